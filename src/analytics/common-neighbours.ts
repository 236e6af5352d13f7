import { arcBetween, degreeOf, type SimpleGraph } from './simple-graph.js'
import { commonNeighbours } from './suggest-ties.js'

/** Neighbours of all of some nodes, ascending: those of the one with fewest are looked up at the others. */
export function neighboursOfAll(graph: SimpleGraph, nodes: readonly number[]): number[] {
  const [fewest, ...others] = [...new Set(nodes)].sort((a, b) => degreeOf(graph, a) - degreeOf(graph, b))
  if (fewest === undefined) return []
  const { offsets, neighbours } = graph
  return Array.from(neighbours.subarray(offsets[fewest], offsets[fewest + 1])).filter((node) =>
    others.every((other) => arcBetween(graph, other, node) !== -1),
  )
}

export interface TrianglesOfNode {
  /** The other two corners of each, the lower first; in the order of these. */
  readonly corners: readonly (readonly [number, number])[]
  readonly count: number
}

/** The triangles that a node is a corner of: all counted, at most `limit` of them given. */
export function trianglesOf(graph: SimpleGraph, node: number, limit: number): TrianglesOfNode {
  const corners: [number, number][] = []
  let count = 0
  for (let arc = graph.offsets[node] as number; arc < (graph.offsets[node + 1] as number); arc++) {
    const first = graph.neighbours[arc] as number
    for (const second of commonNeighbours(graph, node, first)) {
      if (second < first) continue
      count++
      if (corners.length < limit) corners.push([first, second])
    }
  }
  return { corners, count }
}
