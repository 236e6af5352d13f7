import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ChangeLog } from '../../src/graph/change-log.js'
import { ChangeWatch } from '../../src/graph/change-watch.js'
import { type Derivation, FreshView } from '../../src/graph/fresh-view.js'
import type { Graph } from '../../src/graph/graph.js'
import { engines, openGraph } from '../support/engines.js'
import { type CountingEngine, countingEngine } from './counting-engine.js'
import { author, city, content } from './facts.js'

/** A derivation as simple as one can be: the ids of all cities. */
class Cities implements Derivation<Set<string>> {
  builds_count = 0
  applied: number[] = []
  /** What happens while it is built or changed. */
  meanwhile: () => Promise<unknown> = async () => {}

  constructor(readonly graph: Graph) {}

  async build(): Promise<Set<string>> {
    this.builds_count++
    const rows = await this.graph.engine.read({ name: 'test/ids', text: 'MATCH (n:City) RETURN n.id AS id' })
    await this.meanwhile()
    return new Set(rows.map(({ id }) => String(id)))
  }

  async apply(view: Set<string>, changes: Parameters<Derivation<Set<string>>['apply']>[1]): Promise<Set<string>> {
    this.applied.push(...changes.map(({ seq }) => seq))
    const isCity = (id: string): boolean => id.startsWith('ct:city/')
    for (const { touched, removed } of changes) {
      for (const id of touched.filter(isCity)) view.add(id)
      for (const id of removed.filter(isCity)) view.delete(id)
      await this.meanwhile()
    }
    return view
  }
}

describe.each(engines)('a view that is kept fresh on %s', (_, open) => {
  let graph: Graph
  let counting: CountingEngine
  let cities: Cities
  let fresh: FreshView<Set<string>>
  let number = 0
  beforeAll(async () => {
    graph = await openGraph(open)
    await add('first')
  })
  beforeEach(() => {
    counting = countingEngine(graph.engine)
    cities = new Cities(graph)
    const log = new ChangeLog(counting.engine, graph.statements)
    fresh = new FreshView(new ChangeWatch(counting.engine, log), log, cities)
  })
  afterAll(() => graph.engine.close())

  const add = async (slug: string): Promise<string> => {
    await graph.loader.load([content(`of-${slug}`, ++number, [city(slug)])], author)
    return `ct:city/${slug}`
  }
  /** A write by somebody who keeps no log. */
  const foreign = (slug: string): Promise<unknown> =>
    graph.engine.write((transaction) =>
      transaction.run({ name: 'test/foreign', text: 'CREATE (:City:Entity {id: $id})' }, { id: `ct:city/${slug}` }),
    )

  test('is built once, and nothing is done when nothing changed', async () => {
    const { view, seq, settled } = await fresh.current()
    expect(view).toContain('ct:city/first')
    expect([seq, settled]).toEqual([await graph.log.head(), true])
    counting.taken()
    for (let look = 0; look < 5; look++) expect(await fresh.current()).toEqual({ view, seq, settled })
    expect((await fresh.current()).view).toBe(view)
    // Not even the number of the last change is read.
    expect(counting.taken()).toEqual([])
    expect([cities.builds_count, cities.applied]).toEqual([1, []])
  })

  test('takes changes from the log, each once, and shows a caller its own write', async () => {
    const { view, seq } = await fresh.current()
    for (const slug of ['second', 'third', 'fourth']) {
      const id = await add(slug)
      const now = await fresh.current()
      expect(now.view.has(id)).toBe(true)
      expect(now.view).toBe(view)
      expect(now.seq).toBe(await graph.log.head())
    }
    const { seq: last } = await fresh.current()
    expect(cities.applied).toEqual(Array.from({ length: last - seq }, (_unused, i) => seq + 1 + i))
    expect(cities.builds_count).toBe(1)
  })

  test('is built again after a write past the log', async () => {
    const before = await fresh.current()
    await foreign('foreign-1')
    const after = await fresh.current()
    expect(before.view.has('ct:city/foreign-1')).toBe(false)
    expect(after.view.has('ct:city/foreign-1')).toBe(true)
    expect([cities.builds_count, cities.applied]).toEqual([2, []])
  })

  test('callers at the same time share one look', async () => {
    await fresh.current()
    counting.taken()
    await add('shared')
    const one = new Set(await Promise.all(Array.from({ length: 20 }, async () => (await fresh.current()).view)))
    expect(one.size).toBe(1)
    expect(cities.builds_count).toBe(1)
    const shared = counting.taken()
    expect(shared.filter((name) => name === 'graph/head')).toHaveLength(1)
    expect(new Set(cities.applied).size).toBe(cities.applied.length)
    const first = new FreshView(new ChangeWatch(counting.engine, graph.log), graph.log, cities)
    await Promise.all(Array.from({ length: 20 }, () => first.current()))
    expect(cities.builds_count).toBe(2)
  })

  test.each(['build', 'change'] as const)(
    'a caller sees its own write that falls into a %s under way',
    async (when) => {
      if (when === 'change') {
        await fresh.current()
        await add(`into-${when}-before`)
      }
      let id = ''
      let seen: Promise<boolean[]> | undefined
      cities.meanwhile = async () => {
        cities.meanwhile = async () => {}
        id = await add(`into-${when}`)
        // Asked while the first look goes on, which began before the write; all of these may share the next one.
        seen = Promise.all(Array.from({ length: 5 }, async () => (await fresh.current()).view.has(id)))
      }
      await fresh.current()
      expect(await seen).toEqual([true, true, true, true, true])
      expect(cities.builds_count).toBe(1)
    },
  )

  test('a build that fails is told to its caller and not kept', async () => {
    cities.meanwhile = () => Promise.reject(new Error('no build'))
    const both = await Promise.allSettled([fresh.current(), fresh.current()])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    cities.meanwhile = async () => {}
    // Nothing was written meanwhile, so the watch has no news; there is still no view to give.
    expect((await fresh.current()).view).toContain('ct:city/first')
  })

  test('a change that fails half way is not kept: it is built again', async () => {
    await fresh.current()
    const id = await add('half')
    cities.meanwhile = () => Promise.reject(new Error('no change'))
    await expect(fresh.current()).rejects.toThrow('no change')
    cities.meanwhile = async () => {}
    expect((await fresh.current()).view.has(id)).toBe(true)
    expect(cities.builds_count).toBe(2)
  })

  test('a log that cannot be read is not passed over', async () => {
    await fresh.current()
    const id = await add('unread')
    counting.failOnce('change/since')
    await expect(fresh.current()).rejects.toThrow('change/since fails')
    expect((await fresh.current()).view.has(id)).toBe(true)
  })
})
