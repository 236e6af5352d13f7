import { batches } from '../graph/batches.js'
import type { Analysed } from './analysis.js'

/** The names of nodes of the projection, read in few statements. */
export async function labels(
  { graph, measured }: Analysed,
  nodes: readonly number[],
): Promise<(node: number) => string> {
  const { ids } = measured.selection.projection
  const names = new Map<string, string>()
  const select = { node: ['name'], tie: null, position: false, total: false }
  for (const batch of batches([...new Set(nodes)].map((node) => ids[node] as string)))
    for (const [id, { name }] of await graph.entities.selectedByIds(batch, select)) names.set(id, name)
  return (node) => names.get(ids[node] as string) ?? (ids[node] as string)
}
