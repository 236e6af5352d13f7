import { degreeOf, type SimpleGraph } from './simple-graph.js'

export interface Triangles {
  /** Triangles that each node is a corner of. */
  readonly perNode: Float64Array
  readonly total: number
}

/**
 * Counts triangles, each once at its corner of lowest rank, where nodes rank by degree: so
 * that a hub's neighbours are looked at from below. O(m^1.5).
 *
 * Latapy 2008, "Main-memory triangle computations for very large (sparse (power-law))
 * graphs", the algorithm "forward".
 */
export function countTriangles(graph: SimpleGraph): Triangles {
  const { nodeCount } = graph
  const { starts, ends, upward } = upwardArcs(graph)
  const perNode = new Float64Array(nodeCount)
  const marks = new Int32Array(nodeCount).fill(-1)
  let total = 0
  for (let node = 0; node < nodeCount; node++) {
    const start = starts[node] as number
    const end = ends[node] as number
    if (end - start < 2) continue
    for (let arc = start; arc < end; arc++) marks[upward[arc] as number] = node
    let own = 0
    for (let arc = start; arc < end; arc++) {
      const second = upward[arc] as number
      const secondEnd = ends[second] as number
      let closed = 0
      for (let further = starts[second] as number; further < secondEnd; further++) {
        const third = upward[further] as number
        if (marks[third] !== node) continue
        closed++
        perNode[third] = (perNode[third] as number) + 1
      }
      perNode[second] = (perNode[second] as number) + closed
      own += closed
    }
    perNode[node] = (perNode[node] as number) + own
    total += own
  }
  return { perNode, total }
}

/** Of each node the neighbours of higher degree, or of the same and a higher number. */
function upwardArcs(graph: SimpleGraph) {
  const { nodeCount, offsets, neighbours } = graph
  const starts = offsets.subarray(0, nodeCount)
  const ends = new Int32Array(nodeCount)
  const upward = new Int32Array(neighbours.length)
  for (let node = 0; node < nodeCount; node++) {
    const degree = degreeOf(graph, node)
    const rowEnd = offsets[node + 1] as number
    let end = offsets[node] as number
    for (let arc = end; arc < rowEnd; arc++) {
      const other = neighbours[arc] as number
      const others = degreeOf(graph, other)
      if (others > degree || (others === degree && other > node)) upward[end++] = other
    }
    ends[node] = end
  }
  return { starts, ends, upward }
}
