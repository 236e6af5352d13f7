import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CountryPair, countryGrid } from '../../src/explorer/dashboard/country-grid.js'
import { linearTicks, logTicks, onLogAxis, shadeOf, shadeStarts } from '../../src/explorer/dashboard/scales.js'
import { yearsOf } from '../../src/explorer/dashboard/years.js'
import { playgroundLink } from '../../src/explorer/playground-link.js'

const counts = fc.integer({ min: 1, max: 1_000_000 })

describe('the grid of countries', () => {
  const codes = ['AT', 'DE', 'FR', 'IT', 'RO', 'TR']
  const country = (code: string) => ({ id: `ct:country/${code.toLowerCase()}`, code, name: code })
  /** As the API gives them: each pair once, the first code first. */
  const pairs: fc.Arbitrary<CountryPair[]> = fc
    .uniqueArray(
      fc
        .tuple(fc.constantFrom(...codes), fc.constantFrom(...codes), counts)
        .map(([one, other, count]) => ({ codes: [one, other].sort() as [string, string], count })),
      { selector: (pair) => pair.codes.join() },
    )
    .map((all) => all.map(({ codes: [from, to], count }) => ({ from: country(from), to: country(to), count })))

  test('is the same on both sides of its diagonal, and holds each pair', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const { countries, cells, all_count } = countryGrid(all, codes.length)
        expect(countries).toHaveLength(all_count)
        const at = ({ id }: { readonly id: string }) => countries.findIndex((one) => one.id === id)
        for (const { from, to, count } of all) {
          expect(cells[at(from)]?.[at(to)]).toBe(count)
          expect(cells[at(to)]?.[at(from)]).toBe(count)
        }
        const upper = cells.flatMap((line, row) => line.slice(row)).reduce((sum, count) => sum + count, 0)
        expect(upper).toBe(all.reduce((sum, { count }) => sum + count, 0))
      }),
    )
  })

  test('has the most tied first, and leaves out the least', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 6 }), (all, most) => {
        const whole = countryGrid(all, codes.length)
        const total = (row: number) => (whole.cells[row] ?? []).reduce((sum, count) => sum + count, 0)
        const totals = whole.countries.map((_, row) => total(row))
        expect(totals).toEqual([...totals].sort((a, b) => b - a))
        const part = countryGrid(all, most)
        expect(part.countries).toEqual(whole.countries.slice(0, most))
        expect(part.all_count).toBe(whole.all_count)
      }),
    )
  })
})

describe('axes and shades', () => {
  test('ticks of a linear axis are whole, even and reach the largest', () => {
    fc.assert(
      fc.property(counts, (max) => {
        const ticks = linearTicks(max, 5)
        const [, step = 0] = ticks
        expect(ticks.every((tick, index) => Number.isInteger(tick) && tick === index * step)).toBe(true)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max)
        expect(ticks.at(-2)).toBeLessThan(max)
        expect(ticks.length).toBeLessThanOrEqual(7)
      }),
    )
  })

  test('ticks of a logarithmic axis are round, few, and reach the largest', () => {
    fc.assert(
      fc.property(counts, (max) => {
        const ticks = logTicks(max)
        const end = ticks.at(-1) ?? 0
        expect(ticks[0]).toBe(1)
        expect(ticks.length).toBeLessThanOrEqual(8)
        expect(ticks.every((tick) => /^[125]0*$/.test(`${tick}`))).toBe(true)
        expect(end).toBeGreaterThanOrEqual(max)
        expect(onLogAxis(1, end)).toBe(0)
        expect(onLogAxis(end, end)).toBe(1)
      }),
    )
    expect([1, 10, 100].map((value) => onLogAxis(value, 100))).toEqual([0, 0.5, 1])
  })

  test('every count has a shade, and none a stronger one than a larger count', () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const starts = shadeStarts(more, 6)
        expect(starts.length).toBeLessThanOrEqual(6)
        expect(shadeOf(0, starts)).toBe(-1)
        expect(shadeOf(1, starts)).toBe(0)
        expect(shadeOf(more, starts)).toBe(starts.length - 1)
        expect(shadeOf(less, starts)).toBeLessThanOrEqual(shadeOf(more, starts))
      }),
    )
    expect(shadeStarts(4096, 6)).toEqual([1, 4, 16, 64, 256, 1024])
  })
})

test('years stand beside each other by layer, without gaps, and none is lost', () => {
  const known = { tieCount: 20, withoutStart: 8, startSpansYears: 1 }
  const bucket = (from: number, started: number, ended = 0) => ({ from, started, ended })
  const years = yearsOf([
    { layer: 'twinnings', buckets: [bucket(1920, 0), bucket(1958, 3), bucket(1959, 0), bucket(1960, 2, 1)], known },
    { layer: 'programmes', buckets: [bucket(1961, 1)], known: { tieCount: 2, withoutStart: 1, startSpansYears: 0 } },
  ])
  expect(years.years).toEqual([
    { year: 1958, started: [3, 0], ended: 0 },
    { year: 1959, started: [0, 0], ended: 0 },
    { year: 1960, started: [2, 0], ended: 1 },
    { year: 1961, started: [0, 1], ended: 0 },
  ])
  expect(years).toMatchObject({ started_count: 6, undated_count: 10, earlier_count: 6 })
  expect(yearsOf([])).toEqual({ layers: [], years: [], started_count: 0, earlier_count: 0, undated_count: 0 })
})

test('a link to the playground holds the query and what is said of its variables, and goes to no server', () => {
  const link = new URL(playgroundLink('query Q($a: Int) { b }', { a: 1, none: null }), 'http://here/tools/')
  expect(link.href.slice(0, link.href.indexOf('#'))).toBe('http://here/tools/playground/')
  const parameters = new URLSearchParams(link.hash.slice(1))
  expect(parameters.get('query')).toBe('query Q($a: Int) { b }')
  expect(JSON.parse(parameters.get('variables') ?? '')).toEqual({ a: 1 })
  expect(playgroundLink('{ b }')).not.toContain('variables')
})
