import type { Metric } from '../analytics/city-metrics.js'
import type { PathLength } from '../analytics/find-paths.js'
import type { LinkMethod } from '../analytics/link-scores.js'
import type { Caller } from './jobs.js'
import type { CommunityOptions, FoldOptions, Measured, Sampling } from './measured.js'

/** How figures come about, in words. */
export interface Algorithm {
  readonly algorithm: string
  readonly parameters?: object
  readonly seed?: number
}

const ofMetrics: { readonly [M in Metric]: Algorithm } = {
  DEGREE: { algorithm: 'Distinct neighbours' },
  STRENGTH: { algorithm: 'Ties, parallel ones each' },
  PARTNER_COUNTRIES: { algorithm: 'Distinct known countries of neighbours' },
  PAGERANK: { algorithm: 'PageRank (Brin and Page 1998)', parameters: { damping: 0.85 } },
  BETWEENNESS: { algorithm: 'Betweenness, exact, not normalised (Brandes 2001)' },
  CLOSENESS: { algorithm: 'Closeness (Wasserman and Faust 1994, equation 5.22)' },
  HARMONIC: { algorithm: 'Harmonic closeness (Marchiori and Latora 2000)' },
  EIGENVECTOR: { algorithm: 'Eigenvector centrality, highest 1 (Bonacich 1972)' },
  CORE: { algorithm: 'Core number (Batagelj and Zaveršnik 2003)' },
  CLUSTERING: { algorithm: 'Local clustering (Watts and Strogatz 1998)' },
}

export async function algorithmOf(
  measured: Measured,
  by: Metric,
  sampling: Sampling | null,
  caller: Caller,
): Promise<Algorithm> {
  if (by !== 'BETWEENNESS' || !sampling) return ofMetrics[by]
  const { error, samples } = await measured.sampledBetweenness(sampling, caller)
  const { epsilon, delta, seed } = sampling
  return {
    algorithm: 'Betweenness from a sample of shortest paths (Riondato and Kornaropoulos 2016)',
    parameters: { epsilon, delta, samples, error },
    seed,
  }
}

export const statisticsAlgorithm: Algorithm = { algorithm: 'Each field’s own, by its description' }

export const communitiesAlgorithm = ({ seed, resolution }: CommunityOptions, iterations: number): Algorithm => ({
  algorithm: 'Leiden (Traag, Waltman and van Eck 2019)',
  parameters: { resolution, iterations },
  seed,
})

export const foldedAlgorithm = ({ by, seed }: FoldOptions): Algorithm => ({
  algorithm: `Folded by ${by.toLowerCase()}; configuration model (Newman 2010, section 13.2); PageRank; betweenness (Brandes 2001); Leiden`,
  parameters: { damping: 0.85, resolution: 1 },
  seed,
})

export const pathAlgorithm = (by: PathLength): Algorithm =>
  by === 'HOPS'
    ? { algorithm: 'Shortest path by ties (Pohl 1971)' }
    : { algorithm: 'Shortest path by great-circle distance (Dijkstra 1959)' }

const ofSuggestions: { readonly [L in LinkMethod]: string } = {
  commonNeighbours: 'Common neighbours (Newman 2001)',
  adamicAdar: 'Adamic and Adar 2003',
  resourceAllocation: 'Resource allocation (Zhou, Lü and Zhang 2009)',
  jaccard: 'Jaccard 1901',
  preferentialAttachment: 'Preferential attachment (Barabási and Albert 1999)',
  combined: 'Adamic and Adar 2003 with paths of three ties (Kovács et al. 2019), distance and size',
}
export const suggestionsAlgorithm = (method: LinkMethod): Algorithm => ({ algorithm: ofSuggestions[method] })
