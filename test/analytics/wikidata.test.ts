import { beforeAll, describe, expect, test } from '@jest/globals'
import { type AllDistances, allDistances } from '../../src/analytics/all-distances.js'
import { betweenness } from '../../src/analytics/betweenness.js'
import { singleCategories } from '../../src/analytics/categories.js'
import { categoryAssortativity } from '../../src/analytics/category-assortativity.js'
import { categoryPairs } from '../../src/analytics/category-pairs.js'
import { averageLocalClustering, countWedges, transitivity } from '../../src/analytics/clustering.js'
import { components } from '../../src/analytics/components.js'
import { degreeAssortativity } from '../../src/analytics/degree-assortativity.js'
import { degrees } from '../../src/analytics/degrees.js'
import { diameter, distanceDistribution, meanDistance } from '../../src/analytics/distance-statistics.js'
import { leiden } from '../../src/analytics/leiden.js'
import { evaluateLinks } from '../../src/analytics/link-evaluation.js'
import { pageRank } from '../../src/analytics/pagerank.js'
import { reciprocity } from '../../src/analytics/reciprocity.js'
import { sampledBetweenness } from '../../src/analytics/sampled-betweenness.js'
import { allShortestPaths, shortestPath } from '../../src/analytics/shortest-paths.js'
import { edgeCountOf } from '../../src/analytics/simple-graph.js'
import { countTriangles } from '../../src/analytics/triangles.js'
import { readWikidata, type WikidataGraph, whyNoWikidata } from './wikidata-graph.js'

const missing = whyNoWikidata()
if (missing)
  process.stdout.write(`\nSkipped, the figures of the Wikidata graph: ${missing}\n`)

  /** Figures that were computed independently of this code. */
;(missing ? describe.skip : describe)('the Wikidata graph', () => {
  let wikidata: WikidataGraph
  let distances: AllDistances
  let exact: Float64Array

  beforeAll(() => {
    wikidata = readWikidata()
    distances = allDistances(wikidata.graph)
    exact = betweenness(wikidata.graph)
  })

  const highest = (values: Float64Array, count: number): [string | undefined, number][] =>
    [...values.keys()]
      .sort((a, b) => (values[b] as number) - (values[a] as number))
      .slice(0, count)
      .map((node) => [wikidata.qids[node], values[node] as number])

  test('has these nodes, ties and degrees in one component', () => {
    const { graph } = wikidata
    expect([graph.nodeCount, edgeCountOf(graph)]).toEqual([10_055, 17_401])
    expect([...components(graph).sizes]).toEqual([10_055])
    expect(Math.max(...degrees(graph))).toBe(98)
    expect(degreeAssortativity(graph)).toBeCloseTo(0.349762, 6)
  })

  test('has so many claims returned', () => {
    const { byClaim, byPair } = reciprocity(wikidata.claims)
    expect(byClaim).toBeCloseTo(0.98174, 5)
    expect(byPair).toBeCloseTo(0.96414, 5)
  })

  test('has these triangles', () => {
    const { graph } = wikidata
    const triangles = countTriangles(graph)
    expect(triangles.total).toBe(6065)
    expect(countWedges(graph)).toBe(159_293)
    expect(transitivity(graph, triangles)).toBeCloseTo(0.114223, 6)
    expect(averageLocalClustering(graph, triangles)).toBeCloseTo(0.048434, 6)
  })

  test('has these distances', () => {
    expect(diameter(distances)).toBe(25)
    expect(meanDistance(distances)).toBeCloseTo(7.397202, 6)
    const pairs = distanceDistribution(distances).reduce((sum, one) => sum + one.pairs, 0)
    expect(pairs).toBe((10_055 * 10_054) / 2)
    expect(distances.pairs[1]).toBe(17_401)
  })

  test('has these at its head', () => {
    expect(highest(exact, 3)).toEqual([
      ['Q656', expect.closeTo(3_583_253.5, 1)],
      ['Q5776', expect.closeTo(2_348_557.4, 1)],
      ['Q1829', expect.closeTo(1_715_804.5, 1)],
    ])
    expect(highest(pageRank(wikidata.graph).values, 1)).toEqual([['Q656', expect.closeTo(0.00143921, 8)]])
  })

  test('is sampled within the bound', () => {
    const { values, error } = sampledBetweenness(wikidata.graph, { epsilon: 0.02, delta: 0.05, seed: 2016 })
    expect(error).toBeCloseTo((0.02 * 10_055 * 10_054) / 2, 5)
    const worst = values.reduce((most, value, node) => Math.max(most, Math.abs(value - (exact[node] as number))), 0)
    expect(worst).toBeLessThan(error)
    expect(worst).toBeGreaterThan(0)
  })

  test('falls into communities of this modularity, whatever the seed', () => {
    for (const seed of [1, 2, 3, 4, 5]) expect(leiden(wikidata.graph, { seed }).modularity).toBeGreaterThan(0.718)
  })

  test('has these paths', () => {
    const { graph, nodeOf } = wikidata
    for (const other of ['Q38511', 'Q46852']) {
      const [from, to] = [nodeOf('Q6259'), nodeOf(other)]
      const all = allShortestPaths(graph, from, to, { limit: 1000 })
      expect(all).toMatchObject({ hops: 3, count: all?.paths.length })
      expect(shortestPath(graph, from, to)).toEqual(all?.paths[0])
    }
  })

  test('ties neighbouring countries more often than chance would', () => {
    const { graph, countries, countryCodes } = wikidata
    const { pairs, tiesCounted, tiesLeftOut } = categoryPairs(graph, singleCategories(countries, countryCodes.length))
    expect([tiesCounted, tiesLeftOut]).toEqual([2565, 17_401 - 2565])
    expect(categoryAssortativity(graph, countries)).toMatchObject({ edgesCounted: 2565, edgesLeftOut: 17_401 - 2565 })
    const zScoreOf = (a: string, b: string) =>
      pairs.find(({ categories: [x, y] }) => countryCodes[x] === a && countryCodes[y] === b)?.zScore ?? 0
    for (const [a, b] of [['AR', 'CL'], ['CY', 'GR'], ['CZ', 'SK']] as const) expect(zScoreOf(a, b)).toBeGreaterThan(10) // biome-ignore format: one line
  })

  test('gives hidden ties back to the combined score more often than to any other', () => {
    const { graph, places } = wikidata
    const { methods, hidden_edges } = evaluateLinks(graph, { seed: 11, places, precisionAt: [100, 500] })
    expect(hidden_edges).toBe(1740)
    const [best, second] = methods.toSorted((a, b) => (b.aucOfSuggested ?? 0) - (a.aucOfSuggested ?? 0))
    expect([best?.method, second?.method]).toEqual(['combined', 'adamicAdar'])
    expect(methods.toSorted((a, b) => (b.auc ?? 0) - (a.auc ?? 0))[0]?.method).toBe('combined')
  })
})
