import { degreeOf, type SimpleGraph } from './simple-graph.js'
import type { Triangles } from './triangles.js'

/** Paths of two edges, by their middle: every pair of neighbours of a node is one. */
export function countWedges(graph: SimpleGraph): number {
  let wedges = 0
  for (let node = 0; node < graph.nodeCount; node++) {
    const degree = degreeOf(graph, node)
    wedges += (degree * (degree - 1)) / 2
  }
  return wedges
}

/** The share of wedges that a third edge closes (Newman, Watts and Strogatz 2002); null where there is no wedge. */
export function transitivity(graph: SimpleGraph, { total }: Triangles): number | null {
  const wedges = countWedges(graph)
  return wedges === 0 ? null : (3 * total) / wedges
}

/**
 * The share of pairs of a node's neighbours that are tied to each other; 0 for nodes of
 * degree below 2. Watts and Strogatz 1998, "Collective dynamics of 'small-world' networks".
 */
export function localClustering(graph: SimpleGraph, { perNode }: Triangles): Float64Array {
  const coefficients = new Float64Array(graph.nodeCount)
  for (let node = 0; node < graph.nodeCount; node++) {
    const degree = degreeOf(graph, node)
    if (degree > 1) coefficients[node] = (2 * (perNode[node] as number)) / (degree * (degree - 1))
  }
  return coefficients
}

/** The mean over all nodes, those of degree below 2 counted as 0; null where there is no node. */
export function averageLocalClustering(graph: SimpleGraph, triangles: Triangles): number | null {
  if (graph.nodeCount === 0) return null
  return localClustering(graph, triangles).reduce((sum, value) => sum + value, 0) / graph.nodeCount
}
