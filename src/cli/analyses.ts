import { type Ranked, ranking } from '../analytics/city-metrics.js'
import { diameter, meanDistance } from '../analytics/distance-statistics.js'
import { typeOfNode } from '../analytics/projection.js'
import { edgeCountOf } from '../analytics/simple-graph.js'
import { algorithmOf, communitiesAlgorithm, foldedAlgorithm, statisticsAlgorithm } from '../compute/algorithms.js'
import { countriesOf } from '../compute/communities.js'
import type { Folding } from '../compute/fold-groups.js'
import { tiesInOrder } from '../compute/fold-rows.js'
import type { FoldedNetwork } from '../compute/measured.js'
import { limits } from '../limits.js'
import { path, suggestions } from './analyses-of-cities.js'
import type { Analyse, Analysed, AnalyzeOptions, Answer } from './analysis.js'
import { labels } from './labels.js'
import type { Cell } from './terminal.js'

/** What `cityties analyze` can say, by name. */
export const analyses = {
  statistics,
  ranking: ranked,
  communities,
  countries: (analysed, options) => folded('COUNTRY', analysed, options),
  programmes: (analysed, options) => folded('PROGRAMME', analysed, options),
  decades,
  path,
  suggestions,
} as const satisfies Record<string, Analyse>
export type Analysis = keyof typeof analyses

async function statistics(analysed: Analysed): Promise<Answer> {
  const { measured } = analysed
  const { graph } = await measured.graph(analysed)
  const { sizes, largest } = await measured.on('components', {}, analysed)
  const degrees = await measured.on('degreeDistribution', {}, analysed)
  const clustering = await measured.on('clustering', {}, analysed)
  const cuts = await measured.on('cutPoints', {}, analysed)
  const distances = await measured.distances(analysed)
  const { byClaim, byPair } = await measured.reciprocity(analysed)
  const figures: Record<string, Cell> = {
    nodeCount: graph.nodeCount,
    edgeCount: edgeCountOf(graph),
    componentCount: sizes.length,
    largestComponent: sizes[largest] ?? 0,
    triangleCount: clustering.triangles,
    wedgeCount: clustering.wedges,
    maxDegree: degrees.at(-1)?.degree ?? 0,
    meanDegree: graph.nodeCount === 0 ? null : graph.neighbours.length / graph.nodeCount,
    transitivity: clustering.transitivity,
    averageLocalClustering: clustering.averageLocal,
    degreeAssortativity: await measured.on('degreeAssortativity', {}, analysed),
    countryAssortativity: (await measured.countryAssortativity(analysed)).coefficient,
    diameter: diameter(distances),
    meanDistance: meanDistance(distances),
    reciprocityByArc: byClaim,
    reciprocityByPair: byPair,
    articulationPointCount: cuts.articulationPoints,
    bridgeCount: cuts.bridges,
  }
  return { columns: ['figure', 'value'], rows: Object.entries(figures), algorithm: statisticsAlgorithm }
}

async function ranked(analysed: Analysed, { by, first }: AnalyzeOptions): Promise<Answer> {
  const { measured } = analysed
  const { projection } = measured.selection
  const { values, nodes } = await measured.values(by, null, analysed)
  const rows: Ranked[] = ranking(values, nodes, first, (node) => typeOfNode(projection, node) === 'City')
  const labelOf = labels(analysed)
  return {
    columns: ['rank', 'id', 'name', by],
    rows: rows.map(({ rank, node, value }) => [rank, projection.ids[node] ?? null, labelOf(node), value]),
    algorithm: await algorithmOf(measured, by, null, analysed),
  }
}

async function communities(analysed: Analysed, { seed, first }: AnalyzeOptions): Promise<Answer> {
  const { measured } = analysed
  const { countries } = measured.selection.projection
  const options = { seed, resolution: 1 }
  const found = await measured.communities(options, analysed)
  const rows = found.list.slice(0, first)
  const labelOf = labels(analysed)
  const named = (nodes: readonly number[]): string =>
    nodes.slice(0, limits.communityLabel_count).map(labelOf).join(', ')
  return {
    columns: ['community', 'size', 'tiesWithin', 'tiesBeyond', 'best connected', 'countries', 'modularity of all'],
    rows: rows.map(({ members, tiesWithin, tiesBeyond }, i) => [
      i + 1,
      members.length,
      tiesWithin,
      tiesBeyond,
      named(members),
      named(countriesOf(members, countries).map(({ country }) => country)),
      found.modularity,
    ]),
    algorithm: communitiesAlgorithm(options, found.iterations),
  }
}

const pairColumns = ['from', 'to', 'ties', 'expected', 'deviation', 'zScore']

async function folded(by: Folding, analysed: Analysed, { seed, first, order }: AnalyzeOptions): Promise<Answer> {
  const found = await analysed.measured.foldedNetwork({ by, seed }, analysed)
  const rows = pairRows(analysed, found, tiesInOrder(found.pairs.pairs, order).slice(0, first))
  return { columns: pairColumns, rows, algorithm: foldedAlgorithm({ by, seed }) }
}

async function decades(analysed: Analysed, { seed, first, order }: AnalyzeOptions): Promise<Answer> {
  const { measures, measured } = analysed
  const options = { by: 'COUNTRY', seed } as const
  const rows: Cell[][] = []
  for (const { startedIn, measured: own } of measures.byDecade(measured)) {
    const found = await own.foldedNetwork(options, analysed)
    const pairs = tiesInOrder(found.pairs.pairs, order).slice(0, first)
    for (const row of pairRows(analysed, found, pairs)) rows.push([startedIn, ...row])
  }
  return { columns: ['decade', ...pairColumns], rows, algorithm: foldedAlgorithm(options) }
}

function pairRows(analysed: Analysed, { groups }: FoldedNetwork, pairs: FoldedNetwork['pairs']['pairs']): Cell[][] {
  const ends = (categories: readonly number[]): number[] => categories.map((i) => groups[i] as number)
  const labelOf = labels(analysed)
  return pairs.map(({ categories, ties, expected, deviation, zScore }) => [
    ...ends(categories).map(labelOf),
    ties,
    expected,
    deviation,
    zScore,
  ])
}
