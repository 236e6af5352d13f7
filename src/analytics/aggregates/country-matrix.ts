import { relationshipTypes } from '../codes.js'
import type { Selection } from '../selection.js'

/** Ties between two countries, or within one. */
export interface CountryTies {
  /** Node numbers; the smaller one first. */
  readonly countries: readonly [number, number]
  readonly count: number
  /** By code of type. */
  readonly countByType: readonly number[]
}

interface Counted {
  count: number
  readonly countByType: number[]
}

/** How many ties there are between which countries. A tie of which an end's country is not known is in none. */
export function countryMatrix({ projection, edges }: Selection): CountryTies[] {
  const { countries, nodeCount } = projection
  const { from, to, type } = projection.edges
  const counts = new Map<number, Counted>()
  for (const edge of edges) {
    const a = countries[from[edge] as number] as number
    const b = countries[to[edge] as number] as number
    if (a < 0 || b < 0) continue
    const pair = a < b ? a * nodeCount + b : b * nodeCount + a
    let counted = counts.get(pair)
    if (!counted) {
      counted = { count: 0, countByType: relationshipTypes.map(() => 0) }
      counts.set(pair, counted)
    }
    const code = type[edge] as number
    counted.count++
    counted.countByType[code] = (counted.countByType[code] as number) + 1
  }
  return Array.from(counts, ([pair, { count, countByType }]) => ({
    countries: [Math.floor(pair / nodeCount), pair % nodeCount],
    count,
    countByType,
  }))
}
