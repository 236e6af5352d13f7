import type { Words } from './english.js'

interface NamedCountry {
  readonly code: string | null
  readonly name: string
}

/** As the browser has it in the language of the page: sources name most countries in one language, or only by code. */
export function countryName(country: NamedCountry, words: Words): string
export function countryName(country: NamedCountry | null | undefined, words: Words): string | null
export function countryName(country: NamedCountry | null | undefined, words: Words): string | null {
  if (!country) return null
  return country.code === null ? country.name : (regionsIn(words.locale).of(country.code) ?? country.name)
}

const regions = new Map<string, Intl.DisplayNames>()

function regionsIn(locale: string): Intl.DisplayNames {
  const known = regions.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' })
  regions.set(locale, known)
  return known
}
