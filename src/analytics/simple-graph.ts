/**
 * A graph as algorithms take it, in compressed sparse rows (CSR): undirected, without self
 * loops and parallel edges. Nodes are numbers from 0 to `nodeCount - 1`. Every edge stands
 * twice, once with each of its ends. The arrays may lie in shared memory; nobody writes to them.
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
