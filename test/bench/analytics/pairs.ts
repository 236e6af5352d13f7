import { below, randomFrom } from '../../../src/analytics/random.js'

/** Pairs of nodes that paths are asked between: the same for every player, in every run. */
export function drawPairs(nodeCount: number): (readonly [number, number])[] {
  const random = randomFrom(20_161_122)
  return Array.from({ length: 200 }, () => [below(random, nodeCount), below(random, nodeCount)] as const)
}
