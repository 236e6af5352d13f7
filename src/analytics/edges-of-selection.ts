import type { Projection } from './projection.js'

/** A projection and, by edge number, 1 for the edges of it that a question is about. */
export interface SelectedEdges {
  readonly projection: Projection
  readonly hasEdge: Uint8Array
}

/** The edges that tie two nodes of the projection in either direction, ascending. */
export function edgesBetween({ projection, hasEdge }: SelectedEdges, a: number, b: number): number[] {
  const { offsets, incident, edges } = projection
  const ties = (node: number): number => (offsets[node + 1] as number) - (offsets[node] as number)
  const [one, other] = ties(a) <= ties(b) ? [a, b] : [b, a]
  const found: number[] = []
  for (let at = offsets[one] as number; at < (offsets[one + 1] as number); at++) {
    const edge = incident[at] as number
    const end = edges.from[edge] === one ? edges.to[edge] : edges.from[edge]
    if (end === other && hasEdge[edge] === 1) found.push(edge)
  }
  return found
}

/** The edges of which both ends are among some nodes of the projection, ascending. */
export function edgesWithin({ projection, hasEdge }: SelectedEdges, nodes: readonly number[]): Int32Array {
  const { offsets, incident, edges, nodeCount } = projection
  const isIn = new Uint8Array(nodeCount)
  for (const node of nodes) isIn[node] = 1
  const found: number[] = []
  for (const node of nodes)
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at++) {
      const edge = incident[at] as number
      // Each edge stands at both its ends; it is taken at the one where it starts.
      if (edges.from[edge] === node && isIn[edges.to[edge] as number] === 1 && hasEdge[edge] === 1) found.push(edge)
    }
  return Int32Array.from(found).sort()
}
