import { describe, expect, test } from '@jest/globals'
import { PairNumbers } from '../../src/analytics/aggregates/pair-numbers.js'

describe.each([5, 3000])('pairs of %i things', (count) => {
  test('have one number each, whichever end comes first, in the order in which they come', () => {
    const numbers = new PairNumbers(count)
    const last = count - 1
    const asked = [numbers.of(0, last), numbers.of(last, 0), numbers.of(last, last), numbers.of(1, 0), numbers.of(0, 0)]
    expect(asked).toEqual([0, 0, 1, 2, 3])
    expect(numbers.of(last, last)).toBe(1)
  })
})
