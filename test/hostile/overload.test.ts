import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { closedLoop, openLoop } from '../bench/load/open-loop.js'
import { type HostileServer, startHostile } from './hostile-server.js'

/** A short part of `npm run bench:overload`, which has the figures. Only Linux has addresses for many clients. */
const onLinux = process.platform === 'linux' ? test : test.skip

const body = JSON.stringify({
  query:
    '{ cities(first: 40) { edges { node { id name signatures(first: 5) { edges { node { name signatories(first: 20) { edges { node { id name ... on City { signatures(first: 5) { edges { node { name } } } } } } } } } } } } } }',
})

let server: HostileServer
beforeAll(async () => {
  server = await startHostile('memory:', ['--response-cache', '0'])
})
afterAll(() => server.close())

onLinux(
  'asked for more than it can do, it answers what it can and refuses the rest with 503 and Retry-After',
  async () => {
    // Each takes some 5 ms of the server's time at the least: so many at once are more than run and wait there.
    const { sent, accepted, refused, others } = await openLoop({
      url: server.url,
      body,
      perSecond: 1200,
      seconds: 2,
      clients_count: 8,
    })
    // Connections that break before they are answered are counted too, and have to be few.
    const { ECONNRESET: broken = 0, ...unexpected } = others
    expect(unexpected).toEqual({})
    expect(broken).toBeLessThan(0.05 * sent)
    expect(accepted + refused + broken).toBe(sent)
    expect(refused).toBeGreaterThan(0)
    expect(accepted).toBeGreaterThan(0)
    await server.expectAlive()
    // Nothing of it is left behind: as many as run at once are let in again.
    await closedLoop(server.url, body, { connections: 32, seconds: 0.5 })
    await server.expectAlive()
  },
  60_000,
)
