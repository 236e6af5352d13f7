import { stringify } from 'yaml'
import { fold } from '../../domain/fold.js'
import { slugOf } from '../../domain/ids.js'
import { fileName } from '../import/describe-source.js'
import type { Input } from '../import/input.js'
import { type ColumnRole, guessColumns } from '../mapping/guess-columns.js'
import { openTable } from './read-csv.js'

type Guess = { readonly [role in ColumnRole]?: string }

const hole = (column: string | undefined, filter = ''): string =>
  `{${column ?? '?'}${filter === '' ? '' : `|${filter}`}}`

/** A first mapping for a table by the names of its columns, as text to be looked through and completed. */
export async function suggestMapping(input: Input, place: string): Promise<string> {
  const { columns } = await openTable(input, { empty: [], isHarmless: false })
  const guess = guessColumns(columns)
  const slug = slugOf(fold(fileName(place).replace(/\.[^.]+$/, ''))) || 'table'
  const isOfTies = guess.from !== undefined && guess.to !== undefined
  const used = new Set(Object.values(guess))
  const rest = columns.filter((column) => !used.has(column))
  const content = {
    source: { id: `ct:source/${slug}`, title: fileName(place), licence: 'not stated' },
    ...(isOfTies ? tiesBy(guess, slug) : citiesBy(guess, slug)),
  }
  return [
    '# A first mapping, by the names of the columns. Look it through: docs/importing.md says what it can hold.',
    ...(rest.length > 0 ? [`# Not used: ${rest.map((column) => hole(column)).join(', ')}`] : []),
    stringify(content, { lineWidth: 0 }),
  ].join('\n')
}

function tiesBy({ from, to, since, until }: Guess, slug: string): object {
  const city = (column: string | undefined): object => ({
    type: 'City',
    id: [hole(column, 'entity'), `ct:city/${slug}-${hole(column, 'slug')}`],
    names: { und: hole(column, 'noId') },
  })
  return {
    entities: { one: city(from), other: city(to) },
    relationships: [
      {
        type: 'TWINNED_WITH',
        from: 'one',
        to: 'other',
        ...(since === undefined ? {} : { since: hole(since) }),
        ...(until === undefined ? {} : { until: hole(until) }),
      },
    ],
  }
}

function citiesBy({ id, wikidata, name, latitude, longitude, population, ...country }: Guess, slug: string): object {
  const made = `ct:city/${slug}-${hole(id ?? name, 'slug')}`
  const land = countryBy(country)
  return {
    entities: {
      city: {
        type: 'City',
        id: wikidata === undefined ? made : `wd:${hole(wikidata, 'item')}`,
        ...(name === undefined ? {} : { names: { und: hole(name) } }),
        ...(latitude === undefined || longitude === undefined
          ? {}
          : { location: { latitude: hole(latitude), longitude: hole(longitude) } }),
        ...(population === undefined ? {} : { population: hole(population) }),
      },
      ...(land ? { country: land } : {}),
    },
    ...(land ? { relationships: [{ type: 'IN_COUNTRY', from: 'city', to: 'country' }] } : {}),
  }
}

/** A country of which only the name is known has no id: the mapping would have to say which it is. */
function countryBy({ countryItem, countryCode, countryName }: Guess): object | null {
  if (countryItem !== undefined)
    return {
      type: 'Country',
      id: `wd:${hole(countryItem, 'item')}`,
      ...(countryName === undefined ? {} : { names: { en: hole(countryName) } }),
    }
  if (countryCode === undefined) return null
  return {
    type: 'Country',
    id: hole(countryCode, 'country'),
    code: hole(countryCode, 'upper'),
    names: { en: hole(countryCode, 'countryName') },
  }
}
