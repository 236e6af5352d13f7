import { type Projection, typeOfNode } from '../../analytics/projection.js'
import type { Select } from '../../graph/filters/cells.js'
import { heldEntities } from '../../graph/projection/held-records.js'
import type { EntityRecord } from '../../graph/records.js'
import type { Context } from '../shared/context.js'

/**
 * The entities of nodes of a projection, each read once and all in one statement; none is
 * read where the projection has all that is needed.
 *
 * @param select what is needed of them
 */
export async function recordsOfNodes(
  { loaders }: Context,
  projection: Projection,
  nodes: Iterable<number | null>,
  select: Select,
): Promise<(node: number | null) => EntityRecord | null> {
  const held = heldEntities('Entity', select)
  if (held) return (node) => (node === null ? null : held.at(projection, node))
  const distinct = [...new Set(nodes)].filter((node) => node !== null)
  const found = await loaders.entity(select).loadMany(distinct.map((node) => projection.ids[node] as string))
  const records = new Map<number | null, EntityRecord>()
  distinct.forEach((node, i) => {
    const record = found[i]
    if (record instanceof Error) throw record
    records.set(node, record ?? bare(projection, node))
  })
  return (node) => records.get(node) ?? null
}

/** What the projection knows of an entity that went before it could be read. */
function bare(projection: Projection, node: number): EntityRecord {
  const id = projection.ids[node] as string
  return { id, type: typeOfNode(projection, node), name: projection.names[node] as string, sortKey: id, revision: 0 }
}
