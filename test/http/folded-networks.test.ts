import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Graph } from '../../src/graph/graph.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import type { ModelQuestion } from '../graph/aggregate-model.js'
import { asOf, entityFilters } from '../graph/filter-arbitraries.js'
import type { Model } from '../graph/filter-model.js'
import { decadesModel, type FoldedModel, foldedModel } from '../graph/fold-model.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { compareOnGraphs } from './compare-on-graphs.js'
import { countingReads } from './wrapped-engine.js'

/** Networks folded by country, programme and decade: what they say, and what they cost. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_126)

const questions: fc.Arbitrary<ModelQuestion> = fc.record({
  types: fc.constantFrom(['TWINNED_WITH' as const], ['TWINNED_WITH', 'SIGNED'] as const, ['SIGNED'] as const),
  cities: fc.option(entityFilters('City', 1), { nil: undefined, freq: 2 }),
  asOf,
})

const figures = 'tiesCounted tiesLeftOut modularity computation { filter algorithm parameters seed }'
const ties = 'ties(first: 500) { from { id } to { id } ties expected deviation zScore }'
const countries = `countries { group: country { id } cityCount tiesWithin tiesBeyond: tiesAbroad degree pageRank community } ${ties} ${figures}`
const programmes = `programmes { group: programme { id } cityCount tiesWithin tiesBeyond degree pageRank community } ${ties} ${figures}`
const query = `query ($where: SubgraphFilter, $asOf: PartialDate) {
  countryNetwork(where: $where, asOf: $asOf, seed: 3) { ${countries} }
  programmeNetwork(where: $where, asOf: $asOf) { ${programmes} }
  countryNetworkByDecade(where: $where, asOf: $asOf) { from to network { ${countries} } }
}`

interface Row {
  readonly group: { readonly id: string }
  readonly tiesBeyond: number
  readonly pageRank: number
  readonly community: number
}
interface Network {
  readonly countries?: readonly Row[]
  readonly programmes?: readonly Row[]
  readonly ties: readonly {
    readonly from: { readonly id: string }
    readonly to: { readonly id: string }
    readonly ties: number
    readonly expected: number
    readonly deviation: number
    readonly zScore: number | null
  }[]
  readonly tiesCounted: number
  readonly tiesLeftOut: number
  readonly computation: { readonly filter: object; readonly algorithm: string; readonly seed: number }
}

function expectSame(asked: ModelQuestion, found: Network, expected: FoldedModel): void {
  const rows = found.countries ?? found.programmes ?? []
  const beyond = rows.map(({ tiesBeyond }) => tiesBeyond)
  expect(beyond).toEqual(beyond.toSorted((a, b) => b - a))
  const groups = rows
    .map(({ group, pageRank, community, ...row }) => ({ ...row, id: group.id }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  expect({ asked, groups }).toEqual({ asked, groups: expected.groups })
  if (rows.length > 0) expect(rows.reduce((sum, { pageRank }) => sum + pageRank, 0)).toBeCloseTo(1, 9)
  for (const { community } of rows) expect(community).toBeGreaterThanOrEqual(1)
  const pairs = found.ties
    .map(({ from, to, ties: count, expected: mean }) => ({ from: from.id, to: to.id, ties: count, expected: mean }))
    .sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
  expect({ asked, pairs }).toEqual({
    asked,
    pairs: expected.pairs.map((pair) => ({ ...pair, expected: expect.closeTo(pair.expected, 9) })),
  })
  for (const { ties: count, expected: mean, deviation, zScore } of found.ties)
    expect(zScore).toEqual(deviation === 0 ? null : expect.closeTo((count - mean) / deviation, 9))
  expect(found).toMatchObject({ tiesCounted: expected.tiesCounted, tiesLeftOut: expected.tiesLeftOut })
}

async function check(server: TestServer, model: Model, asked: ModelQuestion): Promise<FoldedModel> {
  const where = { types: asked.types, ...(asked.cities ? { cities: asked.cities } : {}) }
  const found = await server.data<{
    countryNetwork: Network
    programmeNetwork: Network
    countryNetworkByDecade: { from: number; to: number; network: Network }[]
  }>(query, { where, asOf: asked.asOf })
  expectSame(asked, found.countryNetwork, foldedModel('COUNTRY', model, asked))
  const programmesOfModel = foldedModel('PROGRAMME', model, asked)
  expectSame(asked, found.programmeNetwork, programmesOfModel)
  const decades = decadesModel(model, asked)
  expect(found.countryNetworkByDecade.map(({ from }) => from)).toEqual([...decades.keys()])
  for (const { from, to, network } of found.countryNetworkByDecade) {
    expect(to).toBe(from + 9)
    expectSame(asked, network, decades.get(from) as FoldedModel)
    expect(network.computation.filter).toMatchObject({ types: asked.types, startedIn: `${from / 10}X` })
  }
  expect(found.countryNetwork.computation).toMatchObject({ algorithm: expect.stringMatching(/by country/), seed: 3 })
  expect(found.programmeNetwork.computation).toMatchObject({
    algorithm: expect.stringMatching(/by programme/),
    seed: 1,
  })
  return programmesOfModel
}

describe.each(engines)('folded networks on %s', (name, open) => {
  let server: TestServer
  let taken: () => string[]
  beforeAll(async () => {
    const counted = countingReads(await open())
    taken = counted.taken
    server = await serveGraph(await Graph.open(counted.engine))
    await loadSeed(server.graph)
  })
  afterAll(() => server.close())

  test.each([
    ['{ programmeNetwork { tiesCounted tiesLeftOut modularity computation { contentHash } } }', []],
    ['{ programmeNetwork { programmes { programme { name } } } }', []],
    ['{ programmeNetwork { programmes { programme { url } } } }', ['entity/selected-by-ids']],
    ['{ programmeNetwork { ties { from { name } to { url } } } }', ['entity/selected-by-ids']],
    ['{ countryNetworkByDecade(type: SIGNED) { from network { tiesCounted } } }', []],
    // Of all decades together.
    [
      '{ countryNetworkByDecade(type: SIGNED) { from network { countries { country { url } } } } }',
      ['entity/selected-by-ids'],
    ],
  ])('%s reads %j', async (asked, reads) => {
    await server.data(asked)
    taken()
    await server.data(asked)
    expect(taken()).toEqual(reads)
  })

  test.each([
    ['{ programmeNetwork { ties(first: 501) { ties } } }', 'LIMIT_EXCEEDED', /500/],
    ['{ countryNetworkByDecade(where: {types: []}) { from } }', 'BAD_USER_INPUT', /types is an empty list/],
  ])('%s is told what is wrong with it', async (asked, code, message) => {
    const { body } = await server.ask(asked)
    expect(body.errors?.[0]).toMatchObject({ extensions: { code }, message: expect.stringMatching(message) })
  })

  test('those by decade can be asked three times at once', async () => {
    const asked = '(type: SIGNED) { from network { ties(first: 25) { from { code } to { code } ties zScore } } }'
    const names = ['a', 'b', 'c']
    const found = await server.data<Record<string, unknown>>(
      `{ ${names.map((one) => `${one}: countryNetworkByDecade${asked}`).join(' ')} }`,
    )
    expect(found['c']).toEqual(found['a'])
    const { body } = await server.ask(
      `{ ${[...names, 'd'].map((one) => `${one}: countryNetworkByDecade${asked}`).join(' ')} }`,
    )
    expect(body.errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED')
  })

  compareOnGraphs({
    engine: name,
    graph: () => server.graph,
    seed,
    runs: { embedded: 15, neo4j: 15 },
    questions: () => questions,
    check: async (model, asked) => (await check(server, model, asked)).tiesCounted,
    least: () => 0,
  })
})
