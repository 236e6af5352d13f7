import { type GrowingTable, inOrder, merged, mergePlan } from './columns.js'
import { type EdgePlace, edgeAt, edgeLayout, firstNotBefore, type Projection } from './projection.js'

type Edges = Projection['edges']

/**
 * Edges in their order, with others in the place of some.
 *
 * @param rows in any order
 * @param stale places of edges that are not as they were: what has no row is gone
 */
export function mergeEdges(edges: Edges, rows: GrowingTable<typeof edgeLayout>, stale: readonly EdgePlace[]): Edges {
  const order = orderOf(rows)
  const added = inOrder(edgeLayout, rows, order)
  const placeOfRow = (row: number): EdgePlace => placeIn(added.columns, row)
  const dropped = new Set(stale.map((place) => edgeAt(edges, place)))
  for (let row = 0; row < added.length; row++) dropped.add(edgeAt(edges, placeOfRow(row)))
  const plan = mergePlan(edges.type.length, ascending(dropped), added.length, (row) =>
    firstNotBefore(edges, placeOfRow(row)),
  )
  return merged(edgeLayout, plan, edges, added.columns)
}

/** Edges between nodes whose numbers have changed; those that have lost an end are left out. */
export function renumberEdges(edges: Edges, renumbered: Int32Array): Edges {
  const [from, to] = [edges.from, edges.to].map((ends) => ends.map((old) => renumbered[old] as number)) as [
    Int32Array,
    Int32Array,
  ]
  const dropped = new Set<number>()
  for (let edge = 0; edge < from.length; edge++) {
    if ((from[edge] as number) < 0 || (to[edge] as number) < 0) dropped.add(edge)
  }
  const moved = { ...edges, from, to }
  return merged(
    edgeLayout,
    mergePlan(from.length, ascending(dropped), 0, () => 0),
    moved,
    moved,
  )
}

const ascending = (edges: ReadonlySet<number>): number[] => [...edges].filter((edge) => edge >= 0).sort((a, b) => a - b)

const placeIn = ({ type, from, to, kind, ordinal }: Edges, row: number): EdgePlace => ({
  type: type[row] as number,
  from: from[row] as number,
  to: to[row] as number,
  kind: kind[row] as number,
  ordinal: ordinal[row] as number,
})

/** The rows in the order of edges, each edge once. */
function orderOf({ length, columns: { type, from, to, kind, ordinal } }: GrowingTable<typeof edgeLayout>): Uint32Array {
  const compare = (a: number, b: number): number =>
    (type[a] as number) - (type[b] as number) ||
    (from[a] as number) - (from[b] as number) ||
    (to[a] as number) - (to[b] as number) ||
    (kind[a] as number) - (kind[b] as number) ||
    (ordinal[a] as number) - (ordinal[b] as number)
  const order = Uint32Array.from({ length }, (_, row) => row).sort(compare)
  return order.filter((row, i) => i === 0 || compare(row, order[i - 1] as number) !== 0)
}
