import { ask } from '../api/ask.js'
import { RankedCities, type RankedCitiesQueryVariables } from '../api/generated.js'
import { dateOf } from '../network/choice-filters.js'
import { type Network, tieCountOf } from '../network/network.js'
import type { Sizing } from '../state/view-state.js'
import { type DrawnPart, subgraphOf } from './subgraph-of.js'

/** How a city is rated; null where it is not known. */
export type ValueOf = (id: string) => number | null

/** Exact betweenness of more takes many seconds. */
const exactBetweennessMax_cities = 3000

/**
 * What is known of the drawn cities themselves, or else their values by a measure of the server: those of the 500
 * highest.
 *
 * @throws ApiError
 */
export async function loadValues(
  sizing: Sizing,
  network: Network,
  part: DrawnPart,
  signal: AbortSignal,
): Promise<ValueOf> {
  if (network.cities.size === 0) return () => null
  if (sizing === 'degree') return (id) => tieCountOf(network, id)
  if (sizing === 'population') return (id) => network.cities.get(id)?.population ?? null
  const isLarge = network.cities.size > exactBetweennessMax_cities
  const variables: RankedCitiesQueryVariables = {
    by: sizing === 'pageRank' ? 'PAGERANK' : 'BETWEENNESS',
    sampling: sizing === 'betweenness' && isLarge ? { epsilon: 0.02, delta: 0.1, seed: 1 } : null,
    where: subgraphOf(part),
    asOf: dateOf(part.asOf),
  }
  const { ranking } = await ask(RankedCities, variables, signal)
  const values = new Map(ranking.map(({ city, value }) => [city.id, value]))
  return (id) => values.get(id) ?? null
}
