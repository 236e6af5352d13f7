import { Fragment, useMemo, useState } from 'react'
import { toCsv } from './csv.js'
import { isEntityId, mapLink } from './entity-ids.js'
import { cellText, itemsOf, type ResultTable, tablesIn } from './result-tables.js'
import type { Answer } from './use-answer.js'

/** Rows that are in the document at once; the CSV has them all. */
const shown_rows = 500

/** The lists of an answer, one at a time, with ids that lead to the map, and as a file. */
export function TablePanel({ answer }: { answer: Answer | null }) {
  const tables = useMemo(() => tablesIn(answer?.data), [answer])
  const [path, setPath] = useState('')
  const table = tables.find((one) => one.path === path) ?? tables[0]
  if (!table) return <p className="cityties-note">There is no answer yet: run the query, and its rows stand here.</p>
  return (
    <>
      <div className="cityties-bar">
        {tables.length > 1 && (
          <label>
            List{' '}
            <select value={table.path} onChange={({ target }) => setPath(target.value)}>
              {tables.map((one) => (
                <option key={one.path}>{one.path}</option>
              ))}
            </select>
          </label>
        )}
        <span>{table.rows.length === 1 ? '1 row' : `${table.rows.length.toLocaleString('en')} rows`}</span>
        <button type="button" disabled={table.rows.length === 0} onClick={() => download(table)}>
          Download CSV
        </button>
      </div>
      {table.rows.length === 0 ? <p className="cityties-note">The list is empty.</p> : <Rows table={table} />}
    </>
  )
}

function Rows({ table: { path, columns, rows } }: { table: ResultTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="cityties-rows" aria-label={path || 'The answer'} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown_rows).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows and columns keep their order
            <tr key={at}>
              {row.map((value, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows and columns keep their order
                <td key={column} className={typeof value === 'number' ? 'is-number' : undefined}>
                  <Cell value={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown_rows && (
        <p className="cityties-note">
          The first {shown_rows} of {rows.length.toLocaleString('en')}; the CSV has them all.
        </p>
      )}
    </section>
  )
}

/** What is on the map is a link to it, also in a list. */
function Cell({ value }: { value: unknown }) {
  if (isEntityId(value)) return <a href={mapLink(value)}>{value}</a>
  return (itemsOf(value) ?? [value]).map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they keep their order
    <Fragment key={at}>
      {at > 0 && ', '}
      <Thing item={item} />
    </Fragment>
  ))
}

function Thing({ item }: { item: unknown }) {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : null
  return isEntityId(id) ? <a href={mapLink(id)}>{cellText(item)}</a> : cellText(item)
}

function download(table: ResultTable): void {
  const address = URL.createObjectURL(new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${table.path || 'answer'}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
