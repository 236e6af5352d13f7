import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const ofFilter = 'query ($where: CityFilter) { cities(where: $where) { totalCount } }'

/** What is nearly in the schema, and of what graphql-js would say so. */
const nearly: [string, string, Record<string, unknown>][] = [
  ['a field', '{ city(name: "x") { nam } }', {}],
  ['a field of a type behind an interface', '{ node(id: "wd:Q1") { population } }', {}],
  ['an argument', '{ city(nam: "x") { id } }', {}],
  ['an argument of a directive', '{ city(name: "x") { id @skip(iff: true) } }', {}],
  ['a type', '{ node(id: "wd:Q1") { ... on Cit { id } } }', {}],
  ['a value of an enum', '{ conflicts(kinds: [VALU]) { totalCount } }', {}],
  ['a text for a value of an enum', '{ conflicts(kinds: ["VALUE"]) { totalCount } }', {}],
  ['a field of an input object', '{ cities(where: {populatio: {eq: 1}}) { totalCount } }', {}],
  ['a field of an input object in a variable', ofFilter, { where: { populatio: { eq: 1 } } }],
  ['a value of an enum in a variable', ofFilter, { where: { kind: { eq: 'CIT' } } }],
  ['fields of several input objects in a variable', ofFilter, { where: { populatio: { eq: 1 }, OR: [{ kin: {} }] } }],
]

describe.each([[true], [false]])('with introspection: %s', (introspection) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { seed: false, introspection })
  })
  afterAll(() => server.close())

  test.each(nearly)(`what is like %s is ${introspection ? '' : 'not '}suggested`, async (_, query, variables) => {
    const { status, text } = await server.ask(query, variables)
    expect(status).toBe(400)
    if (introspection) expect(text).toMatch(/Did you mean/)
    else expect(text).not.toMatch(/[Dd]id you mean/)
  })

  test('the schema', async () => {
    for (const query of ['{ __schema { queryType { name } } }', '{ __type(name: "City") { name } }']) {
      const { status, body } = await server.ask(query)
      if (introspection) expect([status, body.errors]).toEqual([200, undefined])
      else
        expect([status, body.errors]).toEqual([
          400,
          [
            expect.objectContaining({
              message: expect.stringMatching(/introspection is not allowed/),
              extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
            }),
          ],
        ])
    }
    expect(await server.data('{ __typename cities { __typename } }')).toEqual({
      __typename: 'Query',
      cities: { __typename: 'CityConnection' },
    })
  })
})
