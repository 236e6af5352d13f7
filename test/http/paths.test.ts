import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Graph } from '../../src/graph/graph.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { type ModelQuestion, ModelSubgraph } from '../graph/aggregate-model.js'
import { author, city, content, twins } from '../graph/facts.js'
import type { Model } from '../graph/filter-model.js'
import { subgraphQuestions, variablesOf } from '../graph/subgraph-questions.js'
import { TraversalModel } from '../graph/traversal-model.js'
import { keepBusy } from '../support/busy-pool.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { compareOnGraphs } from './compare-on-graphs.js'
import { type Asked, countingAll } from './wrapped-engine.js'

/** Paths over HTTP: which ones they are, and what they cost. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_125)
const pavia = 'wd:Q6259'
const turku = 'wd:Q38511'
const iasi = 'wd:Q46852'
const anyTies = 'via: [MEMBER_OF, SIGNED, PARTICIPATED_IN]'

interface AnsweredPath {
  readonly hops: number
  readonly lengthKm: number | null
  readonly nodes: readonly { readonly id: string }[]
  readonly relationships: readonly { readonly id: string }[]
}
const idsIn = ({ nodes }: AnsweredPath): string[] => nodes.map(({ id }) => id)

describe.each(engines)('paths on %s', (name, open) => {
  let server: TestServer
  let asked: () => Asked
  beforeAll(async () => {
    const counted = countingAll(await open())
    asked = counted.asked
    server = await serveGraph(await Graph.open(counted.engine))
    await loadSeed(server.graph)
  })
  afterAll(() => server.close())

  const costOf = async (query: string): Promise<Asked> => {
    await server.data(query)
    asked()
    await server.data(query)
    return asked()
  }

  test('a path between cities of the seed graph, with its citations', async () => {
    expect(
      await server.data(`{ shortestPath(from: "${pavia}", to: "${turku}", ${anyTies}) {
        reason graphVersion
        path { hops lengthKm nodes { __typename id name } relationships { id type citations { source { id } } } }
      } }`),
    ).toEqual({
      shortestPath: {
        reason: null,
        graphVersion: await server.graph.log.head(),
        path: {
          hops: 2,
          // An agreement is nowhere.
          lengthKm: null,
          nodes: [
            { __typename: 'City', id: pavia, name: 'Pavia' },
            { __typename: 'Agreement', id: 'ct:agreement/accordo-di-amicizia-2022', name: 'Accordo di Amicizia' },
            { __typename: 'City', id: turku, name: 'Turku' },
          ],
          relationships: [pavia, turku].map((id) => ({
            id: `rel:SIGNED~${id}~ct:agreement/accordo-di-amicizia-2022~0`,
            type: 'SIGNED',
            citations: [{ source: { id: 'ct:source/cultcities-pavia-2022' } }],
          })),
        },
      },
    })
  })

  test('all of the shortest, or some of them and that there are more', async () => {
    const shortestPaths = async (limit: number) =>
      (
        await server.data<{ shortestPaths: { paths: AnsweredPath[] } }>(
          `{ shortestPaths(from: "${pavia}", to: "${turku}", limit: ${limit}, ${anyTies}) { totalCount truncated reason paths { hops nodes { id } } } }`,
        )
      ).shortestPaths
    const between = [
      'ct:agreement/accordo-di-amicizia-2022',
      'ct:event/cultcities-pavia-2022',
      'ct:programme/cultcities',
      'ct:programme/ec2u',
    ]
    const { paths, ...rest } = await shortestPaths(10)
    expect(rest).toEqual({ totalCount: 4, truncated: false, reason: null })
    expect(paths.map(idsIn)).toEqual(between.map((id) => [pavia, id, turku]))
    const some = await shortestPaths(3)
    expect(some).toMatchObject({ totalCount: 4, truncated: true })
    expect(some.paths).toEqual(paths.slice(0, 3))
  })

  test('by distance: from Hildesheim over Pavia to Besançon are 776 and 333 km', async () => {
    const asking = (more: string): string =>
      `shortestPath(from: "wd:Q3185", to: "wd:Q37776", by: DISTANCE ${more}) { reason path { lengthKm nodes { id } } }`
    expect(
      await server.data(
        `{ any: ${asking('')} near: ${asking('maxLength: 1109')} far: ${asking('maxLength: 1108.5')} }`,
      ),
    ).toEqual({
      any: {
        reason: null,
        path: {
          lengthKm: expect.closeTo(1108.607, 2),
          nodes: [{ id: 'wd:Q3185' }, { id: pavia }, { id: 'wd:Q37776' }],
        },
      },
      near: { reason: null, path: expect.anything() },
      far: { reason: 'TOO_FAR', path: null },
    })
  })

  test('a thing is 0 ties from itself, by every way of asking', async () => {
    const itself = `from: "${iasi}", to: "${iasi}"`
    const fields = '{ hops lengthKm nodes { id } relationships { id } }'
    const path = { hops: 0, lengthKm: 0, nodes: [{ id: iasi }], relationships: [] }
    expect(
      await server.data(`{
        shortestPath(${itself}) { reason path ${fields} }
        km: shortestPath(${itself}, by: DISTANCE, maxLength: 0) { reason path ${fields} }
        shortestPaths(${itself}) { reason totalCount truncated paths ${fields} }
        paths(${itself}, k: 3) { reason paths ${fields} }
      }`),
    ).toEqual({
      shortestPath: { reason: null, path },
      km: { reason: null, path },
      shortestPaths: { reason: null, totalCount: 1, truncated: false, paths: [path] },
      paths: { reason: null, paths: [path] },
    })
  })

  test.each([
    ['UNKNOWN_START', `from: "wd:Q999999999", to: "${pavia}"`],
    ['UNKNOWN_END', `from: "${pavia}", to: "ct:city/atlantis"`],
    // A country is no end of a twinning.
    ['START_LEFT_OUT', `from: "wd:Q38", to: "${pavia}"`],
    ['END_LEFT_OUT', `from: "${pavia}", to: "${turku}", where: {cities: {id: {ne: "${turku}"}}}`],
    ['NOT_CONNECTED', `from: "${pavia}", to: "${turku}"`],
    ['NOT_CONNECTED', `from: "wd:Q3185", to: "wd:Q37776", where: {cities: {id: {ne: "${pavia}"}}}`],
    ['TOO_FAR', `from: "wd:Q3185", to: "wd:Q37776", maxLength: 1`],
  ])('no path is an empty answer with the reason %s: %s', async (reason, ends) => {
    expect(
      await server.data(`{ shortestPath(${ends}) { reason path { hops } }
        shortestPaths(${ends}) { reason totalCount truncated paths { hops } } paths(${ends}) { reason paths { hops } } }`),
    ).toEqual({
      shortestPath: { reason, path: null },
      shortestPaths: { reason, totalCount: 0, truncated: false, paths: [] },
      paths: { reason, paths: [] },
    })
  })

  test('no path by distance through what is nowhere', async () => {
    const ends = `from: "${pavia}", to: "${turku}", by: DISTANCE, ${anyTies}`
    expect(await server.data(`{ shortestPath(${ends}) { reason } paths(${ends}) { reason } }`)).toEqual({
      shortestPath: { reason: 'WITHOUT_COORDINATES' },
      paths: { reason: 'WITHOUT_COORDINATES' },
    })
  })

  const between = `from: "${pavia}", to: "${turku}", ${anyTies}`
  const nodes = 'entity/selected-by-ids'
  const ties = 'relationship/by-keys-of-any'
  test.each([
    [`{ shortestPath(${between}) { reason graphVersion path { hops lengthKm } } }`, []],
    [`{ shortestPath(${between}) { path { nodes { __typename id name } } } }`, []],
    [`{ shortestPath(${between}) { path { nodes { id name(language: "fr") } } } }`, [nodes]],
    [`{ shortestPath(${between}) { path { nodes { name aliases } } } }`, [nodes]],
    [`{ shortestPath(${between}) { path { nodes { name citations { locator } } } } }`, [nodes]],
    [
      `{ shortestPath(${between}) { path { nodes { name } relationships { citations { locator } } } } }`,
      ['relationship/by-keys SIGNED'],
    ],
    [`{ shortestPaths(${between}) { paths { nodes { name } relationships { id } } } }`, [ties]],
    [`{ paths(${between}, k: 10) { paths { nodes { name url } relationships { id } } } }`, [nodes, ties]],
    // A filter is read once, and not again while the graph stays as it is.
    [
      `{ shortestPath(from: "${pavia}", to: "wd:Q3185", where: {cities: {population: {gt: 1}}}) { path { nodes { name } } } }`,
      [],
    ],
  ])('%s costs a look at the version and %j', async (query, statements) => {
    expect(await costOf(query)).toEqual({ looks: 1, statements })
  })

  test.each([
    [
      `{ shortestPath(from: "Pavia", to: "${turku}") { reason } }`,
      'BAD_USER_INPUT',
      /^from must be an id such as .+; search\(text:\) and city\(name:\) find the id/,
    ],
    [`{ paths(from: "${pavia}", to: "rel:x") { reason } }`, 'BAD_USER_INPUT', /^to must be an id such as/],
    [`{ shortestPath(${between}, where: {types: [SIGNED]}) { reason } }`, 'BAD_USER_INPUT', /via or where/],
    [`{ shortestPath(from: "${pavia}", to: "${turku}", via: []) { reason } }`, 'BAD_USER_INPUT', /empty list/],
    [`{ shortestPath(${between}, maxLength: -1) { reason } }`, 'BAD_USER_INPUT', /^maxLength must/],
    [`{ shortestPaths(${between}, limit: 0) { reason } }`, 'BAD_USER_INPUT', /^limit must/],
    [`{ shortestPaths(${between}, limit: 101) { reason } }`, 'LIMIT_EXCEEDED', /limit is 101; at most 100/],
    [`{ paths(${between}, k: 0) { reason } }`, 'BAD_USER_INPUT', /^k must/],
    [`{ paths(${between}, k: 21) { reason } }`, 'LIMIT_EXCEEDED', /k is 21; at most 20/],
    [
      `{ shortestPaths(${between}, limit: 100) { paths { nodes { ... on City { twinnings(first: 500) { edges { node { id name kind } } } } } } } }`,
      'LIMIT_EXCEEDED',
      /1000000/,
    ],
  ])('%s is told what is wrong with it', async (query, code, message) => {
    const { body } = await server.ask(query)
    expect(body.errors?.[0]).toMatchObject({ extensions: { code }, message: expect.stringMatching(message) })
  })

  test('how many paths are asked for counts, in a variable too', async () => {
    const query = `query ($k: Int!, $limit: Int!) {
      paths(from: "${pavia}", to: "${turku}", k: $k) { reason }
      shortestPaths(from: "${pavia}", to: "${turku}", limit: $limit) {
        paths { nodes { ... on City { twinnings(first: 300) { edges { node { id } } } } } }
      }
    }`
    await server.data(query, { k: 1, limit: 10 })
    const { body } = await server.ask(query, { k: 20, limit: 100_000 })
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', limit: 1_000_000 } })
  })

  test('looking for paths ends when it takes too long', async () => {
    const hasty = await serveGraph(server.graph, { searchTime_ms: 0 })
    const free = keepBusy(hasty.measures.searches.pool)
    try {
      const { body } = await hasty.ask(`{ paths(${between}, k: 5) { reason } }`)
      expect(body.errors?.[0]).toMatchObject({
        extensions: { code: 'LIMIT_EXCEEDED', limit: 0 },
        message: expect.stringMatching(/longer than 0 ms.*Ask for fewer paths/),
      })
      // What was given up waits for no thread any more.
      expect(hasty.measures.searches.pool.waiting_count).toBe(0)
    } finally {
      free()
      await hasty.closeServer()
    }
  })

  test('looking for paths waits for no measure', async () => {
    const free = keepBusy(server.measures.pool)
    const { paths } = await server.data<{ paths: { paths: unknown[] } }>(
      `{ paths(${between}, k: 2) { paths { hops } } }`,
    )
    free()
    expect(paths.paths.length).toBe(2)
  })

  test('a caller sees its own writes at once; of ties between the same two the first is taken', async () => {
    const path = async () =>
      (
        await server.data<{ shortestPath: { reason: string; path: AnsweredPath | null } }>(
          '{ shortestPath(from: "ct:city/own-1", to: "ct:city/own-3") { reason path { hops relationships { id } } } }',
        )
      ).shortestPath
    const cities = ['own-1', 'own-2', 'own-3'].map((slug) => city(slug))
    expect(await path()).toEqual({ reason: 'UNKNOWN_START', path: null })
    const one = twins('own-1', 'own-2', { kind: 'FRIENDSHIP' })
    await server.graph.loader.load([content('own', 1, cities, [one])], author)
    expect(await path()).toEqual({ reason: 'NOT_CONNECTED', path: null })
    const more = [one, twins('own-1', 'own-2'), twins('own-2', 'own-3', { ordinal: 1 }), twins('own-2', 'own-3')]
    await server.graph.loader.load([content('own', 2, cities, more)], author)
    expect(await path()).toEqual({
      reason: null,
      path: {
        hops: 2,
        relationships: [
          { id: 'rel:TWINNED_WITH~ct:city/own-1~ct:city/own-2~TWINNING-0' },
          { id: 'rel:TWINNED_WITH~ct:city/own-2~ct:city/own-3~TWINNING-0' },
        ],
      },
    })
    await server.graph.loader.load([content('own', 3, [])], author)
    expect(await path()).toEqual({ reason: 'UNKNOWN_START', path: null })
  })

  test('what is called otherwise from now on is shown by its new name at once, and what goes is gone', async () => {
    const named = async (name: string) =>
      (
        await server.data<{ shortestPath: { reason: string | null; path: unknown } }>(
          `{ shortestPath(from: "ct:city/called-1", to: "ct:city/called-2") { reason path { nodes { id ${name} } } } }`,
        )
      ).shortestPath
    // From memory, and as it is stored.
    const both = () => Promise.all([named('name'), named('name: name(language: "en")')])
    const shown = (...names: string[]) => {
      const nodes = names.map((name, i) => ({ id: `ct:city/called-${i + 1}`, name }))
      const answer = { reason: null, path: { nodes } }
      return [answer, answer]
    }
    const none = (reason: string) => [
      { reason, path: null },
      { reason, path: null },
    ]
    const load = (edition: number, names: readonly string[]) => {
      const cities = names.map((own, i) => city(`called-${i + 1}`, { names: { en: own } }))
      const ties = names.length === 2 ? [twins('called-1', 'called-2')] : []
      return server.graph.loader.load([content('called', edition, cities, ties)], author)
    }
    await load(11, ['Lemberg', 'Stettin'])
    expect(await both()).toEqual(shown('Lemberg', 'Stettin'))
    await load(12, ['Lviv', 'Stettin'])
    expect(await both()).toEqual(shown('Lviv', 'Stettin'))
    await load(13, ['Lviv', 'Szczecin'])
    expect(await both()).toEqual(shown('Lviv', 'Szczecin'))
    await load(14, ['Lviv'])
    expect(await both()).toEqual(none('UNKNOWN_END'))
    await load(15, [])
    expect(await both()).toEqual(none('UNKNOWN_START'))
  })

  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
  interface Question {
    readonly subgraph: ModelQuestion
    readonly from: string
    readonly to: string
    readonly by: 'HOPS' | 'DISTANCE'
    readonly k: number
    readonly maxHops: number | undefined
  }
  const questionsOn = (model: Model): fc.Arbitrary<Question> => {
    const ids = model.entities.map(({ id }) => id)
    const cities = ids.filter((id) => id.startsWith('ct:city/'))
    const end = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...cities) }, fc.constantFrom(...ids, 'ct:city/none'))
    return fc.record({
      subgraph: subgraphQuestions(),
      from: end,
      to: end,
      by: fc.constantFrom('HOPS' as const, 'DISTANCE' as const),
      k: fc.integer({ min: 1, max: 5 }),
      maxHops: maybe(fc.integer({ min: 0, max: 5 })),
    })
  }

  const everything = `query ($from: ID!, $to: ID!, $where: SubgraphFilter, $asOf: PartialDate, $by: PathLength!, $k: Int!, $maxHops: Int) {
    one: shortestPath(from: $from, to: $to, where: $where, asOf: $asOf, by: $by) { reason path { ...P } }
    all: shortestPaths(from: $from, to: $to, where: $where, asOf: $asOf, maxLength: $maxHops, limit: $k) { reason totalCount truncated paths { ...P } }
    some: paths(from: $from, to: $to, where: $where, asOf: $asOf, by: $by, k: $k) { reason paths { ...P } }
  }
  fragment P on Path { hops lengthKm nodes { id } relationships { id } }`
  interface Everything {
    readonly one: { readonly reason: string | null; readonly path: AnsweredPath | null }
    readonly all: {
      readonly reason: string | null
      readonly totalCount: number
      readonly truncated: boolean
      readonly paths: AnsweredPath[]
    }
    readonly some: { readonly reason: string | null; readonly paths: AnsweredPath[] }
  }

  async function check(loaded: Model, question: Question): Promise<number> {
    const { from, to, by, k, maxHops, subgraph } = question
    const variables = { from, to, by, k, maxHops, ...variablesOf(subgraph) }
    const { one, all, some } = await server.data<Everything>(everything, variables)
    const model = new TraversalModel(new ModelSubgraph(loaded, subgraph))
    const expectSame = (given: unknown, right: unknown): void =>
      expect({ asked: JSON.stringify(question), given }).toEqual({ asked: JSON.stringify(question), given: right })

    const known = (id: string): boolean => loaded.entities.some((entity) => entity.id === id)
    const missing = [
      known(from) ? null : 'UNKNOWN_START',
      known(to) ? null : 'UNKNOWN_END',
      model.ids.includes(from) ? null : 'START_LEFT_OUT',
      model.ids.includes(to) ? null : 'END_LEFT_OUT',
    ].find((reason) => reason !== null)
    const hops = missing ? undefined : model.hopsFrom(from).get(to)
    const unreachable = missing ?? (hops === undefined ? 'NOT_CONNECTED' : null)

    for (const path of [one.path, ...all.paths, ...some.paths]) if (path) checkPath(model, path, from, to)
    const shortest = unreachable ? [] : model.shortestPaths(from, to)
    const isNear = shortest.length > 0 && (hops as number) <= (maxHops ?? 99)
    expectSame(all.reason, unreachable ?? (isNear ? null : 'TOO_FAR'))
    expectSame(all.paths.map(idsIn), isNear ? shortest.slice(0, k) : [])
    expectSame([all.totalCount, all.truncated], isNear ? [shortest.length, shortest.length > k] : [0, false])

    const right = unreachable ? [] : model.paths(from, to, by, k)
    const reason = unreachable ?? (right.length === 0 ? 'WITHOUT_COORDINATES' : null)
    expectSame([one.reason, some.reason], [reason, reason])
    if (by === 'HOPS') {
      expectSame(one.path && idsIn(one.path), right[0]?.nodes ?? null)
      expectSame(
        some.paths.map(({ hops: length }) => length),
        right.map(({ length }) => length),
      )
    }
    // Where lengths differ by less than two formulas do, either may come first.
    const near = (km: number | undefined): unknown => (km === undefined ? null : expect.closeTo(km, 3))
    if (by === 'DISTANCE') {
      expectSame(one.path?.lengthKm ?? null, near(right[0]?.length))
      expectSame(
        some.paths.map(({ lengthKm }) => lengthKm),
        right.map(({ length }) => near(length)),
      )
    }
    expect(new Set(some.paths.map((path) => idsIn(path).join(' '))).size).toBe(some.paths.length)
    return right.filter(({ length }) => length > 0).length
  }

  function checkPath(model: TraversalModel, path: AnsweredPath, from: string, to: string): void {
    const ids = idsIn(path)
    expect([ids[0], ids.at(-1), ids.length, new Set(ids).size]).toEqual([from, to, path.hops + 1, path.hops + 1])
    const steps = ids.slice(1).map((id, i) => [ids[i] as string, id] as const)
    expect(path.relationships.map(({ id }) => id)).toEqual(steps.map(([a, b]) => model.tiesBetween(a, b)[0]?.id))
    const lengths = steps.map(([a, b]) => model.km(a, b))
    const km = lengths.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0)
    expect(path.lengthKm).toEqual(km === null ? null : expect.closeTo(km, 3))
  }

  compareOnGraphs({
    engine: name,
    graph: () => server.graph,
    seed,
    runs: { embedded: 60, neo4j: 20 },
    questions: questionsOn,
    check: check,
    least: (runs_count) => runs_count / 2,
  })
})
