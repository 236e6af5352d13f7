/** By which column a table is ordered. */
export interface Order {
  readonly column: number
  readonly direction: 'ascending' | 'descending'
}

type Value = string | number | null
type ValueOf<Row> = (row: Row) => Value

/** Texts begin with A, numbers with the largest; the second time it is the other way round, the third time as it was. */
export function orderAfter<Row>(
  before: Order | null,
  column: number,
  rows: readonly Row[],
  value: ValueOf<Row>,
): Order | null {
  const isNumber = rows.some((row) => typeof value(row) === 'number')
  const [first, second] = isNumber ? (['descending', 'ascending'] as const) : (['ascending', 'descending'] as const)
  if (before?.column !== column) return { column, direction: first }
  return before.direction === first ? { column, direction: second } : null
}

/** The rows in the order; what has no value comes last whichever way, and equal ones stay as they are. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly { readonly value: ValueOf<Row> }[],
  order: Order | null,
  locale: string,
): readonly Row[] {
  const value = order && columns[order.column]?.value
  if (!value) return rows
  const { compare } = new Intl.Collator(locale)
  const sign = order.direction === 'ascending' ? 1 : -1
  const keyed = rows.map((row) => ({ row, key: value(row) }))
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)))
  })
  return keyed.map(({ row }) => row)
}
