import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Graph } from '../../src/graph/graph.js'
import { limits } from '../../src/limits.js'
import { type ModelQuestion, ModelSubgraph } from '../graph/aggregate-model.js'
import { author, city, content, entityFact, tie, twins } from '../graph/facts.js'
import type { Model, TieType } from '../graph/filter-model.js'
import { coAffiliations, type ModelMethod, type ModelPair, methods, suggestions } from '../graph/link-model.js'
import { subgraphQuestions, variablesOf } from '../graph/subgraph-questions.js'
import { TraversalModel } from '../graph/traversal-model.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { compareOnGraphs } from './compare-on-graphs.js'
import { type Asked, countingAll } from './wrapped-engine.js'

/** Ties that are not there, over HTTP: twins that a city might have, and cities by what they share. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_126)

interface WithId {
  readonly id: string
}
interface AnsweredSuggestion {
  readonly city: WithId
  readonly score: number
  readonly commonPartnerCount: number
  readonly commonPartners: readonly WithId[]
  readonly distanceKm: number | null
  readonly sizeRatio: number | null
}
interface AnsweredPair {
  readonly weight: number
  readonly sharedCount: number
  readonly cities: readonly WithId[]
  readonly shared: readonly WithId[]
}
interface AnsweredPairs {
  readonly pairs: readonly AnsweredPair[]
  readonly pairCount: number
  readonly truncated: boolean
}
const idsOf = (rows: readonly WithId[]): string[] => rows.map(({ id }) => id)

/** Two cities without a tie that share two partners, one of them known all over. */
const slugs = ['a', 'b', 'p', 'q', 'x']
const groups = [
  entityFact({ id: 'ct:programme/large', type: 'Programme', names: { en: 'large' } }),
  entityFact({ id: 'ct:agreement/small', type: 'Agreement', names: { en: 'small' } }),
  entityFact({ id: 'ct:event/day', type: 'Event', names: { en: 'day' } }),
]
const small = content(
  'small',
  1,
  [...slugs.map((slug) => city(slug, slug === 'p' ? {} : { population: slug === 'a' ? 1000 : 4000 })), ...groups],
  [
    ...['a-p', 'a-q', 'b-p', 'b-q', 'p-x'].map((pair) => twins(...(pair.split('-') as [string, string]))),
    ...['a', 'b', 'p'].map((slug) => tie('MEMBER_OF', `ct:city/${slug}`, 'ct:programme/large')),
    ...['a', 'b'].map((slug) => tie('SIGNED', `ct:city/${slug}`, 'ct:agreement/small')),
    ...['p', 'x'].map((slug) => tie('PARTICIPATED_IN', `ct:city/${slug}`, 'ct:event/day')),
  ],
)
const id = (slug: string): string => `ct:city/${slug}`

describe.each(engines)('links on %s', (name, open) => {
  let server: TestServer
  let asked: () => Asked
  beforeAll(async () => {
    const counted = countingAll(await open())
    asked = counted.asked
    server = await serveGraph(await Graph.open(counted.engine))
    await server.graph.loader.load([small], author)
  })
  afterAll(() => server.close())

  const costOf = async (query: string): Promise<Asked> => {
    await server.data(query)
    asked()
    await server.data(query)
    return asked()
  }
  const a = `city(id: "${id('a')}")`

  test('whom a city might twin with, and why', async () => {
    const row = 'score commonPartnerCount commonPartners { id } distanceKm sizeRatio graphVersion'
    expect(
      await server.data(
        `{ ${a} { suggestedTwins(method: RESOURCE_ALLOCATION) { city { id name } ${row} } one: suggestedTwins(first: 1, method: JACCARD) { score } } }`,
      ),
    ).toEqual({
      city: {
        suggestedTwins: [
          {
            city: { id: id('b'), name: 'b' },
            score: expect.closeTo(1 / 3 + 1 / 2, 9),
            commonPartnerCount: 2,
            commonPartners: [{ id: id('p') }, { id: id('q') }],
            distanceKm: null,
            sizeRatio: 4,
            graphVersion: await server.graph.log.head(),
          },
          {
            city: { id: id('x'), name: 'x' },
            score: expect.closeTo(1 / 3, 9),
            commonPartnerCount: 1,
            commonPartners: [{ id: id('p') }],
            distanceKm: null,
            sizeRatio: 4,
            graphVersion: await server.graph.log.head(),
          },
        ],
        one: [{ score: 1 }],
      },
    })
  })

  test('what cities share, and how many pairs do', async () => {
    const pairs = async (args: string): Promise<AnsweredPairs> =>
      (
        await server.data<{ coAffiliations: AnsweredPairs }>(
          `{ coAffiliations${args} { pairs { weight sharedCount cities { id } shared { id } } pairCount truncated } }`,
        )
      ).coAffiliations
    const pair = (cities: string, weight: number, shared: readonly string[]) => ({
      weight,
      sharedCount: shared.length,
      cities: cities.split('-').map((slug) => ({ id: id(slug) })),
      shared: shared.map((one) => ({ id: `ct:${one}` })),
    })
    const all = [
      pair('a-b', 2, ['agreement/small', 'programme/large']),
      pair('a-p', 1, ['programme/large']),
      pair('b-p', 1, ['programme/large']),
      pair('p-x', 1, ['event/day']),
    ]
    expect(await pairs('')).toEqual({ pairs: all, pairCount: 4, truncated: false })
    expect(await pairs('(first: 2)')).toEqual({ pairs: all.slice(0, 2), pairCount: 4, truncated: true })
    expect(await pairs('(first: 0)')).toEqual({ pairs: [], pairCount: 4, truncated: true })
    expect(await pairs('(by: [EVENTS])')).toEqual({ pairs: all.slice(3), pairCount: 1, truncated: false })
    expect(await pairs('(by: [PROGRAMMES, AGREEMENTS], weighing: NEWMAN)')).toEqual({
      pairs: [
        pair('a-b', 1.5, ['agreement/small', 'programme/large']),
        pair('a-p', 0.5, ['programme/large']),
        pair('b-p', 0.5, ['programme/large']),
      ],
      pairCount: 3,
      truncated: false,
    })
  })

  const nodes = 'entity/selected-by-ids'
  const all = `nodes(ids: ${JSON.stringify(slugs.map(id))})`
  test.each([
    [`{ ${a} { suggestedTwins { score commonPartnerCount } } }`, []],
    [`{ ${a} { suggestedTwins { city { name } commonPartners { name } } } }`, []],
    [`{ ${a} { suggestedTwins { city { url } commonPartners { url } } } }`, [nodes]],
    [`{ ${all} { ... on City { suggestedTwins { city { url } commonPartners { url } } } } }`, [nodes]],
    ['{ coAffiliations { pairs { weight sharedCount } pairCount } }', []],
    ['{ coAffiliations { pairs { cities { name } shared { name } } } }', []],
    ['{ coAffiliations { pairs { cities { url } shared { name citations { locator } } } } }', [nodes]],
  ])('%s costs a look at the version and %j', async (query, statements) => {
    expect(await costOf(query)).toEqual({ looks: 1, statements })
  })

  test.each([
    [`{ ${a} { suggestedTwins(first: -1) { score } } }`, 'BAD_USER_INPUT', /^first must/],
    [`{ ${a} { suggestedTwins(first: 501) { score } } }`, 'LIMIT_EXCEEDED', /first is 501/],
    [`{ ${a} { suggestedTwins(via: [SIGNED]) { score } } }`, 'BAD_USER_INPUT', /goes through twinnings/],
    [`{ ${a} { suggestedTwins(where: {types: [SIGNED]}) { score } } }`, 'BAD_USER_INPUT', /goes through twinnings/],
    [`{ ${a} { suggestedTwins { commonPartners(first: -1) { id } } } }`, 'BAD_USER_INPUT', /^first must/],
    [`{ ${a} { suggestedTwins { commonPartners(first: 501) { id } } } }`, 'LIMIT_EXCEEDED', /first is 501/],
    ['{ coAffiliations(first: -1) { pairCount } }', 'BAD_USER_INPUT', /^first must/],
    ['{ coAffiliations(first: 501) { pairCount } }', 'LIMIT_EXCEEDED', /first is 501/],
    ['{ coAffiliations(by: []) { pairCount } }', 'BAD_USER_INPUT', /^by must/],
    ['{ coAffiliations(by: [EVENTS, EVENTS]) { pairCount } }', 'BAD_USER_INPUT', /by/],
  ])('%s is told what is wrong with it', async (query, code, message) => {
    const { body } = await server.ask(query)
    expect(body.errors?.[0]).toMatchObject({ extensions: { code }, message: expect.stringMatching(message) })
  })

  test('how many twins are asked for counts, in a variable too', async () => {
    const query = `query ($first: Int!) { ${all} { ... on City { suggestedTwins(first: $first) { city { twinnings(first: 500) { edges { node { id name } } } } } } } }`
    await server.data(query, { first: 2 })
    const { body } = await server.ask(query, { first: 500 })
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', limit: 1_000_000 } })
  })

  test('what more pairs share than are taken is refused, with the bound', async () => {
    // So many in one programme make a pair too many.
    const count = Math.ceil((1 + Math.sqrt(1 + 8 * limits.coAffiliationsMax_pairs)) / 2)
    const crowd = Array.from({ length: count }, (_, i) => city(`crowd-${i}`))
    const crowded = entityFact({ id: 'ct:programme/crowded', type: 'Programme', names: { en: 'crowded' } })
    const memberships = crowd.map(({ id: member }) => tie('MEMBER_OF', member, crowded.id))
    await server.graph.loader.load([content('crowd', 1, [...crowd, crowded], memberships)], author)
    const { body } = await server.ask('{ coAffiliations { pairCount } }')
    expect(body.errors?.[0]).toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: limits.coAffiliationsMax_pairs },
      message: expect.stringMatching(/more than 500000 .*fewer or smaller/),
    })
    const { coAffiliations: few } = await server.data<{ coAffiliations: AnsweredPairs }>(
      `{ coAffiliations(by: [PROGRAMMES], where: {id: {in: ["${id('crowd-0')}", "${id('crowd-1')}"]}}) { pairCount } }`,
    )
    expect(few.pairCount).toBe(1)
  })

  interface Question {
    readonly twins: ModelQuestion
    readonly shared: ModelQuestion
    readonly of: string
    readonly method: ModelMethod
    readonly weighing: 'COUNT' | 'NEWMAN'
    readonly first: number
  }
  const affiliations: Partial<Record<TieType, string>> = { MEMBER_OF: 'PROGRAMMES', SIGNED: 'AGREEMENTS' }
  const questionsOn = ({ entities }: Model): fc.Arbitrary<Question> =>
    fc.record({
      twins: subgraphQuestions(fc.constant<TieType[]>(['TWINNED_WITH'])),
      shared: subgraphQuestions(fc.subarray<TieType>(['MEMBER_OF', 'SIGNED'], { minLength: 1 })),
      of: fc.constantFrom(...idsOf(entities).filter((one) => one.startsWith('ct:city/'))),
      method: fc.constantFrom(...methods),
      weighing: fc.constantFrom('COUNT' as const, 'NEWMAN' as const),
      first: fc.integer({ min: 0, max: 4 }),
    })

  const everything = `query ($of: ID!, $where: SubgraphFilter, $asOf: PartialDate, $method: LinkPrediction!, $first: Int!, $by: [Affiliation!]!, $cities: CityFilter, $on: PartialDate, $weighing: Weighing!) {
    city(id: $of) {
      all: suggestedTwins(where: $where, asOf: $asOf, method: $method, first: 100) { ...T }
      some: suggestedTwins(where: $where, asOf: $asOf, method: $method, first: $first) { ...T }
    }
    all: coAffiliations(by: $by, where: $cities, asOf: $on, weighing: $weighing, first: 200) { ...P }
    some: coAffiliations(by: $by, where: $cities, asOf: $on, weighing: $weighing, first: $first) { ...P }
  }
  fragment T on SuggestedTwin { score commonPartnerCount distanceKm sizeRatio city { id } commonPartners(first: 20) { id } }
  fragment P on CoAffiliations { pairCount truncated pairs { weight sharedCount cities { id } shared { id } } }`
  interface Everything {
    readonly city: Readonly<Record<'all' | 'some', readonly AnsweredSuggestion[]>>
    readonly all: AnsweredPairs
    readonly some: AnsweredPairs
  }

  /** How much there was to find. */
  async function check(loaded: Model, question: Question): Promise<number> {
    const { twins: own, shared, of, method, weighing, first } = question
    const variables = {
      ...variablesOf(own),
      where: own.cities || own.twinnings ? { cities: own.cities, twinnings: own.twinnings } : undefined,
      ...{ of, method, weighing, first, cities: shared.cities, on: shared.asOf },
      by: shared.types.map((type) => affiliations[type]),
    }
    const { city: twinned, all: pairs, some } = await server.data<Everything>(everything, variables)
    const suggested = suggestions(new TraversalModel(new ModelSubgraph(loaded, own)), of, method)
    const expectSame = (answer: unknown, right: unknown): void =>
      expect({ asked: JSON.stringify(question), answer }).toEqual({ asked: JSON.stringify(question), answer: right })

    const near = (value: number | null, digits: number): unknown =>
      value === null ? null : expect.closeTo(value, digits)
    const byCity = [...twinned.all].sort((one, other) => (one.city.id < other.city.id ? -1 : 1))
    expectSame(
      byCity,
      suggested.map(({ id: found, score, common, km, sizeRatio }) => ({
        city: { id: found },
        score: expect.closeTo(score, 9),
        commonPartnerCount: common.length,
        commonPartners: common.map((partner) => ({ id: partner })),
        distanceKm: near(km, 3),
        sizeRatio: near(sizeRatio, 9),
      })),
    )
    expectInOrder(twinned.all.map(({ score, city: { id: found } }) => [score, found]))
    expectSame(twinned.some, twinned.all.slice(0, first))

    const right = coAffiliations(new TraversalModel(new ModelSubgraph(loaded, shared)), weighing)
    const ordered = [...pairs.pairs].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    expectSame(ordered, right.map(pairOf))
    expectInOrder(pairs.pairs.map((pair) => [pair.weight, keyOf(pair)]))
    expectSame([pairs.pairCount, pairs.truncated], [right.length, false])
    expectSame(some, { pairCount: right.length, truncated: right.length > first, pairs: pairs.pairs.slice(0, first) })
    return suggested.length + right.length
  }
  const keyOf = ({ cities }: AnsweredPair): string => idsOf(cities).join(' ')
  const pairOf = ({ cities, weight, shared }: ModelPair): unknown => ({
    weight: expect.closeTo(weight, 9),
    sharedCount: shared.length,
    cities: cities.map((one) => ({ id: one })),
    shared: shared.map((one) => ({ id: one })),
  })

  /** The highest first, and those of one value by what follows it. */
  function expectInOrder(rows: readonly (readonly [number, string])[]): void {
    const sorted = [...rows].sort(([x, k], [y, l]) => y - x || (k < l ? -1 : 1))
    expect(rows).toEqual(sorted)
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
