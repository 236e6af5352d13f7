import type { SimpleGraph } from './simple-graph.js'

export interface CategoryAssortativity {
  /** From below 0 to 1; null where it is not defined: no edge counts, or all ends are of one category. */
  readonly coefficient: number | null
  readonly edgesCounted: number
  /** Edges with an end whose category is not known. */
  readonly edgesLeftOut: number
}

/**
 * Whether nodes are tied to others of their own category, such as their country, more often
 * than chance would have it. Newman 2003, "Mixing patterns in networks", equation 2.
 *
 * An edge counts only where both its ends have a known category: what is unknown is not a
 * category of its own, since two unknown countries need not be the same.
 *
 * @param categories for each node a number from 0, or below 0 where it is not known
 */
export function categoryAssortativity(graph: SimpleGraph, categories: Int32Array): CategoryAssortativity {
  const { nodeCount, offsets, neighbours } = graph
  const ends = new Map<number, number>()
  let arcs = 0
  let within = 0
  for (let node = 0; node < nodeCount; node++) {
    const category = categories[node] as number
    if (category < 0) continue
    const rowEnd = offsets[node + 1] as number
    let counted = 0
    for (let arc = offsets[node] as number; arc < rowEnd; arc++) {
      const other = categories[neighbours[arc] as number] as number
      if (other < 0) continue
      counted++
      if (other === category) within++
    }
    arcs += counted
    ends.set(category, (ends.get(category) ?? 0) + counted)
  }
  let squares = 0
  for (const count of ends.values()) squares += count * count
  const chance = arcs * arcs - squares
  return {
    coefficient: chance === 0 ? null : (arcs * within - squares) / chance,
    edgesCounted: arcs / 2,
    edgesLeftOut: (neighbours.length - arcs) / 2,
  }
}
