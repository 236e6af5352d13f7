import { degreeOf, type SimpleGraph } from './simple-graph.js'

/**
 * Whether nodes of high degree are tied to each other: Pearson's correlation of the degrees
 * at the two ends of an edge, from -1 to 1. Null where it is not defined: without edges, or
 * where all ends have one degree.
 *
 * Newman 2002, "Assortative mixing in networks", equation 4. The sums are of whole numbers,
 * exact below 2^53.
 */
export function degreeAssortativity(graph: SimpleGraph): number | null {
  const { nodeCount, offsets, neighbours } = graph
  const arcs = neighbours.length
  let sum = 0
  let squares = 0
  let products = 0
  for (let node = 0; node < nodeCount; node++) {
    const degree = degreeOf(graph, node)
    sum += degree * degree
    squares += degree * degree * degree
    const end = offsets[node + 1] as number
    let others = 0
    for (let arc = offsets[node] as number; arc < end; arc++) others += degreeOf(graph, neighbours[arc] as number)
    products += degree * others
  }
  const variance = arcs * squares - sum * sum
  return variance === 0 ? null : (arcs * products - sum * sum) / variance
}
