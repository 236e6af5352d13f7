import fc from 'fast-check'
import { buildGraph, type EdgeList } from '../../src/analytics/build-graph.js'
import type { SimpleGraph } from '../../src/analytics/simple-graph.js'

/** A list as a source might have it: self loops, parallel edges both ways round, isolated nodes, several components. */
export interface ListedGraph {
  readonly nodeCount: number
  readonly edges: readonly (readonly [from: number, to: number, weight: number])[]
}

interface Size {
  readonly nodes?: number
  readonly edges?: number
}

export const listedGraphs = ({ nodes = 9, edges = 16 }: Size = {}): fc.Arbitrary<ListedGraph> =>
  fc.integer({ min: 1, max: nodes }).chain((nodeCount) => {
    const node = fc.nat(nodeCount - 1)
    return fc.record({
      nodeCount: fc.constant(nodeCount),
      edges: fc.array(fc.tuple(node, node, fc.integer({ min: 1, max: 4 })), { maxLength: edges }),
    })
  })

export function edgeListOf({ nodeCount, edges }: ListedGraph, weighted = false): EdgeList {
  return {
    nodeCount,
    from: Int32Array.from(edges, ([from]) => from),
    to: Int32Array.from(edges, ([, to]) => to),
    weights: weighted ? Float64Array.from(edges, ([, , weight]) => weight) : null,
  }
}

export const graphOf = (listed: ListedGraph): SimpleGraph => buildGraph(edgeListOf(listed))
export const weightedGraphOf = (listed: ListedGraph): SimpleGraph => buildGraph(edgeListOf(listed, true))

/** Each edge once, given by its ends. */
export const graphOfPairs = (nodeCount: number, pairs: readonly (readonly [number, number])[]): SimpleGraph =>
  graphOf({ nodeCount, edges: pairs.map(([a, b]) => [a, b, 1]) })
