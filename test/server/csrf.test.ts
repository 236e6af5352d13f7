import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { rawFetch } from './raw-fetch.js'

/**
 * What a page of elsewhere can make a browser send without asking first must change nothing:
 * https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
const mutation = 'mutation { startStatistics { id } }'
const origin = 'https://elsewhere.example'

describe('a page of elsewhere', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { corsOrigins: ['https://dashboard.example'] })
    const { jobs } = server.measures
    const start = jobs.start.bind(jobs)
    jobs.start = (...words: Parameters<typeof start>) => {
      started_count++
      return start(...words)
    }
  })
  afterAll(() => server.close())

  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
    rawFetch(`${server.url}${path}`, {
      method,
      headers: { origin, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  let started_count = 0
  test.each([
    'text/plain',
    'text/plain; application/json',
    'text/plain;charset=application/json',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded, application/json',
    'multipart/form-data; boundary=x',
    '',
  ])('cannot have a mutation done by a form, as %p', async (type) => {
    for (const body of [JSON.stringify({ query: mutation }), `query=${encodeURIComponent(mutation)}`]) {
      const { status } = await send('POST', '/graphql', { 'content-type': type }, body)
      expect(status).toBe(415)
    }
    const inUrl = await send('POST', `/graphql?query=${encodeURIComponent(mutation)}`, { 'content-type': type }, '')
    expect([400, 415]).toContain(inUrl.status)
    expect(started_count).toBe(0)
  })

  test.each(['GET', 'HEAD'])('nor by a link or an image (%s)', async (method) => {
    const { status } = await send(method, `/graphql?query=${encodeURIComponent(mutation)}`)
    expect(status).toBe(405)
    expect(started_count).toBe(0)
  })

  test('is told by no preflight that it may send JSON, or a method of its own', async () => {
    const { status, headers } = await send('OPTIONS', '/graphql', {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['access-control-allow-credentials']).toBeUndefined()
    expect(status).toBeLessThan(500)
  })

  test('a page of a listed origin, which may, has it done', async () => {
    const { status } = await rawFetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { origin: 'https://dashboard.example', 'content-type': 'application/json' },
      body: JSON.stringify({ query: mutation }),
    })
    expect([status, started_count]).toEqual([200, 1])
  })
})
