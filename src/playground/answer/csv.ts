import { harmless, quotedCell } from '../../domain/csv-cell.js'
import type { ResultTable } from './result-tables.js'

/** Numbers and booleans as they are, null as nothing, an empty text as quotes, a list as its JSON. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === '') return '""'
  return quotedCell(harmless(typeof value === 'string' ? value : JSON.stringify(value)))
}

/** A table as the server writes it with `?format=csv`: UTF-8, lines that end in CRLF, the first with the titles. */
export function toCsv({ columns, rows }: ResultTable): string {
  const lines = rows.map((row) => row.map(cell).join() || '""')
  return [columns.join(), ...lines, ''].join('\r\n')
}
