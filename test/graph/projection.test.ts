import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { edgeOf, idOfEdge, nodeOf, type Projection } from '../../src/analytics/projection.js'
import type { EntityFact, RelationshipFact } from '../../src/domain/facts.js'
import { ChangeLog } from '../../src/graph/change-log.js'
import { ChangeWatch } from '../../src/graph/change-watch.js'
import { FreshView } from '../../src/graph/fresh-view.js'
import type { Graph } from '../../src/graph/graph.js'
import { ProjectionDerivation } from '../../src/graph/projection/projection-derivation.js'
import { limits } from '../../src/limits.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { engines, openGraph } from '../support/engines.js'
import { type CountingEngine, countingEngine } from './counting-engine.js'
import { author, city, content, entityFact, tie, twins } from './facts.js'
import { graphs } from './filter-arbitraries.js'
import { loadPlan } from './load-plan.js'
import { expectedDump, projectionBytes, projectionDump } from './projection-dump.js'

/** The projection holds what the graph holds, whichever way it came about, and costs no more than it must. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_122)

const slugs = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const facts: fc.Arbitrary<{ entities: EntityFact[]; relationships: RelationshipFact[] }> = fc
  .record({
    cities: fc.uniqueArray(
      fc.record({
        slug: fc.constantFrom(...slugs),
        name: fc.constantFrom('Newtown', 'Oldtown'),
        population: fc.integer({ min: 0, max: 3 }),
        kind: fc.constantFrom('CITY', 'REGION'),
        country: fc.constantFrom('it', 'fr', null),
        wikidataId: fc.constantFrom('Q1', 'Q999999999999', undefined),
      }),
      { selector: ({ slug }) => slug, maxLength: 6 },
    ),
    ties: fc.array(
      fc.record({
        ends: fc.tuple(fc.nat(5), fc.nat(5)),
        since: fc.constantFrom('1990', '196X', 'XXXX-09-21', undefined),
        status: fc.constantFrom('ACTIVE', 'ENDED', undefined),
        kind: fc.constantFrom('TWINNING', 'FRIENDSHIP'),
        member: fc.constantFrom('FULL', undefined, null),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ cities, ties }) => {
    const known = cities.map(({ slug }) => slug)
    const entities = cities.map(({ slug, name, population, kind, wikidataId }) =>
      city(slug, {
        names: { en: name },
        population,
        kind,
        wikidataId,
        location: { latitude: population, longitude: -population },
      }),
    )
    const countries = ['it', 'fr'].map((code) =>
      entityFact({
        id: `ct:country/${code}`,
        type: 'Country',
        names: { en: code },
        code: cities.length > 3 ? code.toUpperCase() : undefined,
      }),
    )
    const programme = entityFact({ id: 'ct:programme/p', type: 'Programme', names: { en: 'p' } })
    const located = cities.flatMap(({ slug, country }) =>
      country ? [tie('IN_COUNTRY', `ct:city/${slug}`, `ct:country/${country}`)] : [],
    )
    const tied = ties.flatMap(({ ends: [a, b], since, status, kind, member }): RelationshipFact[] => {
      const [from, to] = [known[a], known[b]]
      if (!from || !to || from === to) return []
      const dated = since ? { since } : {}
      return [
        twins(from, to, { kind, claimant: `ct:city/${to}`, ...dated, ...(status ? { status } : {}) }),
        ...(member === null
          ? []
          : [tie('MEMBER_OF', `ct:city/${from}`, 'ct:programme/p', { ...(member ? { role: member } : {}), ...dated })]),
      ]
    })
    return { entities: [...entities, ...countries, programme], relationships: [...located, ...tied] }
  })
const commands = fc.array(fc.record({ source: fc.constantFrom('one', 'two'), facts }), { minLength: 3, maxLength: 8 })

describe.each(engines)('the projection on %s', (name, open) => {
  let graph: Graph
  let counting: CountingEngine
  beforeAll(async () => {
    graph = await openGraph(open)
    await loadSeed(graph)
    counting = countingEngine(graph.engine)
  })
  afterAll(() => graph.engine.close())

  let edition = 1000
  const load = (source: string, entities: EntityFact[], relationships: RelationshipFact[] = []): Promise<unknown> =>
    graph.loader.load([content(source, ++edition, entities, relationships)], author)
  const built = (): Promise<Projection> => new ProjectionDerivation(graph.engine, graph.statements).build()
  const counted = (): FreshView<Projection> => {
    const log = new ChangeLog(counting.engine, graph.statements)
    return new FreshView(
      new ChangeWatch(counting.engine, log),
      log,
      new ProjectionDerivation(counting.engine, graph.statements),
    )
  }
  const empty = (): Promise<unknown> =>
    graph.engine.write((transaction) =>
      transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }),
    )

  test('finds every node and edge by its id, and no other', async () => {
    const projection = await built()
    expect(projection.edgeCount).toBeGreaterThan(50)
    for (const [node, id] of projection.ids.entries()) expect(nodeOf(projection, id)).toBe(node)
    for (let edge = 0; edge < projection.edgeCount; edge++)
      expect(edgeOf(projection, idOfEdge(projection, edge))).toBe(edge)
    for (const id of ['', 'ct:city/', 'wd:Q0', 'zz']) expect(nodeOf(projection, id)).toBe(-1)
    for (const id of [
      'wd:Q6259',
      'rel:TWINNED_WITH~wd:Q37776~wd:Q6259~TWINNING-9',
      'rel:TWINNED_WITH~wd:Q37776~wd:Q6259~FULL-0',
      'rel:TWINNED_WITH~wd:Q37776~ct:city/nowhere~TWINNING-0',
      'rel:SUPPORTS~wd:Q37776~wd:Q6259~0',
    ])
      expect(edgeOf(projection, id)).toBe(-1)
  })

  test('lies in shared memory', async () => {
    const { nodes, countries, edges, typeOffsets, offsets, incident } = await built()
    for (const column of [...Object.values(nodes), ...Object.values(edges), countries, typeOffsets, offsets, incident])
      expect(column.buffer).toBeInstanceOf(SharedArrayBuffer)
  })

  test('nothing written, nothing read', async () => {
    const view = counted()
    const first = await view.current()
    expect(counting.taken().filter((statement) => statement.startsWith('projection/'))).toEqual([
      'projection/nodes',
      'projection/edges',
    ])
    for (let look = 0; look < 3; look++) expect((await view.current()).view).toBe(first.view)
    expect(counting.taken()).toEqual([])
  })

  test('what was written is read by its ids, and the projection before it stays as it was', async () => {
    const view = counted()
    await load('delta', [city('x', { population: 5 }), city('y')], [twins('x', 'y', { since: '1999' })])
    const before = await view.current()
    const [bytes] = [projectionBytes(before.view), counting.taken()]
    await load('delta', [city('x', { population: 6 }), city('z')], [twins('x', 'z')])
    const after = await view.current()
    expect(after.seq).toBe(await graph.log.head())
    expect(counting.taken()).toEqual([
      'graph/head',
      'change/since',
      'projection/nodes-by-ids',
      'projection/edges-by-keys TWINNED_WITH',
    ])
    expect(projectionBytes(before.view)).toEqual(bytes)
    expect([before, after].map(({ view: { ids } }) => ids.includes('ct:city/y'))).toEqual([true, false])
    expect(projectionBytes(after.view)).toEqual(projectionBytes(await built()))
  })

  test('where only attributes have changed, edges are the same memory', async () => {
    const view = counted()
    await load('attributes', [city('x2', { population: 1 })])
    const before = (await view.current()).view
    await load('attributes', [city('x2', { names: { en: 'renamed' }, population: 2 })])
    const after = (await view.current()).view
    const node = nodeOf(after, 'ct:city/x2')
    expect([before, after].map(({ nodes, names }) => [nodes.population[node], names[node]])).toEqual([
      [1, 'x2'],
      [2, 'renamed'],
    ])
    expect(after.ids).toBe(before.ids)
    expect(after.edges).toBe(before.edges)
    expect(after.incident).toBe(before.incident)
  })

  test('after more changes than it pays to read by id it is built again', async () => {
    const view = counted()
    await view.current()
    const count = limits.projectionDelta_ids * 2
    await load(
      'many',
      Array.from({ length: count }, (_, i) => city(`m${i}`)),
    )
    counting.taken()
    await view.current()
    const taken = counting.taken()
    expect(taken).toContain('projection/nodes')
    expect(taken).not.toContain('projection/nodes-by-ids')
    await load('many', [])
    expect(projectionBytes((await view.current()).view)).toEqual(projectionBytes(await built()))
  })

  test('a write past the log is seen', async () => {
    const view = counted()
    await view.current()
    await graph.engine.write((transaction) =>
      transaction.run({
        name: 'test/foreign',
        text: `CREATE (a:Entity:City {id: 'ct:city/f1', type: 'City'}), (b:Entity:City {id: 'ct:city/f2', type: 'City'}),
          (a)-[:TWINNED_WITH {key: 'TWINNING-0'}]->(b), (a)-[:TWINNED_WITH {key: 'nonsense'}]->(b), (:Entity {id: 'odd'})`,
      }),
    )
    const { view: now } = await view.current()
    expect(edgeOf(now, 'rel:TWINNED_WITH~ct:city/f1~ct:city/f2~TWINNING-0')).toBeGreaterThanOrEqual(0)
    // What is not of the domain is not of the projection.
    expect(now.offsets[nodeOf(now, 'ct:city/f1') + 1]).toBe((now.offsets[nodeOf(now, 'ct:city/f1')] ?? 0) + 1)
    expect(nodeOf(now, 'odd')).toBe(-1)
  })

  test('a caller sees its own writes, many callers at once', async () => {
    const view = counted()
    await Promise.all(
      Array.from({ length: 8 }, async (_, i) => {
        await load(`own-${i}`, [city(`own-${i}`)])
        expect(nodeOf((await view.current()).view, `ct:city/own-${i}`)).toBeGreaterThanOrEqual(0)
      }),
    )
    expect(projectionBytes((await view.current()).view)).toEqual(projectionBytes(await built()))
  })

  test.each(fc.sample(graphs, { seed, numRuns: 4 }).map((plan, number) => ({ number, plan })))(
    'built from a graph it is what was loaded: graph $number',
    async ({ number, plan }) => {
      await empty()
      const model = await loadPlan(graph, plan, number + 1)
      const projection = await built()
      expect(projectionDump(projection)).toEqual(expectedDump(model))
    },
  )

  test('kept up through any commands it is the one that would be built, byte for byte', async () => {
    await empty()
    const view = counted()
    await view.current()
    counting.taken()
    let changed_count = 0
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        for (const { source, facts: stated } of sequence) {
          const before = (await view.current()).view
          await load(source, stated.entities, stated.relationships)
          const after = (await view.current()).view
          if (after !== before) changed_count++
          expect(projectionBytes(after)).toEqual(projectionBytes(await built()))
        }
      }),
      { seed, numRuns: name === 'Neo4j' ? 4 : 15, endOnFailure: true },
    )
    expect(changed_count).toBeGreaterThan(10)
    expect(counting.taken().filter((statement) => statement === 'projection/nodes')).toEqual([])
    await load('one', [])
    await load('two', [])
    expect(projectionBytes((await view.current()).view)).toEqual(projectionBytes(await built()))
  })
})
