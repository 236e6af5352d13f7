import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { allDistances } from '../../../src/analytics/all-distances.js'
import { betweenness } from '../../../src/analytics/betweenness.js'
import { projectBipartite } from '../../../src/analytics/bipartite-projection.js'
import { buildGraph } from '../../../src/analytics/build-graph.js'
import { categoryAssortativity } from '../../../src/analytics/category-assortativity.js'
import { closeness, harmonicCloseness } from '../../../src/analytics/closeness.js'
import { averageLocalClustering, localClustering, transitivity } from '../../../src/analytics/clustering.js'
import { components } from '../../../src/analytics/components.js'
import { coreNumbers } from '../../../src/analytics/core-numbers.js'
import { cutPoints } from '../../../src/analytics/cut-points.js'
import { degreeAssortativity } from '../../../src/analytics/degree-assortativity.js'
import { degrees } from '../../../src/analytics/degrees.js'
import { diameter, distanceDistribution, meanDistance } from '../../../src/analytics/distance-statistics.js'
import { eigenvector } from '../../../src/analytics/eigenvector.js'
import { kShortestPaths } from '../../../src/analytics/k-shortest-paths.js'
import { leiden } from '../../../src/analytics/leiden.js'
import { distance_km, type LinkMethod, linkMethods, linkScores } from '../../../src/analytics/link-scores.js'
import { pageRank } from '../../../src/analytics/pagerank.js'
import { allShortestPaths } from '../../../src/analytics/shortest-paths.js'
import type { SimpleGraph } from '../../../src/analytics/simple-graph.js'
import { Surroundings } from '../../../src/analytics/surroundings.js'
import { countTriangles } from '../../../src/analytics/triangles.js'
import { weightedShortestPath } from '../../../src/analytics/weighted-paths.js'
import type { WikidataGraph } from '../../analytics/wikidata-graph.js'
import { say } from '../say.js'
import { edgesAsText } from './measure.js'
import { drawPairs } from './pairs.js'
import { providePython } from './python.js'

const run = promisify(execFile)

/**
 * Computes every measure and lets NetworkX and igraph compute it too.
 *
 * @returns a table in Markdown of how far each is off
 * @throws Error with the table when one is off by more than rounding
 */
export async function compare(wikidata: WikidataGraph): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cityties-compare-'))
  try {
    say('comparing every measure with NetworkX and igraph, a minute or two')
    const [edges, measures] = [join(folder, 'edges.txt'), join(folder, 'measures.json')]
    await writeFile(edges, edgesAsText(wikidata.graph))
    await writeFile(measures, JSON.stringify(everyMeasure(wikidata), plain))
    const python = await providePython()
    const { stdout } = await run(python, [join(import.meta.dirname, 'compare.py'), edges, measures]).catch(
      ({ stdout: table = '', stderr = '' }: { stdout?: string; stderr?: string }) => {
        throw new Error(`Not every measure agrees.\n${table}${stderr}`)
      },
    )
    return stdout.trimEnd()
  } finally {
    await rm(folder, { recursive: true })
  }
}

const plain = (_: string, value: unknown): unknown => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)

function everyMeasure(wikidata: WikidataGraph): Record<string, unknown> {
  return { ...ofNodes(wikidata.graph), ...ofWhole(wikidata), ...ofPaths(wikidata), ...ofPairs(wikidata.graph) }
}

function ofNodes(graph: SimpleGraph): Record<string, unknown> {
  const distances = allDistances(graph)
  const triangles = countTriangles(graph)
  return {
    degrees: degrees(graph),
    coreNumbers: coreNumbers(graph),
    triangles: triangles.perNode,
    localClustering: localClustering(graph, triangles),
    betweenness: betweenness(graph),
    closeness: closeness(distances),
    harmonicCloseness: harmonicCloseness(distances),
    eccentricities: distances.eccentricities,
    pageRank: pageRank(graph).values,
    eigenvector: eigenvector(graph).values,
  }
}

function ofWhole({ graph, countries }: WikidataGraph): Record<string, unknown> {
  const distances = allDistances(graph)
  const triangles = countTriangles(graph)
  const communities = leiden(graph, { seed: 1 })
  return {
    componentSizes: components(graph).sizes,
    transitivity: transitivity(graph, triangles),
    averageLocalClustering: averageLocalClustering(graph, triangles),
    degreeAssortativity: degreeAssortativity(graph),
    countries,
    countryAssortativity: categoryAssortativity(graph, countries).coefficient,
    ...cutPoints(graph),
    diameter: diameter(distances),
    meanDistance: meanDistance(distances),
    distanceDistribution: distanceDistribution(distances).map(({ pairs }) => pairs),
    communityOf: communities.communityOf,
    modularity: communities.modularity,
  }
}

const simplePairs_count = 20

function ofPaths(wikidata: WikidataGraph): Record<string, unknown> {
  const { graph } = wikidata
  const pairs = drawPairs(graph.nodeCount)
  const measured = withDistances(wikidata)
  const measuredPairs = drawPairs(measured.edges.length).map(
    ([a, b]) => [measured.edges[a]?.[0] as number, measured.edges[b]?.[1] as number] as const,
  )
  return {
    pairs,
    shortestPaths: pairs.map(([from, to]) => allShortestPaths(graph, from, to, { limit: 0 })),
    simplePaths: pairs
      .slice(0, simplePairs_count)
      .map(([from, to]) => kShortestPaths(graph, from, to, { k: 5, by: 'hops' }).map(({ length }) => length)),
    measuredEdges: measured.edges,
    measuredPairs,
    weightedPaths: measuredPairs.map(([from, to]) => weightedShortestPath(measured.graph, from, to)?.length ?? null),
    weightedSimplePaths: measuredPairs.map(([from, to]) =>
      kShortestPaths(measured.graph, from, to, { k: 3, by: 'weight' }).map(({ length }) => length),
    ),
    weightedPageRank: pageRank(measured.graph).values,
  }
}

/** The ties between places that are known, by their length. */
function withDistances({ graph, places }: WikidataGraph): { graph: SimpleGraph; edges: [number, number, number][] } {
  const edges: [number, number, number][] = []
  for (let node = 0; node < graph.nodeCount; node++)
    for (const other of graph.neighbours.subarray(graph.offsets[node], graph.offsets[node + 1])) {
      const km = distance_km(places, node, other)
      if (other > node && km > 0) edges.push([node, other, km])
    }
  const column = (of: 0 | 1): Int32Array => Int32Array.from(edges, (edge) => edge[of])
  const weights = Float64Array.from(edges, ([, , km]) => km)
  return { graph: buildGraph({ nodeCount: graph.nodeCount, from: column(0), to: column(1), weights }), edges }
}

const scoredNodes_count = 100
const projectedNodes_count = 1000

function ofPairs(graph: SimpleGraph): Record<string, unknown> {
  const around = new Surroundings(graph)
  const scores: { node: number; other: number; scores: Partial<Record<LinkMethod, number>> }[] = []
  for (let i = 0; i < scoredNodes_count; i++) {
    around.look(i * scoredNodes_count)
    for (const other of around.candidates)
      scores.push({
        node: around.node,
        other,
        scores: Object.fromEntries(linkMethods.map((method) => [method, linkScores[method](around, other, null)])),
      })
  }
  const nodes: number[] = []
  const groups: number[] = []
  for (let node = 0; node < projectedNodes_count; node++)
    for (const group of graph.neighbours.subarray(graph.offsets[node], graph.offsets[node + 1])) {
      nodes.push(node)
      groups.push(group)
    }
  const memberships = {
    nodeCount: projectedNodes_count,
    groupCount: graph.nodeCount,
    nodes: Int32Array.from(nodes),
    groups: Int32Array.from(groups),
  }
  const project = (weighing: 'count' | 'newman') =>
    projectBipartite(memberships, { weighing, edgesMax_count: 1_000_000 })
  return { linkScores: scores, memberships: { nodes, groups }, projections: [project('count'), project('newman')] }
}
