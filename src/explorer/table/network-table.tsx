import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { bounds } from '../bounds.js'
import { type MapCity, type Network, type Tie, tieCountOf } from '../network/network.js'
import { EntityLink } from '../profile/fact-list.js'
import { countryName } from '../words/country-name.js'
import { useWords } from '../words/words.js'

interface Props {
  readonly network: Network
  readonly chosen: string | null
  readonly onSelect: (id: string) => void
}

/** All that the map draws, in words: for those who do not see it, and those who want to read. */
export function NetworkTable({ network, chosen, onSelect }: Props) {
  const words = useWords()
  const cities = useMemo(() => citiesByDegree(network, words.locale), [network, words])
  const ties = useMemo(() => tiesOfChosenFirst(network, chosen), [network, chosen])
  const cityOf = (id: string): MapCity | undefined => network.cities.get(id)
  return (
    <div class="tables">
      <PagedTable
        title={words.table.cities}
        rows={cities}
        heads={[words.table.name, words.table.country, words.table.population, words.table.degree]}
        cells={(city) => [
          <EntityLink key="name" target={city} onSelect={onSelect} />,
          countryName(city.country, words),
          city.population === null ? null : words.number(city.population),
          words.number(tieCountOf(network, city.id)),
        ]}
        isMarked={({ id }) => id === chosen}
        keyOf={({ id }) => id}
        none={words.empty}
      />
      <PagedTable
        title={words.table.ties}
        rows={ties}
        heads={[
          words.table.from,
          words.table.to,
          words.table.tie,
          words.table.since,
          words.table.until,
          words.table.status,
        ]}
        cells={(tie) => [
          <CityLink key="from" city={cityOf(tie.from)} onSelect={onSelect} />,
          <CityLink key="to" city={cityOf(tie.to)} onSelect={onSelect} />,
          tie.kind === null ? tie.shared.join(', ') : words.twinningKind[tie.kind],
          tie.since,
          tie.until,
          tie.status && words.status[tie.status],
        ]}
        isMarked={(tie) => isOf(tie, chosen)}
        keyOf={({ id }) => id}
        none={words.table.noTies}
      />
    </div>
  )
}

function citiesByDegree(network: Network, locale: string): MapCity[] {
  const byName = new Intl.Collator(locale)
  return [...network.cities.values()].sort(
    (a, b) => tieCountOf(network, b.id) - tieCountOf(network, a.id) || byName.compare(a.name, b.name),
  )
}

const tiesOfChosenFirst = ({ ties }: Network, chosen: string | null): Tie[] =>
  [...ties].sort((a, b) => Number(isOf(b, chosen)) - Number(isOf(a, chosen)))

const isOf = ({ from, to }: Tie, chosen: string | null): boolean => from === chosen || to === chosen

const CityLink = ({ city, onSelect }: { city: MapCity | undefined; onSelect: Props['onSelect'] }) =>
  city ? <EntityLink target={city} onSelect={onSelect} /> : null

interface TableProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly heads: readonly string[]
  readonly cells: (row: Row) => readonly ComponentChildren[]
  readonly isMarked: (row: Row) => boolean
  readonly keyOf: (row: Row) => string
  readonly none: string
}

/** A page of rows at a time: ten thousand in the document would be felt at each key. */
function PagedTable<Row>({ title, rows, heads, cells, isMarked, keyOf, none }: TableProps<Row>) {
  const words = useWords()
  const [page, setPage] = useState(0)
  const start = Math.min(page * bounds.tablePage_rows, Math.max(0, rows.length - 1))
  const from = start - (start % bounds.tablePage_rows)
  const shown = rows.slice(from, from + bounds.tablePage_rows)
  if (rows.length === 0) return <p class="note">{none}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="table-scroll" aria-label={title} tabIndex={0}>
        <table>
          <caption>{`${title} (${words.number(rows.length)})`}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)} class={isMarked(row) ? 'is-marked' : undefined}>
                {cells(row).map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their order
                  <td key={index}>{cell}</td>
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
