import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { EntityFact } from '../../src/domain/facts.js'
import { limits } from '../../src/limits.js'
import { engines } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { after, ids, manyIds, operations } from './bad-operations.js'
import { inUrl, post, requests } from './bad-requests.js'
import { expectError, invalid, unresolved } from './expected-error.js'

/** Whatever is sent, the answer is a precise error with a stable code, and the server goes on. */

const city = (id: string, name: string): EntityFact => ({
  id,
  type: 'City',
  at: 'line 1',
  modality: 'STATED',
  claimant: '',
  names: [{ language: 'und', text: name }],
  attributes: {},
})

describe.each(engines)('a server on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
    await server.graph.loader.load(
      [
        {
          source: { id: 'ct:source/namesakes', title: 'Namesakes', licence: 'none' },
          checksum: 'f'.repeat(64),
          entities: [
            ...[1, 2].map((number) => city(`ct:city/springfield-${number}`, 'Springfield')),
            ...Array.from({ length: 12 }, (_, number) => city(`ct:city/newtown-${number}`, 'Newtown')),
          ],
          relationships: [],
        },
      ],
      { actor: 'test', reason: 'test' },
    )
  })
  afterAll(() => server.close())

  // However the last request ended, the next ordinary one is answered.
  afterEach(async () => {
    expect(await server.data('{ city(name: "iasi") { id } }')).toEqual({ city: { id: 'wd:Q46852' } })
  })

  test.each(requests)('answers %s', async (_, path, init, expected) => {
    expectError(await server.fetch(path, init), expected)
  })

  test.each(operations)('answers %s', async (_, query, variables, expected) => {
    expectError(await server.ask(query, variables), expected)
  })

  test('names the field that is wrong, for programs too', async () => {
    const { body } = await server.ask('{ city(id: "Pavia", wikidataId: "x") { id } }')
    expect(body.errors?.[0]).toMatchObject({
      path: ['city'],
      extensions: { fields: [{ field: 'id' }, { field: 'wikidataId' }] },
    })
    const limit = await server.ask(manyIds, { ids: ids(5000) })
    expect(limit.body.errors?.[0]?.extensions).toMatchObject({ limit: 500, given: 5000 })
  })

  test('an operation name that the document lacks is named', async () => {
    const body = JSON.stringify({ query: 'query A { graphVersion }', operationName: 'B' })
    expectError(await server.fetch('/graphql', post(body)), unresolved(/Unknown operation named "B"/))
  })

  test('an unknown id of any kind is null, no error', async () => {
    expect(
      await server.data(`{
        node(id: "wd:Q999999999") { id }
        tie: node(id: "rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-0") { id }
        city(id: "wd:Q999999999") { id }
        wikidata: city(wikidataId: "Q999999999") { id }
        name: city(name: "Atlantis") { id }
        otherType: city(id: "ct:programme/ec2u") { id }
        source(id: "ct:source/none") { id }
        nodes(ids: ["wd:Q999999999", "wd:Q6259"]) { id }
      }`),
    ).toEqual({
      node: null,
      tie: null,
      city: null,
      wikidata: null,
      name: null,
      otherType: null,
      source: null,
      nodes: [null, { id: 'wd:Q6259' }],
    })
  })

  test('as much as is allowed is answered: 500 ids, pages of 500 and of none', async () => {
    expect(await server.data(manyIds, { ids: ids(limits.nodesMax_ids) })).toHaveProperty('nodes.length', 500)
    expect(
      await server.data('{ cities(first: 500) { totalCount } none: cities(first: 0) { edges { cursor } } }'),
    ).toEqual({
      cities: { totalCount: 37 },
      none: { edges: [] },
    })
  })

  test('a country code counts in either case', async () => {
    expect(await server.data('{ city(name: "pavia", country: "it") { id } country(code: "fr") { id } }')).toEqual({
      city: { id: 'wd:Q6259' },
      country: { id: 'wd:Q142' },
    })
  })

  test('a name that fits several is a CONFLICT that lists them', async () => {
    const answer = await server.ask('{ city(name: "springfield") { id } }')
    expectError(answer, {
      status: 200,
      code: 'CONFLICT',
      says: /Springfield \(ct:city\/springfield-1\).*Ask for one by id/,
    })
    expect(answer.body.data).toEqual({ city: null })
    expect(answer.body.errors?.[0]?.extensions['candidates']).toEqual([
      { id: 'ct:city/springfield-1', name: 'Springfield' },
      { id: 'ct:city/springfield-2', name: 'Springfield' },
    ])
  })

  test('of more than ten candidates ten are listed', async () => {
    const answer = await server.ask('{ city(name: "newtown") { id } }')
    expectError(answer, { status: 200, code: 'CONFLICT', says: /, and more\. Ask for one by id/ })
    expect(answer.body.errors?.[0]?.extensions['candidates']).toHaveLength(limits.candidatesMax_rows)
  })

  describe('a cursor', () => {
    let ofCities: string
    let ofPavia: string
    beforeEach(async () => {
      const { cities, city: pavia } = await server.data<{
        cities: { pageInfo: { endCursor: string } }
        city: { twinnings: { pageInfo: { endCursor: string } } }
      }>(`{
        cities(first: 1) { pageInfo { endCursor } }
        city(name: "Pavia") { twinnings(first: 1) { pageInfo { endCursor } } }
      }`)
      ofCities = cities.pageInfo.endCursor
      ofPavia = pavia.twinnings.pageInfo.endCursor
    })

    test('of another list is refused by name', async () => {
      for (const list of ['countries', 'sources', 'twinnings', 'conflicts'])
        expectError(
          await server.ask(`query ($cursor: String) { ${list}(after: $cursor) { edges { cursor } } }`, {
            cursor: ofCities,
          }),
          invalid(new RegExp(`^after: this is a cursor of cities, not of ${list}\\.`)),
        )
    })

    test('of the same list of another entity is refused by name', async () => {
      expectError(
        await server.ask(
          'query ($cursor: String) { city(name: "Besançon") { twinnings(after: $cursor) { edges { cursor } } } }',
          { cursor: ofPavia },
        ),
        invalid(/^after: this is a cursor of City\.twinnings of wd:Q6259, not of City\.twinnings of wd:Q37776\./),
      )
    })

    test('that was made up, with whatever place in it, gives a page', async () => {
      for (const key of ['', '\u0000', '\ud800', '\uffff', "'); DROP", '\u{1F600}']) {
        const cursor = Buffer.from(JSON.stringify(['cities', key])).toString('base64url')
        const { status, body } = await server.ask(after, { cursor })
        expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
      }
    })

    test('whose place has more keys or fewer than the list is refused', async () => {
      for (const [list, ...place] of [
        ['cities', '', ''],
        ['cities', 'a', 1, 'b'],
        ['twinnings', ''],
      ]) {
        const cursor = Buffer.from(JSON.stringify([list, ...place])).toString('base64url')
        const query = `query ($cursor: String) { ${list}(after: $cursor) { edges { cursor } } }`
        expectError(await server.ask(query, { cursor }), invalid(/^This cursor is of another order\.$/))
      }
    })
  })

  test('a path out of a page’s files leads nowhere', async () => {
    for (const path of [
      '/playground/..%2f..%2fpackage.json',
      '/playground/%2e%2e/%2e%2e/package.json',
      '/assets/..%2f..%2f..%2fpackage.json',
    ]) {
      const { status, text } = await server.fetch(path)
      expect([403, 404]).toContain(status)
      expect(text).not.toContain('dependencies')
    }
  })

  test('keys of the prototype pollute nothing', async () => {
    await server.fetch('/graphql', post('{"__proto__":{"polluted":1},"query":"{ graphVersion }"}'))
    await server.fetch(`${inUrl('{ graphVersion }')}&variables=${encodeURIComponent('{"__proto__":{"polluted":1}}')}`)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
