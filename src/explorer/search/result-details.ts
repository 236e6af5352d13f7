import type { FindQuery } from '../api/generated.js'
import { countryName } from '../words/country-name.js'
import type { Words } from '../words/english.js'

export type Found = FindQuery['search']['edges'][number]

/** What stands beside each name: its kind and its country; where others have the same name, also what sets them apart. */
export function resultDetails(found: readonly Found[], words: Words): string[] {
  const counts = new Map<string, number>()
  for (const { node } of found) counts.set(node.name, (counts.get(node.name) ?? 0) + 1)
  return found.map(({ node }) => {
    const isCity = node.__typename === 'City'
    const details = [words.kinds[node.__typename] ?? node.__typename, isCity && countryName(node.country, words)]
    if ((counts.get(node.name) ?? 0) > 1) details.push(isCity && words.start.twins(node.twinnings.totalCount), node.id)
    return details.filter(Boolean).join(' · ')
  })
}
