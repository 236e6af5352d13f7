import { asWritten } from '../../domain/csv-cell.js'
import { invalidInput, limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import type { Input } from '../import/input.js'
import { linesOf } from '../import/lines.js'
import type { Reader, Row } from '../import/row.js'
import { factsOfRow } from '../mapping/facts-of-row.js'
import { FirstPlaces } from '../mapping/first-places.js'
import type { Consistency, Mapping, TableFormat } from '../mapping/mapping.js'
import { plainCell } from '../mapping/plain-cell.js'
import type { Cells } from '../mapping/template.js'
import { detectSeparator } from './dialect.js'
import { type Dialect, recordsOf, type TableRecord } from './records.js'

/** A table, of which the mapping says what its rows mean. */
export const csvReader = (mapping: Mapping): Reader =>
  async function* read(input) {
    const table = await openTable(input, mapping.format)
    mapping.assertColumns(table.columns, 'rows')
    const contradictions = await findContradictions(table, mapping.consistencies)
    const places = new FirstPlaces()
    for await (const record of table.records()) yield places.cite(rowOf(record, table, mapping, contradictions))
  }

/** A table whose columns and dialect are known. */
export interface Table {
  readonly columns: readonly string[]
  readonly dialect: Dialect
  /** The records under the line of titles, from the first each time. */
  records(): AsyncIterable<TableRecord>
  /** By their columns; a text is what is wrong. */
  cellsOf(record: TableRecord): Cells | string
}

/** Finds out how the table is written, as far as its format does not say, and reads its titles. */
export async function openTable(input: Input, format: TableFormat): Promise<Table> {
  const { quote = '"' } = format
  const separator = format.separator ?? detectSeparator(await beginningOf(input), quote)
  const dialect = { separator, quote }
  const all = (): AsyncIterable<TableRecord> =>
    recordsOf(linesOf(input, limits.recordMax_chars), dialect, {
      max_chars: limits.recordMax_chars,
      failing: (line, what) => invalidInput(`${input.name}:${line}: ${what}; nothing after it can be read.`),
    })
  const columns = format.columns ?? titlesIn(input, await first(all()))
  const empty = new Set(format.empty)
  const plain = format.isHarmless ? (cell: string) => plainCell(asWritten(cell)) : plainCell
  return {
    columns,
    dialect,
    records: () => (format.columns ? all() : behindFirst(all())),
    cellsOf({ cells, fault }) {
      if (fault !== undefined) return fault
      if (cells.length !== columns.length) return `has ${cells.length} cells, where there are ${columns.length} columns`
      return Object.fromEntries(
        columns.map((column, i) => {
          const cell = plain(cells[i] ?? '')
          return [column, empty.has(cell) ? '' : cell]
        }),
      )
    },
  }
}

async function beginningOf(input: Input): Promise<string> {
  const lines: string[] = []
  for await (const { text } of linesOf(input, limits.recordMax_chars)) {
    lines.push(text)
    if (lines.length === limits.dialectLines_count) break
  }
  return lines.join('\n')
}

async function first(records: AsyncIterable<TableRecord>): Promise<TableRecord | undefined> {
  for await (const record of records) return record
  return undefined
}

async function* behindFirst(records: AsyncIterable<TableRecord>): AsyncIterable<TableRecord> {
  let isFirst = true
  for await (const record of records) {
    if (!isFirst) yield record
    isFirst = false
  }
}

/** A column without a title is called by its number. */
function titlesIn({ name }: Input, record: TableRecord | undefined): string[] {
  if (!record) throw invalidInput(`${name} is empty.`)
  if (record.fault !== undefined) throw invalidInput(`${name}:${record.line}: the line of titles ${record.fault}.`)
  const titles = record.cells.map((cell, i) => plainCell(cell) || String(i + 1))
  const double = titles.find((title, i) => titles.indexOf(title) !== i)
  if (double !== undefined)
    throw invalidInput(
      `${name}:${record.line}: two columns are called '${double}'; name them in the mapping (columns).`,
    )
  return titles
}

function rowOf(record: TableRecord, table: Table, mapping: Mapping, contradictions: Contradictions): Row {
  const { line, original } = record
  const row = { place: `line ${line}`, original }
  const none = { entities: [], relationships: [] }
  const cells = table.cellsOf(record)
  if (typeof cells === 'string') return { ...row, ...none, fault: cells }
  const { faults, entities, relationships } = factsOfRow(mapping.rows, cells)
  const all = [...faults, ...contradictions(cells)]
  return all.length > 0 ? { ...row, ...none, fault: all.join('; ') } : { ...row, entities, relationships }
}

/** What rows say that contradict others. */
type Contradictions = (cells: Cells) => string[]

const ignore = (): void => {}

/** Reads all rows once; which of those that contradict each other is right, nobody knows. */
async function findContradictions(table: Table, consistencies: readonly Consistency[]): Promise<Contradictions> {
  if (consistencies.length === 0) return () => []
  const known = consistencies.map((rule) => ({ ...rule, said: new Map<string, Set<string>>() }))
  for await (const record of table.records()) {
    const cells = table.cellsOf(record)
    if (typeof cells === 'string') continue
    for (const { of, has, said } of known) {
      const [key, value] = [of.fill(cells, ignore), has.fill(cells, ignore)]
      if (key === '' || value === '') continue
      const values = said.get(key)
      if (values) values.add(value)
      else said.set(key, new Set([value]))
      if (said.size > limits.consistentKeysMax_count)
        throw limitExceeded(`'consistent' holds for at most ${limits.consistentKeysMax_count} values of ${of.text}.`)
    }
  }
  return (cells) =>
    known.flatMap(({ of, said }) => {
      const key = of.fill(cells, ignore)
      const values = [...(said.get(key) ?? [])]
      return values.length > 1
        ? [`${key} stands for ${values.slice(0, shown_count).join(' and for ')} in this file`]
        : []
    })
}

const shown_count = 3
