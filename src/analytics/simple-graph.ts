/**
 * A graph as algorithms take it, in compressed sparse rows (CSR): undirected, without self
 * loops and parallel edges. Nodes are numbers from 0 to `nodeCount - 1`. Every edge stands
 * twice, once with each of its ends; such a half is an arc, named by its place in
 * `neighbours`. The arrays may lie in shared memory; nobody writes to them.
 */
export interface SimpleGraph {
  readonly nodeCount: number
  /** `nodeCount + 1` entries: the neighbours of node v stand from `offsets[v]` up to but not including `offsets[v + 1]`. */
  readonly offsets: Int32Array
  /** Ascending within each node; its length is twice the number of edges. */
  readonly neighbours: Int32Array
  /** Of the edge at the same place in `neighbours`, above zero, the same in both directions; null where every edge counts 1. */
  readonly weights: Float64Array | null
}

/** For each arc 1 where it may be used and 0 where not, the same in both directions; null where all may. */
export type ArcMask = Uint8Array | null

export const edgeCountOf = ({ neighbours }: SimpleGraph): number => neighbours.length / 2

export const degreeOf = ({ offsets }: SimpleGraph, node: number): number =>
  (offsets[node + 1] as number) - (offsets[node] as number)

/** The place in `neighbours` of the arc from one node to another, -1 where there is none. O(log degree). */
export function arcBetween({ offsets, neighbours }: SimpleGraph, from: number, to: number): number {
  let low = offsets[from] as number
  let high = (offsets[from + 1] as number) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const node = neighbours[middle] as number
    if (node === to) return middle
    if (node < to) low = middle + 1
    else high = middle - 1
  }
  return -1
}
