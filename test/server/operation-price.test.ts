import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type GraphQLSchema, getOperationAST, parse } from 'graphql'
import { openEngine } from '../../src/compose.js'
import { createSchema } from '../../src/graphql/schema.js'
import { limits } from '../../src/limits.js'
import { priceOf } from '../../src/server/operation-price.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

describe('the price of an operation', () => {
  let schema: GraphQLSchema
  beforeAll(async () => {
    schema = await createSchema()
  })

  function price(query: string, variables: Readonly<Record<string, unknown>> = {}) {
    const document = parse(query)
    const operation = getOperationAST(document, undefined)
    return operation && priceOf(schema, document, operation, variables)
  }
  const cost = (query: string, variables?: Readonly<Record<string, unknown>>) => price(query, variables)?.cost_fields
  const { listGuess_rows, measureCost_fields, pageDefault_rows, searchCost_fields } = limits

  test.each([
    ['a field is 1', '{ graphVersion }', 1],
    ['with what is selected of it', '{ city(name: "x") { id name country { name } } }', 1 + 2 + 2],
    ['a page as often as its rows', '{ cities(first: 3) { edges { node { id } } } }', 1 + 3 * 3],
    ['or as many as it has by itself', '{ cities { edges { cursor } } }', 1 + pageDefault_rows * 2],
    ['backward too', '{ cities(last: 4) { edges { cursor } } }', 1 + 4 * 2],
    ['things by their ids', '{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 3],
    ['a list of no certain length', '{ city(name: "x") { citations { locator } } }', 1 + 1 + listGuess_rows],
    ['a list by its start', '{ ranking(by: DEGREE, first: 7) { value } }', 1 + 7],
    ['a measure of a whole network', '{ statistics { diameter } }', 1 + 1 + measureCost_fields],
    ['a search', '{ shortestPath(from: "a", to: "b") { reason } }', searchCost_fields + 1],
    ['as many searches as paths', '{ paths(from: "a", to: "b", k: 4) { reason } }', 4 * (searchCost_fields + 1)],
    [
      'pages in pages',
      '{ cities(first: 3) { edges { node { twinnings(first: 5) { totalCount } } } } }',
      1 + 3 * (1 + 1 + 1 + 5),
    ],
    ['fragments as what is in them', '{ city(name: "x") { ...F ... { name } } } fragment F on City { id }', 1 + 2],
    [
      'of types that cannot hold together, the dearest',
      '{ node(id: "x") { id ... on City { name aliases } ... on Source { title } ... on Entity { wikidataId } } }',
      1 + 1 + 2 + 1,
    ],
    [
      'nothing of what is left out',
      '{ city(name: "x") { id @skip(if: true) name @include(if: false) aliases } }',
      1 + 1,
    ],
    ['a negative page is no less than nothing', '{ cities(first: -5) { edges { cursor } } graphVersion }', 1 + 1],
  ])('%s', (_, query, expected) => {
    expect(cost(query)).toBe(expected)
  })

  test('it follows from variables', () => {
    const query = 'query ($n: Int, $no: Boolean!) { cities(first: $n) { edges { cursor @skip(if: $no) } } }'
    expect(cost(query, { n: 2, no: false })).toBe(5)
    expect(cost(query, { n: 2, no: true })).toBe(3)
    expect(cost(query, { n: null, no: true })).toBe(1 + pageDefault_rows)
    // Not what is declared: nothing will be read.
    expect(cost(query, { n: 'x', no: true })).toBeUndefined()
  })

  test('what grows past all bounds is a number all the same, found in no time', () => {
    const page = (inner: string): string => `twinnings(first: 2147483647) { edges { node { ${inner} } } }`
    const chain = Array.from(
      { length: 13 },
      (_, n) =>
        `fragment F${n} on City { ${page(`...F${n + 1}`)} ${page(`...F${n + 1}`).replace('twinnings', 'again: twinnings')} }`,
    )
    const query = `{ city(name: "x") { ...F0 } } ${chain.join(' ')} fragment F13 on City { id }`
    expect(price(query)).toEqual({
      cost_fields: Number.MAX_SAFE_INTEGER,
      given_fields: Number.MAX_SAFE_INTEGER,
      tooDeep: true,
    })
  })

  test('nor is what is spread past all bounds worth nothing on a page of none', () => {
    const chain = Array.from({ length: 800 }, (_, n) => `fragment F${n} on City { ${`...F${n + 1} `.repeat(3)} }`)
    const query = `{ cities(first: 0) { edges { node { ...F0 } } } city(name: "x") { ...F0 } } ${chain.join(' ')} fragment F800 on City { id }`
    expect(cost(query)).toBe(Number.MAX_SAFE_INTEGER)
  })

  test('what nests too deep is not followed', () => {
    const chain = (length: number): string =>
      Array.from({ length }, (_, n) => `fragment F${n} on City { twinnings { edges { node { ...F${n + 1} } } } }`).join(
        ' ',
      )
    const nests = (length: number): boolean | undefined =>
      price(`{ city(name: "x") { ...F0 } } ${chain(length)} fragment F${length} on City { id }`)?.tooDeep
    expect([nests(12), nests(13), nests(900)]).toEqual([false, true, true])
  })

  test('the whole schema can be asked for, but not often', () => {
    const types =
      'types { name fields { name args { name type { name ofType { name } } } } inputFields { name } enumValues { name } }'
    const once = cost(`{ __schema { ${types} } }`) ?? 0
    expect(once).toBeGreaterThan(10_000)
    expect(once).toBeLessThan(limits.operationCostMax_fields / 2)
  })
})

describe('an answer says what the operation costs, and what it may', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { seed: false, responseCache_bytes: 1_000_000 })
  })
  afterAll(() => server.close())
  const cost = (fields: number) => ({ cost: { fields, limit: limits.operationCostMax_fields } })

  test('by POST and by GET, also where it is one that was kept', async () => {
    for (let time = 0; time < 3; time++) {
      expect((await server.ask('{ cities(first: 2) { edges { cursor } } }')).body.extensions).toEqual(cost(5))
      expect((await server.fetch('/graphql?query={graphVersion}')).body.extensions).toEqual(cost(1))
    }
  })

  test('where a field of it fails, and where it costs too much', async () => {
    expect((await server.ask('{ city(id: "x") { id } }')).body).toMatchObject({
      data: { city: null },
      extensions: cost(2),
    })
    const { status, body } = await server.ask(
      '{ cities(first: 500) { edges { node { twinnings(first: 500) { edges { node { id name aliases } } } } } } }',
    )
    expect([status, body.extensions]).toEqual([400, cost(1 + 500 * (2 + 1 + 500 * 5))])
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: 1_000_000, given: 1_251_501 })
  })

  test('not where there is nothing to run', async () => {
    for (const query of ['{ nothing }', '{', 'query ($n: Int!) { cities(first: $n) { totalCount } }'])
      expect((await server.ask(query)).body).not.toHaveProperty('extensions')
  })
})
