import { buildGraph } from './build-graph.js'
import { type Categories, forEachPair, rowOf } from './categories.js'
import type { SimpleGraph } from './simple-graph.js'

/** A graph folded by categories of its nodes, such as their country. */
export interface CategoryGraph {
  /** The categories as nodes; a tie weighs as much as those between their members together. */
  readonly graph: SimpleGraph
  /** For each category the weight of the ties between its own members, each once. */
  readonly within: Float64Array
  /** For each category how many nodes have it. */
  readonly sizes: Int32Array
  /** Nodes without a category, and the weight of the ties that have such an end. */
  readonly leftOut_nodes: number
  readonly leftOut_weight: number
}

/**
 * The categories as a graph of their own; those without nodes stay isolated. A tie whose ends
 * have several categories weighs for each pair of them, once.
 */
export function foldByCategory(source: SimpleGraph, all: Categories): CategoryGraph {
  const { nodeCount, offsets, neighbours, weights: given } = source
  const sizes = new Int32Array(all.count)
  const within = new Float64Array(all.count)
  const from: number[] = []
  const to: number[] = []
  const weights: number[] = []
  let leftOut_nodes = 0
  let leftOut_weight = 0
  for (let node = 0; node < nodeCount; node++) {
    const own = rowOf(all, node)
    if (own.length === 0) leftOut_nodes++
    for (const category of own) sizes[category] = (sizes[category] as number) + 1
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      if (other < node) continue
      const weight = given ? (given[arc] as number) : 1
      if (own.length === 0 || rowOf(all, other).length === 0) leftOut_weight += weight
      forEachPair(all, node, other, (lower, higher) => {
        if (lower === higher) within[lower] = (within[lower] as number) + weight
        else {
          from.push(lower)
          to.push(higher)
          weights.push(weight)
        }
      })
    }
  }
  const list = {
    nodeCount: all.count,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    weights: Float64Array.from(weights),
  }
  return { graph: buildGraph(list), within, sizes, leftOut_nodes, leftOut_weight }
}
