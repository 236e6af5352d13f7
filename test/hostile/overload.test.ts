import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { closedLoop, openLoop } from '../bench/load/open-loop.js'
import { type HostileServer, startHostile } from './hostile-server.js'

/** A short part of `npm run bench:overload`, which has the figures. Only Linux has addresses for many clients. */
const onLinux = process.platform === 'linux' ? test : test.skip

const body = JSON.stringify({
  query:
    '{ cities(first: 50) { edges { node { id name signatures { edges { node { name signatories { edges { node { id name } } } } } } } } } }',
})

let server: HostileServer
beforeAll(async () => {
  server = await startHostile('memory:', ['--response-cache', '0'])
})
afterAll(() => server.close())

onLinux(
  'asked for much more than it can do, it answers what it can and refuses the rest with 503 and Retry-After',
  async () => {
    await closedLoop(server.url, body, { connections: 8, seconds: 1 })
    // Some times as many as it can do and may keep waiting.
    const { sent, accepted, refused, others } = await openLoop({
      url: server.url,
      body,
      perSecond: 2500,
      seconds: 1,
      clients_count: 8,
    })
    expect(others).toEqual({})
    expect(accepted + refused).toBe(sent)
    expect(refused).toBeGreaterThan(0)
    expect(accepted).toBeGreaterThan(0)
    await server.expectAlive()
    // Nothing of it is left behind: as many as run at once are let in again.
    await closedLoop(server.url, body, { connections: 32, seconds: 0.5 })
    await server.expectAlive()
  },
  60_000,
)
