import { factsOf, table } from '../table.js'
import type { Report, ScaleFigures } from './figures.js'
import { type QuestionName, questionNames, questionTitles } from './questions.js'

const missing = '–'
const whole = (value: number | undefined): string =>
  value === undefined ? missing : Math.round(value).toLocaleString('en')
const figure = (value: number | undefined): string =>
  value === undefined ? missing : value >= 100 ? whole(value) : value.toPrecision(2)

export const recordsPerSecond = ({ records_count, load_s }: ScaleFigures): number | undefined =>
  records_count === undefined || load_s === undefined ? undefined : records_count / load_s

const titleOf = ({ engine, cities }: ScaleFigures): string => `${engine}, ${whole(cities)}`

/** What it takes to have a graph, a column for each engine and size. */
export const sizingTable = (figures: Report['figures']): string =>
  table([
    ['', ...figures.map(titleOf)],
    ...(
      [
        ['records', ({ records_count }) => whole(records_count)],
        ['loaded, records a second', (one) => whole(recordsPerSecond(one))],
        ['peak of the import, MiB', ({ loadPeak_mib }) => whole(loadPeak_mib)],
        ['on disk, MiB', ({ disk_mib }) => whole(disk_mib)],
        ['the server in memory, MiB', ({ server_mib }) => whole(server_mib)],
        ['its peak, MiB', ({ serverPeak_mib }) => whole(serverPeak_mib)],
        ['Neo4j in memory, MiB', ({ database_mib }) => whole(database_mib)],
        ['ready, s', ({ ready_s }) => figure(ready_s)],
        ['all of it in memory, s', ({ warm_s }) => figure(warm_s)],
        ['of that the projection, s', ({ projection_s }) => figure(projection_s)],
        ['of that the search index, s', ({ search_s }) => figure(search_s)],
        ['a path after a write, ms', ({ pathAfterWrite_ms }) => figure(pathAfterWrite_ms)],
        ['a search after a write, ms', ({ searchAfterWrite_ms }) => figure(searchAfterWrite_ms)],
      ] as [string, (one: ScaleFigures) => string][]
    ).map(([title, cell]) => [title, ...figures.map(cell)]),
  ])

/** Median and 99th percentile of each question. */
export const latencyTable = (figures: Report['figures']): string =>
  table([
    ['ms, median / p99', ...figures.map(titleOf)],
    ...questionNames.map((name) => [
      questionTitles[name],
      ...figures.map(({ latencies }) => {
        const found = latencies?.[name]
        return found ? `${figure(found.p50_ms)} / ${figure(found.p99_ms)}` : missing
      }),
    ]),
  ])

/** What could not be done, a sentence each. */
export const stoppedOf = (figures: Report['figures']): string[] =>
  figures.flatMap((one) => (one.stopped === undefined ? [] : [`${titleOf(one)} cities: ${one.stopped}.`]))

/** Of the questions that are to be as quick in a large world as in a small one, nearly. */
const bounded: readonly QuestionName[] = ['point', 'twins', 'search', 'path']
const p99AtMost_ratio = 3

/** Requirements that the figures do not meet, a sentence each: embedded, ten times the cities. */
export function missedBy(figures: Report['figures']): string[] {
  const of = (size: number) => figures.find(({ engine, cities }) => engine === 'embedded' && cities === size)?.latencies
  const [small, large] = [of(10_000), of(100_000)]
  if (!small || !large) return []
  return bounded.flatMap((name) => {
    const ratio = large[name].p99_ms / small[name].p99_ms
    if (ratio <= p99AtMost_ratio) return []
    return [
      `p99 of ${questionTitles[name]} in 100,000 cities is ${ratio.toFixed(1)} times that in 10,000, where ${p99AtMost_ratio} is the most`,
    ]
  })
}

export const printReport = ({ at, machine, rounds, figures }: Report): string =>
  [
    `${factsOf(at, machine)}; one client, medians of ${rounds} rounds.`,
    sizingTable(figures),
    latencyTable(figures),
    ...stoppedOf(figures),
  ].join('\n\n')
