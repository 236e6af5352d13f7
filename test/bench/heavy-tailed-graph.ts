import type { EdgeList } from '../../src/analytics/build-graph.js'
import { below, randomFrom } from '../../src/analytics/random.js'

/**
 * A graph whose degrees have a heavy tail, as those of sister cities have: each node comes
 * with some edges to earlier ones, drawn in proportion to their degree (Barabási and Albert
 * 1999), in O(edges) as Batagelj and Brandes 2005 do it. The same seed gives the same graph;
 * a few self loops and parallel edges are among them.
 */
export function heavyTailedGraph(nodeCount: number, edgesPerNode: number, seed: number): EdgeList {
  const random = randomFrom(seed)
  /** Both ends of every edge so far: an end drawn from here is drawn by degree. */
  const ends = new Int32Array(2 * nodeCount * edgesPerNode)
  for (let node = 0, edge = 0; node < nodeCount; node++)
    for (let i = 0; i < edgesPerNode; i++, edge++) {
      ends[2 * edge] = node
      ends[2 * edge + 1] = ends[below(random, 2 * edge + 1)] as number
    }
  return { nodeCount, from: ends.filter((_, i) => i % 2 === 0), to: ends.filter((_, i) => i % 2 === 1) }
}
