import type { LinkEvaluation } from '../../../src/analytics/link-evaluation.js'
import type { Machine } from '../machine.js'
import { factsOf, table } from '../table.js'
import type { Growth } from './growth.js'
import type { Measured } from './measure.js'
import { p99AtMost, type Serving } from './serving.js'
import { type PeerName, peerNames } from './tasks.js'

/** What is kept of a run. */
export interface Report {
  readonly at: string
  readonly machine: Machine
  readonly rounds: number
  readonly speed: readonly Speed[]
  /** Null where it was not measured. */
  readonly serving: Serving | null
  readonly growth: readonly Growth[]
  readonly suggestions: LinkEvaluation
}

export interface Speed {
  readonly name: string
  readonly title: string
  readonly ms: Measured['ms']
  /** Our time on one thread, as a share of the peer's. */
  readonly ratios: Partial<Record<PeerName, number>>
  readonly atMost: Partial<Record<PeerName, number>>
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

const peerTitles: Record<PeerName, string> = { igraph: 'igraph', graphology: 'graphology', gds: 'Neo4j GDS' }
const figure = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3)
const ratio = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(2)}×`)

/** Tables in Markdown. */
export function printReport({ at, machine, rounds, speed, serving, growth, suggestions }: Report): string {
  const speeds = table([
    ['ms', 'CityTies', 'on all cores', ...peerNames.flatMap((peer) => [peerTitles[peer], 'CityTies : it'])],
    ...speed.map(({ title, ms, ratios }) => [
      title,
      figure(ms.cityties),
      figure(ms.threads),
      ...peerNames.flatMap((peer) => [figure(ms[peer]), ratio(ratios[peer])]),
    ]),
  ])
  const grown = table([
    ['nodes', ...growth.map(({ nodes }) => nodes.toLocaleString('en'))],
    ['edges', ...growth.map(({ edges }) => edges.toLocaleString('en'))],
    ['bytes an edge', ...growth.map(({ bytesPerEdge }) => bytesPerEdge.toFixed(1))],
    ['peak memory of the process, MiB', ...growth.map(({ peak_mib }) => peak_mib.toFixed(0))],
    ...Object.keys(growth[0]?.ms ?? {}).map((name) => [`${name}, ms`, ...growth.map(({ ms }) => figure(ms[name]))]),
  ])
  const suggested = table([
    ['suggested twins', 'AUC', 'AUC of suggested', ...suggestionsAt.map((length) => `precision at ${length}`)],
    ...suggestions.methods.map(({ method, auc, aucOfSuggested, precision }) => [
      method,
      ...[auc, aucOfSuggested, ...precision].map((value) => value?.toFixed(3) ?? ''),
    ]),
  ])
  return [
    `${factsOf(at, machine)}; medians of ${rounds} interleaved rounds, one thread each but where it says all cores.`,
    ...(speed.length > 0 ? [speeds] : []),
    ...(serving ? servingTables(serving) : []),
    ...(growth.length > 0 ? [grown] : []),
    `${suggestions.hidden_edges} edges hidden, ${suggestions.suggestedHidden_pairs} of them among ${suggestions.suggested_pairs} suggested pairs.`,
    suggested,
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

/** Lengths of the head of the list of suggestions at which precision is taken. */
export const suggestionsAt = [50, 100, 200, 500, 1000]
