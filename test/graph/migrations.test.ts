import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import type { Engine, Parameters, Row } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import { inTurn } from '../../src/graph/migrations/in-turn.js'
import { migrate } from '../../src/graph/migrations/migrate.js'
import { type Step, stepsFor } from '../../src/graph/migrations/steps.js'
import { Statements } from '../../src/graph/statements.js'
import { engines, neo4j } from '../support/engines.js'

const run = (engine: Engine, text: string, parameters: Parameters = {}): Promise<Row[]> =>
  engine.write((transaction) => transaction.run({ name: 'test/own', text }, parameters))

/** As a database is on which nothing was ever done. */
async function withoutSchema(engine: Engine): Promise<void> {
  const all = async (what: 'CONSTRAINT' | 'INDEX', text: string): Promise<void> => {
    for (const { name } of await engine.read({ name: 'test/names', text })) await run(engine, `DROP ${what} ${name}`)
  }
  await all('CONSTRAINT', 'SHOW CONSTRAINTS YIELD name RETURN name')
  // Those that come with every database stay.
  await all('INDEX', "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
}

describe.each(engines)('the schema on %s', (_, open) => {
  let engine: Engine
  let statements: Statements
  let steps: Step[]
  let names: string[]
  beforeAll(async () => {
    engine = await open()
    statements = new Statements(engine.dialect)
    steps = stepsFor(engine.dialect).slice(1)
    names = steps.map(({ name }) => name)
  })
  afterAll(() => engine.close())
  const schema = async () => (await engine.read(statements.get('graph/schema')))[0]

  test('is made step by step, and each is kept with its checksum', async () => {
    expect(await migrate(engine, statements)).toEqual({ schemaVersion: steps.length, applied: names })
    expect(await schema()).toEqual({ schemaVersion: steps.length, steps: steps.map(({ mark }) => mark) })
    for (const { name, mark } of steps) expect(mark).toMatch(new RegExp(`^${name} [0-9a-f]{64}$`))
  })

  test('is not touched where a step was carried out that is another here', async () => {
    const [first = '', ...others] = steps.map(({ mark }) => mark)
    const changed = [`${first.slice(0, -1)}x`, ...others]
    const unknown = [first, '0002-what-nobody-knows 0', ...others.slice(1)]
    for (const marks of [changed, unknown]) {
      await run(engine, "MATCH (g:Graph {id: 'graph'}) SET g.schemaSteps = $marks, g.schemaVersion = 2", { marks })
      await expect(Graph.open(engine)).rejects.toThrow(/^Step 000\d-\S+ of the schema is another here/)
      expect(await schema()).toEqual({ schemaVersion: 2, steps: marks })
    }
  })

  test('of data from before checksums were kept goes on from there', async () => {
    await run(engine, "MATCH (g:Graph {id: 'graph'}) REMOVE g.schemaSteps SET g.schemaVersion = 2")
    expect((await Graph.open(engine)).migration).toEqual({ schemaVersion: steps.length, applied: names.slice(2) })
    expect(await schema()).toEqual({ schemaVersion: steps.length, steps: steps.slice(2).map(({ mark }) => mark) })
  })

  test('is changed by one process at a time', async () => {
    let inside_count = 0
    const order: number[] = []
    const work = (number: number) => async () => {
      expect(++inside_count).toBe(1)
      await sleep(30)
      order.push(number)
      inside_count--
    }
    await Promise.all([1, 2, 3, 4].map((number) => inTurn(engine, statements, work(number), { look_ms: 5 })))
    expect(order.sort()).toEqual([1, 2, 3, 4])
  })

  test('is changed by the next one where somebody died over it, and not while he lives', async () => {
    await run(engine, "MATCH (t:Graph {id: 'turn'}) SET t.holder = 'dead'")
    expect(await inTurn(engine, statements, async () => 'done', { silence_ms: 100, look_ms: 10 })).toBe('done')
    const done: string[] = []
    const bounds = { silence_ms: 100, look_ms: 10 }
    const long = inTurn(
      engine,
      statements,
      async () => {
        await sleep(500)
        done.push('long')
      },
      bounds,
    )
    await sleep(50)
    await inTurn(engine, statements, async () => void done.push('short'), bounds)
    await long
    expect(done).toEqual(['long', 'short'])
  })

  test('is left alone by one who was taken for dead', async () => {
    let noticed: unknown
    await inTurn(
      engine,
      statements,
      async (assertOurs) => {
        await assertOurs()
        await run(engine, "MATCH (t:Graph {id: 'turn'}) SET t.holder = 'another'")
        for (let look = 0; look < 200; look++) {
          await sleep(20)
          try {
            await assertOurs()
          } catch (error) {
            noticed = error
            break
          }
        }
      },
      { silence_ms: 100 },
    )
    expect(String(noticed)).toContain('Another process has taken over')
    expect(await run(engine, "MATCH (t:Graph {id: 'turn'}) SET t.holder = '' RETURN t.id AS id")).toHaveLength(1)
  })

  test('is not worked on by one whose word has not come through for so long that another may have taken over', async () => {
    let isGone = false
    const far = new Proxy(engine, {
      get: (target, name) => {
        const value = Reflect.get(target, name)
        if (name === 'write' && isGone) return () => Promise.reject(new Error('gone'))
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const bounds = { silence_ms: 100, look_ms: 10 }
    const ended = inTurn(
      far,
      statements,
      async (assertOurs) => {
        isGone = true
        await assertOurs()
        await sleep(150)
        await assertOurs()
      },
      bounds,
    )
    await expect(ended).rejects.toThrow('Another process has taken over')
    // Who was held up while nobody else came still has it.
    const held = inTurn(
      engine,
      statements,
      async (assertOurs) => {
        const from_ms = performance.now()
        while (performance.now() - from_ms < 150);
        await assertOurs()
        return 'done'
      },
      bounds,
    )
    expect(await held).toBe('done')
  })

  test('is never noted as of an older version than another has brought it to', async () => {
    const note = (version: number) =>
      engine.write((transaction) => transaction.run(statements.get('graph/migrated'), { version, steps: [] }))
    const before = await schema()
    expect(await note(steps.length - 1)).toEqual([])
    expect(await note(steps.length)).toEqual([])
    expect(await schema()).toEqual(before)
  })
})

;(neo4j ? test : test.skip)(
  'processes that start at once on an empty Neo4j make the schema once (skipped where there is none)',
  async () => {
    const [, open] = engines[1] as (typeof engines)[number]
    const first = await open()
    const others = neo4j ? await Promise.all([openEngine(neo4j), openEngine(neo4j)]) : []
    try {
      await withoutSchema(first)
      const statements = new Statements('neo4j')
      const reports = await Promise.all(
        [first, ...others].map((engine) => migrate(engine, statements, { look_ms: 10 })),
      )
      const [, ...steps] = stepsFor('neo4j')
      expect(reports.map(({ schemaVersion }) => schemaVersion)).toEqual([steps.length, steps.length, steps.length])
      // Each step was carried out once, by whoever came first.
      expect(reports.flatMap(({ applied }) => applied)).toEqual(steps.map(({ name }) => name))
    } finally {
      await Promise.all([first, ...others].map((engine) => engine.close()))
    }
  },
)
