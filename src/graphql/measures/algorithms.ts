import type { Metric } from '../../analytics/city-metrics.js'
import type { Caller } from '../../compute/jobs.js'
import type { Measured, Sampling } from '../../compute/measured.js'
import type { Algorithm } from './computation.type.js'

const algorithms: { readonly [M in Metric]: Algorithm } = {
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

/** How the values of a metric come about, in words. */
export async function algorithmOf(
  measured: Measured,
  by: Metric,
  sampling: Sampling | null,
  caller: Caller,
): Promise<Algorithm> {
  if (by !== 'BETWEENNESS' || !sampling) return algorithms[by]
  const { error, samples } = await measured.sampledBetweenness(sampling, caller)
  const { epsilon, delta, seed } = sampling
  return {
    algorithm: 'Betweenness from a sample of shortest paths (Riondato and Kornaropoulos 2016)',
    parameters: { epsilon, delta, samples, error },
    seed,
  }
}
