import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { codingFor } from '../../src/server/content-coding.js'
import { loadFacts, ringOfCities } from '../http/generated-graph.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { rawFetch } from './raw-fetch.js'

const large = '{ cities { edges { node { id name twinnings { edges { node { name } } } } } } }'
const small = '{ graphVersion }'
const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes }

describe.each([
  ['without a cache', 0],
  ['with a cache', 1_000_000],
])('compression %s', (_, responseCache_bytes) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { responseCache_bytes })
    await loadFacts(server.graph, 'ring', ringOfCities(30))
  })
  afterAll(() => server.close())

  const ask = (query: string, coding: string | null, accept = 'application/json') =>
    rawFetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept, ...(coding === null ? {} : { 'accept-encoding': coding }) },
    })

  test('decodes to what is sent without it, the first time and again', async () => {
    const plain = await ask(large, null)
    expect(plain.headers['content-encoding']).toBeUndefined()
    for (const coding of ['gzip', 'br', 'gzip', 'br'] as const) {
      const coded = await ask(large, coding)
      expect(coded.headers['content-encoding']).toBe(coding)
      expect(Number(coded.headers['content-length'])).toBe(coded.body.length)
      expect(coded.body.length).toBeLessThan(plain.body.length / 3)
      expect(decode[coding](coded.body).equals(plain.body)).toBe(true)
      // One tag for all codings of one answer, hence a weak one.
      expect(coded.headers.etag).toBe(plain.headers.etag)
      expect(coded.headers.vary).toBe('Accept, Accept-Encoding, Authorization, X-API-Key')
    }
  })

  test('is left out where the client does not want it, or nothing is gained', async () => {
    for (const coding of ['identity', 'deflate', 'gzip;q=0, br;q=0', '*;q=0, identity'])
      expect((await ask(large, coding)).headers['content-encoding']).toBeUndefined()
    expect((await ask(small, 'gzip, br')).headers['content-encoding']).toBeUndefined()
  })

  test('is of tables and of errors too', async () => {
    const table = await ask(large, 'gzip', 'text/csv')
    expect(table.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(table.body).toString()).toMatch(/^id,name,twinnings\.edges\r\n/)
    const wrong = await ask(`{ ${Array.from({ length: 30 }, (_each, i) => `nothing${i}`).join(' ')} }`, 'gzip')
    expect({ status: wrong.status, coding: wrong.headers['content-encoding'] }).toEqual({ status: 400, coding: 'gzip' })
    expect(JSON.parse(gunzipSync(wrong.body).toString())).toHaveProperty('errors')
  })
})

test('the coding is the one that the client likes best', () => {
  for (const [accepted, coding] of [
    ['gzip, br', 'gzip'],
    ['br, gzip', 'br'],
    ['gzip;q=0.5, br', 'br'],
    ['gzip, deflate, br, zstd', 'gzip'],
    ['*', 'br'],
    ['identity, gzip;q=0.5', null],
    ['', null],
  ] as const)
    expect([accepted, codingFor(accepted, 5000)]).toEqual([accepted, coding])
  expect(codingFor(undefined, 5000)).toBeNull()
})
