import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayNumber, yearOf } from '../../src/analytics/day-number.js'
import { rangeOf } from '../../src/domain/partial-date.js'
import { partialDates } from '../domain/arbitraries.js'

describe('day numbers', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['0001-01-01', -719_162],
  ])('%s is %i', (day, number) => {
    expect(dayNumber(day)).toBe(number)
  })

  test('are in the order of the days, at the ends of unknown years too', () => {
    const days = fc.oneof(
      partialDates.chain((date) => fc.constantFrom(rangeOf(date)?.earliest ?? '', rangeOf(date)?.latest ?? '')),
      fc.constantFrom('0000-02-29', '0000-03-01', '9999-02-28', '9999-02-29', '9999-03-01', '9998-12-31', '9999-12-31'),
    )
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(Math.sign(dayNumber(a) - dayNumber(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
        if (!a.startsWith('9999')) expect(yearOf(dayNumber(a))).toBe(Number(a.slice(0, 4)))
      }),
      { numRuns: 2000 },
    )
  })
})
