import type { EdgeList } from './build-graph.js'

export interface Reciprocity {
  /** The share of claims whose other end claims the same; null where there is no claim. */
  readonly byClaim: number | null
  /** The share of tied pairs of which both claim it: lower, since a claim that stands alone makes a pair of its own. */
  readonly byPair: number | null
}

/**
 * How far claims that one node is tied to another are returned; self loops and claims made
 * twice may be among them (Wasserman and Faust 1994, "Social Network Analysis", section 13.3,
 * the dyad census).
 */
export function reciprocity({ nodeCount, from, to }: EdgeList): Reciprocity {
  const claims = new Set<number>()
  for (let i = 0; i < from.length; i++) {
    const [a, b] = [from[i] as number, to[i] as number]
    if (a !== b) claims.add(a * nodeCount + b)
  }
  let returned = 0
  for (const claim of claims) {
    const a = Math.floor(claim / nodeCount)
    if (claims.has((claim - a * nodeCount) * nodeCount + a)) returned++
  }
  const pairs = claims.size - returned / 2
  return {
    byClaim: claims.size === 0 ? null : returned / claims.size,
    byPair: pairs === 0 ? null : returned / 2 / pairs,
  }
}
