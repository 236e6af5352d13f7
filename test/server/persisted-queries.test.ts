import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { limits } from '../../src/limits.js'
import { persistedQueries } from '../../src/server/persisted-queries.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const query = 'query ($name: String) { city(name: $name) { id } }'
const answer = { data: { city: { id: 'wd:Q46852' } } }
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe.each([
  ['without a cache', 0],
  ['with a cache', 1_000_000],
])('automatic persisted queries %s', (_, responseCache_bytes) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { responseCache_bytes })
  })
  afterAll(() => server.close())

  const ask = (hash: string, text?: string) =>
    server.fetch(
      `/graphql?${new URLSearchParams({
        ...(text === undefined ? {} : { query: text }),
        variables: '{"name":"iasi"}',
        extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }),
      })}`,
    )

  test('a checksum is asked for its text once, and is enough from then on', async () => {
    const hash = sha256(query)
    const unknown = await ask(hash)
    expect(unknown.body.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ])
    expect(unknown.headers.get('etag')).toBeNull()
    expect(unknown.headers.get('cache-control')).toBe('no-store')
    for (const given of [await ask(hash, query), await ask(hash), await ask(hash)])
      expect(given.body).toMatchObject(answer)
    const { headers } = await ask(hash)
    const tagged = await server.fetch(`/graphql?${new URLSearchParams({ query, variables: '{"name":"iasi"}' })}`, {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    })
    // The text and its checksum are one question.
    expect(tagged.status).toBe(304)
  })

  test('a text with the checksum of another is refused, also when its answer is known', async () => {
    await server.ask(query, { name: 'iasi' })
    const { status, body } = await ask(sha256('another'), query)
    expect({ status, message: body.errors?.[0]?.message }).toEqual({
      status: 400,
      message: 'extensions.persistedQuery.sha256Hash is not the checksum of the query that came with it.',
    })
  })

  test('rubbish in their place is refused', async () => {
    for (const extensions of [
      '{"persistedQuery":{"version":2,"sha256Hash":"00"}}',
      '{"persistedQuery":1}',
      '[]',
      '1',
      '{',
    ]) {
      const { status, body } = await server.fetch(`/graphql?${new URLSearchParams({ query, extensions })}`)
      expect([status, body.errors?.length]).toEqual([400, 1])
    }
  })
})

test('texts are kept as long as they fit', async () => {
  const { cache } = persistedQueries()
  const text = 'é'.repeat(500_000)
  for (let i = 0; i < 10; i++) await cache.set(String(i), text)
  const kept = await Promise.all(Array.from({ length: 10 }, (_, i) => cache.get(String(i))))
  const held_bytes = kept.filter((each) => each !== undefined).length * 1_000_000
  expect(held_bytes).toBeGreaterThan(0)
  expect(held_bytes).toBeLessThanOrEqual(limits.persistedQueries_bytes)
  expect(kept.at(-1)).toBe(text)
})
