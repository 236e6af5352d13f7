import type { FilterChoicesQuery } from '../api/generated.js'
import { countryName } from '../words/country-name.js'
import type { Words } from '../words/english.js'
import type { Choice } from './choice.js'

type Countries = FilterChoicesQuery['countries']['edges']

/** By name, each called by its code, or by its id where no source has a code; such a one is told apart from its namesake. */
export function countryChoices(countries: Countries, words: Words): Choice[] {
  const named = countries.map(({ node }) => ({ node, name: countryName(node, words) }))
  const coded = new Set(named.flatMap(({ node, name }) => (node.code === null ? [] : [name])))
  return named
    .map(({ node: { id, code }, name }) => ({
      value: code ?? id,
      name: code === null && coded.has(name) ? words.filters.withoutCode(name) : name,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale))
}
