import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import type { Engine } from '../../src/engine/engine.js'
import { withReads } from '../http/wrapped-engine.js'
import { assertBuilt, type Running, run, start } from '../support/cli.js'
import { type Answer, type Client, clientOf } from '../support/client.js'
import { embedded, engines, neo4j } from '../support/engines.js'
import { type Nodes, nodesOf, startServer, type TestServer } from '../support/http.js'
import { nextOf, overEventStream } from '../support/listening.js'

const header = 'x-cityties-bookmark'
const city = (id: string): string =>
  `mutation { createCity(input: {id: "ct:city/${id}", names: [{text: "Seen"}]}, by: {reason: "test"}) { userErrors { message } } }`

/** The bookmark of so many commits later: the last number in it, which is the one before the last byte, is at least 7 bits long. */
function later(bookmark: string, commits: number): string {
  const bytes = Buffer.from(bookmark.slice('FB:'.length), 'base64')
  const wide = { 200: 1, 201: 2, 202: 4 }[bytes[19] ?? 0]
  if (wide === undefined) {
    bytes[19] = (bytes[19] ?? 0) + commits
    if (bytes[19] > 127) throw new Error('so few commits that one more does not fit')
  } else bytes.writeUIntBE(bytes.readUIntBE(20, wide) + commits, 20, wide)
  return `FB:${bytes.toString('base64')}`
}

describe.each(neo4j?.kind === 'neo4j' ? [neo4j.url] : [])('two servers on one Neo4j', (url) => {
  const servers: Running[] = []
  let clients: Client[]
  beforeAll(async () => {
    assertBuilt()
    const [, open] = engines[1] as (typeof engines)[number]
    const emptied = await open()
    await emptied.close()
    const words = ['-d', url, '-p', '0', '--rate-limit', '0']
    const { stdout } = await run(['keys', 'create', '--name', 'me', '--role', 'editor', '--json', '-d', url])
    const { key } = JSON.parse(stdout) as { key: string }
    // At once on an empty graph: both find that the seed is to be loaded.
    servers.push(...[1, 2].map(() => start(['serve', ...words])))
    const addresses = await Promise.all(servers.map((one) => one.output(/health\s+(http:\S+)\/healthz/)))
    clients = addresses.map(([, base = '']) => clientOf(base, { authorization: `Bearer ${key}` }))
  }, 60_000)
  afterAll(() => Promise.all(servers.map((one) => one.stop())))

  const write = async (client: Client, id: string): Promise<string> => {
    const { headers, body } = await client.ask(city(id))
    expect(body).toMatchObject({ data: { createCity: { userErrors: [] } } })
    return headers.get(header) ?? ''
  }
  const read = (client: Client, id: string, bookmark: string): Promise<Answer> =>
    client.fetch(`/graphql?query=${encodeURIComponent(`{ city(id: "ct:city/${id}") { id } }`)}`, {
      headers: { [header]: bookmark },
    })
  const found = (id: string) => ({ data: { city: { id: `ct:city/${id}` } } })

  test('whoever writes at one and brings the bookmark to the other finds there what it wrote', async () => {
    for (let round = 0; round < 20; round++) {
      const [here, there] = round % 2 === 0 ? clients : clients.toReversed()
      const bookmark = await write(here as Client, `round-${round}`)
      expect(bookmark).toMatch(/^FB:/)
      expect((await read(there as Client, `round-${round}`, bookmark)).body).toMatchObject(found(`round-${round}`))
    }
  })

  test('a server that has not seen it yet waits, and answers others meanwhile', async () => {
    const [here, there] = clients as [Client, Client]
    const next = later(await write(here, 'before'), 1)
    let isAnswered = false
    const waiting = read(there, 'awaited', next).finally(() => {
      isAnswered = true
    })
    await sleep(150)
    expect((await there.ask('{ city(id: "ct:city/before") { id } }')).body).toMatchObject(found('before'))
    expect(isAnswered).toBe(false)
    await write(here, 'awaited')
    expect((await waiting).body).toMatchObject(found('awaited'))
  })

  const exportAt = (client: Client, bookmark: string, query = ''): Promise<Answer> =>
    client.fetch(`/export/jsonl${query}`, { headers: { [header]: bookmark } })
  /** Of the whole graph, and of a part that is found in memory. */
  const exports = [
    ['all', ''],
    ['part', `?where=${encodeURIComponent('{"cities": {"name": {"eq": "Seen"}}}')}`],
  ] as const

  test.each(exports)('an export of %s at the other has what was written at one', async (part, query) => {
    const old = await exportAt(clients[1] as Client, await write(clients[0] as Client, `old-${part}`), query)
    for (let round = 0; round < 10; round++) {
      const id = `exported-${part}-${round}`
      const [here, there] = round % 2 === 0 ? clients : clients.toReversed()
      const { status, text } = await (there as Client).fetch(`/export/jsonl${query}`, {
        headers: {
          [header]: await write(here as Client, id),
          'if-none-match': old.headers.get('etag') ?? '',
        },
      })
      expect(status).toBe(200)
      expect(text).toContain(`"ct:city/${id}"`)
    }
  })

  test.each(exports)('an export of %s waits for what its server has not seen yet', async (part, query) => {
    const [here, there] = clients as [Client, Client]
    const waiting = exportAt(there, later(await write(here, `before-${part}`), 1), query)
    await sleep(150)
    await write(here, `late-${part}`)
    expect((await waiting).text).toContain(`"ct:city/late-${part}"`)
  })

  test('what is no bookmark of the graph is refused', async () => {
    const [here, there] = clients as [Client, Client]
    const own = await write(here, 'own')
    const bytes = Buffer.from(own.slice(3), 'base64')
    bytes[5] = (bytes[5] ?? 0) ^ 1
    const another = `FB:${bytes.toString('base64')}`
    for (const bookmark of [another, 'rubbish', 'FB:', `FB:${'A'.repeat(300)}`]) {
      for (const { status, body } of [await read(there, 'own', bookmark), await exportAt(there, bookmark)])
        expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    }
  })

  test('whoever listens at one is told of what is written at the other', async () => {
    const [here, there] = clients as [Client, Client]
    const { graphVersion } = await there.data<{ graphVersion: number }>('{ graphVersion }')
    const listener = overEventStream(there.url)
    const events = listener.listen(`subscription { graphChanged(since: ${graphVersion}) { kind entityIds } }`)
    const told = nextOf(events)
    await write(here, 'told')
    expect(await told).toMatchObject({ entityIds: ['ct:city/told'] })
    await listener.close()
  })

  // The last one, for then there is one server.
  test('one that is killed takes no request with it that may be sent again', async () => {
    const [here, there] = clients as [Client, Client]
    const make = (client: Client, id: string): Promise<Answer> =>
      client.ask(city(id).replace('by: {', `idempotencyKey: "${id}", by: {`))
    const ask = (client: Client): Promise<Answer> => client.ask('{ cities(first: 20) { edges { node { aliases } } } }')
    let [made_count, again_count] = [0, 0]
    /** As a client does that knows of both. */
    const surely = (send: (client: Client) => Promise<Answer>): Promise<Answer> =>
      send(there).catch(() => {
        again_count++
        return send(here)
      })
    const writer = async (number: number): Promise<void> => {
      for (let i = 0; i < 15; i++) {
        const { body } = await surely((client) => make(client, `kept-${number}-${i}`))
        expect(body).toMatchObject({ data: { createCity: { userErrors: [] } } })
        if (++made_count === 20) servers[1]?.child.kill('SIGKILL')
      }
    }
    const reader = async (): Promise<void> => {
      while (made_count < 60) expect((await surely(ask)).body.errors).toBeUndefined()
    }
    await Promise.all([...[1, 2, 3, 4].map(writer), ...[1, 2, 3, 4].map(reader)])
    expect(again_count).toBeGreaterThan(0)
    const kept = '{ cities(where: {name: {eq: "Seen"}}, first: 200) { edges { node { id } } } }'
    const { cities } = await here.data<{ cities: Nodes<{ id: string }> }>(kept)
    expect(nodesOf(cities).filter(({ id }) => id.startsWith('ct:city/kept-'))).toHaveLength(60)
  })
})

describe.each(neo4j ? engines.slice(1) : [])('a server on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open, { seed: false, role: 'editor', bookmarkBounds: { wait_ms: 100 } })
  })
  afterAll(() => server.close())

  test('says so where what a bookmark names does not come', async () => {
    const written = await server.ask(city('written'))
    const never = later(written.headers.get(header) ?? '', 9)
    for (const path of ['/graphql?query={graphVersion}', '/export/dot']) {
      const { status, headers, body } = await server.fetch(path, { headers: { [header]: never } })
      expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions.code]).toEqual([503, '1', 'UNAVAILABLE'])
    }
  })

  test('gives a bookmark with changes alone', async () => {
    expect((await server.ask('{ graphVersion }')).headers.get(header)).toBeNull()
  })
})

describe.each(neo4j ? engines.slice(1) : [])('those who wait on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open, {
      seed: false,
      role: 'editor',
      trustProxy: 1,
      metrics: 'open',
      bookmarkBounds: { wait_ms: 60_000, waiting_count: 3, waitingPerClient_count: 2 },
    })
  })
  afterAll(() => server.close())

  test('are so many and no more, of one client fewer; others are answered, and who goes leaves a place', async () => {
    const commits = 9
    const next = later((await server.ask(city('written'))).headers.get(header) ?? '', commits)
    const ask = (client: string, path = '/graphql?query={graphVersion}', signal?: AbortSignal): Promise<Answer> =>
      server.fetch(path, { headers: { [header]: next, 'x-forwarded-for': client }, signal: signal ?? null })
    const refused = async (answer: Promise<Answer>, message: RegExp): Promise<void> => {
      const { status, headers, body } = await answer
      expect([status, headers.get('retry-after'), body.errors?.[0]?.extensions.code]).toEqual([503, '1', 'UNAVAILABLE'])
      expect(body.errors?.[0]?.message).toMatch(message)
    }
    /** Until so many wait, by what the server says of itself. */
    const untilWaiting = async (count: number): Promise<void> => {
      while (!(await server.fetch('/metrics')).text.includes(`\ncityties_bookmarks_waiting ${count}\n`)) await sleep(10)
    }
    const waiting = [ask('192.0.2.1'), ask('192.0.2.1', '/export/dot')]
    await untilWaiting(2)
    for (const path of ['/graphql?query={graphVersion}', '/export/dot'])
      await refused(ask('192.0.2.1', path), /^2 of your requests wait/)
    const going = new AbortController()
    const gone = ask('192.0.2.2', '/export/dot', going.signal).catch(() => 'gone')
    await untilWaiting(3)
    await refused(ask('192.0.2.3'), /^3 requests wait/)
    expect((await server.ask('{ graphVersion }')).status).toBe(200)
    going.abort()
    expect(await gone).toBe('gone')
    await untilWaiting(2)
    waiting.push(ask('192.0.2.3'))
    await untilWaiting(3)
    for (let i = 0; i < commits; i++) await server.ask(city(`commit-${i}`))
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200])
    await untilWaiting(0)
  }, 30_000)
})

test('the embedded engine, which one process has, needs none and takes any', async () => {
  const server = await startServer(() => openEngine(embedded), { seed: false, role: 'editor' })
  expect((await server.ask(city('written'))).headers.get(header)).toBeNull()
  for (const path of ['/graphql?query={graphVersion}', '/export/dot'])
    expect((await server.fetch(path, { headers: { [header]: 'any' } })).status).toBe(200)
  await server.close()
})

test('a database whose states are named in a way that is not known holds nobody up, and gives no bookmark', async () => {
  const open = async (): Promise<Engine> => {
    const engine = await openEngine(embedded)
    return {
      ...withReads(engine, (read) => read),
      capabilities: { ...engine.capabilities, compares: () => 'OTHER' },
      version: async () => ({ token: `new ${(await engine.version()).token}`, commits: null }),
    }
  }
  const server = await startServer(open, { seed: false, role: 'editor' })
  const written = await server.ask(city('written'))
  expect(written.body).toMatchObject({ data: { createCity: { userErrors: [] } } })
  expect(written.headers.get(header)).toBeNull()
  const { status } = await server.fetch('/graphql?query={graphVersion}', { headers: { [header]: 'of before' } })
  expect(status).toBe(200)
  await server.close()
})
