import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Call, whyNotLinearizable } from './linearizable.js'

const call = (kind: Call<number>['kind'], value: number, begun: number, ended: number): Call<number> => ({
  kind,
  value,
  begun,
  ended,
})
const write = (value: number, begun: number, ended: number) => call('WRITE', value, begun, ended)
const read = (value: number, begun: number, ended: number) => call('READ', value, begun, ended)

describe('a history of a register', () => {
  test.each<[string, Call<number>[]]>([
    ['nothing', []],
    ['one after the other', [write(1, 0, 1), read(1, 2, 3), write(2, 4, 5), read(2, 6, 7)]],
    ['a read of what was there before', [read(0, 0, 1), write(1, 2, 3)]],
    ['a read during a write, of before', [write(1, 0, 3), read(0, 1, 2)]],
    ['a read during a write, of after', [write(1, 0, 3), read(1, 1, 2), read(1, 4, 5)]],
    ['two writes at once, in either order', [write(1, 0, 3), write(2, 1, 2), read(1, 4, 5)]],
    ['a write of which nobody knows, and which is seen later', [write(1, 0, Infinity), read(0, 1, 2), read(1, 3, 4)]],
    ['a write of which nobody knows, and which is never seen', [write(1, 0, Infinity), read(0, 1, 2), read(0, 3, 4)]],
  ])('%s has an order', (_, history) => {
    expect(whyNotLinearizable(history, 0)).toBeNull()
  })

  test.each<[string, Call<number>[]]>([
    ['a stale read after a write', [write(1, 0, 1), read(0, 2, 3)]],
    ['a read of what was never written', [write(1, 0, 1), read(7, 2, 3)]],
    ['a read of what will be written', [read(1, 0, 1), write(1, 2, 3)]],
    ['new and then old, during one write', [write(1, 0, 9), read(1, 1, 2), read(0, 3, 4)]],
    [
      'two readers that see two writes in different orders',
      [write(1, 0, 20), write(2, 1, 21), read(1, 2, 3), read(2, 4, 5), read(1, 6, 7)],
    ],
    ['a lost write', [write(1, 0, 1), write(2, 2, 3), read(1, 4, 5)]],
    ['a write of which nobody knows, seen and gone again', [write(1, 0, Infinity), read(1, 1, 2), read(0, 3, 4)]],
  ])('%s has none', (_, history) => {
    expect(whyNotLinearizable(history, 0)).not.toBeNull()
  })

  test('one with a single stale read among many calls is found out, and the read is among what is named', () => {
    const many: Call<number>[] = []
    for (let n = 1; n <= 200; n++) many.push(write(n, 10 * n, 10 * n + 5), read(n, 10 * n + 6, 10 * n + 7))
    expect(whyNotLinearizable(many, 0)).toBeNull()
    const stale = read(99, 1009, 1009.5)
    expect(whyNotLinearizable([...many, stale], 0)).toContainEqual(stale)
  })

  /** Up to six calls on few values, that overlap as they like. */
  const history = fc
    .array(
      fc.record({
        kind: fc.constantFrom<'READ' | 'WRITE'>('READ', 'WRITE'),
        value: fc.integer({ min: 0, max: 2 }),
        length: fc.integer({ min: 1, max: 6 }),
        at: fc.integer({ min: 0, max: 9 }),
        isKnown: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    .map((calls) =>
      calls.map(({ kind, value, length, at, isKnown }, index) => ({
        kind,
        value,
        // No two at the same time.
        begun: at + index / 100,
        ended: kind === 'WRITE' && !isKnown ? Number.POSITIVE_INFINITY : at + length + 0.5 + index / 100,
      })),
    )

  test('has an order just where one of all its orders will do', () => {
    fc.assert(
      fc.property(history, (calls) => {
        expect(whyNotLinearizable(calls, 0) === null).toBe(hasOrder(calls, 0))
      }),
      { numRuns: 2000 },
    )
  })
})

/** By trying all of them. */
function hasOrder(left: readonly Call<number>[], value: number): boolean {
  if (left.every(({ ended }) => ended === Number.POSITIVE_INFINITY)) return true
  return left.some((one) => {
    const others = left.filter((other) => other !== one)
    if (others.some(({ ended }) => ended < one.begun)) return false
    if (one.kind === 'READ') return one.value === value && hasOrder(others, value)
    return hasOrder(others, one.value)
  })
}
