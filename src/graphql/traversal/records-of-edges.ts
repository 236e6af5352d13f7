import { idOfEdge, keyOfEdge, type Projection } from '../../analytics/projection.js'
import type { RelationshipType } from '../../domain/vocabulary.js'
import type { RelationshipRecord } from '../../graph/records.js'
import type { Context } from '../shared/context.js'

/** The relationships of edges of a projection in their order; all that an operation asks for in one statement. */
export async function recordsOfEdges(
  { loaders }: Context,
  projection: Projection,
  edges: Iterable<number>,
): Promise<RelationshipRecord[]> {
  const all = [...edges]
  const found = await loaders.relationship.loadMany(all.map((edge) => idOfEdge(projection, edge)))
  return found.map((record, i) => {
    if (record instanceof Error) throw record
    return record ?? bare(projection, all[i] as number)
  })
}

/** Of a tie that went between the look at the projection and the reading: what the projection knew. */
function bare(projection: Projection, edge: number): RelationshipRecord {
  const key = keyOfEdge(projection, edge)
  return { ...key, id: idOfEdge(projection, edge), type: key.type as RelationshipType, revision: 0 }
}
