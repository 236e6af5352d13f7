import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Operation } from '../../src/graph/commands/by-hand/operation.js'
import type { Graph } from '../../src/graph/graph.js'
import { engines, openGraph } from '../support/engines.js'
import { author, city, content, dump, twins } from './facts.js'
import { createCity, deleteCity, request, twin, twinsId, updateCity } from './operations.js'

const slugs = ['a', 'b', 'c', 'd']
const slug = fc.constantFrom(...slugs)
const pair = fc.uniqueArray(slug, { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[string, string]>
const known = { expectedVersion: null }
const values = fc.record(
  {
    population: fc.option(fc.integer({ min: 0, max: 3 })),
    region: fc.option(fc.constantFrom('x', 'y')),
    location: fc.option(fc.constant({ latitude: 1, longitude: 2 })),
  },
  { requiredKeys: [] },
)
const dates = fc.record(
  { since: fc.constantFrom('1950', '1990'), until: fc.constantFrom('1995', '2001') },
  { requiredKeys: [] },
)
const inOrder = ([a, b]: [string, string]): string => twinsId(...([a, b].sort() as [string, string]))

/** Any change by hand; many are refused. */
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(slug, values).map(([one, said]) => createCity(one, said)),
  fc.tuple(slug, values).map(([one, said]) => updateCity(one, said)),
  fc.tuple(slug, fc.boolean()).map(([one, cascade]) => deleteCity(one, cascade)),
  fc.tuple(pair, dates).map(([[a, b], said]) => twin(a, b, said)),
  fc.tuple(pair, dates).map(
    ([ends, said]): Operation => ({
      ...known,
      kind: 'UPDATE_TIE',
      type: 'TWINNED_WITH',
      id: inOrder(ends),
      values: said,
    }),
  ),
  pair.map((ends): Operation => ({ ...known, kind: 'DELETE_TIE', types: ['TWINNED_WITH'], id: inOrder(ends) })),
  pair.map(([a, b]): Operation => ({ ...known, kind: 'MERGE_ENTITIES', id: `ct:city/${a}`, other: `ct:city/${b}` })),
  fc.tuple(pair, slug).map(
    ([[a, b], third]): Operation => ({
      ...known,
      kind: 'SPLIT_ENTITY',
      id: `ct:city/${a}`,
      into: `ct:city/${b}`,
      names: [{ language: 'en', text: b }],
      move: { names: [], attributes: ['population'], citations: [], ties: a === third ? [] : [inOrder([a, third])] },
    }),
  ),
)

describe.each(engines)('any changes by hand on %s', (_, open) => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
  })
  afterAll(() => graph.engine.close())

  const apply = (operations: readonly Operation[]) => graph.handEdits.apply(request(operations), 'somebody')
  /** All but what is kept beside the graph, and the edition of what is said by hand, which stays. */
  const state = async (): Promise<string[]> =>
    (await dump(graph.engine)).filter((line) => !/^\["(?:Revision|Idempotency)"|ct:source\/edits"/.test(line))

  test('taken back one after the other, the last first, leave the graph as it was before each', async () => {
    let carriedOut_count = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(operation, { minLength: 1, maxLength: 2 }), { minLength: 8, maxLength: 14 }),
        async (changes) => {
          const everything = { name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }
          await graph.engine.write((transaction) => transaction.run(everything))
          await graph.loader.load(
            [
              content(
                'a',
                1,
                [city('a', { population: 1 }), city('b', { population: 1 })],
                [twins('a', 'b', { since: '1950' })],
              ),
              content(
                'b',
                1,
                [city('a', { population: 2, region: 'x' }), city('c')],
                [twins('a', 'c', { claimant: 'ct:city/c' })],
              ),
            ],
            author,
          )
          const made: { readonly seq: number; readonly before: string[] }[] = []
          for (const operations of changes) {
            const before = await state()
            const { change, faults } = await apply(operations)
            if (change) made.push({ seq: change.seq, before })
            else if (faults.length > 0) expect(await state()).toEqual(before)
          }
          carriedOut_count += made.length
          for (const { seq, before } of made.reverse()) {
            expect((await apply([{ kind: 'REVERT_CHANGE', seq }])).faults).toEqual([])
            expect(await state()).toEqual(before)
          }
        },
      ),
      { numRuns: 10, seed: 7 },
    )
    // Not all were refused.
    expect(carriedOut_count).toBeGreaterThan(25)
  }, 60_000)
})
