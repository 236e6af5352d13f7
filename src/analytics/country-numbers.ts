import type { Projection } from './projection.js'

export interface CountryNumbers {
  /** For each of those that were given the number of its country, -1 where it is unknown. */
  readonly categories: Int32Array
  /** The projection's node of each country, in the order of ids. */
  readonly countries: readonly number[]
}

/**
 * Countries numbered from 0, without gaps.
 *
 * @param given nodes of the projection that are countries, -1 where one is unknown
 */
export function countryNumbers(given: Int32Array): CountryNumbers {
  const numbers = new Int32Array(given.reduce((last, country) => Math.max(last, country), -1) + 1).fill(-1)
  for (const country of given) if (country >= 0) numbers[country] = 0
  const countries: number[] = []
  for (const [country, seen] of numbers.entries()) if (seen === 0) numbers[country] = countries.push(country) - 1
  return { categories: given.map((country) => (country < 0 ? -1 : (numbers[country] as number))), countries }
}

/** The countries of some of a projection's nodes, in their order. */
export const countriesOfNodes = ({ countries }: Pick<Projection, 'countries'>, nodes: Int32Array): Int32Array =>
  nodes.map((node) => countries[node] as number)
