import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../../src/compose.js'
import type { Engine } from '../../../src/engine/engine.js'
import { Graph } from '../../../src/graph/graph.js'
import { limits } from '../../../src/limits.js'
import { type CopyOptions, type CopyReport, copyGraph } from '../../../src/transfer/copy/copy-graph.js'
import { loadSeed } from '../../../src/transfer/seed/load-seed.js'
import { author, city, content, dump as dumpOf, twins } from '../../graph/facts.js'
import { embedded, engines, neo4j, openGraph } from '../../support/engines.js'
import { throughSocket } from '../../support/through-socket.js'
import { exported, loadSample, sampleCounts } from '../export/sample-graph.js'

type Open = () => Promise<Engine>
const memory: Open = () => openEngine(embedded)
const other = neo4j ? engines.find(([name]) => name === 'Neo4j')?.[1] : undefined

/** Every pair of which both can be had: there is one Neo4j here, so a copy between two is in test/cli. */
const pairs: [string, Open, Open][] = [
  ['one embedded engine to another', memory, memory],
  ['the embedded engine to one that another process has', memory, throughSocket],
  ...(other
    ? ([
        ['the embedded engine to Neo4j', memory, other],
        ['Neo4j to the embedded engine', other, memory],
      ] as [string, Open, Open][])
    : []),
]

const signal = new AbortController().signal
const copied = (from: Graph, to: Graph, options: Partial<CopyOptions> = {}): Promise<CopyReport> =>
  copyGraph(from, to, { signal, ...options })
/** Which of a node's labels comes first is the engine's own. */
const dump = async (engine: Engine): Promise<string[]> =>
  (await dumpOf(engine)).map((line) => line.replace(/^\["\w+",\{/, '[{')).sort()
const endOf = async (graph: Graph): Promise<unknown> =>
  (JSON.parse((await exported(graph, 'jsonl')).trimEnd().split('\n').at(-1) ?? '') as { end: unknown }).end
const empty = (graph: Graph) =>
  graph.engine.write(async (transaction) => {
    await transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' })
    await transaction.run({ name: 'test/unlog', text: 'MATCH (n:Graph) SET n.seq = 0' })
  })

const contentOf = (cities_count: number, ties_count: number) =>
  content(
    'many',
    1,
    Array.from({ length: cities_count }, (_, i) => city(`c${String(i).padStart(4, '0')}`)),
    Array.from({ length: ties_count }, (_, i) =>
      twins(
        `c${String(i % cities_count).padStart(4, '0')}`,
        `c${String((i * 7 + 1 + (i >= cities_count ? 3 : 0)) % cities_count).padStart(4, '0')}`,
      ),
    ).filter(({ from, to }) => from !== to),
  )

/** More than fit into one batch: entities in three, ties in three. */
const batch_rows = 100
const cities_count = 240
const many = contentOf(cities_count, 280)
/** More than are read at a time. */
const manyPages_count = 5 * limits.extractPage_ids
const manyPages = contentOf(manyPages_count, 0)

/** An engine that counts what is written, and breaks down before a write of a certain number. */
function breaking(engine: Engine, at = Number.POSITIVE_INFINITY): Engine & { writes_count: number } {
  const broken: Engine & { writes_count: number } = {
    writes_count: 0,
    description: engine.description,
    dialect: engine.dialect,
    // Of the same size on each engine.
    capabilities: { ...engine.capabilities, batch_rows },
    read: (...args) => engine.read(...args),
    stream: (...args) => engine.stream(...args),
    version: () => engine.version(),
    plan: (statement) => engine.plan(statement),
    loads: () => engine.loads(),
    close: () => engine.close(),
    write(work) {
      if (++broken.writes_count >= at) throw new Error('pulled the plug')
      return engine.write(work)
    },
  }
  return broken
}

describe.each(pairs)('a copy from %s', (_, openFrom, openTo) => {
  let from: Graph
  let to: Graph
  beforeAll(async () => {
    from = await openGraph(openFrom)
    to = await openGraph(openTo)
  })
  beforeEach(async () => {
    await empty(from)
    await empty(to)
  })
  afterAll(async () => {
    await from.engine.close()
    await to.engine.close()
  })

  test('is the same graph, with all its sources, editions, values in dispute and bare entities', async () => {
    await loadSample(from)
    await loadSeed(from)
    const report = await copied(from, to)
    expect(report).toMatchObject({ same: true, resumed: false, unchanged: false, superseded: [], removed_count: 0 })
    expect(report.to).toEqual(report.from)
    expect(await dump(to.engine)).toEqual(await dump(from.engine))
    expect(await endOf(to)).toEqual({ ...report.from.counts, contentHash: report.from.contentHash })
    expect(await endOf(to)).toEqual(await endOf(from))
    expect(report.from.counts.sources).toBe(sampleCounts.sources + 4)
    // The log is the target's own.
    for (const { actor, reason } of await to.log.since(0))
      expect({ actor, reason }).toEqual({ actor: 'cityties copy', reason: `copy of ${report.from.contentHash}` })
  })

  test('made again, changes nothing and moves no version', async () => {
    await loadSeed(from)
    await copied(from, to)
    const version = await to.engine.version()
    expect(await copied(from, to)).toMatchObject({ same: true, unchanged: true, resumed: false, records_count: 0 })
    expect(await to.engine.version()).toEqual(version)
  })

  test('broken off before one of its writes and run again, goes on behind the last batch', async () => {
    await from.loader.load([many], author)
    const counting = breaking(to.engine)
    const whole = await copied(from, await Graph.open(counting))
    const writes_count = counting.writes_count
    expect(writes_count).toBeGreaterThan(7)
    const expected = await dump(to.engine)
    const records_count = whole.from.counts.entities + whole.from.counts.relationships
    expect(whole.records_count).toBe(records_count)
    // Before the sources, the first batch, the last of the entities, the second of the ties, and the end.
    for (const at of [1, 2, 4, 6, writes_count]) {
      await empty(to)
      const broken = await Graph.open(breaking(to.engine, at))
      await expect(copied(from, broken)).rejects.toThrow('pulled the plug')
      const rest = breaking(to.engine)
      const report = await copied(from, await Graph.open(rest))
      expect(report).toMatchObject({ same: true, resumed: at > 1 })
      expect(await dump(to.engine)).toEqual(expected)
      const isKnown = at > 2 && at < writes_count
      // The write of the sources comes again, and the batches that are there do not.
      if (isKnown) {
        expect(rest.writes_count).toBe(writes_count - at + 2)
        expect(report.records_count).toBeLessThanOrEqual(records_count - (at - 4) * rest.capabilities.batch_rows)
      }
    }
  }, 240_000)

  test('broken off again as soon as it has begun anew, still knows where it was', async () => {
    await from.loader.load([many], author)
    await expect(copied(from, await Graph.open(breaking(to.engine, 6)))).rejects.toThrow('pulled the plug')
    await expect(copied(from, await Graph.open(breaking(to.engine, 2)))).rejects.toThrow('pulled the plug')
    const rest = breaking(to.engine)
    expect(await copied(from, await Graph.open(rest))).toMatchObject({ same: true, resumed: true })
    expect(rest.writes_count).toBe(4)
  })

  test('is stopped by its signal between two batches', async () => {
    await from.loader.load([many], author)
    const stop = new AbortController()
    const written: number[] = []
    const on = {
      written: (count: number) => {
        written.push(count)
        if (written.length === 2) stop.abort(new Error('stopped'))
      },
    }
    const inBatches = await Graph.open(breaking(to.engine))
    await expect(copied(from, inBatches, { signal: stop.signal, on })).rejects.toThrow('stopped')
    expect(written.length).toBeLessThanOrEqual(4)
    expect(await copied(from, to)).toMatchObject({ same: true, resumed: true })
  })

  test('reads no more ahead than it writes', async () => {
    await from.loader.load([manyPages], author)
    let [read_rows, written_rows] = [0, 0]
    const reading = {
      ...breaking(from.engine),
      async read(...args: Parameters<Engine['read']>) {
        const rows = await from.engine.read(...args)
        if (args[0].name.startsWith('entity/stated'))
          for (const row of rows) read_rows += (row['rows'] as unknown[]).length
        return rows
      },
    }
    const ahead: number[] = []
    await copied(await Graph.open(reading), to, {
      on: {
        counted: () => {
          read_rows = 0
        },
        written: (count) => {
          written_rows = count
          ahead.push(read_rows - written_rows)
        },
      },
    })
    expect(read_rows).toBe(manyPages_count)
    expect(Math.max(...ahead)).toBeLessThanOrEqual((1 + limits.extractAhead_pages) * limits.extractPage_ids)
  })

  test('refuses a graph that holds something else, and leaves it; told to, joins it', async () => {
    await loadSeed(from)
    await to.loader.load([content('own', 1, [city('mine')])], author)
    const before = await dump(to.engine)
    await expect(copied(from, to)).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringMatching(/not empty.*--into/),
    })
    expect(await dump(to.engine)).toEqual(before)
    const report = await copied(from, to, { into: true })
    expect(report).toMatchObject({ same: false, removed_count: 0, superseded: [] })
    expect(report.to.counts.entities).toBe(report.from.counts.entities + 1)
    expect(await dump(to.engine)).toEqual(expect.arrayContaining([...before, ...(await dump(from.engine))]))
    // Having joined, it still holds something else.
    await expect(copied(from, to)).rejects.toMatchObject({ kind: 'CONFLICT' })
    expect(await copied(from, to, { into: true })).toMatchObject({ same: false, unchanged: true })
  })

  test('refuses a graph with a part of a copy of another state; told to, brings it up to date', async () => {
    await from.loader.load([many], author)
    await expect(copied(from, await Graph.open(breaking(to.engine, 4)))).rejects.toThrow('pulled the plug')
    await from.loader.load([content('many', 2, [city('c0000', { population: 1 })])], author)
    await expect(copied(from, to)).rejects.toMatchObject({ kind: 'CONFLICT' })
    expect(await copied(from, to, { into: true })).toMatchObject({
      same: true,
      superseded: ['ct:edition/many/000000000001'],
    })
    const lines = (all: readonly string[]) => all.filter((line) => !line.includes('"checksum"'))
    expect(lines(await dump(to.engine))).toEqual(lines(await dump(from.engine)))
  })

  test('says that the graph changed while it was copied', async () => {
    await from.loader.load([many], author)
    let written = false
    const on = {
      counted: () => {
        written = true
      },
    }
    const late = {
      ...breaking(from.engine),
      async read(...args: Parameters<Engine['read']>) {
        if (written) {
          written = false
          await from.loader.load([content('late', 1, [city('c0000', { population: 5 })])], author)
        }
        return from.engine.read(...args)
      },
    }
    await expect(copied(await Graph.open(late), to, { on })).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringMatching(/changed while it was copied.*--into/),
    })
    expect(await copied(from, to, { into: true })).toMatchObject({ same: true })
  })

  test('says that the target was written to meanwhile, with what both hold', async () => {
    await from.loader.load([many], author)
    const load = to.recordLoader.load.bind(to.recordLoader)
    // Before the copy looks at what it has written.
    to.recordLoader.load = async (...given) => {
      const report = await load(...given)
      await to.loader.load([content('foreign', 1, [city('foreign')])], author)
      return report
    }
    try {
      await expect(copied(from, to)).rejects.toMatchObject({
        kind: 'CONFLICT',
        message: expect.stringMatching(
          new RegExp(`The copy is not the same.* ${cities_count} entities.* ${cities_count + 1} entities`),
        ),
      })
    } finally {
      Reflect.deleteProperty(to.recordLoader, 'load')
    }
  })

  test('of nothing is refused', async () => {
    await expect(copied(from, to)).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringContaining('nothing to copy'),
    })
    expect(await to.log.head()).toBe(0)
  })
})
