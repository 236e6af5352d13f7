import type { AllDistances } from './all-distances.js'

export interface DistanceCount {
  readonly hops: number
  /** Pairs of nodes, each once. */
  readonly pairs: number
}

/** How many pairs of connected nodes are how far apart, for every distance from 1 to the diameter. */
export const distanceDistribution = ({ pairs }: AllDistances): DistanceCount[] =>
  pairs.slice(1).map((count, i) => ({ hops: i + 1, pairs: count }))

/** The longest distance between connected nodes; null where no two are connected. */
export const diameter = ({ pairs }: AllDistances): number | null => (pairs.length > 1 ? pairs.length - 1 : null)

/** The mean over all pairs of connected nodes; null where there are none. */
export function meanDistance({ pairs }: AllDistances): number | null {
  let connected = 0
  let sum = 0
  for (const [hops, count] of pairs.entries()) {
    connected += count
    sum += hops * count
  }
  return connected === 0 ? null : sum / connected
}
