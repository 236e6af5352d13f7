import { relationshipTypes } from '../codes.js'
import { countryNumbers } from '../country-numbers.js'
import type { Selection } from '../selection.js'
import { PairNumbers } from './pair-numbers.js'

export interface CountryMatrix {
  /** Node numbers of the countries that anything is in, ascending. */
  readonly countries: readonly number[]
  readonly pairs: readonly CountryTies[]
}

/** Ties between two countries, or within one. */
export interface CountryTies {
  /** Places in `countries`, of either order. */
  readonly a: number
  readonly b: number
  readonly count: number
  /** By code of type. */
  readonly countByType: readonly number[]
}

/** How many ties there are between which countries. A tie of which an end's country is not known is in none. */
export function countryMatrix({ projection, edges }: Selection): CountryMatrix {
  const { from, to, type } = projection.edges
  const { countries, categories } = countryNumbers(projection.countries)
  const numbers = new PairNumbers(countries.length)
  const pairs: { a: number; b: number; count: number; countByType: number[] }[] = []
  for (const edge of edges) {
    const a = categories[from[edge] as number] as number
    const b = categories[to[edge] as number] as number
    if (a < 0 || b < 0) continue
    const number = numbers.of(a, b)
    if (number === pairs.length) pairs.push({ a, b, count: 0, countByType: relationshipTypes.map(() => 0) })
    const pair = pairs[number] as (typeof pairs)[number]
    const code = type[edge] as number
    pair.count++
    pair.countByType[code] = (pair.countByType[code] as number) + 1
  }
  return { countries, pairs }
}
