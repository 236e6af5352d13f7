import { degreeOf, type SimpleGraph } from './simple-graph.js'

/** The number of distinct neighbours of each node. */
export function degrees(graph: SimpleGraph): Int32Array {
  const all = new Int32Array(graph.nodeCount)
  for (let node = 0; node < graph.nodeCount; node++) all[node] = degreeOf(graph, node)
  return all
}

export interface DegreeCount {
  readonly degree: number
  readonly nodes: number
}

/** How many nodes have each degree that occurs, ascending. */
export function degreeDistribution(graph: SimpleGraph): DegreeCount[] {
  const counts = new Map<number, number>()
  for (let node = 0; node < graph.nodeCount; node++) {
    const degree = degreeOf(graph, node)
    counts.set(degree, (counts.get(degree) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a - b).map(([degree, nodes]) => ({ degree, nodes }))
}

/** The sum of the weights of each node's edges; its degree where edges have none. */
export function strengths(graph: SimpleGraph): Float64Array {
  const { nodeCount, offsets, weights } = graph
  const all = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    let sum = weights ? 0 : degreeOf(graph, node)
    if (weights) {
      const end = offsets[node + 1] as number
      for (let arc = offsets[node] as number; arc < end; arc++) sum += weights[arc] as number
    }
    all[node] = sum
  }
  return all
}
