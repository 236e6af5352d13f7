import { type Ranked, ranking } from '../analytics/city-metrics.js'
import { diameter, meanDistance } from '../analytics/distance-statistics.js'
import { typeOfNode } from '../analytics/projection.js'
import { edgeCountOf } from '../analytics/simple-graph.js'
import { countriesOf } from '../compute/communities.js'
import { tiesInOrder } from '../compute/country-rows.js'
import { limits } from '../limits.js'
import type { Analysed, AnalyzeOptions } from './analyze.js'
import type { Cell, Table } from './terminal.js'

type Analyse = (analysed: Analysed, options: AnalyzeOptions) => Promise<Table>

/** What `cityties analyze` can say, by name. */
export const analyses = { statistics, ranking: ranked, communities, countries } as const satisfies Record<
  string,
  Analyse
>

async function statistics(analysed: Analysed): Promise<Table> {
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
    graphVersion: measured.selection.graphVersion,
    contentHash: await measured.contentHash(analysed),
  }
  return { columns: ['figure', 'value'], rows: Object.entries(figures) }
}

async function ranked(analysed: Analysed, { by, first }: AnalyzeOptions): Promise<Table> {
  const { measured } = analysed
  const { projection } = measured.selection
  const { ids, names } = projection
  const { values, nodes } = await measured.values(by, null, analysed)
  const rows: Ranked[] = ranking(values, nodes, first, (node) => typeOfNode(projection, node) === 'City')
  return {
    columns: ['rank', 'id', 'name', by],
    rows: rows.map(({ rank, node, value }) => [rank, ids[node] ?? null, names[node] ?? null, value]),
  }
}

async function communities(analysed: Analysed, { seed, first }: AnalyzeOptions): Promise<Table> {
  const { measured } = analysed
  const { countries, names } = measured.selection.projection
  const found = await measured.communities({ seed, resolution: 1 }, analysed)
  const rows = found.list.slice(0, first)
  const named = (nodes: readonly number[]): string =>
    nodes
      .slice(0, limits.communityLabel_count)
      .map((node) => names[node])
      .join(', ')
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
  }
}

async function countries(analysed: Analysed, { seed, first }: AnalyzeOptions): Promise<Table> {
  const { names } = analysed.measured.selection.projection
  const found = await analysed.measured.countryNetwork(seed, analysed)
  const pairs = tiesInOrder(found.pairs.pairs, 'TIES').slice(0, first)
  return {
    columns: ['from', 'to', 'ties', 'expected', 'deviation', 'zScore'],
    rows: pairs.map(({ categories, ties, expected, deviation, zScore }) => [
      ...categories.map((i) => names[found.countries[i] as number] ?? null),
      ties,
      expected,
      deviation,
      zScore,
    ]),
  }
}
