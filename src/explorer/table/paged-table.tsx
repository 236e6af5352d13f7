import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'
import { useWords } from '../words/words.js'
import { type Order, orderAfter, sorted } from './order.js'

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => ComponentChildren
  /** By which rows are ordered; null comes last. */
  readonly value: (row: Row) => string | number | null
}

interface Props<Row> {
  readonly title: string
  /** In the order in which they stand until another is chosen. */
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly isMarked: (row: Row) => boolean
  readonly keyOf: (row: Row) => string
  readonly none: string
}

/** A page of rows at a time: ten thousand in the document would be felt at each key. */
export function PagedTable<Row>({ title, rows, columns, isMarked, keyOf, none }: Props<Row>) {
  const words = useWords()
  const [page, setPage] = useState(0)
  const [order, setOrder] = useState<Order | null>(null)
  const ordered = useMemo(() => sorted(rows, columns, order, words.locale), [rows, columns, order, words])
  const start = Math.min(page * bounds.tablePage_rows, Math.max(0, rows.length - 1))
  const from = start - (start % bounds.tablePage_rows)
  const shown = ordered.slice(from, from + bounds.tablePage_rows)
  if (rows.length === 0) return <p class="note">{none}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="table-scroll" aria-label={title} tabIndex={0}>
        <table>
          <caption>{`${title} (${words.number(rows.length)})`}</caption>
          <thead>
            <tr>
              {columns.map(({ head, value }, column) => (
                <th key={head} scope="col" aria-sort={order?.column === column ? order.direction : undefined}>
                  <button
                    type="button"
                    class="sort"
                    onClick={() => {
                      setOrder(orderAfter(order, column, rows, value))
                      setPage(0)
                    }}
                  >
                    {head}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)} class={isMarked(row) ? 'is-marked' : undefined}>
                {columns.map(({ head, cell }) => (
                  <td key={head}>{cell(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > bounds.tablePage_rows && (
        <p class="paging">
          <button type="button" disabled={from === 0} onClick={() => setPage(from / bounds.tablePage_rows - 1)}>
            {words.table.previous}
          </button>
          <span>{words.table.range(from + 1, from + shown.length, rows.length)}</span>
          <button
            type="button"
            disabled={from + shown.length >= rows.length}
            onClick={() => setPage(from / bounds.tablePage_rows + 1)}
          >
            {words.table.next}
          </button>
        </p>
      )}
    </>
  )
}
