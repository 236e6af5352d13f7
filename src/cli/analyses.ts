import { type Ranked, ranking } from '../analytics/city-metrics.js'
import { diameter, meanDistance } from '../analytics/distance-statistics.js'
import { typeOfNode } from '../analytics/projection.js'
import { edgeCountOf } from '../analytics/simple-graph.js'
import { countriesOf } from '../compute/communities.js'
import { tiesInOrder } from '../compute/country-rows.js'
import { batches } from '../graph/batches.js'
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
  const { values, nodes } = await measured.values(by, null, analysed)
  const rows: Ranked[] = ranking(values, nodes, first, (node) => typeOfNode(projection, node) === 'City')
  const labelOf = await labels(
    analysed,
    rows.map(({ node }) => node),
  )
  return {
    columns: ['rank', 'id', 'name', by],
    rows: rows.map(({ rank, node, value }) => [rank, projection.ids[node] ?? null, labelOf(node), value]),
  }
}

async function communities(analysed: Analysed, { seed, first }: AnalyzeOptions): Promise<Table> {
  const { measured } = analysed
  const { countries } = measured.selection.projection
  const found = await measured.communities({ seed, resolution: 1 }, analysed)
  const rows = found.list.slice(0, first)
  const best = rows.map(({ members }) => members.slice(0, limits.communityLabel_count))
  const homes = rows.map(({ members }) =>
    countriesOf(members, countries)
      .slice(0, limits.communityLabel_count)
      .map(({ country }) => country),
  )
  const labelOf = await labels(analysed, [...best, ...homes].flat())
  return {
    columns: ['community', 'size', 'tiesWithin', 'tiesBeyond', 'best connected', 'countries', 'modularity of all'],
    rows: rows.map(({ members, tiesWithin, tiesBeyond }, i) => [
      i + 1,
      members.length,
      tiesWithin,
      tiesBeyond,
      (best[i] ?? []).map(labelOf).join(', '),
      (homes[i] ?? []).map(labelOf).join(', '),
      found.modularity,
    ]),
  }
}

async function countries(analysed: Analysed, { seed, first }: AnalyzeOptions): Promise<Table> {
  const found = await analysed.measured.countryNetwork(seed, analysed)
  const pairs = tiesInOrder(found.pairs.pairs, 'TIES').slice(0, first)
  const ends = (categories: readonly number[]): number[] => categories.map((i) => found.countries[i] as number)
  const labelOf = await labels(
    analysed,
    pairs.flatMap(({ categories }) => ends(categories)),
  )
  return {
    columns: ['from', 'to', 'ties', 'expected', 'deviation', 'zScore'],
    rows: pairs.map(({ categories, ties, expected, deviation, zScore }) => [
      ...ends(categories).map(labelOf),
      ties,
      expected,
      deviation,
      zScore,
    ]),
  }
}

/** The names of nodes, read in few statements. */
async function labels({ graph, measured }: Analysed, nodes: readonly number[]): Promise<(node: number) => string> {
  const { ids } = measured.selection.projection
  const names = new Map<string, string>()
  const select = { node: ['name'], tie: null, position: false, total: false }
  for (const batch of batches([...new Set(nodes)].map((node) => ids[node] as string)))
    for (const [id, { name }] of await graph.entities.selectedByIds(batch, select)) names.set(id, name)
  return (node) => names.get(ids[node] as string) ?? (ids[node] as string)
}
