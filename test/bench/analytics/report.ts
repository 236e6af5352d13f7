import { factsOf, table } from '../table.js'
import {
  type Figures,
  figure,
  growthTable,
  ratio,
  type Speed,
  speedTable,
  suggestionsTable,
  suggestionsText,
} from './figures.js'
import type { Measured } from './measure.js'
import { p99AtMost, type Serving } from './serving.js'
import { peerNames } from './tasks.js'

/** What is kept of a run. */
export interface Report extends Figures {
  /** Null where it was not measured. */
  readonly serving: Serving | null
}

export const speedOf = ({ task: { name, title, atMost }, ms }: Measured): Speed => ({
  name,
  title,
  ms,
  ratios: Object.fromEntries(
    peerNames.flatMap((peer) => {
      const theirs = ms[peer]
      return theirs === undefined ? [] : [[peer, (ms.cityties as number) / theirs]]
    }),
  ),
  atMost,
})

/** Requirements that the figures do not meet, a sentence each. */
export const missedBy = ({ title, ratios, atMost }: Speed): string[] =>
  peerNames.flatMap((peer) => {
    const [ratio, most] = [ratios[peer], atMost[peer]]
    if (ratio === undefined || most === undefined || ratio <= most) return []
    return [`${title}: ${ratio.toFixed(2)} of ${peer}'s time, where ${most} is the most`]
  })

/** The same of a served graph. */
export const missedInServing = (serving: Serving | null): string[] => [
  ...(serving?.lookups ?? [])
    .filter(({ p99Ratio }) => p99Ratio >= p99AtMost)
    .map(({ engine, p99Ratio }) => `p99 of a look-up on ${engine}: ${ratio(p99Ratio)} of the idle one, where less than ${p99AtMost}× is required`), // biome-ignore format: one line
  ...(serving?.paths ?? [])
    .filter(({ api, bolt }) => api.ms > bolt.ms || api.perSecond < bolt.perSecond)
    .map(
      ({ content, connections }) =>
        `a path with ${content} through the API is slower than by Bolt at ${connections} at once`,
    ),
]

/** Tables in Markdown. */
export function printReport(report: Report): string {
  const { at, machine, rounds, speed, serving, growth, suggestions } = report
  return [
    `${factsOf(at, machine)}; medians of ${rounds} interleaved rounds, one thread each but where it says all cores.`,
    ...(speed.length > 0 ? [speedTable(speed)] : []),
    ...(serving ? servingTables(serving) : []),
    ...(growth.length > 0 ? [growthTable(growth)] : []),
    suggestionsText(suggestions),
    suggestionsTable(suggestions),
  ].join('\n\n')
}

const servingTables = ({ lookups, paths }: Serving): string[] => [
  table([
    [
      'point lookup, ms',
      'idle, median',
      'idle, p99',
      'with betweenness, median',
      'with betweenness, p99',
      'p99 : idle',
    ],
    ...lookups.map(({ engine, idle_ms, busy_ms, p99Ratio }) => [
      engine,
      ...[idle_ms.median, idle_ms.p99, busy_ms.median, busy_ms.p99].map(figure),
      ratio(p99Ratio),
    ]),
  ]),
  table([
    ['shortest path', 'API, ms', 'Bolt, ms', 'API : Bolt', 'API, a second', 'Bolt, a second', 'API : Bolt'],
    ...paths.map(({ content, connections, api, bolt }) => [
      `${content}, ${connections} at once`,
      ...[api.ms, bolt.ms].map(figure),
      ratio(api.ms / bolt.ms),
      ...[api.perSecond, bolt.perSecond].map(figure),
      ratio(api.perSecond / bolt.perSecond),
    ]),
  ]),
]
