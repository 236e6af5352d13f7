import { Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import { Args, ArgsType, Ctx, Extensions, Field, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql'
import { bestConnected } from '../../analytics/best-connected.js'
import { egoNetwork } from '../../analytics/ego-network.js'
import { nodeOf } from '../../analytics/projection.js'
import type { EntityRecord, RelationshipRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { City } from '../city/city.type.js'
import { Entity, Relationship } from '../entity/node.type.js'
import type { Context } from '../shared/context.js'
import { selectedOf } from '../shared/selection.js'
import { atMost } from './at-most.js'
import { costBy } from './cost.js'
import { recordsOfEdges } from './records-of-edges.js'
import { Subgraph, SubgraphEdge, SubgraphNode } from './subgraph.type.js'
import {
  type SubgraphEdgeRecord,
  type SubgraphNodeRecord,
  type SubgraphRecord,
  subgraphRecord,
} from './subgraph-record.js'
import { networkOf, TraversalArgs } from './traversal-args.js'

@ArgsType()
class SubgraphArgs extends TraversalArgs {
  @Field(() => Int, {
    defaultValue: limits.subgraphDefault_nodes,
    description: `How many nodes, at most ${limits.subgraphMax_nodes}; of ties at most ${limits.subgraphMax_edges} are given.`,
  })
  @Min(1)
  limit!: number
}

@ArgsType()
class NeighbourhoodArgs extends SubgraphArgs {
  @Field(() => Int, {
    defaultValue: 1,
    description: `How many ties away, at most ${limits.neighbourhoodDepthMax_hops}: 1 for what it is tied to.`,
  })
  @Min(0)
  depth!: number
}

const limitOf = ({ limit }: SubgraphArgs): number => atMost('limit', limit, limits.subgraphMax_nodes)

@Resolver()
export class SubgraphQueries {
  @Query(() => Subgraph, {
    description:
      'The part of the graph for which `where` holds (all cities where nothing is said), tied or not, and the ties in it: the nodes with the most distinct neighbours first, then in the order of their ids. Example: `subgraph(where: {cities: {country: {code: {eq: "IT"}}}}, limit: 50) { nodes { id entity { name } } edges { from to } truncated moreNodes }`.',
  })
  @Extensions(costBy('limit'))
  async subgraph(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SubgraphRecord> {
    const limit = limitOf(args)
    const known = await networkOf(context, info, args)
    const { graph } = known.network
    const nodes = bestConnected(graph, limit)
    return subgraphRecord(known, { nodes, more: graph.nodeCount - nodes.length })
  }
}

@Resolver(() => City)
export class NeighbourhoodResolver {
  @FieldResolver(() => Subgraph, {
    description:
      'The city and what lies within some ties of it (its ego network), by distance, then in the order of the ids; what is furthest is left out first. Without nodes where `where` leaves the city itself out. Example: `neighbourhood(depth: 2, limit: 50) { nodes { distance entity { name } } edges { from to } truncated moreNodes }`.',
  })
  @Extensions(costBy('limit'))
  async neighbourhood(
    @Root() { id }: EntityRecord,
    @Args(() => NeighbourhoodArgs) args: NeighbourhoodArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SubgraphRecord> {
    const limit = limitOf(args)
    const depth = atMost('depth', args.depth, limits.neighbourhoodDepthMax_hops)
    const known = await networkOf(context, info, args)
    const { network } = known
    const centre = network.numberOf(nodeOf(network.selection.projection, id))
    return subgraphRecord(
      known,
      centre < 0 ? { nodes: new Int32Array(0), more: 0 } : egoNetwork(network.graph, centre, { depth, limit }),
    )
  }
}

@Resolver(() => SubgraphNode)
export class SubgraphNodeResolver {
  @FieldResolver(() => Entity, { description: 'The entity itself.' })
  async entity(
    @Root() { node, projection }: SubgraphNodeRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EntityRecord | null> {
    const recordOf = await recordsOfNodes(context, projection, [node], selectedOf(info))
    return recordOf(node)
  }
}

@Resolver(() => SubgraphEdge)
export class SubgraphEdgeResolver {
  @FieldResolver(() => Relationship, { description: 'The tie itself, with its citations.' })
  async relationship(
    @Root() { edge, projection }: SubgraphEdgeRecord,
    @Ctx() context: Context,
  ): Promise<RelationshipRecord | undefined> {
    return (await recordsOfEdges(context, projection, [edge]))[0]
  }
}
