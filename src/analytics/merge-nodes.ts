import { byCodeUnit } from '../domain/by-code-unit.js'
import { type GrowingTable, inOrder, lengthOf, merged, mergePlan } from './columns.js'
import { nodeLayout, nodeOf, type Projection } from './projection.js'

/** Rows of nodes with their ids and names, in any order. */
export interface NodeRows {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly table: GrowingTable<typeof nodeLayout>
}

export interface MergedNodes {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly nodes: Projection['nodes']
  /** From old node numbers to new ones, -1 for nodes that are gone; null where no number has changed. */
  readonly renumbered: Int32Array | null
}

/**
 * The nodes of a projection with others in their place.
 *
 * @param stale ids whose nodes are not as they were: what has no row is gone
 */
export function mergeNodes(base: Projection, rows: NodeRows, stale: Iterable<string>): MergedNodes {
  const order = orderOf(rows.ids)
  const ids = Array.from(order, (row) => rows.ids[row] as string)
  const dropped = new Set<number>()
  for (const id of [...stale, ...ids]) dropped.add(nodeOf(base, id))
  dropped.delete(-1)
  const places = [...dropped].sort((a, b) => a - b)
  const plan = mergePlan(base.ids.length, places, ids.length, placesIn(base.ids, ids))
  const mergedIds = new Array<string>(lengthOf(plan))
  const mergedNames = new Array<string>(mergedIds.length)
  const renumbered = new Int32Array(base.ids.length).fill(-1)
  let at = 0
  for (const { of, start, end } of plan)
    for (let row = start; row < end; row++, at++) {
      const id = (of === 'old' ? base.ids : ids)[row] as string
      mergedIds[at] = id
      mergedNames[at] = (of === 'old' ? base.names[row] : rows.names[order[row] as number]) as string
      const old = of === 'old' ? row : nodeOf(base, id)
      if (old >= 0) renumbered[old] = at
    }
  const added = inOrder(nodeLayout, rows.table, order)
  return {
    ids: isUnchanged(renumbered, at) ? base.ids : mergedIds,
    names: mergedNames,
    nodes: merged(nodeLayout, plan, base.nodes, added.columns),
    renumbered: isUnchanged(renumbered, at) ? null : renumbered,
  }
}

/** The rows by id, each id once. */
function orderOf(ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids.keys()).sort((a, b) => byCodeUnit(ids[a] as string, ids[b] as string))
  return order.filter((row, i) => i === 0 || ids[row] !== ids[order[i - 1] as number])
}

/** Where each of some ascending ids belongs among others: both are walked once. */
function placesIn(old: readonly string[], ids: readonly string[]): (added: number) => number {
  let place = 0
  return (added) => {
    while (place < old.length && (old[place] as string) < (ids[added] as string)) place++
    return place
  }
}

const isUnchanged = (renumbered: Int32Array, count: number): boolean =>
  renumbered.length === count && renumbered.every((now, old) => now === old)
