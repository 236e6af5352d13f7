import { Min } from 'class-validator'
import type { GraphQLResolveInfo } from 'graphql'
import {
  Args,
  ArgsType,
  Ctx,
  Extensions,
  Field,
  FieldResolver,
  Info,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { trianglesOf } from '../../analytics/common-neighbours.js'
import { nodeOf, type Projection } from '../../analytics/projection.js'
import type { EntityRecord, RelationshipRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { City } from '../city/city.type.js'
import { Entity, Relationship } from '../entity/node.type.js'
import type { Context } from '../shared/context.js'
import { firstOf } from '../shared/page.js'
import { selectedOf } from '../shared/selection.js'
import { costBy } from './cost.js'
import { recordsOfEdges } from './records-of-edges.js'
import { networkOf, TraversalArgs } from './traversal-args.js'

/** Its partners and the tie between them are read where they are selected. */
@ObjectType({ description: 'Two partners of a city that are tied to each other too.' })
class Triangle {}

@ObjectType({ description: 'The triangles that a city is a corner of.', simpleResolvers: true })
class CityTriangles {
  @Field(() => [Triangle], { description: 'In the order of the ids of the partners.' })
  triangles!: unknown[]

  @Field(() => Int, { description: 'How many there are in all, such as 12.' })
  totalCount!: number

  @Field(() => Boolean, { description: 'Whether there are more than `first`.' })
  truncated!: boolean

  @Field(() => Int, { description: 'The number of the graph’s last change when this was computed.' })
  graphVersion!: number
}

interface TriangleRecord {
  readonly projection: Projection
  /** Of the projection. */
  readonly nodes: readonly number[]
  readonly edge: number
}

@ArgsType()
class TrianglesArgs extends TraversalArgs {
  @Field(() => Int, {
    defaultValue: limits.pageDefault_rows,
    description: `How many are given, at most ${limits.pageMax_rows}.`,
  })
  @Min(0)
  first!: number
}

@Resolver(() => City)
export class TrianglesResolver {
  @FieldResolver(() => CityTriangles, {
    description:
      'Where partners of the city are partners of each other, and so close a triangle. (Those that would close one, if the city were tied to them: `suggestedTwins`.) Example: `triangles(first: 5) { totalCount triangles { partners { name } tie { citations { locator } } } }`.',
  })
  @Extensions(costBy('first'))
  async triangles(
    @Root() { id }: EntityRecord,
    @Args(() => TrianglesArgs) args: TrianglesArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const first = firstOf(args)
    const { network, graphVersion } = await networkOf(context, info, args)
    const { projection } = network.selection
    const node = network.numberOf(nodeOf(projection, id))
    const { corners, count } = node < 0 ? { corners: [], count: 0 } : trianglesOf(network.graph, node, first)
    const triangles = corners.map(
      ([a, b]): TriangleRecord => ({
        projection,
        nodes: [network.nodes[a] as number, network.nodes[b] as number],
        edge: network.edgesBetween(a, b)[0] as number,
      }),
    )
    return { triangles, totalCount: count, truncated: count > corners.length, graphVersion }
  }
}

@Resolver(() => Triangle)
export class TriangleResolver {
  @FieldResolver(() => [Entity], { description: 'The two, the one with the smaller id first.' })
  async partners(
    @Root() { projection, nodes }: TriangleRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    return nodes.map(await recordsOfNodes(context, projection, nodes, selectedOf(info)))
  }

  @FieldResolver(() => Relationship, {
    description: 'What ties the two; of several the first by type, kind or role and ordinal.',
  })
  async tie(
    @Root() { projection, edge }: TriangleRecord,
    @Ctx() context: Context,
  ): Promise<RelationshipRecord | undefined> {
    return (await recordsOfEdges(context, projection, [edge]))[0]
  }
}
