import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { Role } from '../../src/access/role.js'
import { openEngine } from '../../src/compose.js'
import type { Database } from '../../src/config.js'
import type { Engine } from '../../src/engine/engine.js'
import { GrafeoEngine } from '../../src/engine/grafeo/engine.js'
import { openFolder } from '../../src/engine/grafeo/open-folder.js'
import { Graph } from '../../src/graph/graph.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { author, city, content } from '../graph/facts.js'
import { engines, neo4j, temporaryFolder } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { type Listener, nextOf, overEventStream, overWebSocket } from '../support/listening.js'
import { countingReads } from './wrapped-engine.js'

const update = (population: number) =>
  `mutation { updateCity(input: { id: "wd:Q6259", population: ${population} }, by: { reason: "test" }) { userErrors { message } change { seq } } }`

interface Written {
  readonly updateCity: { readonly userErrors: readonly unknown[]; readonly change: { readonly seq: number } }
}

/** Changes Pavia, and says which version that made. */
async function write(server: TestServer, population: number): Promise<number> {
  const { updateCity } = await server.data<Written>(update(population))
  expect(updateCity.userErrors).toEqual([])
  return updateCity.change.seq
}

const everything = `subscription ($since: Int, $filter: ChangeFilter) {
  graphChanged(since: $since, filter: $filter) {
    kind seq cursor at origin resetCause resumeFrom entityIds relationshipIds sourceIds removedIds
    entityCount relationshipCount removedCount truncated
    entities { id name ... on City { population twinnings(first: 3) { totalCount } } }
    relationships { id type from { name } to { name } }
  }
}`

/** Another process on the same graph: a replica on one Neo4j, a command through the socket of a data folder. */
interface Shared {
  readonly graph: Graph
  readonly other: Graph
  close(): Promise<void>
}

const sharing: [string, () => Promise<Shared>][] = [
  [
    'a command through the socket of the data folder',
    async () => {
      const folder = temporaryFolder()
      const owner = GrafeoEngine.open(folder.path)
      await owner.listen({ build: 'test' })
      const client = await openFolder(folder.path, { build: () => 'test' })
      const graph = await Graph.open(owner)
      return {
        graph,
        other: await Graph.open(client),
        async close() {
          await client.close()
          await owner.close()
          folder.remove()
        },
      }
    },
  ],
  ...(neo4j
    ? [
        [
          'another server on one Neo4j',
          async (): Promise<Shared> => {
            const [, open] = engines.find(([name]) => name === 'Neo4j') as [string, () => Promise<Engine>]
            const [engine, second] = [await open(), await openEngine(neo4j as Database)]
            const graph = await Graph.open(engine)
            return {
              graph,
              other: await Graph.open(second),
              async close() {
                await second.close()
                await engine.close()
              },
            }
          },
        ] as [string, () => Promise<Shared>],
      ]
    : []),
]

describe.each(engines)('subscriptions on %s', (_, open) => {
  let server: TestServer
  let taken: () => string[]
  let population = 70_000
  const listeners: Listener[] = []
  beforeAll(async () => {
    const counted = countingReads(await open())
    taken = counted.taken
    const graph = await Graph.open(counted.engine)
    await loadSeed(graph)
    server = await serveGraph(graph, {
      role: Role.EDITOR,
      subscriberBounds: { connectionsPerClient_count: 2000, perClient_count: 2000 },
    })
  })
  afterEach(async () => {
    for (const listener of listeners.splice(0)) await listener.close()
    await settled(server)
    expect(server.graph.feed.followers_count).toBe(0)
  })
  afterAll(() => server.close())

  /** A connection is known to have ended a moment after the client has ended it. */
  async function settled({ graph }: TestServer): Promise<void> {
    for (let i = 0; graph.feed.followers_count > 0 && i < 100; i++) await new Promise((soon) => setTimeout(soon, 20))
  }
  const transports = [overWebSocket, overEventStream]
  const listening = (transport: typeof overWebSocket, credentials = {}): Listener => {
    const listener = transport(server.url, credentials)
    listeners.push(listener)
    return listener
  }
  /** Begun for certain: it has told of a change. */
  async function begun(listener: Listener, query = everything, variables = {}) {
    const since = await server.graph.log.head()
    const events = listener.listen(query, { since, ...variables })
    const next = nextOf(events)
    const seq = await write(server, population++)
    expect(await next).toMatchObject({ kind: 'CHANGED', seq })
    return events
  }

  test.each(transports)('a mutation is told of, with what it was about (%p)', async (transport) => {
    const events = await begun(listening(transport))
    const next = nextOf(events)
    const seq = await write(server, 71_234)
    expect(await next).toEqual({
      kind: 'CHANGED',
      seq,
      cursor: expect.stringMatching(new RegExp(`^v${seq}(\\.-?\\d+)?$`)),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      origin: 'KEY',
      resetCause: null,
      resumeFrom: null,
      entityIds: ['wd:Q6259'],
      relationshipIds: [],
      sourceIds: [],
      removedIds: [],
      entityCount: 1,
      relationshipCount: 0,
      removedCount: 0,
      truncated: false,
      entities: [{ id: 'wd:Q6259', name: 'Pavia', population: 71_234, twinnings: { totalCount: 2 } }],
      relationships: [],
    })
  })

  test.each(transports)('after a reconnect there is no gap and no event twice (%p)', async (transport) => {
    let since = await server.graph.log.head()
    const written: number[] = []
    const told: number[] = []
    const writing = (async () => {
      for (let i = 0; i < 25; i++) written.push(await write(server, population++))
    })()
    while (told.length < 25) {
      const listener = listening(transport)
      const events = listener.listen('subscription ($since: Int) { graphChanged(since: $since) { seq } }', { since })
      for (let i = 0; i < 6 && told.length < 25; i++) told.push(Number((await nextOf(events))['seq']))
      await listener.close()
      since = told.at(-1) ?? since
    }
    await writing
    expect(told).toEqual(written)
  })

  test('only what fits the filter is told', async () => {
    const events = await begun(listening(overWebSocket), everything, { filter: { ids: ['wd:Q6259'] } })
    const next = nextOf(events)
    await server.graph.loader.load([content('elsewhere', 1, [city('elsewhere')])], author)
    const seq = await write(server, population++)
    expect(await next).toMatchObject({ seq, entityIds: ['wd:Q6259'] })
  })

  test('an import is told of batch by batch, its ids bounded', async () => {
    const events = await begun(listening(overEventStream))
    const loading = server.graph.loader.load(
      [
        content(
          'many',
          1,
          Array.from({ length: 150 }, (_each, i) => city(`many-${i}`)),
        ),
      ],
      author,
    )
    for (;;) {
      const event = await nextOf(events)
      if (event['kind'] !== 'CHANGED' || event['entityCount'] === 0) continue
      expect(event).toMatchObject({ origin: 'COMMAND', entityCount: 150, truncated: true })
      expect(event['entityIds']).toHaveLength(100)
      expect(event['entities']).toHaveLength(25)
      break
    }
    await loading
  })

  test('a thousand subscribers cost as many statements as one', async () => {
    const query = `subscription ($since: Int) { graphChanged(since: $since, filter: { entityTypes: [City] }) {
      seq entities { name description citations { locator source { title } } } } }`
    const cost = async (connections: number, each: number): Promise<readonly string[]> => {
      const since = await server.graph.log.head()
      const events = Array.from({ length: connections }, () => listening(overWebSocket)).flatMap((listener) =>
        Array.from({ length: each }, () => listener.listen(query, { since })),
      )
      const first = events.map(nextOf)
      await write(server, population++)
      await Promise.all(first)
      taken()
      const second = events.map(nextOf)
      const seq = await write(server, population++)
      expect(new Set((await Promise.all(second)).map((event) => event['seq']))).toEqual(new Set([seq]))
      for (const listener of listeners.splice(0)) await listener.close()
      await settled(server)
      // Looks that find nothing, and what follows the graph in the background, are a matter of time.
      return taken().filter((name) => !/^(?:graph\/head|projection\/)/.test(name))
    }
    const one = await cost(1, 1)
    expect(one).toContain('change/since')
    expect(one).toContain('change/subjects')
    expect(await cost(20, 50)).toEqual(one)
  })

  test('whoever writes past the log has everybody begin anew', async () => {
    if (!server.graph.engine.capabilities.sharedWithOthers) return
    const events = await begun(listening(overWebSocket))
    const next = nextOf(events)
    await server.graph.engine.write((transaction) =>
      transaction.run({ name: 'test/foreign', text: "MERGE (n:Foreign {id: 'one'}) SET n.count = 1" }),
    )
    expect(await next).toMatchObject({ kind: 'RESET', resetCause: 'WRITTEN_OUTSIDE', at: null, entityIds: [] })
    const after = nextOf(events)
    const seq = await write(server, population++)
    expect(await after).toMatchObject({ kind: 'CHANGED', seq })
  })
})

describe.each(sharing)('what %s writes', (_, open) => {
  let shared: Shared
  let server: TestServer
  beforeAll(async () => {
    shared = await open()
    for (const edition of [1, 2])
      await shared.other.loader.load([content('warm', edition, [city('warm', { population: edition })])], author)
    server = await serveGraph(shared.graph)
  })
  afterAll(async () => {
    await server.closeServer()
    await shared.close()
  })

  test('reaches subscribers here, each change once, and nothing is taken for a write past the log', async () => {
    const listener = overWebSocket(server.url)
    const since = await shared.graph.log.head()
    const events = listener.listen('subscription ($since: Int) { graphChanged(since: $since) { kind seq } }', { since })
    const first = nextOf(events)
    await Promise.all([
      shared.other.loader.load([content('theirs', 1, [city('theirs')])], author),
      shared.graph.loader.load([content('ours', 1, [city('ours')])], author),
    ])
    const head = await shared.graph.log.head()
    const told = [await first]
    while (told.at(-1)?.['seq'] !== head) told.push(await nextOf(events))
    expect(told).toEqual(Array.from({ length: head - since }, (_each, i) => ({ kind: 'CHANGED', seq: since + 1 + i })))
    await listener.close()
  })
})
