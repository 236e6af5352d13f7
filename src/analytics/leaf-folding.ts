import { components } from './components.js'
import { degreeOf, type SimpleGraph } from './simple-graph.js'
import { subgraph } from './subgraph.js'

export interface FoldedLeaves {
  /** The graph without its leaves, in breadth-first order. */
  readonly graph: SimpleGraph
  /** The node of the whole graph that each node of this one is. */
  readonly nodes: Int32Array
  /** Leaves that hung on each of these. */
  readonly leaves: Int32Array
  /** For each node of the whole graph the one of this graph that it is, or on which it hangs. */
  readonly homes: Int32Array
  /** 1 for the nodes of the whole graph that were taken away. */
  readonly isLeaf: Uint8Array
}

/**
 * Takes away the nodes of degree 1: a leaf is one hop further from everything than the node
 * on which it hangs. Of two nodes that are tied to each other alone, the first stays.
 */
export function foldLeaves(graph: SimpleGraph): FoldedLeaves {
  const { nodeCount, offsets, neighbours } = graph
  const isLeaf = new Uint8Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    if (degreeOf(graph, node) !== 1) continue
    const other = neighbours[offsets[node] as number] as number
    if (degreeOf(graph, other) > 1 || other < node) isLeaf[node] = 1
  }
  const kept = Int32Array.from(isLeaf.keys()).filter((node) => isLeaf[node] === 0)
  const nodes = components(subgraph(graph, kept)).nodes.map((node) => kept[node] as number)
  const homes = new Int32Array(nodeCount)
  for (let i = 0; i < nodes.length; i++) homes[nodes[i] as number] = i
  const leaves = new Int32Array(nodes.length)
  for (let node = 0; node < nodeCount; node++) {
    if (isLeaf[node] === 0) continue
    const home = homes[neighbours[offsets[node] as number] as number] as number
    homes[node] = home
    leaves[home] = (leaves[home] as number) + 1
  }
  return { graph: subgraph(graph, nodes), nodes, leaves, homes, isLeaf }
}
