import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Engine } from '../../src/engine/engine.js'
import type { Window } from '../../src/graph/filters/order.js'
import { Graph } from '../../src/graph/graph.js'
import { reaches } from '../../src/graph/reaches.js'
import type { RelationshipRecord } from '../../src/graph/records.js'
import { engines } from '../support/engines.js'
import { type CountingEngine, countingEngine } from './counting-engine.js'
import { author, city, content, twins } from './facts.js'

/** Ties of several kinds between the same two cities keep their order on every page. */

const kinds = ['TWINNING', 'FRIENDSHIP', 'PARTNERSHIP'] as const
const ends = ['parallel-b', 'parallel-c', 'parallel-d'] as const

describe.each(engines)('parallel ties on %s', (_, open) => {
  let engine: Engine
  let graph: Graph
  let counting: CountingEngine

  beforeAll(async () => {
    engine = await open()
    counting = countingEngine(engine)
    graph = await Graph.open(counting.engine)
    const cities = ['parallel-a', ...ends, 'parallel-e'].map((slug) => city(slug))
    const ties = ends.flatMap((end) => kinds.map((kind) => twins('parallel-a', end, { kind })))
    const plain = twins('parallel-e', 'parallel-b')
    await graph.loader.load([content('parallel', 1, cities, [...ties, plain])], author)
  })
  afterAll(() => engine.close())

  const read = async (window: Window, slug = 'parallel-a') => {
    const id = `ct:city/${slug}`
    const select = { node: ['name'], tie: ['kind'], position: true, total: false }
    const found = await graph.relationships.neighbours(reaches.City.twinnings, [id], { window, select })
    return (found.get(id)?.rows ?? []).map(({ row, position }) => ({
      tie: row.relationship as RelationshipRecord,
      position,
    }))
  }

  test('every window of the list is a part of the whole', async () => {
    const whole = await read({ backward: false, limit: 20 })
    const keys = whole.map(({ position }) => position ?? [])
    expect(whole).toHaveLength(9)
    expect(keys).toEqual([...keys].sort((a, b) => (String(a) < String(b) ? -1 : 1)))
    for (const backward of [false, true]) {
      const ordered = backward ? [...whole].reverse() : whole
      for (let from = -1; from < 9; from++) {
        const place = ordered[from]?.position
        const edge = place ? { [backward ? 'before' : 'after']: place } : {}
        // The row past the page only says that there is one.
        for (let size = 1; size <= 9; size++) {
          const rows = await read({ ...edge, backward, limit: size + 1 })
          expect(rows.slice(0, size)).toEqual(ordered.slice(from + 1, from + 1 + size))
          expect(rows.length > size).toBe(ordered.length > from + 1 + size)
        }
      }
    }
  })

  test('only a list that has some costs a second statement', async () => {
    counting.taken()
    await read({ backward: false, limit: 3 }, 'parallel-e')
    expect(counting.taken()).toHaveLength(1)
    await read({ backward: false, limit: 3 })
    expect(counting.taken()).toHaveLength(2)
  })
})
