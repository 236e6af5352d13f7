import type { Machine } from '../machine.js'
import { table } from '../table.js'
import { type Suggestions, suggestionsAt } from './evaluate-suggestions.js'
import type { Growth } from './growth.js'
import { type PeerName, type PlayerName, peerNames } from './tasks.js'

/** What is kept of a run. */
export interface Figures {
  readonly at: string
  readonly machine: Machine
  readonly rounds: number
  readonly speed: readonly Speed[]
  /** Null where it was not measured. */
  readonly serving: Serving | null
  readonly growth: readonly Growth[]
  readonly suggestions: Suggestions
}

/** What a served graph does while a measure is computed, and how its paths compare with the database's own. */
export interface Serving {
  readonly lookups: readonly Lookups[]
  readonly paths: readonly Paths[]
}

export interface Lookups {
  readonly engine: string
  /** Medians over the rounds. */
  readonly idle_ms: Percentiles
  readonly busy_ms: Percentiles
  /** The median of the rounds' own ratios, in which a slow minute of the machine cancels out. */
  readonly p99Ratio: number
}

export interface Percentiles {
  readonly median: number
  readonly p99: number
}

/** What is asked of each node on a path. */
export type PathContent = 'ids' | 'ids and names'

export interface Paths {
  readonly content: PathContent
  readonly connections: number
  /** Median of the rounds' median latencies, and answers a second. */
  readonly api: { readonly ms: number; readonly perSecond: number }
  readonly bolt: { readonly ms: number; readonly perSecond: number }
}

export interface Speed {
  readonly name: string
  readonly title: string
  readonly ms: Partial<Record<PlayerName, number>>
  /** Our time on one thread, as a share of the peer's. */
  readonly ratios: Partial<Record<PeerName, number>>
  readonly atMost: Partial<Record<PeerName, number>>
}

const peerTitles: Record<PeerName, string> = { igraph: 'igraph', graphology: 'graphology', gds: 'Neo4j GDS' }
export const figure = (value: number | undefined): string =>
  value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toPrecision(3)
export const ratio = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(2)}×`)

export const speedTable = (speed: readonly Speed[]): string =>
  table([
    ['ms', 'CityTies', 'on all cores', ...peerNames.flatMap((peer) => [peerTitles[peer], 'CityTies : it'])],
    ...speed.map(({ title, ms, ratios }) => [
      title,
      figure(ms.cityties),
      figure(ms.threads),
      ...peerNames.flatMap((peer) => [figure(ms[peer]), ratio(ratios[peer])]),
    ]),
  ])

export const servingTables = ({ lookups, paths }: Serving): string[] => [
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

/** What is not run at a size is empty. */
export const growthTable = (growth: readonly Growth[]): string =>
  table([
    ['nodes', ...growth.map(({ nodes }) => nodes.toLocaleString('en'))],
    ['edges', ...growth.map(({ edges }) => edges.toLocaleString('en'))],
    [
      'memory of the projection, bytes an edge',
      ...growth.map(({ projection_bytesPerEdge }) => projection_bytesPerEdge.toFixed(1)),
    ],
    ['of the graph that measures are of, bytes an edge', ...growth.map(({ bytesPerEdge }) => bytesPerEdge.toFixed(1))],
    ['peak memory of the process, MiB', ...growth.map(({ peak_mib }) => peak_mib.toFixed(0))],
    ...[...new Set(growth.flatMap(({ ms }) => Object.keys(ms)))].map((name) => [
      `${name}, ms`,
      ...growth.map(({ ms }) => figure(ms[name])),
    ]),
  ])

export const suggestionsText = (found: Suggestions): string =>
  `${found.hidden_edges} edges hidden, ${found.suggestedHidden_pairs} of them among ${found.suggested_pairs} suggested pairs; places known of ${found.placesKnown_count} of ${found.nodes_count} nodes, of ${found.placesFound_count} more found by name.`

export function suggestionsTable({ methods, combinedWithoutPlaces }: Suggestions): string {
  const rows = [...methods, { ...combinedWithoutPlaces, method: 'combined, no place known' }]
  return table([
    ['suggested twins', 'AUC', 'AUC of suggested', ...suggestionsAt.map((length) => `precision at ${length}`)],
    ...rows.map(({ method, auc, aucOfSuggested, precision }) => [
      method,
      ...[auc, aucOfSuggested, ...precision].map((value) => value?.toFixed(3) ?? ''),
    ]),
  ])
}
