type Cell = string | number | null

/** RFC 4180, with a header. */
export function toCsv(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [heads, ...rows].map((cells) => `${cells.map(quoted).join()}\r\n`).join('')
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : `${cell}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
