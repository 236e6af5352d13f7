import { useMemo } from 'preact/hooks'
import { type MapCity, type Network, type Tie, tieCountOf } from '../network/network.js'
import { EntityLink } from '../profile/fact-list.js'
import { countryName } from '../words/country-name.js'
import type { Words } from '../words/english.js'
import { useWords } from '../words/words.js'
import { type Column, PagedTable } from './paged-table.js'

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
  const columns = useMemo(() => columnsOf(network, words, onSelect), [network, words, onSelect])
  return (
    <div class="tables">
      <PagedTable
        title={words.table.cities}
        rows={cities}
        columns={columns.ofCities}
        isMarked={({ id }) => id === chosen}
        keyOf={({ id }) => id}
        none={words.empty}
      />
      <PagedTable
        title={words.table.ties}
        rows={ties}
        columns={columns.ofTies}
        isMarked={(tie) => isOf(tie, chosen)}
        keyOf={({ id }) => id}
        none={words.table.noTies}
      />
    </div>
  )
}

function columnsOf(network: Network, words: Words, onSelect: Props['onSelect']) {
  const { table } = words
  const text = <Row,>(head: string, value: (row: Row) => string | null): Column<Row> => ({ head, cell: value, value })
  const number = <Row,>(head: string, value: (row: Row) => number | null): Column<Row> => ({
    head,
    cell: (row) => {
      const found = value(row)
      return found === null ? null : words.number(found)
    },
    value,
  })
  const city = <Row,>(head: string, cityOf: (row: Row) => MapCity | undefined): Column<Row> => ({
    head,
    cell: (row) => {
      const found = cityOf(row)
      return found ? <EntityLink target={found} onSelect={onSelect} /> : null
    },
    value: (row) => cityOf(row)?.name ?? null,
  })
  const ofCities: Column<MapCity>[] = [
    city(table.name, (one) => one),
    text(table.country, ({ country }) => countryName(country, words)),
    number(table.population, ({ population }) => population),
    number(table.degree, ({ id }) => tieCountOf(network, id)),
  ]
  const ofTies: Column<Tie>[] = [
    city(table.from, ({ from }) => network.cities.get(from)),
    city(table.to, ({ to }) => network.cities.get(to)),
    text(table.tie, ({ kind, shared }) => (kind === null ? shared.join(', ') : words.twinningKind[kind])),
    text(table.since, ({ since }) => since),
    text(table.until, ({ until }) => until),
    text(table.status, ({ status }) => status && words.status[status]),
  ]
  return { ofCities, ofTies }
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
