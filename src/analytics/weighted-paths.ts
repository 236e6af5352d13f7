import { NodeHeap } from './node-heap.js'
import type { ArcMask, SimpleGraph } from './simple-graph.js'

export interface WeightedPathOptions {
  readonly mask?: ArcMask
  /** Kept by the caller between searches of one graph, to save making it anew. */
  readonly space?: WeightedSpace
}

/** What a weighted search writes into. */
export class WeightedSpace {
  readonly heap: NodeHeap
  /** Infinite where the last search did not come. */
  readonly distances: Float64Array
  /** The nodes that the last search reached, the first `touched_count` of these. */
  readonly touched: Int32Array
  touched_count = 0

  constructor(nodeCount: number) {
    this.heap = new NodeHeap(nodeCount)
    this.distances = new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY)
    this.touched = new Int32Array(nodeCount)
  }

  clear(): void {
    for (let i = 0; i < this.touched_count; i++) this.distances[this.touched[i] as number] = Number.POSITIVE_INFINITY
    this.touched_count = 0
    this.heap.clear()
  }
}

export interface WeightedPath {
  readonly nodes: readonly number[]
  /** The sum of the weights along it, from its start. */
  readonly length: number
}

/**
 * Distances by weight from a node, infinite where none is known: all, or only as far as
 * was needed to know that of `until` (Dijkstra 1959, with a binary heap). O((n + m) log n).
 * They lie in `space` and hold until its next search.
 */
export function weightedDistances(
  { nodeCount, offsets, neighbours, weights }: SimpleGraph,
  source: number,
  { mask = null, space = new WeightedSpace(nodeCount), until = -1 }: WeightedPathOptions & { until?: number } = {},
): Float64Array {
  space.clear()
  const { heap, distances, touched } = space
  let touched_count = 0
  distances[source] = 0
  touched[touched_count++] = source
  heap.push(source, 0)
  for (let node = heap.pop(); node !== -1 && node !== until; node = heap.pop()) {
    const distance = distances[node] as number
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++) {
      if (mask !== null && mask[arc] === 0) continue
      const other = neighbours[arc] as number
      const further = distance + (weights ? (weights[arc] as number) : 1)
      const known = distances[other] as number
      if (further >= known) continue
      if (known === Number.POSITIVE_INFINITY) touched[touched_count++] = other
      distances[other] = further
      heap.push(other, further)
    }
  }
  space.touched_count = touched_count
  return distances
}

/**
 * A path of the least weight; of several that weigh the same to the last bit, the first in
 * the order of their nodes. Searched from the end, so that this order can be followed from
 * the start.
 *
 * @returns null where there is none; only the one node where start and end are the same
 */
export function weightedShortestPath(
  graph: SimpleGraph,
  from: number,
  to: number,
  { mask = null, space = new WeightedSpace(graph.nodeCount) }: WeightedPathOptions = {},
): WeightedPath | null {
  const { offsets, neighbours, weights } = graph
  const distances = weightedDistances(graph, to, { mask, space, until: from })
  if (distances[from] === Number.POSITIVE_INFINITY) return null
  const nodes = [from]
  let length = 0
  for (let node = from; node !== to; nodes.push(node)) {
    const left = distances[node] as number
    let arc = offsets[node] as number
    while (
      (mask !== null && mask[arc] === 0) ||
      (distances[neighbours[arc] as number] as number) + (weights ? (weights[arc] as number) : 1) !== left
    )
      arc++
    length += weights ? (weights[arc] as number) : 1
    node = neighbours[arc] as number
  }
  return { nodes, length }
}
