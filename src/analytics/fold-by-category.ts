import { type BuildOptions, buildGraph } from './build-graph.js'
import type { SimpleGraph } from './simple-graph.js'

/** A graph folded by a category of its nodes, such as their country. */
export interface CategoryGraph {
  /** The categories as nodes; a tie weighs as much as those between their members together. */
  readonly graph: SimpleGraph
  /** For each category the weight of the ties between its own members, each once. */
  readonly within: Float64Array
  /** For each category how many nodes have it. */
  readonly sizes: Int32Array
  /** Nodes whose category is not known, and the weight of the ties that have such an end. */
  readonly leftOut_nodes: number
  readonly leftOut_weight: number
}

/**
 * @param categories for each node a number from 0, or below 0 where it is not known
 * @param categories_count how many categories there are; those without nodes stay isolated
 */
export function foldByCategory(
  source: SimpleGraph,
  categories: Int32Array,
  categories_count: number,
  { shared = false }: Pick<BuildOptions, 'shared'> = {},
): CategoryGraph {
  const { nodeCount, offsets, neighbours, weights: given } = source
  const sizes = new Int32Array(categories_count)
  const within = new Float64Array(categories_count)
  const from = new Int32Array(neighbours.length / 2)
  const to = new Int32Array(neighbours.length / 2)
  const weights = new Float64Array(neighbours.length / 2)
  let edges = 0
  let leftOut_nodes = 0
  let leftOut_weight = 0
  for (let node = 0; node < nodeCount; node++) {
    const category = categories[node] as number
    if (category < 0) leftOut_nodes++
    else sizes[category] = (sizes[category] as number) + 1
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      if (other < node) continue
      const weight = given ? (given[arc] as number) : 1
      const second = categories[other] as number
      if (category < 0 || second < 0) leftOut_weight += weight
      else if (category === second) within[category] = (within[category] as number) + weight
      else {
        from[edges] = category
        to[edges] = second
        weights[edges++] = weight
      }
    }
  }
  const list = {
    nodeCount: categories_count,
    from: from.subarray(0, edges),
    to: to.subarray(0, edges),
    weights: weights.subarray(0, edges),
  }
  return { graph: buildGraph(list, { shared }), within, sizes, leftOut_nodes, leftOut_weight }
}
