import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { greatCircle_km } from '../../src/domain/great-circle.js'
import { Graph } from '../../src/graph/graph.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { type ModelQuestion, ModelSubgraph } from '../graph/aggregate-model.js'
import { author, city, content, entityFact, tie, twins } from '../graph/facts.js'
import { asOf, entityFilters, tieFilters } from '../graph/filter-arbitraries.js'
import { type Model, twinnings } from '../graph/filter-model.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { compareOnGraphs } from './compare-on-graphs.js'
import { countingReads } from './wrapped-engine.js'

/** Aggregates over HTTP: what they say, and what they cost. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_122)

const tieTypes = ['TWINNED_WITH', 'MEMBER_OF', 'SIGNED', 'IN_COUNTRY', 'LOCATED_IN'] as const
const tieKeys = ['TYPE', 'KIND', 'ROLE', 'STATUS', 'DECADE', 'COUNTRY'] as const
const metrics = ['DEGREE', 'STRENGTH', 'PARTNER_COUNTRIES'] as const

interface Asked {
  readonly subgraph: ModelQuestion
  readonly tieKeys: readonly (typeof tieKeys)[number][]
  readonly cityKeys: readonly ('COUNTRY' | 'KIND')[]
  readonly metric: (typeof metrics)[number]
  readonly first: number
}
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const questions: fc.Arbitrary<Asked> = fc.record({
  subgraph: fc
    .record({
      types: fc.oneof(fc.constant(['TWINNED_WITH' as const]), fc.subarray([...tieTypes], { minLength: 1 })),
      cities: maybe(entityFilters('City', 1)),
      twinnings: maybe(tieFilters(twinnings, 1)),
      asOf,
    })
    .map(({ twinnings: ties, ...rest }) => ({
      ...rest,
      twinnings: rest.types.includes('TWINNED_WITH') ? ties : undefined,
    })),
  tieKeys: fc.shuffledSubarray([...tieKeys], { minLength: 1, maxLength: 3 }),
  cityKeys: fc.shuffledSubarray(['COUNTRY', 'KIND'] as const, { minLength: 1 }),
  metric: fc.constantFrom(...metrics),
  first: fc.integer({ min: 0, max: 12 }),
})

const everything = `query (
  $where: SubgraphFilter, $cities: CityFilter, $asOf: PartialDate
  $tieKeys: [TieKey!]!, $cityKeys: [CityKey!]!, $metric: Metric!, $first: Int!
) {
  countryMatrix(where: $where, asOf: $asOf) { from { id code } to { id code } count byType { type count } }
  tieCounts(by: $tieKeys, where: $where, asOf: $asOf) { type kind role status decade country { id } count }
  cityCounts(by: $cityKeys, where: $cities, asOf: $asOf) { country { id } kind count population populationKnown }
  ranking(by: $metric, first: $first, where: $where, asOf: $asOf) { rank city { id } value }
  distances(where: $where, asOf: $asOf, bucketKm: 1000) {
    count withoutCoordinates minKm medianKm meanKm maxKm histogram { fromKm toKm count } graphVersion
  }
  years: timeline(interval: YEAR, where: $where, asOf: $asOf) { from to started ended active }
  decades: timeline(interval: DECADE, where: $where, asOf: $asOf) { from to started ended active }
  tieCoverage(where: $where, asOf: $asOf) {
    tieCount withoutCountry withoutCoordinates withoutStart startSpansYears endedWithoutEnd endSpansYears withoutStatus graphVersion
  }
  graphVersion
}`

type Thing = { readonly id: string; readonly code?: string | null } | null
interface Everything {
  readonly countryMatrix: readonly {
    readonly from: NonNullable<Thing>
    readonly to: NonNullable<Thing>
    readonly count: number
    readonly byType: readonly { readonly type: string; readonly count: number }[]
  }[]
  readonly tieCounts: readonly (Readonly<Record<string, unknown>> & {
    readonly country: Thing
    readonly count: number
  })[]
  readonly cityCounts: readonly {
    readonly country: Thing
    readonly kind: string | null
    readonly count: number
    readonly population: number
    readonly populationKnown: number
  }[]
  readonly ranking: readonly { readonly rank: number; readonly city: NonNullable<Thing>; readonly value: number }[]
  readonly distances: {
    readonly count: number
    readonly histogram: readonly { readonly fromKm: number; readonly toKm: number; readonly count: number }[]
    readonly [figure: string]: unknown
  }
  readonly years: readonly Readonly<Record<string, number>>[]
  readonly decades: readonly Readonly<Record<string, number>>[]
  readonly tieCoverage: Readonly<Record<string, number>>
  readonly graphVersion: number
}

interface Chance {
  readonly histogram: readonly unknown[]
  readonly [figure: string]: unknown
}

const buckets = (timeline: Everything['years']): string[] =>
  timeline.map(({ from, to, started, ended, active }) => `${from} ${to} ${started} ${ended} ${active}`)

async function check(server: TestServer, model: Model, asked: Asked): Promise<number> {
  const { types, cities, twinnings: ties, asOf: day } = asked.subgraph
  const where = { types, ...(cities ? { cities } : {}), ...(ties ? { twinnings: ties } : {}) }
  const found = await server.data<Everything>(everything, { ...asked, where, cities, asOf: day })
  const expected = new ModelSubgraph(model, asked.subgraph)
  const expectSame = (what: string, given: unknown, right: unknown): void =>
    expect({ what, asked: JSON.stringify(asked), given }).toEqual({ what, asked: JSON.stringify(asked), given: right })

  const pairs = found.countryMatrix.map(({ from, to, count, byType }) => {
    expect((from.code ?? '~') <= (to.code ?? '~')).toBe(true)
    return `${[from.id, to.id].sort().join(' ')} ${count} ${byType.map((one) => `${one.type} ${one.count}`).join(' ')}`
  })
  expectSame('pairs', pairs.sort(), expected.countryMatrix())
  const counts = found.countryMatrix.map(({ count }) => count)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  const tieRows = found.tieCounts.map((row) => {
    const values = asked.tieKeys.map((key) => (key === 'COUNTRY' ? (row.country?.id ?? null) : row[key.toLowerCase()]))
    return `${JSON.stringify(values)} ${row.count}`
  })
  expectSame('tie counts', tieRows.sort(), expected.tieCounts(asked.tieKeys))
  const cityRows = found.cityCounts.map(({ country, kind, count, population, populationKnown }) => {
    const values = asked.cityKeys.map((key) => (key === 'COUNTRY' ? (country?.id ?? null) : kind))
    return `${JSON.stringify(values)} ${count} ${population} ${populationKnown}`
  })
  const allCities = new ModelSubgraph(model, { ...asked.subgraph, types: ['TWINNED_WITH'], twinnings: undefined })
  expectSame('city counts', cityRows.sort(), allCities.cityCounts(asked.cityKeys))
  const ranked = found.ranking.map(({ rank, city: { id }, value }) => `${rank} ${id} ${value}`)
  expectSame('ranking', ranked, expected.ranking(asked.metric, asked.first))
  expectSame('years', buckets(found.years), expected.timeline(1))
  expectSame('decades', buckets(found.decades), expected.timeline(10))
  const { graphVersion, ...coverage } = found.tieCoverage
  expectSame('coverage', coverage, expected.coverage())
  expect([graphVersion, found.distances['graphVersion']]).toEqual([found.graphVersion, found.graphVersion])
  checkDistances(found.distances, expected.distances(), expected.ties.length)
  return expected.ties.length
}

function checkDistances({ histogram, ...found }: Everything['distances'], km: number[], ties_count: number): void {
  const near = (value: number | undefined): unknown => (value === undefined ? null : expect.closeTo(value, 4))
  const [low, high] = [km[(km.length - 1) >> 1], km[km.length >> 1]]
  expect(found).toMatchObject({
    count: km.length,
    withoutCoordinates: ties_count - km.length,
    minKm: near(km[0]),
    medianKm: near(low === undefined || high === undefined ? undefined : (low + high) / 2),
    meanKm: near(km.length === 0 ? undefined : km.reduce((sum, one) => sum + one, 0) / km.length),
    maxKm: near(km.at(-1)),
  })
  expect(histogram.map(({ fromKm, toKm }) => [fromKm, toKm])).toEqual(
    histogram.map((_, i) => [i * 1000, i * 1000 + 1000]),
  )
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(km.length)
  for (const { fromKm, toKm, count } of histogram) {
    // At a bucket's edge rounding decides, where two formulas may differ.
    const within = (slack: number): number => km.filter((one) => one >= fromKm - slack && one < toKm + slack).length
    expect(count).toBeGreaterThanOrEqual(within(-1e-3))
    expect(count).toBeLessThanOrEqual(within(1e-3))
  }
}

describe.each(engines)('aggregates on %s', (name, open) => {
  let server: TestServer
  let taken: () => string[]
  let probes_count = 0
  beforeAll(async () => {
    const counted = countingReads(await open())
    taken = counted.taken
    const engine = {
      ...counted.engine,
      version: () => {
        probes_count++
        return counted.engine.version()
      },
    }
    server = await serveGraph(await Graph.open(engine))
    await loadSeed(server.graph)
  })
  afterAll(() => server.close())

  const costOf = async (query: string): Promise<{ reads: string[]; probes: number }> => {
    await server.data(query)
    taken()
    probes_count = 0
    await server.data(query)
    return { reads: taken(), probes: probes_count }
  }

  test('of the seed graph', async () => {
    const all = await server.data<Record<string, unknown>>(`{
      countryMatrix { from { name } to { name } count }
      roles: tieCounts(by: [TYPE, ROLE], where: {types: [MEMBER_OF, SIGNED, PARTICIPATED_IN]}) { type role count }
      italy: cityCounts(by: [COUNTRY], where: {country: {code: {eq: "IT"}}}) { country { name } count populationKnown }
      ranking(by: DEGREE, first: 4) { rank city { name } value }
      signed: timeline(type: SIGNED) { from started active }
      distances { count withoutCoordinates histogram { fromKm toKm count } }
      tieCoverage { tieCount withoutCountry withoutStart }
    }`)
    expect(all).toEqual({
      countryMatrix: [
        { from: { name: 'Germany' }, to: { name: 'Italy' }, count: 1 },
        { from: { name: 'France' }, to: { name: 'Italy' }, count: 1 },
      ],
      roles: [
        { type: 'MEMBER_OF', role: 'ASSOCIATE', count: 7 },
        { type: 'MEMBER_OF', role: 'COORDINATOR', count: 1 },
        { type: 'MEMBER_OF', role: null, count: 17 },
        { type: 'PARTICIPATED_IN', role: 'HOST', count: 2 },
        { type: 'PARTICIPATED_IN', role: 'PARTICIPANT', count: 17 },
        { type: 'SIGNED', role: null, count: 28 },
      ],
      italy: [{ country: { name: 'Italy' }, count: 15, populationKnown: 15 }],
      // Two have the second rank; of those with no twinning the first by id.
      ranking: [
        { rank: 1, city: { name: 'Pavia' }, value: 2 },
        { rank: 2, city: { name: 'Hildesheim' }, value: 1 },
        { rank: 2, city: { name: 'Besançon' }, value: 1 },
        { rank: 4, city: { name: 'Grand Poitiers' }, value: 0 },
      ],
      signed: [{ from: 2022, started: 8, active: 28 }],
      // Hildesheim is 776 km from Pavia, Besançon 333.
      distances: {
        count: 2,
        withoutCoordinates: 0,
        histogram: [
          { fromKm: 0, toKm: 500, count: 1 },
          { fromKm: 500, toKm: 1000, count: 1 },
        ],
      },
      tieCoverage: { tieCount: 2, withoutCountry: 0, withoutStart: 2 },
    })
  })

  test.each([
    ['{ tieCoverage { tieCount } }', []],
    ['{ distances(asOf: "1999") { medianKm chance { zScore } } }', []],
    ['{ timeline(interval: DECADE, type: MEMBER_OF) { active } }', []],
    ['{ tieCounts(by: [STATUS, DECADE]) { status decade count } }', []],
    // All countries, or cities, in one statement.
    ['{ countryMatrix { from { code url } to { code } count } }', ['entity/selected-by-ids']],
    ['{ countryMatrix { from { code name } to { code } count } }', []],
    ['{ tieCounts(by: [COUNTRY]) { country { url } count } }', ['entity/selected-by-ids']],
    ['{ tieCounts(by: [COUNTRY]) { country { code } count } }', []],
    ['{ cityCounts(by: [COUNTRY]) { country { url } count } }', ['entity/selected-by-ids']],
    ['{ ranking(by: DEGREE, first: 20) { rank city { region } value } }', ['entity/selected-by-ids']],
    ['{ ranking(by: DEGREE, first: 20) { rank city { population } value } }', []],
    ['{ ranking(by: DEGREE, first: 20) { rank city { name } value } }', []],
  ])('%s costs a look at the version and %j', async (query, reads) => {
    expect(await costOf(query)).toEqual({ reads, probes: 1 })
  })

  test('a filter costs a statement, and a second look at the version', async () => {
    const where = 'where: {cities: {population: {gt: 1}}, twinnings: {oneSided: false}}'
    expect(await costOf(`{ tieCoverage(${where}) { tieCount } }`)).toEqual({
      reads: ['entity/ids City', 'relationship/ids TWINNED_WITH'],
      probes: 2,
    })
    expect(await costOf('{ tieCoverage(where: {cities: {population: {gt: 1}}}) { tieCount } }')).toEqual({
      reads: ['entity/ids City'],
      probes: 2,
    })
  })

  test.each([
    ['{ countryMatrix(where: {types: []}) { count } }', 'BAD_USER_INPUT', /types is an empty list/],
    ['{ countryMatrix(type: SIGNED, where: {types: [SIGNED]}) { count } }', 'BAD_USER_INPUT', /not both/],
    [
      '{ tieCoverage(type: SIGNED, where: {twinnings: {oneSided: true}}) { tieCount } }',
      'BAD_USER_INPUT',
      /TWINNED_WITH/,
    ],
    ['{ tieCounts(by: []) { count } }', 'BAD_USER_INPUT', /by must/],
    ['{ tieCounts(by: [TYPE, TYPE]) { count } }', 'BAD_USER_INPUT', /by's elements/],
    ['{ tieCounts(by: [TYPE, KIND, ROLE, STATUS]) { count } }', 'BAD_USER_INPUT', /by must/],
    ['{ timeline(from: 2000, to: 1999) { from } }', 'BAD_USER_INPUT', /after to/],
    ['{ timeline(from: 0) { from } }', 'BAD_USER_INPUT', /from must/],
    ['{ timeline(from: 1, to: 9999) { from } }', 'LIMIT_EXCEEDED', /3000/],
    ['{ ranking(by: DEGREE, first: 501) { rank } }', 'LIMIT_EXCEEDED', /500/],
    ['{ ranking(by: DEGREE, first: -1) { rank } }', 'BAD_USER_INPUT', /first must/],
    ['{ distances(bucketKm: 0.5) { count } }', 'BAD_USER_INPUT', /bucketKm must/],
    [
      '{ ranking(by: DEGREE, first: 500) { city { twinnings(first: 500) { edges { node { id name kind } } } } } }',
      'LIMIT_EXCEEDED',
      /1000000/,
    ],
  ])('%s is told what is wrong with it', async (query, code, message) => {
    const { body } = await server.ask(query)
    expect(body.errors?.[0]).toMatchObject({ extensions: { code }, message: expect.stringMatching(message) })
  })

  test('an empty answer where there is nothing', async () => {
    const where = 'where: {cities: {name: {eq: "nowhere"}}}'
    expect(
      await server.data(`{ countryMatrix(${where}) { count } tieCounts(by: [TYPE], ${where}) { count }
        ranking(by: DEGREE, ${where}) { rank } timeline(${where}) { from }
        distances(${where}) { count minKm medianKm meanKm maxKm histogram { count } } }`),
    ).toEqual({
      countryMatrix: [],
      tieCounts: [],
      ranking: [],
      timeline: [],
      distances: { count: 0, minKm: null, medianKm: null, meanKm: null, maxKm: null, histogram: [] },
    })
  })

  test('distances beside chance', async () => {
    const own = 'where: {twinnings: {kind: {eq: TWINNING}}}'
    const { all, none } = await server.data<Record<string, { meanKm: number | null; chance: Chance }>>(`{
      all: distances(${own}) { meanKm chance { meanKm deviationKm zScore histogram { fromKm toKm expected } } }
      none: distances(where: {cities: {name: {eq: "nowhere"}}}) {
        meanKm chance { meanKm deviationKm zScore histogram { expected } }
      }
    }`)
    expect(none).toEqual({ meanKm: null, chance: { meanKm: null, deviationKm: null, zScore: null, histogram: [] } })
    // Pavia has two of the four ends: in one of three ways it is tied to itself, and Hildesheim to Besançon.
    const observed = all?.meanKm as number
    const [hildesheim, besancon] = [
      { latitude: 52.15077, longitude: 9.95112 },
      { latitude: 47.24878, longitude: 6.01815 },
    ]
    const apart = greatCircle_km(hildesheim.latitude, hildesheim.longitude, besancon.latitude, besancon.longitude)
    const ways = [observed, observed, apart / 2]
    const mean = ways.reduce((sum, way) => sum + way, 0) / 3
    const deviation = Math.sqrt(ways.reduce((sum, way) => sum + (way - mean) ** 2, 0) / 3)
    expect(all?.chance).toEqual({
      meanKm: expect.closeTo(mean, 1),
      deviationKm: expect.closeTo(deviation, 1),
      zScore: expect.closeTo((observed - mean) / deviation, 2),
      // Of 333, 0, 776 and 617 km.
      histogram: [
        { fromKm: 0, toKm: 500, expected: expect.closeTo(1, 9) },
        { fromKm: 500, toKm: 1000, expected: expect.closeTo(1, 9) },
      ],
    })
  })

  test('a timeline of asked years shows each of them', async () => {
    const { timeline } = await server.data<{ timeline: unknown[] }>(
      '{ timeline(type: SIGNED, from: 2020, to: 2023) { from started ended active } }',
    )
    expect(timeline).toEqual(
      [2020, 2021, 2022, 2023].map((from) => ({
        from,
        started: from === 2022 ? 8 : 0,
        ended: 0,
        active: from < 2022 ? 20 : 28,
      })),
    )
  })

  test('a caller sees its own writes at once, in the country of each city', async () => {
    const matrix = async () =>
      (
        await server.data<Everything>('{ countryMatrix { from { id code } to { id code } count } }')
      ).countryMatrix.filter(({ from, to }) => [from.id, to.id].some((id) => id.startsWith('ct:country/own')))
    const countries = ['own-b', 'own-a'].map((slug, i) =>
      entityFact({ id: `ct:country/${slug}`, type: 'Country', names: { en: slug }, code: ['SE', 'NO'][i] }),
    )
    const located = [
      tie('IN_COUNTRY', 'ct:city/own-1', 'ct:country/own-b'),
      tie('IN_COUNTRY', 'ct:city/own-2', 'ct:country/own-a'),
    ]
    const cities = ['own-1', 'own-2', 'own-3'].map((slug) => city(slug))
    const ties = [twins('own-1', 'own-2'), twins('own-1', 'own-2', { kind: 'FRIENDSHIP' }), twins('own-1', 'own-3')]
    await server.graph.loader.load([content('own', 1, [...cities, ...countries], [...located, ...ties])], author)
    expect(await matrix()).toEqual([
      { from: { id: 'ct:country/own-a', code: 'NO' }, to: { id: 'ct:country/own-b', code: 'SE' }, count: 2 },
    ])
    await server.graph.loader.load([content('own', 2, [...cities, ...countries], ties)], author)
    expect(await matrix()).toEqual([])
    await server.graph.loader.load([content('own', 3, [])], author)
  })

  compareOnGraphs({
    engine: name,
    graph: () => server.graph,
    seed,
    runs: { embedded: 40, neo4j: 15 },
    questions: () => questions,
    check: (model, asked) => check(server, model, asked),
    least: (runs_count) => runs_count * 5,
  })
})
