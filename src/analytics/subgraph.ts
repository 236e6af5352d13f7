import type { SimpleGraph } from './simple-graph.js'

/**
 * The graph of some nodes and the edges between them, numbered in the order in which they
 * are given, so that nodes which are used together can stand together. Neighbours are in
 * the order of the numbers that they had before.
 */
export function subgraph({ nodeCount, offsets, neighbours }: SimpleGraph, nodes: Int32Array): SimpleGraph {
  const numbers = new Int32Array(nodeCount).fill(-1)
  for (let i = 0; i < nodes.length; i++) numbers[nodes[i] as number] = i
  const own = new Int32Array(nodes.length + 1)
  const arcs = new Int32Array(neighbours.length)
  let end = 0
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as number
    const rowEnd = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < rowEnd; arc++) {
      const number = numbers[neighbours[arc] as number] as number
      if (number !== -1) arcs[end++] = number
    }
    own[i + 1] = end
  }
  return { nodeCount: nodes.length, offsets: own, neighbours: arcs.slice(0, end), weights: null }
}
