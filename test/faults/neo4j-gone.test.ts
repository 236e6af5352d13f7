import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Role } from '../../src/access/role.js'
import { openEngine } from '../../src/compose.js'
import { limits } from '../../src/limits.js'
import { type Client, clientOf } from '../support/client.js'
import { neo4j as isThere, temporaryFolder } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { type Neo4jServer, startNeo4j } from '../support/neo4j/start-neo4j.js'
import { doneWrongly, faultsIn, type Refusal, shownBy, type Writer, writersOf } from './mixed-writes.js'

/** Where there is no Neo4j, there is nothing to take away. */
const onNeo4j = isThere ? describe : describe.skip

/** What is promised, and as long again for a machine on which a server is starting beside. */
const told_ms = 2 * (limits.neo4jAskAfter_ms + limits.neo4jAnswer_ms + 2 * limits.neo4jLivenessClock_ms)
const told = { errors: [{ extensions: { code: 'UNAVAILABLE' } }] }
const query = '{ city(name: "w0n0e0") { id population } }'

onNeo4j('a server whose Neo4j goes away', () => {
  const folder = temporaryFolder()
  let neo4j: Neo4jServer
  let server: TestServer
  /** Who shows a key has the database asked for it; who shows none reads all the same. */
  let visitor: Client
  const writers = writersOf(6)
  const refusals: Refusal[] = []
  let isOver = false
  let load: Promise<unknown>

  const port = (): number => Number(new URL(neo4j.url).port)
  const acknowledged = (): number => writers.reduce((sum, one) => sum + one.acknowledged.length, 0)

  const write = async (writer: Writer): Promise<void> => {
    while (!isOver) if (!(await writer.write(server))) await sleep(100)
  }
  const read = async (): Promise<void> => {
    while (!isOver) {
      const begun_ms = performance.now()
      const { status, body } = await visitor.ask(query)
      const [error] = body.errors ?? []
      if (error) refusals.push({ code: error.extensions.code, took_ms: performance.now() - begun_ms })
      else if (status !== 200) throw new Error(`${status}`)
      await sleep(error ? 100 : 5)
    }
  }

  /** All those under load are told that it is gone, and so is whoever asks now, at once or nearly so. */
  async function expectTold(): Promise<void> {
    const refusedSince = new Map([...writers].map((writer) => [writer, writer.refusals.length]))
    const begun_ms = performance.now()
    while ([...refusedSince].some(([writer, count]) => writer.refusals.length === count)) await sleep(20)
    expect(performance.now() - begun_ms).toBeLessThan(told_ms)
    const before = acknowledged()
    const ready = await server.fetch('/readyz')
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '1'])
    expect(ready.body).toMatchObject(told)
    expect(await server.ask(query)).toMatchObject({ status: 503, body: told })
    expect(await visitor.ask(query)).toMatchObject({ status: 200, body: told })
    // The process itself is well.
    expect(await visitor.fetch('/healthz')).toMatchObject({ status: 200 })
    expect(await visitor.data('{ __typename }')).toEqual({ __typename: 'Query' })
    expect(acknowledged()).toBe(before)
  }

  /** Nobody starts the server again: it finds out by itself. */
  async function expectRecovered(): Promise<void> {
    while ((await server.fetch('/readyz')).status !== 200) await sleep(100)
    const before = new Map(writers.map((writer) => [writer, writer.acknowledged.length]))
    while ([...before].some(([writer, count]) => writer.acknowledged.length <= count)) await sleep(20)
    expect(await server.data('{ city(name: "w0n0e0") { id } }')).toEqual({ city: { id: 'ct:city/w0n0e0' } })
  }

  beforeAll(async () => {
    neo4j = await startNeo4j({ shortLived: true, home: folder.path })
    server = await startServer(() => openEngine({ kind: 'neo4j', url: neo4j.url }), { seed: false, role: Role.EDITOR })
    visitor = clientOf(server.url)
    load = Promise.all([...writers.map(write), read(), read(), read()])
    while (writers.some((writer) => writer.acknowledged.length < 4)) await sleep(20)
  }, 120_000)
  afterAll(async () => {
    isOver = true
    await load.catch(() => {})
    await server.close()
    await neo4j.stop()
    folder.remove()
  }, 60_000)

  test('is not held up by one that is paused, and goes on when it does', async () => {
    neo4j.process.kill('SIGSTOP')
    try {
      await expectTold()
    } finally {
      neo4j.process.kill('SIGCONT')
    }
    await expectRecovered()
  }, 60_000)

  test('is not held up by one that is killed, and goes on when it is started again', async () => {
    const dead = neo4j
    const exited = once(dead.process, 'exit')
    dead.process.ref()
    dead.process.kill('SIGKILL')
    await exited
    await expectTold()
    neo4j = await startNeo4j({ shortLived: true, home: folder.path, port: port() })
    await expectRecovered()
  }, 120_000)

  test('has told everybody in time, lost nothing that it acknowledged and done nothing twice', async () => {
    isOver = true
    await load
    const all = [...refusals, ...writers.flatMap((writer) => writer.refusals)]
    expect(new Set(all.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']))
    expect(Math.max(...all.map(({ took_ms }) => took_ms))).toBeLessThan(told_ms)
    for (const writer of writers) if (writer.pending) expect(await writer.write(server)).toBe(true)
    expect(faultsIn(await shownBy(server), writers)).toEqual([])
    const changes = await server.graph.log.since(0)
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1))
    const reasons = changes.map(({ reason }) => reason)
    expect(doneWrongly(reasons, writers)).toEqual([])
    process.stdout.write(
      `${acknowledged()} writes acknowledged, ${all.length} requests told that Neo4j is gone, after ${Math.round(Math.max(...all.map(({ took_ms }) => took_ms)))} ms at the most\n`,
    )
  }, 60_000)
})
