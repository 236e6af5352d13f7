import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { countryWritten } from '../../../src/transfer/resolve/countries.js'
import { sharedData } from '../../support/engines.js'

/** Names as a network and its members spelled them, with the Wikidata item that somebody matched to each. */

const eurocities = join(sharedData, 'eurocities-2025')
const wikidata = join(sharedData, 'wikidata-p190-2016')
const [members, signatures] = [join(eurocities, 'members.csv'), join(eurocities, 'signatures.csv')]
export const labels = join(wikidata, 'names.tsv')

export const whyNoGroundTruth = (): string | null => {
  const missing = [members, signatures, labels].filter((path) => !existsSync(path))
  return missing.length === 0 ? null : `the data to resolve names on is not here: ${missing.join(', ')}`
}

/** A name and what it means. */
export interface Known {
  readonly name: string
  /** Of Wikidata. */
  readonly item: string
  readonly country?: string
}

/**
 * Items of one place, checked by hand: the city and its municipality, or the municipality
 * before and after it was joined with another.
 */
const onePlace: readonly (readonly string[])[] = [
  ['Q727', 'Q9899'], // Amsterdam
  ['Q239', 'Q9005'], // Brussels
  ['Q25390', 'Q2311189'], // Leeuwarden
  ['Q499410', 'Q25413'], // Linköping
  ['Q24879', 'Q1209'], // Bremen
  ['Q6509', 'Q167807'], // Burgas
  ['Q52502', 'Q25287'], // Göteborg
  ['Q1754', 'Q506250'], // Stockholm
  ['Q2211', 'Q503361'], // Malmö
  ['Q26268', 'Q177019'], // Luleå
  ['Q160506', 'Q131575588'], // Saint-Denis
  ['Q992348', 'Q25162085'], // Marousi
]

/** Of which items one place is. */
export const itemsOf = (item: string): readonly string[] => onePlace.find((items) => items.includes(item)) ?? [item]

const rowsOf = (path: string): Record<string, string>[] =>
  parse(readFileSync(path, 'utf8'), { columns: true, bom: true }) as Record<string, string>[]

export function readMembers(): Known[] {
  return rowsOf(members).map(({ name = '', wikidata_id: item = '', country_name: country = '' }) => ({
    name,
    item,
    country: countryWritten(country) ?? '',
  }))
}

/** Without those that nobody matched, and without the second Sindelfingen, which has another town's item. */
export function readSignatories(): Known[] {
  return rowsOf(signatures)
    .map(({ signatory: name = '', wikidata_id: item = '' }) => ({ name, item }))
    .filter(({ name, item }) => item !== '' && !(name === 'Sindelfingen' && item === 'Q14889'))
}

export const readLabels = (): Map<string, string> =>
  new Map(
    readFileSync(labels, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t') as [string, string]),
  )
