import { parse } from 'csv-parse/sync'
import { invalidInput } from '../../domain/errors.js'
import type { EntityType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import { textOf } from '../import/decode.js'
import type { Input } from '../import/input.js'
import type { Unresolved } from '../import/row.js'
import { countryCalled } from './countries.js'

/** What is taken for granted of names that say no more. */
export interface NameDefaults {
  readonly type: EntityType
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
}

type Row = Readonly<Record<string, string>>

/**
 * Names to resolve: a table with a column `name`, and perhaps `country` (a code or a name in
 * any of many languages), `latitude`, `longitude`, `population`; or one name a line, of which
 * lines that begin with # are comments.
 *
 * @throws invalid input for a country that is none; limit exceeded when there are too many
 */
export async function readNames(input: Input, defaults: NameDefaults): Promise<Unresolved[]> {
  const text = await wholeOf(input)
  const [first = ''] = text.split(/\r\n|\n|\r/, 1)
  const delimiter = ['\t', ';', ','].find((one) => first.includes(one)) ?? ','
  const titles = first.split(delimiter).map((title) => title.trim().replace(/^"(.*)"$/, '$1').toLowerCase())
  if (!titles.includes('name')) return linesOf(text).map((name) => ({ ...defaults, name }))
  const rows = tableOf(text, delimiter, input.name)
  return rows.flatMap((row, index) => wantedIn(row, defaults, `${input.name}, row ${index + 2}`))
}

async function wholeOf(input: Input): Promise<string> {
  let text = ''
  for await (const piece of textOf(input)) {
    text += piece
    if (text.length > limits.namesFileMax_chars)
      throw invalidInput(`${input.name} is longer than ${limits.namesFileMax_chars} characters; resolve it in parts.`)
  }
  return text
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

function tableOf(text: string, delimiter: string, name: string): Row[] {
  try {
    const columns = (titles: string[]): string[] => titles.map((title) => title.trim().toLowerCase())
    return parse(text, { columns, delimiter, relax_column_count: true, skip_empty_lines: true }) as Row[]
  } catch (error) {
    throw invalidInput(`${name} is no table: ${(error as Error).message}.`)
  }
}

function wantedIn(row: Row, defaults: NameDefaults, place: string): Unresolved[] {
  const name = (row['name'] ?? '').trim()
  if (name === '') return []
  const country = countryIn(row['country'] ?? '', place)
  const [latitude, longitude, population] = ['latitude', 'longitude', 'population'].map((column) => numberIn(row[column]))
  return [
    {
      ...defaults,
      name,
      ...(country === null ? {} : { country }),
      ...(latitude !== undefined && longitude !== undefined ? { near: { latitude, longitude } } : {}),
      ...(population === undefined ? {} : { population }),
    },
  ]
}

/** A code in small letters is one too where a column says that it is a country. */
function countryIn(text: string, place: string): string | null {
  const written = text.trim()
  if (written === '') return null
  const country = countryCalled(written) ?? countryCalled(written.toUpperCase())
  if (country === null) throw invalidInput(`${place}: '${written}' is no country that is known; a code such as IT is.`)
  return country
}

function numberIn(text: string | undefined): number | undefined {
  const number = Number(text?.trim() || Number.NaN)
  return Number.isFinite(number) ? number : undefined
}
