import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { Network } from '../../src/analytics/network.js'
import { Graph } from '../../src/graph/graph.js'
import { Networks } from '../../src/graph/projection/networks.js'
import { limits } from '../../src/limits.js'
import { engines } from '../support/engines.js'
import { type CountingEngine, countingEngine } from './counting-engine.js'
import { author, city, content, twins } from './facts.js'

/** Networks are kept as long as the graph stays as it is, and no longer. */

describe.each(engines)('networks on %s', (_, open) => {
  let counted: CountingEngine
  let graph: Graph
  let edition = 0
  beforeAll(async () => {
    counted = countingEngine(await open())
    graph = await Graph.open(counted.engine)
  })
  beforeEach(async () => {
    await load(3)
    await graph.networks.get({})
    counted.taken()
  })
  afterAll(() => graph.engine.close())

  /** A chain of so many cities, another one each time. */
  async function load(size: number): Promise<void> {
    const slugs = Array.from({ length: size }, (_unused, i) => `n${i}`)
    const cities = slugs.map((slug, i) => city(slug, { population: 1000 * edition + i }))
    const chain = slugs.slice(1).map((slug, i) => twins(slugs[i] as string, slug))
    await graph.loader.load([content('chain', ++edition, cities, chain)], author)
  }
  const populous = { cities: { population: { gte: 1 } } } as const

  test('the same question is answered by the same network, its filter read once', async () => {
    const first = await graph.networks.get(populous)
    expect(counted.taken()).toEqual(['entity/ids City'])
    expect((await graph.networks.get({ cities: { population: { gte: 1 } } })).network).toBe(first.network)
    expect(counted.taken()).toEqual([])
  })

  test('types count as a set, and every part of a question tells networks apart', async () => {
    const types = (await graph.networks.get({ types: ['SIGNED', 'MEMBER_OF'] })).network
    expect((await graph.networks.get({ types: ['MEMBER_OF', 'SIGNED', 'MEMBER_OF'] })).network).toBe(types)
    const questions = [
      {},
      { types: ['SIGNED'] },
      { types: ['SIGNED', 'MEMBER_OF'] },
      { asOf: '1999' },
      { asOf: '199X' },
      populous,
      { cities: { population: { gte: 2 } } },
      { twinnings: { kind: { eq: 'TWINNING' } } },
      { ...populous, asOf: '1999' },
    ] as const
    const found = await Promise.all(questions.map((question) => graph.networks.get(question)))
    expect(new Set(found.map(({ network }) => network)).size).toBe(questions.length)
    const again = await Promise.all(questions.map((question) => graph.networks.get(question)))
    expect(again.map(({ network }, i) => network === found[i]?.network)).toEqual(questions.map(() => true))
  })

  test('after a write they are made anew, of the new version', async () => {
    const before = await graph.networks.get(populous)
    await load(5)
    const after = await graph.networks.get(populous)
    expect([before.network.graph.nodeCount, after.network.graph.nodeCount]).toEqual([3, 5])
    expect(after.graphVersion).toBe(await graph.log.head())
    expect(after.graphVersion).toBeGreaterThan(before.graphVersion)
    expect((await graph.networks.get(populous)).network).toBe(after.network)
  })

  test('a write past the log, which leaves the version as it is, is seen too', async () => {
    const before = await graph.networks.get({})
    await graph.engine.write((transaction) =>
      transaction.run({ name: 'test/drop', text: "MATCH (n:City {id: 'ct:city/n2'}) DETACH DELETE n" }),
    )
    const after = await graph.networks.get({})
    expect(after.graphVersion).toBe(before.graphVersion)
    expect([before.network.graph.nodeCount, after.network.graph.nodeCount]).toEqual([3, 2])
  })

  test('a network of which the graph has moved on meanwhile is given, and not kept', async () => {
    const { subgraphs } = graph
    const networks = new Networks(graph.projection, subgraphs)
    const select = subgraphs.select.bind(subgraphs)
    const spy = jest.spyOn(subgraphs, 'select').mockImplementationOnce(async (question, look) => {
      const selected = await select(question, look)
      await load(4)
      await networks.get({ asOf: '1999' })
      return selected
    })
    try {
      const old = await networks.get({})
      expect(old.network.graph.nodeCount).toBe(3)
      const now = await networks.get({})
      expect([now.network.graph.nodeCount, now.graphVersion]).toEqual([4, await graph.log.head()])
    } finally {
      spy.mockRestore()
    }
  })

  test('the bound is in bytes: what was asked for least recently goes first, what is too large is not kept', async () => {
    const third = Math.floor(limits.networkCacheMax_bytes / 3)
    const size = jest.spyOn(Network.prototype, 'size_bytes', 'get').mockReturnValue(third)
    try {
      const networks = new Networks(graph.projection, graph.subgraphs)
      const of = async (year: number) => (await networks.get({ asOf: String(year) })).network
      const [a, b, c] = [await of(2001), await of(2002), await of(2003)]
      expect(await of(2001)).toBe(a)
      const d = await of(2004)
      expect([await of(2001), await of(2003), await of(2004)].map((one, i) => one === [a, c, d][i])).toEqual([
        true,
        true,
        true,
      ])
      expect(await of(2002)).not.toBe(b)
      size.mockReturnValue(limits.networkCacheMax_bytes + 1)
      const large = await of(2005)
      expect(await of(2005)).not.toBe(large)
      // It pushed nothing out.
      expect(await of(2004)).toBe(d)
    } finally {
      size.mockRestore()
    }
  })
})
