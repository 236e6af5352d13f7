import type { ArcMask, SimpleGraph } from './simple-graph.js'

export interface BreadthFirstOptions {
  readonly mask?: ArcMask
  /** Nodes further away are not looked for. */
  readonly maxHops?: number
}

export interface BreadthFirst {
  /** Hops from the source; -1 where it cannot be reached, or not within `maxHops`. */
  readonly distances: Int32Array
  /** The nodes that were reached, the source first, by ascending distance. */
  readonly reached: Int32Array
  /** Where in `reached` each distance starts; one entry more than there are distances. */
  readonly levels: readonly number[]
}

/** Breadth-first search (Moore 1959, "The shortest path through a maze"). O(n + m). */
export function breadthFirst(
  { nodeCount, offsets, neighbours }: SimpleGraph,
  source: number,
  { mask = null, maxHops = Number.POSITIVE_INFINITY }: BreadthFirstOptions = {},
): BreadthFirst {
  const distances = new Int32Array(nodeCount).fill(-1)
  const queue = new Int32Array(nodeCount)
  const levels = [0]
  distances[source] = 0
  queue[0] = source
  let start = 0
  let end = 1
  for (let hops = 1; start < end; hops++) {
    levels.push(end)
    if (hops > maxHops) break
    const levelEnd = end
    for (; start < levelEnd; start++) {
      const node = queue[start] as number
      const rowEnd = offsets[node + 1] as number
      for (let arc = offsets[node] as number; arc < rowEnd; arc++) {
        const other = neighbours[arc] as number
        if (distances[other] !== -1 || (mask !== null && mask[arc] === 0)) continue
        distances[other] = hops
        queue[end++] = other
      }
    }
  }
  return { distances, reached: queue.subarray(0, end), levels }
}
