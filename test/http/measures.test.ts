import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Graph } from '../../src/graph/graph.js'
import { author, city, content, entityFact, tie, twins } from '../graph/facts.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { countingReads } from './wrapped-engine.js'

/** A triangle of two countries with a tail, and a city that is tied to none. */

const countries = ['AA', 'BB'].map((name, i) =>
  entityFact({ id: `ct:country/${name.toLowerCase()}`, type: 'Country', names: { en: name }, code: ['SE', 'NO'][i] }),
)
const cities = ['a', 'b', 'c', 'd', 'e'].map((slug) => city(slug))
const located = [
  ['a', 'aa'],
  ['b', 'aa'],
  ['c', 'bb'],
  ['d', 'bb'],
].map(([from, to]) => tie('IN_COUNTRY', `ct:city/${from}`, `ct:country/${to}`))
const ties = [
  twins('a', 'b'),
  twins('a', 'b', { kind: 'FRIENDSHIP' }),
  twins('b', 'c'),
  twins('a', 'c'),
  twins('c', 'd'),
]

describe.each(engines)('measures on %s', (_, open) => {
  let server: TestServer
  let taken: () => string[]
  beforeAll(async () => {
    const counted = countingReads(await open())
    taken = counted.taken
    server = await serveGraph(await Graph.open(counted.engine))
    await server.graph.loader.load([content('own', 1, [...cities, ...countries], [...located, ...ties])], author)
  })
  afterAll(() => server.close())

  test('the network as a whole', async () => {
    const { statistics } = await server.data<{ statistics: unknown }>(`{ statistics {
      nodeCount edgeCount componentCount largestComponent triangleCount wedgeCount maxDegree transitivity
      averageLocalClustering diameter meanDistance articulationPointCount bridgeCount countryAssortativity
      degreeDistribution { degree nodes } distanceDistribution { hops pairs } reciprocity { byArc byPair }
    } }`)
    expect(statistics).toEqual({
      nodeCount: 5,
      edgeCount: 4,
      componentCount: 2,
      largestComponent: 4,
      triangleCount: 1,
      wedgeCount: 5,
      maxDegree: 3,
      transitivity: expect.closeTo(3 / 5, 9),
      averageLocalClustering: expect.closeTo((1 + 1 + 1 / 3) / 5, 9),
      diameter: 2,
      meanDistance: expect.closeTo(8 / 6, 9),
      articulationPointCount: 1,
      bridgeCount: 1,
      // Half of all ends are within; by chance it were those of a and b squared, and of c and d: 1/2.
      countryAssortativity: 0,
      degreeDistribution: [0, 1, 2, 3].map((degree) => ({ degree, nodes: degree === 2 ? 2 : 1 })),
      distanceDistribution: [
        { hops: 1, pairs: 4 },
        { hops: 2, pairs: 2 },
      ],
      reciprocity: { byArc: null, byPair: null },
    })
  })

  test.each([
    ['BETWEENNESS', 2],
    ['CLOSENESS', 0.75],
    ['HARMONIC', 0.75],
    ['EIGENVECTOR', 1],
    ['CORE', 2],
    ['CLUSTERING', 1 / 3],
    ['DEGREE', 3],
  ])('%s of one city, and in the ranking', async (by, value) => {
    const found = await server.data<{ city: unknown; ranking: { city: { id: string }; value: number }[] }>(
      `{ city(id: "ct:city/c") { metrics { cityCount componentSize metric(by: ${by}) { value } } }
         ranking(by: ${by}) { city { id } value } }`,
    )
    expect(found.city).toEqual({
      metrics: { cityCount: 5, componentSize: 4, metric: { value: expect.closeTo(value, 9) } },
    })
    expect(found.ranking.find(({ city: { id } }) => id === 'ct:city/c')?.value).toBeCloseTo(value, 9)
  })

  test('communities with their label, and the network of countries', async () => {
    const all = await server.data<Record<string, unknown>>(`{
      communities(where: {cities: {name: {in: ["a", "b", "c"]}}}) {
        count modularity communities { number size label tiesWithin tiesBeyond members { totalCount edges { node { id } } } }
      }
      countryNetwork { tiesCounted tiesLeftOut componentCount largestComponent
        countries { country { code } cityCount tiesWithin tiesAbroad degree betweenness }
        ties { from { code } to { code } ties expected } }
    }`)
    expect(all['communities']).toEqual({
      count: 1,
      modularity: 0,
      communities: [
        {
          number: 1,
          size: 3,
          label: 'a, b, c (SE, NO)',
          tiesWithin: 3,
          tiesBeyond: 0,
          members: { totalCount: 3, edges: ['a', 'b', 'c'].map((slug) => ({ node: { id: `ct:city/${slug}` } })) },
        },
      ],
    })
    const half = { cityCount: 2, tiesWithin: 1, tiesAbroad: 2, degree: 1, betweenness: 0 }
    expect(all['countryNetwork']).toEqual({
      tiesCounted: 4,
      tiesLeftOut: 0,
      componentCount: 1,
      largestComponent: 2,
      countries: [
        { country: { code: 'SE' }, ...half },
        { country: { code: 'NO' }, ...half },
      ],
      ties: [
        { from: { code: 'SE' }, to: { code: 'NO' }, ties: 2, expected: expect.closeTo(16 / 7, 9) },
        { from: { code: 'SE' }, to: { code: 'SE' }, ties: 1, expected: expect.closeTo(6 / 7, 9) },
        { from: { code: 'NO' }, to: { code: 'NO' }, ties: 1, expected: expect.closeTo(6 / 7, 9) },
      ],
    })
  })

  test('countries in the asked order, as many as asked', async () => {
    const orders = ['TIES', 'DEGREE', 'PAGERANK', 'BETWEENNESS']
    const rows = orders.map((by) => `${by}: countries(orderBy: ${by}, first: 1) { country { code } }`)
    const { countryNetwork } = await server.data<{ countryNetwork: Record<string, unknown> }>(
      `{ countryNetwork { ${rows.join(' ')} all: countries(first: null) { degree } } }`,
    )
    const { all, ...firsts } = countryNetwork
    expect(all).toHaveLength(2)
    for (const by of orders) expect(firsts[by]).toEqual([{ country: { code: 'SE' } }])
    const { body } = await server.ask('{ countryNetwork { countries(first: -1) { degree } } }')
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
  })

  test('many cities with a measure of one network are one measure', async () => {
    const metric = 'metric(by: BETWEENNESS) { value rank }'
    const { cities } = await server.data<{ cities: { edges: unknown[] } }>(
      `{ cities(first: 100) { edges { node { metrics { ${metric} } } } } }`,
    )
    expect(cities.edges.length).toBe(5)
  })

  test('rankings by what a city has around it are as many as one likes', async () => {
    const years = Array.from(
      { length: 50 },
      (_, i) => `y${i}: ranking(by: DEGREE, asOf: "${1970 + i}", first: 1) { value }`,
    )
    expect(Object.keys(await server.data<object>(`{ ${years.join(' ')} }`)).length).toBe(50)
  })

  test.each([
    ['{ statistics { diameter transitivity computation { contentHash } } }', []],
    ['{ ranking(by: CORE, first: 3) { city { id } value } }', []],
    ['{ ranking(by: PAGERANK, first: 3) { city { name } value } }', []],
    ['{ ranking(by: PAGERANK, first: 3) { city { name kind } value } }', ['entity/selected-by-ids']],
    ['{ communities { communities { members { edges { node { name } } } countries { country { name } } } } }', []],
    ['{ communities { communities { label members { edges { node { name } } } } } }', []],
    ['{ countryNetwork { ties { from { name } to { name } zScore } } }', []],
    ['{ countryNetwork { ties { from { code } to { url } zScore } } }', ['entity/selected-by-ids']],
    ['{ countryNetwork { ties { from { code } to { code } zScore } } }', []],
  ])('%s reads %j and no more', async (query, reads) => {
    await server.data(query)
    taken()
    await server.data(query)
    expect(taken()).toEqual(reads)
  })

  test.each([
    ['{epsilon: 0.0001}', 'sampling.epsilon', /epsilon must not be less than 0.001/],
    ['{epsilon: 0.6}', 'sampling.epsilon', /epsilon must not be greater than 0.5/],
    ['{epsilon: 0.1, delta: 0}', 'sampling.delta', /delta must not be less than 0.0001/],
  ])('a sample of %s is none', async (sampling, field, says) => {
    const ofCity = `city(id: "ct:city/a") { metrics { metric(by: BETWEENNESS, sampling: ${sampling}) { value } } }`
    for (const query of [`ranking(by: BETWEENNESS, sampling: ${sampling}) { value }`, ofCity]) {
      const { body } = await server.ask(`{ ${query} }`)
      expect(body.errors?.[0]).toMatchObject({
        message: expect.stringMatching(says),
        extensions: { code: 'BAD_USER_INPUT', fields: [{ field }] },
      })
    }
  })

  test('only betweenness is sampled', async () => {
    const { body } = await server.ask('{ ranking(by: CORE, sampling: {epsilon: 0.1}) { value } }')
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/BETWEENNESS alone/),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})
