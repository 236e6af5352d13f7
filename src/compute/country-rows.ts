import type { CategoryPair } from '../analytics/category-pairs.js'
import { strengths } from '../analytics/degrees.js'
import { degreeOf } from '../analytics/simple-graph.js'
import type { TaskResult } from './tasks.js'

export const CountryTieOrder = { TIES: 'TIES', ABOVE_CHANCE: 'ABOVE_CHANCE', BELOW_CHANCE: 'BELOW_CHANCE' } as const
export type CountryTieOrder = keyof typeof CountryTieOrder

export interface CountryRow {
  /** The projection's node. */
  readonly country: number
  readonly cityCount: number
  readonly tiesWithin: number
  readonly tiesAbroad: number
  readonly degree: number
  readonly pageRank: number
  readonly community: number
}

/** The countries of a network, the most tied abroad first, then by id. */
export function countryRows(
  { folded: { graph, within, sizes }, pageRank, communities }: TaskResult<'countryNetwork'>,
  countries: readonly number[],
): CountryRow[] {
  const abroad = strengths(graph)
  const rows = countries.map((country, i) => ({
    country,
    cityCount: sizes[i] as number,
    tiesWithin: within[i] as number,
    tiesAbroad: graph.weights ? (abroad[i] as number) : 0,
    degree: degreeOf(graph, i),
    pageRank: pageRank[i] as number,
    community: (communities.communityOf[i] as number) + 1,
  }))
  return rows.sort((a, b) => b.tiesAbroad - a.tiesAbroad || a.country - b.country)
}

/** Pairs in an order; among equals as they stood, which is by id. */
export function tiesInOrder(pairs: readonly CategoryPair[], by: CountryTieOrder): CategoryPair[] {
  if (by === 'TIES') return pairs.toSorted((a, b) => b.ties - a.ties)
  const sign = by === 'ABOVE_CHANCE' ? 1 : -1
  const known = pairs.filter(({ zScore }) => zScore !== null)
  return known.sort((a, b) => sign * ((b.zScore as number) - (a.zScore as number)))
}
