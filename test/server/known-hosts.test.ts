import { request } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer, type TestServerOptions } from '../support/http.js'
import { RawSocket } from '../support/listening.js'

/** What Host may say to a server that this machine alone can reach. */

let server: TestServer
afterEach(() => server.close())
const start = async (options: TestServerOptions = {}): Promise<void> => {
  server = await startServer(() => openEngine(embedded), { seed: false, ...options })
}

function asked(host: string, path = '/graphql?query={graphVersion}'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(`${server.url}${path}`, { headers: { host } }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    asking.on('error', reject)
    asking.end()
  })
}

describe('a name that may lead here', () => {
  test.each(['evil.example', 'evil.example:4000', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'from elsewhere is refused: %s',
    async (host) => {
      await start()
      const { status, text } = await asked(host)
      expect(status).toBe(403)
      expect(text).toContain('is no host of that name')
      expect((await asked(host, '/export/jsonl')).status).toBe(403)
      const headers = { host, origin: `http://${host}` }
      await expect(RawSocket.open(server.url, { headers })).rejects.toThrow('status 403')
      expect((await asked(host, '/healthz')).status).toBe(200)
    },
  )

  test.each([
    'localhost',
    'localhost:4000',
    'LOCALHOST',
    'cityties:4000',
    'graph.localhost:80',
    '127.0.0.1',
    '192.168.1.7:4000',
    '[::1]:4000',
  ])('is one of this machine, or an address: %s', async (host) => {
    await start()
    expect(await asked(host)).toMatchObject({ status: 200 })
  })

  test('is of a listed origin', async () => {
    await start({ corsOrigins: ['https://cities.example'] })
    expect((await asked('cities.example')).status).toBe(200)
    expect((await asked('evil.example')).status).toBe(403)
  })

  test('is the word of a trusted proxy', async () => {
    await start({ trustProxy: 1 })
    expect((await asked('cities.example')).status).toBe(200)
  })
})
