import { harmless, quotedCell } from '../../domain/csv-cell.js'

type Cell = string | number | null

/** RFC 4180, with a header; no text is one that a spreadsheet takes for a formula. */
export function toCsv(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [heads, ...rows].map((cells) => `${cells.map(written).join()}\r\n`).join('')
}

function written(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? `${cell}` : quotedCell(harmless(cell))
}
