import { harmless, quotedCell } from '../../domain/csv-cell.js'
import type { Shape } from './shape.js'
import { fieldOf, type Table } from './table.js'

interface Column {
  readonly title: string
  readonly path: readonly string[]
}

/** A column for each scalar and for each list; those of nested objects by their path, with dots. */
function columnsOf(shape: Shape, above: readonly string[] = []): Column[] {
  return [...shape].flatMap(([name, { selection, isList }]) => {
    const path = [...above, name]
    return selection && !isList ? columnsOf(selection, path) : [{ title: path.join('.'), path }]
  })
}

const valueAt = (row: unknown, path: readonly string[]): unknown =>
  path.reduce((value, name) => fieldOf(value, name), row)

/** Numbers and booleans as they are, null as nothing, an empty text as quotes, a list or a map as its JSON. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === '') return '""'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return quotedCell(harmless(text))
}

/**
 * A table as CSV (RFC 4180): UTF-8, lines that end in CRLF, the first with the titles.
 *
 * A text that a spreadsheet could run has an apostrophe before it. To read texts back exactly,
 * take one apostrophe away where apostrophes are followed by one of `= + - @`, a tab or a line end.
 */
export function toCsv({ shape, rows }: Table): string {
  const columns = columnsOf(shape)
  const lines = rows.map((row) => {
    const line = columns.map(({ path }) => cell(valueAt(row, path))).join()
    // An empty line would be no row to most readers.
    return line === '' ? '""' : line
  })
  return [columns.map(({ title }) => title).join(), ...lines, ''].join('\r\n')
}
