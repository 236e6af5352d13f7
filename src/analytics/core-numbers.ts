import { degreeOf, type SimpleGraph } from './simple-graph.js'

/**
 * The core number of each node: the largest k such that it lies in a subgraph of which
 * every node has at least k neighbours.
 *
 * Batagelj and Zaveršnik 2003, "An O(m) algorithm for cores decomposition of networks".
 */
export function coreNumbers(graph: SimpleGraph): Int32Array {
  const { nodeCount, offsets, neighbours } = graph
  const cores = new Int32Array(nodeCount)
  const { order, places, starts } = sortByDegree(graph, cores)
  for (let at = 0; at < nodeCount; at++) {
    const node = order[at] as number
    const own = cores[node] as number
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      const degree = cores[other] as number
      if (degree <= own) continue
      // Swapped with the first of its degree, and the border of the degree moved past it.
      const place = places[other] as number
      const first = starts[degree] as number
      const swapped = order[first] as number
      order[place] = swapped
      places[swapped] = place
      order[first] = other
      places[other] = first
      starts[degree] = first + 1
      cores[other] = degree - 1
    }
  }
  return cores
}

/** The nodes by ascending degree, where each stands, and where each degree starts; the degrees go into `degrees`. */
function sortByDegree(graph: SimpleGraph, degrees: Int32Array) {
  const { nodeCount } = graph
  let most = 0
  for (let node = 0; node < nodeCount; node++) {
    const degree = degreeOf(graph, node)
    degrees[node] = degree
    if (degree > most) most = degree
  }
  const starts = new Int32Array(most + 2)
  for (const degree of degrees) starts[degree + 1] = (starts[degree + 1] as number) + 1
  for (let degree = 1; degree < starts.length; degree++)
    starts[degree] = (starts[degree] as number) + (starts[degree - 1] as number)
  const next = starts.slice()
  const order = new Int32Array(nodeCount)
  const places = new Int32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    const degree = degrees[node] as number
    const place = next[degree] as number
    next[degree] = place + 1
    order[place] = node
    places[node] = place
  }
  return { order, places, starts }
}
