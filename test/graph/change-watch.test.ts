import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Engine } from '../../src/engine/engine.js'
import { ChangeLog } from '../../src/graph/change-log.js'
import { ChangeWatch, type News } from '../../src/graph/change-watch.js'
import type { Graph } from '../../src/graph/graph.js'
import { engines, openGraph } from '../support/engines.js'
import { all } from '../support/lists.js'
import { author, city, content, twins } from './facts.js'
import { Replica } from './replica.js'

const slugs = Array.from({ length: 12 }, (_, i) => `c${i}`)

/** Writes ties of cities as editions of a few sources, one after the other within a source, until told to stop. */
class Writers {
  /** Pseudo-random, the same in every run. */
  #random = 12_345
  #stopped = false
  #running: Promise<unknown> = Promise.resolve()
  constructor(
    readonly graph: Graph,
    readonly prefix: string,
  ) {}

  /** 20 commits a second and more: a load of a new edition is four to six of them, and sources do not wait for another. */
  start(pause_ms = 400): void {
    this.#running = Promise.all(['w', 'x', 'y', 'z'].map((slug) => this.#write(`${this.prefix}-${slug}`, pause_ms)))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
  }

  async #write(slug: string, pause_ms: number): Promise<void> {
    for (let edition = 1; !this.#stopped; edition++) {
      await this.load(slug, edition)
      await sleep(pause_ms)
    }
  }

  async load(slug: string, edition: number): Promise<void> {
    const ties = slugs.flatMap((from) =>
      slugs.filter((to) => from < to && this.#next() < 0.15).map((to) => twins(from, to, { since: '1999' })),
    )
    await this.graph.loader.load(
      [
        content(
          slug,
          edition,
          slugs.map((name) => city(name, { population: edition })),
          ties,
        ),
      ],
      author,
    )
  }

  #next(): number {
    this.#random = (this.#random * 1_103_515_245 + 12_345) % 2_147_483_648
    return this.#random / 2_147_483_648
  }
}

describe.each(engines)('watching for changes on %s', (_, open) => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
    const first = new Writers(graph, 'first')
    await first.load('first-x', 1)
  })
  let writers: Writers | undefined
  // Also after a failure: writers that go on would disturb the tests that follow.
  afterEach(() => writers?.stop())
  afterAll(() => graph.engine.close())

  /** A write by somebody who keeps no log. */
  const foreign = (): Promise<unknown> =>
    graph.engine.write((transaction) =>
      transaction.run({
        name: 'test/foreign',
        text: "MATCH (n:City {id: 'ct:city/c1'}) SET n.population = n.population + 1",
      }),
    )
  const moveLog = (by: number): Promise<unknown> =>
    graph.engine.write((transaction) =>
      transaction.run({ name: 'test/move', text: 'MATCH (g:Graph) SET g.seq = g.seq + $by' }, { by }),
    )
  /** One change of the log that touches nothing else. */
  const change = (log: ChangeLog = graph.log): Promise<{ seq: number | null }> =>
    log.commit(author, async () => ({ touched: ['ct:city/c1'], removed: [] }))
  const watching = async (engine: Engine = graph.engine): Promise<ChangeWatch> => {
    const watch = new ChangeWatch(engine, new ChangeLog(engine, graph.statements))
    expect((await watch.look()).kind).toBe('RESET')
    return watch
  }

  test('the first look is a reset, then nothing, changes, nothing', async () => {
    const watch = await watching()
    const seq = await graph.log.head()
    expect(await watch.look()).toEqual({ kind: 'NONE', seq })
    await change()
    await change()
    expect(await watch.look()).toEqual({ kind: 'CHANGES', since: seq, seq: seq + 2 })
    expect(await watch.look()).toEqual({ kind: 'NONE', seq: seq + 2 })
  })

  test('work that changes nothing is no news', async () => {
    const watch = await watching()
    const done = await graph.log.commit(author, async (transaction) => {
      await transaction.run({ name: 'test/lost', text: 'CREATE (:City {id: "ct:city/lost"})' })
      return { touched: [], removed: [] }
    })
    expect(done.seq).toBeNull()
    expect((await watch.look()).kind).toBe('NONE')
    await expect(graph.log.commit(author, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await watch.look()).kind).toBe('NONE')
    expect((await graph.entities.byIds(['ct:city/lost'])).size).toBe(0)
  })

  test('a foreign write is a reset: alone, before, after and between our own', async () => {
    const watch = await watching()
    const orders: (() => Promise<unknown>)[][] = [
      [foreign],
      [foreign, change],
      [change, foreign],
      [change, foreign, change],
      [foreign, foreign],
    ]
    for (const order of orders.map((steps) => steps.map((step) => () => step()))) {
      for (const step of order) await step()
      expect(await watch.look()).toEqual({ kind: 'RESET', seq: await graph.log.head() })
      expect((await watch.look()).kind).toBe('NONE')
      await change()
      expect((await watch.look()).kind).toBe('CHANGES')
    }
  })

  test('a log that goes back, as a restored backup makes it, is a reset', async () => {
    const watch = await watching()
    await moveLog(-1)
    expect((await watch.look()).kind).toBe('RESET')
    expect((await watch.look()).kind).toBe('NONE')
    // Forward by one in one commit looks like a change of ours, and only by its log can be told from one.
    await moveLog(1)
    expect((await watch.look()).kind).toBe('CHANGES')
    expect((await watch.look()).kind).toBe('NONE')
  })

  test('numbers have no gaps and are in the order of the commits under many writers', async () => {
    const before = await graph.log.head()
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_unused, i) =>
        graph.log.commit({ actor: `writer ${i}`, reason: 'test' }, async (transaction, seq) => {
          // What has committed before this one is exactly what has a smaller number.
          const [row] = await transaction.run({ name: 'test/last', text: 'MATCH (c:Change) RETURN max(c.seq) AS last' })
          // One in four writes nothing and leaves no gap.
          return { touched: i % 4 === 0 ? [] : ['ct:city/c1'], removed: [], follows: Number(row?.['last']) === seq - 1 }
        }),
      ),
    )
    expect(taken.every(({ follows }) => follows)).toBe(true)
    const changes = await graph.log.since(before)
    expect(changes.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_unused, i) => before + 1 + i))
    const bySeq = new Map(changes.map(({ seq, actor }) => [seq, actor]))
    taken.forEach(({ seq }, i) => {
      if (i % 4 === 0) expect(seq).toBeNull()
      else expect(bySeq.get(Number(seq))).toBe(`writer ${i}`)
    })
    expect(await graph.log.since(before, 3)).toEqual(changes.slice(0, 3))
    expect(await graph.log.since(before + 30)).toEqual([])
  })

  test('a replica that follows the log beside writers always catches up, with no reset', async () => {
    const replica = new Replica(graph, await watching())
    await replica.rebuild()
    writers = new Writers(graph, 'follow')
    writers.start()
    // A few seconds of it, however fast the machine is.
    const enough = (await graph.log.head()) + 100
    while ((await graph.log.head()) < enough) {
      await replica.follow()
      // A path query's worth of reading beside it.
      await graph.relationships.page('TWINNED_WITH', all)
      await sleep(10)
    }
    await writers.stop()
    await replica.follow()
    expect(replica.kinds.get('RESET')).toBeUndefined()
    expect(replica.kinds.get('CHANGES')).toBeGreaterThan(5)
    expect(replica.ties.size).toBeGreaterThan(5)
    expect(replica.ties).toEqual(await replica.fresh())
    expect((await replica.follow()).kind).toBe('NONE')
  })

  test('a foreign write in the midst of our own is noticed, every one, and nothing else is', async () => {
    const replica = new Replica(graph, await watching())
    await replica.rebuild()
    writers = new Writers(graph, 'midst')
    writers.start(200)
    const rounds = 10
    for (let round = 1; round <= rounds; round++) {
      // Until our own writes are seen: the foreign one falls among them.
      while ((await replica.follow()).kind !== 'CHANGES') await sleep(5)
      await foreign()
      let news: News
      do news = await replica.follow()
      while (news.kind === 'NONE')
      expect(news.kind).toBe('RESET')
      expect(replica.kinds.get('RESET')).toBe(round)
    }
    await writers.stop()
    await replica.follow()
    expect(replica.kinds.get('RESET')).toBe(rounds)
    expect(replica.ties).toEqual(await replica.fresh())
  })

  test('an engine that does not count its commits: a foreign write alone is a reset, one among our own goes unseen', async () => {
    const uncounted: Engine = wrapped(graph.engine, async () => ({ ...(await graph.engine.version()), commits: null }))
    const watch = await watching(uncounted)
    const seq = await graph.log.head()
    expect((await watch.look()).kind).toBe('NONE')
    await foreign()
    expect(await watch.look()).toEqual({ kind: 'RESET', seq })
    await change()
    expect(await watch.look()).toEqual({ kind: 'CHANGES', since: seq, seq: seq + 1 })
    await change()
    await foreign()
    expect(await watch.look()).toEqual({ kind: 'CHANGES', since: seq + 1, seq: seq + 2 })
    await moveLog(-1)
    expect(await watch.look()).toEqual({ kind: 'RESET', seq: seq + 1 })
    await moveLog(1)
  })

  test('a look that never finds a moment of quiet loses nothing, and the next one settles it', async () => {
    let busy = false
    const restless: Engine = wrapped(graph.engine, async () => {
      // Somebody commits each time just before the version is read: no two are equal.
      if (busy) await change()
      return graph.engine.version()
    })
    const watch = await watching(restless)
    let seen = await graph.log.head()
    for (const foreigner of [false, true]) {
      busy = true
      const news = await watch.look()
      expect(news).toMatchObject({ kind: 'CHANGES', since: seen })
      busy = false
      if (foreigner) {
        await foreign()
        expect(await watch.look()).toEqual({ kind: 'RESET', seq: await graph.log.head() })
      } else {
        // What was committed after the number was read is in the next look.
        expect(await watch.look()).toEqual({ kind: 'CHANGES', since: news.seq, seq: await graph.log.head() })
      }
      seen = await graph.log.head()
      expect(await watch.look()).toEqual({ kind: 'NONE', seq: seen })
    }
  })
})

/** The engine with another answer to what its version is. */
const wrapped = (engine: Engine, version: Engine['version']): Engine => ({
  description: engine.description,
  dialect: engine.dialect,
  capabilities: engine.capabilities,
  read: (statement, parameters) => engine.read(statement, parameters),
  write: (work) => engine.write(work),
  stream: (statement) => engine.stream(statement),
  plan: (statement) => engine.plan(statement),
  loads: () => engine.loads(),
  close: () => engine.close(),
  version,
})
