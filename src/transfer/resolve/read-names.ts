import { invalidInput, limitExceeded } from '../../domain/errors.js'
import type { EntityType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import { openTable, type Table } from '../csv/read-csv.js'
import type { Input } from '../import/input.js'
import { linesOf } from '../import/lines.js'
import type { Unresolved } from '../import/row.js'
import type { Cells } from '../mapping/template.js'
import { countryWritten } from './countries.js'

/** What is taken for granted of names that say no more. */
export interface NameDefaults {
  readonly type: EntityType
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
}

/**
 * Names to resolve: a table with a column `name`, and perhaps `country` (a code or a name in
 * any of many languages; also `country_name`), `latitude`, `longitude`, `population`; or one name
 * a line, of which lines that begin with # are comments.
 *
 * @throws invalid input for a line that is no text, a row that has other cells than the titles, and a
 *   country that is none; limit exceeded when there are too many
 */
export async function readNames(input: Input, defaults: NameDefaults): Promise<Unresolved[]> {
  const table = await openTable(input, { empty: [], isHarmless: true }).catch(() => null)
  const names: Unresolved[] = []
  const isTable = table?.columns.some((title) => title.toLowerCase() === 'name') ?? false
  for await (const name of table && isTable ? ofTable(table, input, defaults) : ofLines(input, defaults)) {
    names.push(name)
    if (names.length > limits.resolveMax_names)
      throw limitExceeded(`${input.name} has more than ${limits.resolveMax_names} names; resolve it in parts.`)
  }
  return names
}

async function* ofLines(input: Input, defaults: NameDefaults): AsyncIterable<Unresolved> {
  for await (const { text, number, fault } of linesOf(input, 4 * limits.nameMax_chars)) {
    if (fault !== undefined) throw invalidInput(`${input.name}:${number}: ${fault}.`)
    const name = text.trim().normalize('NFC')
    if (name !== '' && !name.startsWith('#')) yield { ...defaults, name }
  }
}

async function* ofTable(table: Table, input: Input, defaults: NameDefaults): AsyncIterable<Unresolved> {
  for await (const record of table.records()) {
    const cells = table.cellsOf(record)
    const place = `${input.name}:${record.line}`
    if (typeof cells === 'string') throw invalidInput(`${place}: ${cells}.`)
    const wanted = wantedIn(lowercase(cells), defaults, place)
    if (wanted) yield wanted
  }
}

const lowercase = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).map(([title, cell]) => [title.toLowerCase(), cell]))

function wantedIn(cells: Cells, defaults: NameDefaults, place: string): Unresolved | null {
  const { name = '' } = cells
  if (name === '') return null
  const country = countryIn(cells['country'] || cells['country_name'] || '', place)
  const [latitude, longitude, population] = ['latitude', 'longitude', 'population'].map((title) =>
    numberIn(cells[title]),
  )
  return {
    ...defaults,
    name,
    ...(country === null ? {} : { country }),
    ...(latitude !== undefined && longitude !== undefined ? { near: { latitude, longitude } } : {}),
    ...(population === undefined ? {} : { population }),
  }
}

function countryIn(written: string, place: string): string | null {
  if (written === '') return null
  const country = countryWritten(written)
  if (country === null) throw invalidInput(`${place}: '${written}' is no country that is known; a code such as IT is.`)
  return country
}

const numberIn = (text: string | undefined): number | undefined => {
  const number = Number(text || Number.NaN)
  return Number.isFinite(number) ? number : undefined
}
