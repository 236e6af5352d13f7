import type { GraphQLResolveInfo } from 'graphql'
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql'
import type { FoundPath } from '../../analytics/find-paths.js'
import type { Projection } from '../../analytics/projection.js'
import type { EntityRecord, RelationshipRecord } from '../../graph/records.js'
import { recordsOfNodes } from '../aggregate/records-of-nodes.js'
import { Entity, Relationship } from '../entity/node.type.js'
import type { Context } from '../shared/context.js'
import { selectedOf } from '../shared/selection.js'
import { Path } from './path.type.js'
import { recordsOfEdges } from './records-of-edges.js'

/** A path before its nodes and relationships are read. */
export interface PathRecord {
  readonly hops: number
  readonly lengthKm: number | null
  readonly found: FoundPath
  readonly projection: Projection
}

export const pathRecord = (found: FoundPath, projection: Projection): PathRecord => ({
  hops: found.edges.length,
  lengthKm: found.length_km,
  found,
  projection,
})

@Resolver(() => Path)
export class PathResolver {
  @FieldResolver(() => [Entity], {
    description: 'What it leads through, from the start to the end, both of them among it.',
  })
  async nodes(
    @Root() { found, projection }: PathRecord,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<(EntityRecord | null)[]> {
    return found.nodes.map(await recordsOfNodes(context, projection, found.nodes, selectedOf(info)))
  }

  @FieldResolver(() => [Relationship], {
    description:
      'The ties that it takes, from the start to the end, each as it is stored, whichever way it is gone. Of several between the same two the first by type (in the order of the enum), kind or role (the same) and ordinal.',
  })
  relationships(@Root() { found, projection }: PathRecord, @Ctx() context: Context): Promise<RelationshipRecord[]> {
    return recordsOfEdges(context, projection, found.edges)
  }
}
