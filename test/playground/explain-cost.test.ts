import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  buildClientSchema,
  type GraphQLSchema,
  getOperationAST,
  introspectionFromSchema,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql'
import { openEngine } from '../../src/compose.js'
import { createSchema } from '../../src/graphql/schema.js'
import { limits } from '../../src/limits.js'
import { explainCost, sumOfCosts } from '../../src/playground/cost/explain-cost.js'
import {
  dearPages,
  measures,
  measuresByMetric,
  nearMetrics,
  prices,
  searches,
  searchesByPath,
} from '../../src/playground/cost/price-list.js'
import { priceOf } from '../../src/server/operation-price.js'
import { requestOf } from '../fuzz/fuzz.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { knownValues } from '../support/known-values.js'

const folder = join(import.meta.dirname, '..', '..', 'src', 'playground')
const examples = ['tour', 'examples'].flatMap((part) =>
  readdirSync(join(folder, part))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => join(folder, part, file)),
)

describe('the explanation of a cost', () => {
  let schema: GraphQLSchema
  /** What a page knows of it: prices are not told. */
  let told: GraphQLSchema
  beforeAll(async () => {
    schema = await createSchema()
    told = buildClientSchema(introspectionFromSchema(schema))
  })

  function both(query: string, variables: Readonly<Record<string, unknown>> = {}) {
    const document = parse(query)
    const operation = getOperationAST(document)
    if (!operation) throw new Error('no operation')
    const parts = explainCost(told, document, operation, variables)
    return {
      explained: parts && sumOfCosts(parts),
      charged: priceOf(schema, document, operation, variables)?.cost_fields,
      parts,
    }
  }

  test('has the prices of the server', () => {
    expect(prices).toEqual({
      search_fields: limits.searchCost_fields,
      measure_fields: limits.measureCost_fields,
      pageDefault_rows: limits.pageDefault_rows,
      listGuess_rows: limits.listGuess_rows,
    })
    const inList = new Set([
      ...[searches, measures].flatMap((list) => Object.keys(list)),
      ...[searchesByPath, measuresByMetric, dearPages].flatMap((list) => [...list]),
    ])
    const priced = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter(({ name, extensions }) => name !== 'history' && (extensions['price'] || extensions['measures']))
          .map(({ name }) => `${type.name}.${name}`),
      )
    expect([...inList].sort()).toEqual(priced.sort())
  })

  test.each(examples)('of %s adds up to what the server charges', (file) => {
    const { explained, charged } = both(readFileSync(file, 'utf8'))
    expect(explained).toBe(charged)
  })

  test('says which field it comes from, and why', () => {
    const { parts } = both(
      'query ($n: Int) { cities(first: $n) { edges { node { id aliases citations { locator } } } } }',
      {
        n: 10,
      },
    )
    expect(parts).toEqual([
      { path: 'cities', reason: 'page', times: 1, rows: 10, leaves: 0, cost_fields: 1 },
      { path: 'cities.edges', reason: 'one', times: 10, rows: 1, leaves: 0, cost_fields: 10 },
      { path: 'cities.edges.node', reason: 'one', times: 10, rows: 1, leaves: 2, cost_fields: 30 },
      { path: 'cities.edges.node.citations', reason: 'guess', times: 10, rows: 5, leaves: 1, cost_fields: 60 },
    ])
    expect(both('{ ranking(by: BETWEENNESS) { value } again: ranking(by: DEGREE) { value } }').parts).toContainEqual({
      path: 'ranking',
      reason: 'measure',
      times: 1,
      rows: 1,
      leaves: 0,
      cost_fields: 50_000,
    })
    expect([...nearMetrics].map((by) => both(`{ ranking(by: ${by}) { value } }`).explained)).toEqual([26, 26, 26])
  })

  test('is none of what has no cost yet', () => {
    expect(both('query ($n: Int) { cities(first: $n) { totalCount } }', { n: 'x' }).explained).toBeNull()
    expect(both('{ __schema { types { name } } }').explained).toBeNull()
  })

  describe('of operations that are made from the schema', () => {
    let server: TestServer
    beforeAll(async () => {
      server = await startServer(() => openEngine(embedded))
    })
    afterAll(() => server.close())

    test('adds up to what the server charges', async () => {
      const known = await knownValues(told, (query) => server.data(query))
      let compared_count = 0
      for (let seed = 0; seed < 1500; seed++) {
        const { request, valid } = requestOf(told, known, seed)
        const [query, variables] = [String(request.query), { ...(request.variables as object) }]
        // Refused whatever it costs.
        const hasNegative =
          /\b(first|last|limit|k): -/.test(query) || Object.values(variables).some((one) => Number(one) < 0)
        if (!valid || hasNegative) continue
        const { explained, charged } = both(query, variables)
        if (explained === null) continue
        compared_count++
        expect({ seed, cost: explained }).toEqual({ seed, cost: charged })
      }
      expect(compared_count).toBeGreaterThan(500)
    })
  })
})
