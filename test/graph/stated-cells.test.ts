import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Engine } from '../../src/engine/engine.js'
import { UnreadableText } from '../../src/graph/filters/row-text.js'
import { type StatedForm, statedEntity, statedTie } from '../../src/graph/filters/stated-cells.js'
import type { EntityRecord, RelationshipRecord } from '../../src/graph/records.js'
import { engines, openGraph } from '../support/engines.js'
import { loadSample } from '../transfer/export/sample-graph.js'

/** What things are found and ordered by, and what follows from the rest. */
const derived = /^(?:nameKeys|sortKey|revision|oneSidedId|untilLatest|\w+Folded|\w+(?:Earliest|Latest))$/
const stated = (properties: object): object =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !derived.test(name)))
const byId = <T extends { readonly id: string }>(all: readonly T[]): T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1))

describe.each(engines)('what is stated, on %s', (_, open) => {
  let engine: Engine
  let entities: EntityRecord[]
  let relationships: RelationshipRecord[]
  beforeAll(async () => {
    const graph = await openGraph(open)
    engine = graph.engine
    await loadSample(graph)
    entities = await written('(it:Entity)')
    relationships = await written('(:Entity)-[it]->(:Entity)')
  })
  afterAll(() => engine.close())

  const written = async <T>(pattern: string): Promise<T[]> => {
    const rows = await engine.read({ name: 'test/all', text: `MATCH ${pattern} RETURN properties(it) AS it` })
    return rows.map(({ it }) => it as T)
  }

  async function read<T>(pattern: string, { parts, read: readRows }: StatedForm<T>): Promise<T[]> {
    const text = `MATCH ${pattern} WITH [${parts.shared}] AS shared, collect([${parts.own}]) AS rows RETURN shared, rows`
    return readRows(await engine.read({ name: 'test/stated', text }))
  }

  test('is much, and of every kind, in the sample', () => {
    const names = new Set([...entities, ...relationships].flatMap(Object.keys))
    for (const name of ['sessions', 'population', 'latitude', 'since', 'on', 'citeClaimants', 'nameCitations'])
      expect(names).toContain(name)
  })

  describe.each(['values', 'texts'] as const)('as %s', (notation) => {
    test('of entities is all that was written', async () => {
      const found = await read('(n:Entity)', statedEntity('n')[notation])
      expect(byId(found).map(stated)).toEqual(byId(entities).map(stated))
    })

    test('of ties is all that was written, and of their ends what is shown', async () => {
      const form = statedTie({ tie: 'r', from: 'a', to: 'b' }, true)
      const found = await read('(a:Entity)-[r]->(b:Entity)', form[notation])
      expect(byId(found.map(({ relationship }) => relationship)).map(stated)).toEqual(byId(relationships).map(stated))
      const place = ({ id, type, name, latitude, longitude }: EntityRecord) =>
        JSON.parse(JSON.stringify({ id, type, name, latitude, longitude })) as object
      const entityOf = new Map(entities.map((entity) => [entity.id, place(entity)]))
      for (const { relationship, ends } of found)
        expect(ends).toEqual({ from: entityOf.get(relationship.from), to: entityOf.get(relationship.to) })
      const without = statedTie({ tie: 'r', from: 'a', to: 'b' }, false)[notation]
      expect((await read('(a:Entity)-[r]->(b:Entity)', without)).map(({ ends }) => ends)).toEqual(
        relationships.map(() => null),
      )
    })
  })

  test.each([
    ['a sign that parts properties', { name: 'a\u001fb' }],
    ['signs that make as many properties as there are less', { name: 'a\u001f=b', description: '\u001f' }],
    ['a sign that parts items', { names: ['a\u001eb'] }],
    ['both', { names: ['a', 'b\u001e\u001fc'] }],
  ])('with %s in it is known to be unreadable as a text, and read as values', async (_title, properties) => {
    const { values, texts } = statedEntity('n')
    const wrong = { id: 'x', type: 'City', ...properties }
    const rowsOf = ({ parts }: StatedForm<unknown>) => {
      const text = `WITH $wrong AS n WITH [${parts.shared}] AS shared, collect([${parts.own}]) AS rows RETURN shared, rows`
      return engine.read({ name: 'test/wrong', text }, { wrong })
    }
    expect(values.read(await rowsOf(values))).toEqual([wrong])
    const rows = await rowsOf(texts)
    expect(() => texts.read(rows)).toThrow(UnreadableText)
  })
})
