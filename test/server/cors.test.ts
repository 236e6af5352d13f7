import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { type RawAnswer, rawFetch } from './raw-fetch.js'

const listed = 'https://dashboard.example'
const query = `/graphql?query=${encodeURIComponent('{ graphVersion }')}`
const granted = ({ headers }: RawAnswer): string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'))

describe('with listed origins', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { corsOrigins: [listed, 'http://localhost:3000'] })
  })
  afterAll(() => server.close())

  const read = (origin: string) => rawFetch(`${server.url}${query}`, { headers: { origin } })
  const preflight = (origin: string, path = '/graphql') =>
    rawFetch(`${server.url}${path}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    })

  test('their pages may ask', async () => {
    for (const origin of [listed, 'http://localhost:3000']) {
      const { status, headers } = await preflight(origin)
      expect(status).toBe(204)
      expect(headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'Content-Type, If-None-Match, Authorization, X-API-Key, X-CityTies-Bookmark',
        'access-control-max-age': '7200',
        vary: 'Origin',
      })
      expect(headers['access-control-allow-credentials']).toBeUndefined()
    }
  })

  test('their pages may read answers, and the headers that help with them', async () => {
    const { status, headers } = await read(listed)
    expect(status).toBe(200)
    expect(headers['access-control-allow-origin']).toBe(listed)
    for (const name of ['ETag', 'RateLimit', 'Retry-After', 'Cache-Status', 'WWW-Authenticate'])
      expect(headers['access-control-expose-headers']).toContain(name)
    expect(headers.vary).toBe('Origin, Accept, Accept-Encoding, Authorization, X-API-Key')
    const tagged = await rawFetch(`${server.url}${query}`, {
      headers: { origin: listed, 'if-none-match': headers.etag ?? '' },
    })
    expect([tagged.status, tagged.headers['access-control-allow-origin']]).toEqual([304, listed])
  })

  test('what went wrong can be read too', async () => {
    const { status, headers } = await rawFetch(`${server.url}/graphql?query=%7B`, { headers: { origin: listed } })
    expect([status, headers['access-control-allow-origin']]).toEqual([400, listed])
  })

  test.each(['https://elsewhere.example', 'https://dashboard.example.evil', 'https://dashboard.example:444', 'null'])(
    'pages of %s may not',
    async (origin) => {
      for (const { headers } of [await preflight(origin), await read(origin)])
        expect(headers['access-control-allow-origin']).toBeUndefined()
    },
  )

  test('other addresses grant nothing, and OPTIONS without a question of a browser is what it was', async () => {
    for (const path of ['/healthz', '/nothing', '/playground/']) {
      const answer = await preflight(listed, path)
      expect([answer.status, granted(answer)]).toEqual([404, []])
    }
    expect((await rawFetch(`${server.url}/graphql`, { method: 'OPTIONS' })).status).toBe(405)
  })
})

test('with * pages of every origin may, none with credentials', async () => {
  const server = await startServer(() => openEngine(embedded), { corsOrigins: ['*'], seed: false })
  const { headers } = await rawFetch(`${server.url}${query}`, { headers: { origin: 'https://any.example' } })
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(headers['access-control-allow-credentials']).toBeUndefined()
  await server.close()
})
