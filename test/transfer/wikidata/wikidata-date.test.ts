import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { rangeOf } from '../../../src/domain/partial-date.js'
import { dateOf } from '../../../src/transfer/wikidata/wikidata-date.js'

describe('A time of Wikidata', () => {
  test.each([
    ['a day', { time: '+2010-05-22T00:00:00Z', precision: 11 }, '2010-05-22'],
    ['a month', { time: '+2010-05-00T00:00:00Z', precision: 10 }, '2010-05'],
    ['a month of the query service', { time: '2010-05-01T00:00:00Z', precision: 10 }, '2010-05'],
    ['a year', { time: '+2010-00-00T00:00:00Z', precision: 9 }, '2010'],
    ['a year that has a day which means nothing', { time: '+2010-07-03T00:00:00Z', precision: 9 }, '2010'],
    ['a decade', { time: '+1960-00-00T00:00:00Z', precision: 8 }, '196X'],
    ['a decade by any of its years', { time: '+1965-00-00T00:00:00Z', precision: 8 }, '196X'],
    ['an hour', { time: '+2010-05-22T10:00:00Z', precision: 12 }, '2010-05-22'],
    ['a year of three digits', { time: '+0836-00-00T00:00:00Z', precision: 9 }, '0836'],
    ['the padded year of an old dump', { time: '+00000002010-05-22T00:00:00Z', precision: 11 }, '2010-05-22'],
    ['a leap day', { time: '+2000-02-29T00:00:00Z', precision: 11 }, '2000-02-29'],
    ['no precision, and a first of January', { time: '2010-01-01T00:00:00Z' }, '2010'],
    ['no precision, and a first of a month', { time: '2010-05-01T00:00:00Z' }, '2010-05'],
    ['no precision, and another day', { time: '2010-05-22T00:00:00Z' }, '2010-05-22'],
    ['a calendar that is said', { time: '+2010-00-00T00:00:00Z', precision: 9, calendar: 'Q1985727' }, '2010'],
  ])('with %s is as precise as it is stated', (_what, time, date) => {
    expect(dateOf(time)).toEqual({ date })
  })

  test.each([
    [
      'before the year 1',
      { time: '-0044-03-15T00:00:00Z', precision: 11 },
      /-0044-03-15T00:00:00Z is before the year 1/,
    ],
    ['in a year 0', { time: '+0000-00-00T00:00:00Z', precision: 9 }, /before the year 1/],
    [
      'in the Julian calendar',
      { time: '+1395-09-11T00:00:00Z', precision: 11, calendar: 'Q1985786' },
      /Julian calendar/,
    ],
    [
      'in another calendar',
      { time: '+1395-09-11T00:00:00Z', precision: 11, calendar: 'Q12138' },
      /not known \(Q12138\)/,
    ],
    ['of a century', { time: '+1900-00-00T00:00:00Z', precision: 7 }, /vaguer than a decade \(precision 7\)/],
    ['of a million years', { time: '+2000-00-00T00:00:00Z', precision: 3 }, /vaguer than a decade/],
    ['on a day that there is not', { time: '+2011-02-31T00:00:00Z', precision: 11 }, /no day of the calendar/],
    ['in a month that is not said', { time: '+2011-00-00T00:00:00Z', precision: 10 }, /no day of the calendar/],
    ['in the decade before the year 10', { time: '+0005-00-00T00:00:00Z', precision: 8 }, /no day of the calendar/],
    ['after the year 9999', { time: '+12010-01-01T00:00:00Z', precision: 11 }, /no day of the calendar/],
    ['that is uncertain', { time: '+2010-00-00T00:00:00Z', precision: 9, margin: 5 }, /uncertain by 5/],
    ['that is none', { time: 'sometime' }, /'sometime' is no time/],
  ])('%s is refused in words', (_what, time, reason) => {
    expect(dateOf(time)).toEqual({ refused: expect.stringMatching(reason) as unknown })
  })

  test('of any day has that day in its range, and no more than its precision leaves open', () => {
    const days = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom(8, 9, 10, 11), (date, precision) => {
        const day = date.toISOString().slice(0, 10)
        const reading = dateOf({ time: `+${day}T00:00:00Z`, precision })
        const range = 'date' in reading ? rangeOf(reading.date) : null
        expect(range).not.toBeNull()
        if (!range) return
        expect(range.earliest <= day && day <= range.latest).toBe(true)
        const kept = { 8: 3, 9: 4, 10: 7, 11: 10 }[precision] ?? 0
        expect([range.earliest, range.latest].map((end) => end.slice(0, kept))).toEqual([
          day.slice(0, kept),
          day.slice(0, kept),
        ])
      }),
    )
  })
})
