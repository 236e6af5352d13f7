import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { openEngine } from '../../src/compose.js'
import { unavailable } from '../../src/domain/errors.js'
import { withReads } from '../http/wrapped-engine.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

/** Tables over HTTP: what becomes one, and what is said where none can be. */

describe.each([
  ['without a cache', 0],
  ['with a cache', 1_000_000],
])('a table %s', (_, responseCache_bytes) => {
  let server: TestServer
  let failure: Error | null = null
  beforeAll(async () => {
    server = await startServer(
      async () =>
        withReads(await openEngine(embedded), (read) => async (statement, parameters) => {
          if (failure) throw failure
          return read(statement, parameters)
        }),
      { responseCache_bytes },
    )
  })
  afterAll(() => server.close())

  const get = (query: string, rest: Record<string, string> = {}, accept = 'text/csv') =>
    server.fetch(`/graphql?${new URLSearchParams({ query, ...rest })}`, { headers: { accept } })
  const csv = async (query: string, rest = {}): Promise<string> => {
    const { status, text, headers } = await get(query, rest)
    expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    return text
  }
  const signatories = `agreement(name: "Accordo di Amicizia") { signatories(first: 3) {
    totalCount pageInfo { hasNextPage } edges { node { id name ... on City { country { code name } } } signature { on } } } }`

  test('has a column for each scalar, in the order in which they were asked for; the node stands in the row', async () => {
    const text = await csv(`{ ${signatories} }`)
    const [head, ...rows] = parse(text) as string[][]
    expect(head).toEqual(['id', 'name', 'country.code', 'country.name', 'signature.on'])
    const { agreement } = await server.data<{ agreement: { signatories: { edges: never[] } } }>(`{ ${signatories} }`)
    type Edge = {
      node: { id: string; name: string; country: { code: string; name: string } | null }
      signature: { on: string }
    }
    expect(rows).toEqual(
      agreement.signatories.edges.map(({ node, signature }: Edge) => [
        node.id,
        node.name,
        node.country?.code ?? '',
        node.country?.name ?? '',
        signature.on,
      ]),
    )
    expect(rows).toHaveLength(3)
  })

  test('as JSON lines has a row a line, with what is nested nested', async () => {
    const { status, text, headers } = await get(`{ ${signatories} }`, {}, 'application/x-ndjson')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(text.endsWith('\n')).toBe(true)
    const { agreement } = await server.data<{ agreement: { signatories: { edges: never[] } } }>(`{ ${signatories} }`)
    expect(lines).toEqual(
      agreement.signatories.edges.map(({ node, signature }: { node: object; signature: object }) => ({
        ...node,
        signature,
      })),
    )
  })

  test('is given for a POST, and by ?format= without any header', async () => {
    const query = '{ cities(first: 2) { edges { node { id } } } }'
    const expected = await csv(query)
    expect((await get(query, { format: 'csv' }, '*/*')).text).toBe(expected)
    expect((await get(query, { format: 'ndjson' }, 'text/csv')).text).toMatch(/^\{"id":".*"\}\n\{"id":".*"\}\n$/)
    const posted = await server.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/csv' },
      body: JSON.stringify({ query }),
    })
    expect(posted.text).toBe(expected)
    for (const accept of ['text/csv; charset=utf-8', 'text/csv;header=present', 'text/csv, */*;q=0.1'])
      expect((await get(query, {}, accept)).text).toBe(expected)
    for (const accept of ['*/*', 'application/json;q=0.9,text/plain', 'text/html, application/json;q=0.9, */*;q=0.8'])
      expect((await get(query, {}, accept)).headers.get('content-type')).toBe('application/json; charset=utf-8')
  })

  test('of several lists is the one that is named, else it is said which there are', async () => {
    const query = '{ cities(first: 1) { edges { node { id } } } all: sources { edges { node { title } } } }'
    const { status, body } = await get(query)
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        errors: [
          {
            message: 'The operation has several lists; say which one with table=…: cities, all.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      },
    })
    expect(await csv(query, { table: 'all' })).toMatch(/^title\r\n/)
    expect(await csv(query, { table: 'cities' })).toMatch(/^id\r\n/)
    for (const table of ['sources', 'cities.edges', 'cities.edges.node', '', '.', '__proto__', 'constructor']) {
      const wrong = await get(query, { table })
      expect([table, wrong.status, wrong.body.errors?.[0]?.message]).toEqual([
        table,
        400,
        `There is no table at '${table}'; the operation has cities, all.`,
      ])
    }
  })

  test('of a list within rows is a cell with its JSON', async () => {
    const query =
      '{ city(name: "pavia") { name aliases memberships(first: 2) { totalCount edges { node { name } } } } }'
    const { city } = await server.data<{ city: { aliases: string[]; memberships: { edges: unknown[] } } }>(query)
    const twice = `{ cities(where: {name: {eq: "Pavia"}}) { edges { node { name aliases memberships(first: 2) { totalCount edges { node { name } } } } } } }`
    const [row] = parse(await csv(twice), { columns: true }) as Record<string, string>[]
    expect(Object.keys(row ?? {})).toEqual(['name', 'aliases', 'memberships.totalCount', 'memberships.edges'])
    expect(JSON.parse(row?.['aliases'] ?? '')).toEqual(city.aliases)
    expect(JSON.parse(row?.['memberships.edges'] ?? '')).toEqual(city.memberships.edges)
    // Named, the list is a table itself.
    expect(await csv(query, { table: 'city.memberships' })).toMatch(/^name\r\n/)
  })

  test('of an operation without a list is one row', async () => {
    const text = await csv(
      '{ graphVersion city(name: "pavia") { id country { code } } nobody: city(id: "wd:Q1") { id } }',
    )
    expect(text).toMatch(/^graphVersion,city\.id,city\.country\.code,nobody\.id\r\n\d+,wd:Q6259,IT,\r\n$/)
  })

  test('has its columns also where it has no rows, and leaves out rows that are null', async () => {
    expect(await csv('{ cities(where: {name: {eq: "Nowhere"}}) { edges { node { id country { code } } } } }')).toBe(
      'id,country.code\r\n',
    )
    expect(await csv('{ nodes(ids: ["wd:Q1", "wd:Q6259", "wd:Q2"]) { id } }')).toBe('id\r\nwd:Q6259\r\n')
    expect(await csv('{ city(id: "wd:Q1") { twinnings { edges { node { id } } } } }')).toBe('id\r\n')
  })

  test('leaves out what @skip and @include leave out', async () => {
    const query =
      'query ($on: Boolean = true) { cities(first: 1) { edges { node { id name @include(if: $on) kind @skip(if: $on) } } } }'
    expect(await csv(query)).toMatch(/^id,name\r\n/)
    expect(await csv(query, { variables: '{"on":false}' })).toMatch(/^id,kind\r\n/)
  })

  test('has one column of each name: aliases tell them apart', async () => {
    const clash = '{ cities(first: 1) { edges { cursor node { cursor: id } } } }'
    expect((await get(clash)).body.errors?.[0]?.message).toBe(
      "Two columns would be called 'cursor'; give one of them an alias.",
    )
    expect(await csv('{ cities(first: 1) { edges { place: cursor node { cursor: id __proto__: name } } } }')).toMatch(
      /^place,cursor,__proto__\r\n[^,]+,[^,]+,[^,]+\r\n$/,
    )
    expect((await get('{ cities { totalCount } }')).body.errors?.[0]?.message).toBe(
      'A connection becomes a table by its edges; select edges { node { … } }.',
    )
  })

  test('merges what fragments select of several types', async () => {
    const query = `{ nodes(ids: ["wd:Q6259", "ct:agreement/accordo-di-amicizia"]) { ...Part id ... on Agreement { kind on: url } } }
      fragment Part on City { name country { code } }`
    expect((await csv(query)).split('\r\n')[0]).toBe('name,country.code,id,kind,on')
  })

  test('is not given where anything went wrong: then JSON says what', async () => {
    for (const [query, status, code] of [
      ['{ nothing }', 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['{', 400, 'GRAPHQL_PARSE_FAILED'],
      ['{ city(id: "?") { id } }', 400, 'BAD_USER_INPUT'],
      ['mutation { __typename }', 405, 'BAD_REQUEST'],
    ] as const) {
      const answer = await get(query)
      expect([query, answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([query, status, code])
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([null, 'no-store'])
    }
    const query = '{ graphVersion cities { edges { node { id } } } }'
    failure = unavailable('The database does not answer.')
    const failed = await get(query)
    failure = null
    expect([failed.status, failed.body.errors?.[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE'])
    expect((await get(query)).status).toBe(200)
    expect((await get('{ graphVersion }', { format: 'xml' })).body.errors?.[0]?.message).toBe(
      "format is 'xml'; it takes csv or ndjson.",
    )
  })

  test('is marked, and used again, apart from other forms of the same answer', async () => {
    const query = '{ cities(first: 4) { edges { node { id name } } } }'
    const [table, lines, json] = [
      await get(query),
      await get(query, {}, 'application/x-ndjson'),
      await get(query, {}, '*/*'),
    ]
    const tags = [table, lines, json].map(({ headers }) => headers.get('etag') ?? '')
    expect(new Set(tags).size).toBe(3)
    const again = await server.fetch(`/graphql?${new URLSearchParams({ query })}`, {
      headers: { accept: 'text/csv', 'if-none-match': tags[0] ?? '' },
    })
    expect(again.status).toBe(304)
    const hit = await get(query)
    expect([hit.text, hit.headers.get('content-type')]).toEqual([table.text, table.headers.get('content-type')])
    expect(hit.headers.get('cache-status')).toBe(responseCache_bytes > 0 ? 'CityTies; hit' : null)
  })
})
