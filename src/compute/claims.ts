import type { EdgeList } from '../analytics/build-graph.js'
import { claimedByFrom, claimedByTo } from '../analytics/projection.js'
import type { Selection } from '../analytics/selection.js'

/** Who claims the ties of a selection to be tied to whom; ties of which no source records it are in none. */
export function claimsOf({ projection, edges }: Selection): EdgeList {
  const { from, to, claims } = projection.edges
  const pairs: [number, number][] = []
  for (const edge of edges) {
    const [a, b, by] = [from[edge] as number, to[edge] as number, claims[edge] as number]
    if (by & claimedByFrom) pairs.push([a, b])
    if (by & claimedByTo) pairs.push([b, a])
  }
  return {
    nodeCount: projection.nodeCount,
    from: Int32Array.from(pairs, ([a]) => a),
    to: Int32Array.from(pairs, ([, b]) => b),
  }
}
