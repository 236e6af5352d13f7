import type { AllDistances } from './all-distances.js'

/**
 * Closeness of each node: the reciprocal of its mean distance to those that it reaches, times
 * the share of all others that these are, so that a node of a small component does not
 * seem central. From 0, for a node that reaches none, to 1.
 *
 * Wasserman and Faust 1994, "Social Network Analysis", equation 5.22.
 */
export function closeness({ sums, reached }: AllDistances): Float64Array {
  const others = sums.length - 1
  return sums.map((sum, node) => {
    const count = reached[node] as number
    return count === 0 ? 0 : ((count / sum) * count) / others
  })
}

/**
 * Harmonic closeness of each node: the mean over all others of the reciprocal of their
 * distance, 0 where there is no path. From 0 to 1.
 *
 * Marchiori and Latora 2000, "Harmony in the small-world"; Rochat 2009.
 */
export function harmonicCloseness({ reciprocals }: AllDistances): Float64Array {
  const others = reciprocals.length - 1
  return reciprocals.map((sum) => (sum === 0 ? 0 : sum / others))
}
