import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Graph } from '../../src/graph/graph.js'
import { importEdges } from '../../src/transfer/edges/import-edges.js'
import { whyNoWikidata } from '../analytics/wikidata-graph.js'
import { engines, sharedData } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'

/** Figures of the Wikidata graph that were computed independently of this code, as a client gets them. */

const missing = whyNoWikidata()
if (missing) process.stdout.write(`\nSkipped, the measures of the Wikidata graph: ${missing}\n`)

interface Tie {
  readonly cities: readonly { readonly id: string }[]
  readonly citations: readonly unknown[]
}

const hashes: string[] = []

interface Sampled {
  readonly ranking: readonly {
    readonly value: number
    readonly city: { readonly id: string }
    readonly computation: {
      readonly algorithm: string
      readonly seed: number
      readonly parameters: { readonly error: number }
    }
  }[]
  readonly city: unknown
}

;(missing ? describe.skip : describe).each(engines)('measures of the Wikidata graph on %s', (_, open) => {
  let server: TestServer

  beforeAll(async () => {
    const graph = await Graph.open(await open())
    const folder = join(sharedData, 'wikidata-p190-2016')
    await importEdges(graph, { edges: join(folder, 'relations.tsv'), labels: join(folder, 'names.tsv') })
    server = await serveGraph(graph)
  }, 120_000)
  afterAll(() => server?.close())

  test('the network as a whole', async () => {
    const { statistics } = await server.data<{ statistics: Record<string, unknown> }>(`{ statistics {
      nodeCount edgeCount componentCount largestComponent triangleCount wedgeCount maxDegree meanDegree transitivity
      averageLocalClustering degreeAssortativity countryAssortativity diameter meanDistance reciprocity { byArc byPair }
      degreeDistribution { degree nodes } distanceDistribution { hops pairs } articulationPointCount bridgeCount
      graphVersion computation { graphVersion contentHash filter }
    } graphVersion }`)
    const { degreeDistribution, distanceDistribution, graphVersion, computation, ...figures } = statistics
    expect(figures).toEqual({
      nodeCount: 10_055,
      edgeCount: 17_401,
      componentCount: 1,
      largestComponent: 10_055,
      triangleCount: 6065,
      wedgeCount: 159_293,
      maxDegree: 98,
      meanDegree: expect.closeTo((2 * 17_401) / 10_055, 9),
      transitivity: expect.closeTo(0.114223, 6),
      averageLocalClustering: expect.closeTo(0.048434, 6),
      degreeAssortativity: expect.closeTo(0.349762, 6),
      // The edge list has no countries.
      countryAssortativity: null,
      diameter: 25,
      meanDistance: expect.closeTo(7.397202, 6),
      reciprocity: { byArc: expect.closeTo(0.98174, 5), byPair: expect.closeTo(0.96414, 5) },
      articulationPointCount: expect.any(Number),
      bridgeCount: expect.any(Number),
    })
    const degrees = degreeDistribution as { degree: number; nodes: number }[]
    expect(degrees.reduce((sum, { degree, nodes }) => sum + degree * nodes, 0)).toBe(2 * 17_401)
    const distances = distanceDistribution as { hops: number; pairs: number }[]
    expect(distances.map(({ hops }) => hops)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
    expect(distances[0]).toEqual({ hops: 1, pairs: 17_401 })
    const { contentHash, ...rest } = computation as { contentHash: string }
    expect(rest).toEqual({ graphVersion, filter: { types: ['TWINNED_WITH'] } })
    hashes.push(contentHash)
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(hashes).size).toBe(1)
  })

  test('the cities at its head', async () => {
    const { betweenness, pageRank } = await server.data<Record<string, { city: { id: string }; value: number }[]>>(`{
      betweenness: ranking(by: BETWEENNESS, first: 3) { rank city { id } value }
      pageRank: ranking(by: PAGERANK, first: 1) { rank city { id } value }
    }`)
    expect(betweenness).toEqual([
      { rank: 1, city: { id: 'wd:Q656' }, value: expect.closeTo(3_583_253.5, 1) },
      { rank: 2, city: { id: 'wd:Q5776' }, value: expect.closeTo(2_348_557.4, 1) },
      { rank: 3, city: { id: 'wd:Q1829' }, value: expect.closeTo(1_715_804.5, 1) },
    ])
    expect(pageRank).toEqual([{ rank: 1, city: { id: 'wd:Q656' }, value: expect.closeTo(0.00143921, 8) }])
  })

  test('betweenness from a sample is within the error that it states', async () => {
    const sampled = async (seed: number): Promise<Sampled> =>
      server.data(`{
        ranking(by: BETWEENNESS, first: 500, sampling: {epsilon: 0.02, delta: 0.01, seed: ${seed}}) {
          value city { id } computation { algorithm parameters seed }
        }
        city(id: "wd:Q656") { metrics { metric(by: BETWEENNESS, sampling: {epsilon: 0.02, delta: 0.01, seed: ${seed}}) { value } } }
      }`)
    const { ranking: exact } = await server.data<Sampled>(
      '{ ranking(by: BETWEENNESS, first: 500) { value city { id } } }',
    )
    const one = await sampled(1)
    const pairs = (10_055 * 10_054) / 2
    const { parameters, seed, algorithm } = (one.ranking[0] as Sampled['ranking'][number]).computation
    expect(algorithm).toMatch(/Riondato and Kornaropoulos 2016/)
    expect({ seed, ...parameters }).toEqual({
      seed: 1,
      epsilon: 0.02,
      delta: 0.01,
      samples: expect.any(Number),
      error: expect.closeTo(0.02 * pairs, 6),
    })
    const estimates = new Map(one.ranking.map(({ city, value }) => [city.id, value]))
    for (const { city, value } of exact) {
      // Of those that the list leaves out no more is known than that they are below all that it has.
      const estimate = estimates.get(city.id)
      if (estimate !== undefined) expect(Math.abs(estimate - value)).toBeLessThanOrEqual(parameters.error)
      else expect(value).toBeLessThanOrEqual((one.ranking.at(-1)?.value as number) + parameters.error)
    }
    expect(one.city).toEqual({ metrics: { metric: { value: estimates.get('wd:Q656') } } })
    expect(await sampled(1)).toEqual(one)
    expect((await sampled(2)).ranking).not.toEqual(one.ranking)
  })

  test.each([
    ['Turku', 'wd:Q38511'],
    ['Iași', 'wd:Q46852'],
  ])('from Pavia to %s are three ties, each of them cited', async (_name, to) => {
    const ends = `from: "wd:Q6259", to: "${to}"`
    const { shortestPath, shortestPaths } = await server.data<{
      shortestPath: { path: { hops: number; nodes: { id: string }[]; relationships: Tie[] } }
      shortestPaths: { totalCount: number; paths: { hops: number; nodes: { id: string }[] }[] }
    }>(`{
      shortestPath(${ends}) { reason path { hops nodes { id } relationships { ... on Twinning { cities { id } } citations { locator } } } }
      shortestPaths(${ends}, limit: 100) { totalCount paths { hops nodes { id } } }
    }`)
    expect(shortestPath).toMatchObject({ reason: null, path: { hops: 3 } })
    const { nodes, relationships } = shortestPath.path
    expect([nodes[0]?.id, nodes.at(-1)?.id, nodes.length]).toEqual(['wd:Q6259', to, 4])
    const ids = nodes.map(({ id }) => id)
    expect(relationships.map(({ cities }) => cities.map(({ id }) => id).sort())).toEqual(
      [0, 1, 2].map((i) => ids.slice(i, i + 2).sort()),
    )
    for (const { citations } of relationships) expect(citations.length).toBeGreaterThan(0)
    expect(shortestPaths.paths.every(({ hops }) => hops === 3)).toBe(true)
    expect(shortestPaths.paths[0]?.nodes).toEqual(nodes)
    expect(shortestPaths.totalCount).toBe(shortestPaths.paths.length)
  })

  test('its communities, the same for the same seed', async () => {
    const query = `{ communities(seed: 7) { modularity count communities(first: 3) { size label members(first: 2) { edges { node { id } } } } } }`
    const { communities } = await server.data<{ communities: { modularity: number; count: number } }>(query)
    expect(communities.modularity).toBeGreaterThanOrEqual(0.715)
    expect(communities.count).toBeLessThan(200)
    expect((await server.data<{ communities: unknown }>(query)).communities).toEqual(communities)
  })

  test('who goes away stops the work, which others may take up again', async () => {
    const where = 'where: {twinnings: {kind: {eq: TWINNING}}}'
    const body = JSON.stringify({ query: `{ ranking(by: BETWEENNESS, ${where}) { value } }` })
    const gone = new AbortController()
    const asked = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: gone.signal,
    }).then(
      () => 'answered',
      () => 'gone',
    )
    const { pool } = server.measures
    await until(() => pool.running_count === 1)
    gone.abort()
    expect(await asked).toBe('gone')
    await until(() => pool.running_count === 0 && pool.waiting_count === 0)
    const again = await server.data<{ ranking: unknown[] }>(`{ ranking(by: PAGERANK, first: 2, ${where}) { value } }`)
    expect(again.ranking).toHaveLength(2)
  })
})

/** Looks again and again; the test's own time limit is the bound. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2))
}
