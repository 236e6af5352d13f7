import { afterEach, describe, expect, test } from '@jest/globals'
import type { Engine } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { withReads } from '../http/wrapped-engine.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'

let asked_count = 0
/** Another one each time: equal ones share an answer. */
const question = (): string => `{ q${asked_count++}: city(name: "iasi") { id } }`
const many = (count: number, ask: () => Promise<unknown>): Promise<unknown[]> =>
  Promise.all(Array.from({ length: count }, ask))

describe.each(engines)('many operations at once, on %s', (_, open) => {
  let server: TestServer
  let release: () => void
  afterEach(() => server.close())

  /** A server on which operations wait in the database until they are released. */
  async function start(bounds: Readonly<Record<string, number>>): Promise<void> {
    let isHeld = false
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const engine = withReads(await open(), (read) => async (...words) => {
      if (isHeld) await released
      return read(...words)
    })
    const graph = await Graph.open(engine)
    await loadSeed(graph)
    server = await serveGraph(graph, { bounds, responseCache_bytes: 1_000_000 })
    await server.data('{ graphVersion }')
    isHeld = true
  }

  /** Waits until so many run and wait. */
  async function counted(running: number, waiting: number): Promise<void> {
    while (server.admission.counts.running !== running || server.admission.counts.waiting !== waiting)
      await new Promise((done) => setImmediate(done))
  }

  test('wait for their turn, and past that are refused with a time to come again; whether the server lives is no operation', async () => {
    await start({ running_count: 2, waiting_count: 3, waitingPerClient_count: 3 })
    const asked = many(5, () => server.ask(question()))
    await counted(2, 3)
    const refused = await server.ask(question())
    expect({ status: refused.status, after: refused.headers.get('retry-after'), errors: refused.body.errors }).toEqual({
      status: 503,
      after: '1',
      errors: [
        {
          message: 'Too much is being asked at the moment. Ask again a little later.',
          extensions: { code: 'UNAVAILABLE' },
        },
      ],
    })
    expect((await server.fetch('/healthz')).status).toBe(200)
    // What is known already needs no place.
    expect((await server.ask('{ graphVersion }')).status).toBe(200)
    release()
    for (const { status } of (await asked) as { status: number }[]) expect(status).toBe(200)
    await counted(0, 0)
    expect((await server.ask(question())).status).toBe(200)
  })

  test('of one client are fewer than of all', async () => {
    await start({ running_count: 5, runningPerClient_count: 1, waitingPerClient_count: 1 })
    const asked = many(2, () => server.ask(question()))
    await counted(1, 1)
    expect((await server.ask(question())).status).toBe(503)
    release()
    await asked
  })

  test('of one client dear ones run one after the other, while the cheap go on', async () => {
    await start({ runningPerClient_count: 3, waitingPerClient_count: 0, runningPerClient_fields: 10_000 })
    const dear = (): string =>
      `{ q${asked_count++}: cities(first: 500) { edges { node { signatures(first: 25) { edges { node { name } } } } } } }`
    const asked = many(2, () => server.ask(dear()))
    await counted(1, 1)
    const cheap = server.ask(question())
    await counted(2, 1)
    const refused = [await server.ask(dear()), await server.fetch(`/graphql?query=${encodeURIComponent(dear())}`, { headers: { accept: 'text/csv' } })] // biome-ignore format: one line
    for (const { status, headers } of refused)
      expect({ status, after: headers.get('retry-after') }).toEqual({ status: 503, after: '1' })
    expect(server.admission.counts).toEqual({ running: 2, waiting: 1 })
    release()
    for (const { status } of [...((await asked) as { status: number }[]), await cheap]) expect(status).toBe(200)
    await counted(0, 0)
  })

  test('a place is free again when its work is over, not when its client goes', async () => {
    await start({ running_count: 1, waiting_count: 1 })
    const leaving = new AbortController()
    const gone = server
      .fetch(`/graphql?query=${encodeURIComponent(question())}`, { signal: leaving.signal })
      .catch(({ name }: Error) => name)
    await counted(1, 0)
    const waiting = new AbortController()
    const goneToo = server
      .fetch(`/graphql?query=${encodeURIComponent(question())}`, { signal: waiting.signal })
      .catch(({ name }: Error) => name)
    await counted(1, 1)
    waiting.abort()
    // Who waits and goes leaves the queue.
    await counted(1, 0)
    leaving.abort()
    expect(await Promise.all([gone, goneToo])).toEqual(['AbortError', 'AbortError'])
    release()
    await counted(0, 0)
    expect((await server.ask(question())).status).toBe(200)
  })
})

describe.each(engines)('an operation that takes too long, on %s', (_, open) => {
  const time_ms = 1500
  /** Longer than any test may take. */
  const endless = {
    name: 'test/endless',
    text: 'UNWIND range(1, 100000000000) AS i WITH i WHERE i % 7 = 8 RETURN count(*) AS count',
  }
  let server: TestServer
  let engine: Engine
  let isSlow = false
  afterEach(async () => {
    isSlow = false
    await server.close()
  })

  async function start(bounds: Readonly<Record<string, number>>): Promise<void> {
    engine = await open()
    const graph = await Graph.open(
      withReads(engine, (read) => async (statement, parameters, stop) => {
        if (!isSlow || !/page|by-name/.test(statement.name)) return read(statement, parameters, stop)
        if (engine.capabilities.stopsReads) return read(endless, {}, stop)
        // What the embedded engine does cannot be stopped; it does nothing here, until it is asked again.
        while (isSlow) await new Promise((done) => setTimeout(done, 10))
        return read(statement, parameters, stop)
      }),
    )
    await loadSeed(graph)
    server = await serveGraph(graph, { bounds })
    isSlow = true
  }

  /** The statements of ours that run in the database. */
  async function running(): Promise<unknown[]> {
    if (!engine.capabilities.stopsReads) return []
    const rows = await engine.read({
      name: 'test/running',
      text: "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 100000000000)' RETURN transactionId",
    })
    return rows.map(({ transactionId }) => transactionId)
  }
  async function until(count: number, but: unknown = null): Promise<unknown> {
    if (!engine.capabilities.stopsReads) return null
    for (;;) {
      const found = await running()
      if (found.length === count && !found.includes(but)) return found[0]
      await new Promise((done) => setTimeout(done, 20))
    }
  }

  const sources = '{ sources { edges { node { id } } } }'

  test('is told so, and its work in the database ends', async () => {
    await start({ time_ms })
    const asked = server.ask(sources)
    await until(1)
    const { status, body } = await asked
    expect({ status, errors: body.errors, data: body.data ?? null }).toEqual({
      status: 503,
      data: null,
      errors: [
        {
          message: 'The operation takes longer than 1.5 seconds, and was stopped. Ask for less at once.',
          extensions: { code: 'LIMIT_EXCEEDED', limit_ms: time_ms },
        },
      ],
    })
    await until(0)
    isSlow = false
    expect((await server.ask(sources)).status).toBe(200)
  })

  test('as a table is told so too', async () => {
    await start({ time_ms })
    const { status, body } = await server.fetch(`/graphql?query=${encodeURIComponent(sources)}&format=csv`)
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'LIMIT_EXCEEDED'])
    await until(0)
  })

  test('ends in the database when its client goes', async () => {
    await start({})
    const leaving = new AbortController()
    const gone = server
      .fetch(`/graphql?query=${encodeURIComponent(sources)}`, { signal: leaving.signal })
      .catch(({ name }: Error) => name)
    await until(1)
    leaving.abort()
    expect(await gone).toBe('AbortError')
    await until(0)
  })

  test('that others wait for too goes on for them', async () => {
    await start({})
    const shared =
      '{ nodes(ids: ["wd:Q6259"]) { ... on City { twinnings(first: 2, where: {kind: {eq: TWINNING}}) { edges { cursor } } } } }'
    const [first, second] = [new AbortController(), new AbortController()]
    const ask = (leaving: AbortController) =>
      server
        .fetch(`/graphql?query=${encodeURIComponent(shared)}`, { signal: leaving.signal })
        .catch(({ name }: Error) => name)
    const asked = [ask(first)]
    const alone = await until(1)
    // The first runs alone, those that come while it runs share the next statement.
    asked.push(ask(first), ask(second))
    while (server.admission.counts.running < 3) await new Promise((done) => setTimeout(done, 10))
    first.abort()
    await until(1, alone)
    second.abort()
    await until(0)
    expect(await Promise.all(asked)).toEqual(['AbortError', 'AbortError', 'AbortError'])
  })
})

describe.each(engines)('changes that take too long, on %s', (_, open) => {
  let server: TestServer
  let release: () => void = () => {}
  afterEach(() => server.close())

  test('are said to be perhaps made, those after them are not begun, and the key tells what came of them', async () => {
    let held: Promise<void> | null = null
    const engine = await open()
    const waiting: Engine = {
      ...withReads(engine, (read) => read),
      write: async (work, tally) => {
        await held
        return engine.write(work, tally)
      },
    }
    server = await serveGraph(await Graph.open(waiting), { role: 'editor', bounds: { time_ms: 300 } })
    held = new Promise((resolve) => {
      release = resolve
    })
    const make = (id: string): string =>
      `${id}: createCity(input: {id: "ct:city/${id}", names: [{text: "Made"}]}, idempotencyKey: "${id}", by: {reason: "test"}) { city { id } userErrors { message } change { seq } }`
    const { status, body } = await server.ask(`mutation { ${make('first')} ${make('second')} }`)
    expect({ status, data: body.data ?? null, errors: body.errors }).toEqual({
      status: 503,
      data: null,
      errors: [
        {
          message:
            'The operation takes longer than 0.3 seconds, and was stopped. Ask for less at once. A change that was being written may be made all the same: send it again with the same idempotencyKey to be told, or look whether it is there.',
          extensions: { code: 'LIMIT_EXCEEDED', limit_ms: 300 },
        },
      ],
    })
    const head = await server.graph.log.head()
    held = null
    release()
    while ((await server.graph.log.head()) === head) await new Promise((done) => setTimeout(done, 10))
    const again = await server.data<Record<'first', { change: { seq: number } }>>(`mutation { ${make('first')} }`)
    expect(again).toEqual({ first: { city: { id: 'ct:city/first' }, userErrors: [], change: { seq: head + 1 } } })
    // Changes are made one after the other: a second one would have been before this.
    await server.data(`mutation { ${make('third')} }`)
    expect(await server.data('{ city(id: "ct:city/second") { id } }')).toEqual({ city: null })
    expect(await server.graph.log.head()).toBe(head + 2)
  })
})
