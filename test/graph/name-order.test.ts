import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Window } from '../../src/graph/filters/order.js'
import { NameOrder } from '../../src/graph/name-order/name-order.js'

/** The order of names against a list that is sorted and cut anew for each question. */

const types = ['City', 'Event'] as const
interface Entity {
  readonly type: (typeof types)[number]
  readonly sortKey: string
}
const ids = Array.from({ length: 12 }, (_, number) => `ct:city/${number}`)
const entity = fc.record({
  id: fc.constantFrom(...ids),
  type: fc.constantFrom(...types),
  name: fc.constantFrom('', 'a', 'a b', 'b', 'ba', 'c'),
})
const steps = fc.array(fc.oneof(entity, fc.constantFrom(...ids)), { maxLength: 40 })
const place = fc.option(
  fc.tuple(fc.constantFrom('', 'a', 'a b', 'b', 'z'), fc.constantFrom(...ids)).map(([name, id]) => [`${name}\t${id}`]),
  { nil: undefined },
)

function expected(entities: ReadonlyMap<string, Entity>, type: string, window: Window): string[] {
  const { after, before, backward, limit } = window
  const keys = [...entities.values()].filter((one) => one.type === type).map(({ sortKey }) => sortKey)
  const within = keys
    .filter((key) => (!after || key > String(after[0])) && (!before || key < String(before[0])))
    .sort((a, b) => (a < b ? -1 : 1))
  return (backward ? within.reverse() : within).slice(0, limit)
}

describe('the order of names', () => {
  test('gives the pages of a list that is sorted anew', () => {
    fc.assert(
      fc.property(
        steps,
        place,
        place,
        fc.boolean(),
        fc.integer({ min: 0, max: 15 }),
        (done, after, before, backward, limit) => {
          const order = new NameOrder()
          const known = new Map<string, Entity>()
          const window = { ...(after ? { after } : {}), ...(before ? { before } : {}), backward, limit }
          for (const step of done) {
            if (typeof step === 'string') {
              order.remove(step)
              known.delete(step)
            } else {
              const one = { type: step.type, sortKey: `${step.name}\t${step.id}` }
              order.put(one)
              known.set(step.id, one)
            }
            for (const type of types)
              expect(order.page(type, window).map(({ sortKey }) => sortKey)).toEqual(expected(known, type, window))
          }
        },
      ),
    )
  })

  test('knows the id at the end of a key', () => {
    const order = new NameOrder()
    order.put({ type: 'City', sortKey: 'pavia\twd:Q6259' })
    expect(order.page('City', { backward: false, limit: 1 })).toEqual([{ id: 'wd:Q6259', sortKey: 'pavia\twd:Q6259' }])
  })
})
