import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  comparePartialDates,
  type DateRange,
  isPartialDate,
  overlaps,
  parsePartialDate,
  rangeOf,
} from '../../src/domain/partial-date.js'
import { partialDates } from './arbitraries.js'

const range = (text: string): DateRange => {
  const found = rangeOf(text)
  if (!found) throw new Error(`${text} is no date`)
  return found
}

describe('what is a date', () => {
  test.each([
    ['2010', '2010-01-01', '2010-12-31'],
    ['0001', '0001-01-01', '0001-12-31'],
    ['9999', '9999-01-01', '9999-12-31'],
    ['2010-05', '2010-05-01', '2010-05-31'],
    ['2010-02', '2010-02-01', '2010-02-28'],
    ['2012-02', '2012-02-01', '2012-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['2010-05-22', '2010-05-22', '2010-05-22'],
    ['2012-02-29', '2012-02-29', '2012-02-29'],
    ['196X', '1960-01-01', '1969-12-31'],
    ['XXXX-09-21', '0000-09-21', '9999-09-21'],
    // Some year is a leap year.
    ['XXXX-02-29', '0000-02-29', '9999-02-29'],
  ])('%s is from %s to %s', (text, earliest, latest) => {
    expect(rangeOf(text)).toEqual({ earliest, latest })
  })

  test.each([
    '',
    ' 2010',
    '2010 ',
    '2010\n',
    '10',
    '20100',
    '-2010',
    '2010-13',
    '2010-00',
    '2010-5',
    '2010-05-00',
    '2010-05-32',
    '2010-04-31',
    '2010-02-30',
    '2011-02-29',
    '1900-02-29',
    'XXXX-02-30',
    'XXXX-13-01',
    'XXXX',
    'XXXX-09',
    '19XX',
    '196x',
    '196X-05',
    '196X-05-01',
    // There is no year zero; a year unknown is what begins there.
    '0000',
    '0000-02-29',
    '000X',
    '2010-05-22T10:00',
    '2010/2011',
    '٢٠١٠',
  ])('%j is none', (text) => {
    expect(rangeOf(text)).toBeNull()
    expect(isPartialDate(text)).toBe(false)
    expect(() => parsePartialDate(text)).toThrow(expect.objectContaining({ kind: 'INVALID_INPUT' }))
  })

  test.each([2010, null, undefined, ['2010'], {}])('%j is none', (value) => {
    expect(isPartialDate(value)).toBe(false)
    expect(() => parsePartialDate(value)).toThrow(/is not a date; write 2010,/)
  })

  test('a day is one exactly when the calendar has it', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part(13), part(32), (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${day}`
        const date = new Date(`${text}T00:00:00Z`)
        const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
        expect(isPartialDate(text)).toBe(real)
      }),
      { numRuns: 500 },
    )
  })

  test('parsing gives the text back', () => {
    fc.assert(fc.property(partialDates, (date) => expect(parsePartialDate(date)).toBe(date)))
  })
})

describe('order', () => {
  test('sorts by the earliest day, then the latest', () => {
    const sorted = ['XXXX-09-21', '1959-12-31', '1960-01-01', '1960-01', '1960', '196X', '1960-01-02', '1961']
    expect([...sorted].reverse().sort(comparePartialDates)).toEqual(sorted)
  })

  test('is total: every pair has an order, the reverse of the reverse pair, and equal only to itself', () => {
    fc.assert(
      fc.property(partialDates, partialDates, (a, b) => {
        // Adding 0 makes one zero of the two.
        expect(Math.sign(comparePartialDates(a, b)) + 0).toBe(-Math.sign(comparePartialDates(b, a)) + 0)
        expect(comparePartialDates(a, b) === 0).toBe(a === b)
      }),
    )
  })

  test('is transitive', () => {
    fc.assert(
      fc.property(partialDates, partialDates, partialDates, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort(comparePartialDates) as [string, string, string]
        expect(comparePartialDates(x, y)).toBeLessThanOrEqual(0)
        expect(comparePartialDates(y, z)).toBeLessThanOrEqual(0)
        expect(comparePartialDates(x, z)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })

  test('agrees with the ranges', () => {
    fc.assert(
      fc.property(partialDates, partialDates, (a, b) => {
        const [x, y] = [range(a), range(b)]
        if (x.earliest < y.earliest || (x.earliest === y.earliest && x.latest < y.latest))
          expect(comparePartialDates(a, b)).toBeLessThan(0)
        if (x.latest < y.earliest) expect(comparePartialDates(a, b)).toBeLessThan(0)
      }),
    )
  })

  test('refuses what is no date', () => {
    expect(() => comparePartialDates('2010', '2010-13')).toThrow('"2010-13" is not a date')
  })
})

describe('overlap', () => {
  const milliseconds = 86_400_000
  function daysOf({ earliest, latest }: DateRange): Set<string> {
    const days = new Set<string>()
    for (let day = Date.parse(`${earliest}T00:00:00Z`); day <= Date.parse(`${latest}T00:00:00Z`); day += milliseconds)
      days.add(new Date(day).toISOString().slice(0, 10))
    return days
  }
  // Few years, so that pairs meet often, and few days to count; a year unknown has too many.
  const near = fc.oneof(
    fc.constantFrom('199X', '200X'),
    fc.integer({ min: 1998, max: 2002 }).map(String),
    fc
      .tuple(fc.integer({ min: 1998, max: 2002 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
    fc
      .date({ min: new Date('1999-12-01'), max: new Date('2000-03-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  )

  test('is what counting days gives', () => {
    let met = 0
    fc.assert(
      fc.property(near, near, (a, b) => {
        const days = daysOf(range(a))
        const common = [...daysOf(range(b))].some((day) => days.has(day))
        if (common) met++
        expect(overlaps(range(a), range(b))).toBe(common)
      }),
      { numRuns: 300 },
    )
    expect(met).toBeGreaterThan(10)
  })

  test('is symmetric, and everything overlaps itself', () => {
    fc.assert(
      fc.property(partialDates, partialDates, (a, b) => {
        expect(overlaps(range(a), range(b))).toBe(overlaps(range(b), range(a)))
        expect(overlaps(range(a), range(a))).toBe(true)
      }),
    )
  })

  test('ends meet on one day, and not across a night', () => {
    expect(overlaps(range('1999'), range('1999-12-31'))).toBe(true)
    expect(overlaps(range('1999'), range('2000-01-01'))).toBe(false)
    expect(overlaps(range('196X'), range('1970'))).toBe(false)
  })

  test('a date of unknown year is kept by every period', () => {
    fc.assert(
      fc.property(partialDates, (date) => {
        // After its last day, in the last year, there is none left.
        fc.pre(range(date).earliest <= range('XXXX-09-21').latest)
        expect(overlaps(range('XXXX-09-21'), range(date))).toBe(true)
      }),
      { examples: [['0001'], ['2010-05'], ['9999']] },
    )
  })
})
