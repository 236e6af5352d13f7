import type { Selection } from '../analytics/selection.js'

export interface CountryNumbers {
  /** For each node of the graph the number of its country, -1 where it is unknown. */
  readonly categories: Int32Array
  /** The projection's node of each country, in the order of ids. */
  readonly countries: readonly number[]
}

/** The countries of a selection's nodes, numbered from 0. */
export function countryNumbers({ projection }: Selection, nodes: Int32Array): CountryNumbers {
  const own = nodes.map((node) => projection.countries[node] as number)
  const countries = [...new Set(own)].filter((country) => country >= 0).sort((a, b) => a - b)
  const numbers = new Map(countries.map((country, i) => [country, i]))
  return { categories: own.map((country) => numbers.get(country) ?? -1), countries }
}
