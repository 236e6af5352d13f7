import { afterEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import type { HttpSettings } from '../../src/server/http-settings.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer, type TestServerOptions } from '../support/http.js'

const path = `/graphql?query=${encodeURIComponent('{ graphVersion }')}`

describe('requests of one address', () => {
  let server: TestServer
  const start = async (http: Partial<HttpSettings>): Promise<void> => {
    server = await startServer(() => openEngine(embedded), { seed: false, ...http })
  }
  afterEach(() => server.close())
  const from = (address?: string) =>
    server.fetch(path, address === undefined ? {} : { headers: { 'x-forwarded-for': address } })

  test('are counted down in every answer, and refused beyond the limit', async () => {
    await start({ rateLimit_perMinute: 3, responseCache_bytes: 1_000_000, corsOrigins: ['*'] })
    for (const left of [2, 1, 0]) {
      const { status, headers } = await from()
      expect(status).toBe(200)
      expect(headers.get('ratelimit-policy')).toBe('"address";q=3;w=60')
      expect(headers.get('ratelimit')).toMatch(new RegExp(`^"address";r=${left};t=(?:60|59)$`))
    }
    const { status, headers, body } = await from()
    expect(status).toBe(429)
    const after = Number(headers.get('retry-after'))
    expect(after).toBeGreaterThan(50)
    expect(after).toBeLessThanOrEqual(60)
    expect(headers.get('ratelimit')).toBe(`"address";r=0;t=${after}`)
    expect(body.errors).toEqual([
      {
        message: `More than 3 requests in a minute. Ask again in ${after} s.`,
        extensions: { code: 'LIMIT_EXCEEDED', limit: 3 },
      },
    ])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    // A post is a request too; whether the server lives is not.
    expect((await server.ask('{ graphVersion }')).status).toBe(429)
    expect((await server.fetch('/healthz')).status).toBe(200)
  })

  test('are not counted where it is switched off', async () => {
    await start({ rateLimit_perMinute: 0 })
    expect((await from()).headers.get('ratelimit')).toBeNull()
  })

  test('are told apart by what a proxy says only where proxies are trusted', async () => {
    await start({ rateLimit_perMinute: 1 })
    expect((await from('192.0.2.1')).status).toBe(200)
    expect((await from('192.0.2.2')).status).toBe(429)
  })

  test.each([[['loopback']], [1]])(
    'behind a proxy that is trusted (%j), by the last address that it saw',
    async (trustProxy) => {
      await start({ rateLimit_perMinute: 1, trustProxy })
      expect((await from('192.0.2.1')).status).toBe(200)
      expect((await from('192.0.2.2')).status).toBe(200)
      expect((await from('192.0.2.1')).status).toBe(429)
      // What the client itself put there does not count.
      expect((await from('203.0.113.9, 192.0.2.1')).status).toBe(429)
    },
  )

  test('of IPv6 are those of a whole network', async () => {
    await start({ rateLimit_perMinute: 1, trustProxy: 1 })
    expect((await from('2001:db8:1:1::1')).status).toBe(200)
    expect((await from('2001:db8:1:1:ffff::2')).status).toBe(429)
    expect((await from('2001:db8:1:2::1')).status).toBe(200)
  })
})

describe('requests that are spread over several servers', () => {
  const servers: TestServer[] = []
  const start = async (http: TestServerOptions): Promise<void> => {
    for (let number = 0; number < 3; number++)
      servers.push(await startServer(() => openEngine(embedded), { seed: false, replicas_count: 3, ...http }))
  }
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))
  const inTurn = async (requests_count: number, headers: Record<string, string> = {}): Promise<number[]> => {
    const statuses: number[] = []
    for (let i = 0; i < requests_count; i++)
      statuses.push((await (servers[i % servers.length] as TestServer).fetch(path, { headers })).status)
    return statuses
  }

  test('are as many as one server would let through', async () => {
    await start({ rateLimit_perMinute: 6 })
    expect(await inTurn(9)).toEqual([...Array(6).fill(200), ...Array(3).fill(429)])
    const { headers } = await (servers[0] as TestServer).fetch(path)
    expect(headers.get('ratelimit-policy')).toBe('"address";q=2;w=60')
  })

  test('are let through by each where there are more servers than requests', async () => {
    await start({ rateLimit_perMinute: 1 })
    expect(await inTurn(6)).toEqual([200, 200, 200, 429, 429, 429])
  })

  test('may bring as many wrong credentials', async () => {
    await start({ access: { failedAttemptsMax_perMinute: 6 } })
    expect(await inTurn(9, { 'x-api-key': 'wrong' })).toEqual([...Array(6).fill(401), ...Array(3).fill(429)])
  })
})
