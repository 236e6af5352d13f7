import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { patiently } from '../../src/explorer/api/patiently.js'
import { type CountryPair, countryGrid } from '../../src/explorer/dashboard/country-grid.js'
import { linearTicks, logTicks, onLogAxis, shadeOf, shadeStarts } from '../../src/explorer/dashboard/scales.js'
import { yearsOf } from '../../src/explorer/dashboard/years.js'
import { countryChoices } from '../../src/explorer/filters/country-choices.js'
import { firstPlayed } from '../../src/explorer/filters/first-played.js'
import { cityFilter } from '../../src/explorer/network/choice-filters.js'
import { playgroundLink } from '../../src/explorer/playground-link.js'
import { tieGroups } from '../../src/explorer/profile/tie-groups.js'
import { isAfterYear } from '../../src/explorer/profile/year.js'
import { type Found, resultDetails } from '../../src/explorer/search/result-details.js'
import { english } from '../../src/explorer/words/english.js'

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

test('a date is after a year where no source can mean one before', () => {
  const later = ['2022-04-07', '2001', '201X', '200X', 'XXXX-09-21', '1999', null].filter((date) =>
    isAfterYear(date, 2000),
  )
  expect(later).toEqual(['2022-04-07', '2001', '201X'])
  expect(isAfterYear('2022', null)).toBe(false)
})

describe('a query that a busy server puts off', () => {
  const busy = (retryAfter: string) => new Response(null, { status: 503, headers: { 'retry-after': retryAfter } })
  const answerOf = async (responses: Response[], signal = new AbortController().signal) => {
    const sent_count = responses.length
    const { status } = await patiently(async () => responses.shift() ?? busy('0'), signal)
    return { status, sent_count: sent_count - responses.length }
  }
  const well = () => new Response()

  test('is sent again when it is time, twice at most', async () => {
    expect(await answerOf([busy('0'), busy('0'), well()])).toEqual({ status: 200, sent_count: 3 })
    expect(await answerOf([busy('0'), busy('0'), busy('0'), well()])).toEqual({ status: 503, sent_count: 3 })
    expect(await answerOf([busy('86400'), well()])).toEqual({ status: 503, sent_count: 1 })
    expect(await answerOf([new Response(null, { status: 500 }), well()])).toEqual({ status: 500, sent_count: 1 })
  })

  test('is not waited for by a view that is left', async () => {
    const left = new AbortController()
    const responses = [busy('20'), well()]
    const answer = answerOf(responses, left.signal)
    left.abort(new Error('left'))
    await expect(answer).rejects.toThrow('left')
    expect(responses).toHaveLength(1)
  })
})

test('ties of one kind are listed together, by name, whatever order they came in', () => {
  const edge = (type: 'MEMBER_OF' | 'PART_OF', name: string, isFrom: boolean) => {
    const [from, to] = isFrom ? ['ct:programme/ec2u', name] : [name, 'ct:programme/ec2u']
    const relationship = {
      id: `${type} ${from} ${to}`,
      type,
      modality: 'STATED' as const,
      from: { id: from },
      citations: [],
    }
    return { node: { id: name, name }, relationship }
  }
  const edges = [
    edge('MEMBER_OF', 'Turku', false),
    edge('PART_OF', 'Erasmus', true),
    edge('MEMBER_OF', 'Iași', false),
    edge('PART_OF', 'Labs', false),
  ]
  const groups = tieGroups('ct:programme/ec2u', edges, english)
  expect(groups.map(({ title, edges: group }) => [title, ...group.map(({ node }) => node.name)])).toEqual([
    ['Members', 'Iași', 'Turku'],
    ['Part of', 'Erasmus'],
    ['Parts', 'Labs'],
  ])
})

test('countries without a code can be chosen too, and are told from their namesakes', () => {
  const countries = [
    { node: { id: 'wd:Q183', code: 'DE', name: 'Deutschland' } },
    { node: { id: 'ct:country/germany', code: null, name: 'Germany' } },
    { node: { id: 'ct:country/atlantis', code: null, name: 'Atlantis' } },
  ]
  expect(countryChoices(countries, english)).toEqual([
    { value: 'ct:country/atlantis', name: 'Atlantis' },
    { value: 'DE', name: 'Germany' },
    { value: 'ct:country/germany', name: 'Germany (without a code)' },
  ])
  const filterOf = (...chosen: string[]) => cityFilter({ countries: chosen, programme: null })
  const [code, id] = [{ code: { in: ['DE'] } }, { id: { in: ['ct:country/germany'] } }]
  expect(filterOf('DE')).toEqual({ country: code })
  expect(filterOf('ct:country/germany')).toEqual({ country: id })
  expect(filterOf('DE', 'ct:country/germany')).toEqual({ country: { OR: [code, id] } })
  expect(filterOf()).toEqual({})
})

test('years are played from before the first in which something changes', () => {
  const bucket = (from: number, started: number, ended = 0) => ({ from, started, ended })
  expect(firstPlayed([bucket(2019, 0), bucket(2022, 8)])).toBe(2021)
  expect(firstPlayed([bucket(1958, 0, 1), bucket(2022, 8)])).toBe(1957)
  expect(firstPlayed([bucket(836, 1), bucket(2022, 8)])).toBe(1920)
  expect(firstPlayed([])).toBe(1920)
})

test('what is found under one name is told apart', () => {
  const city = (id: string, name: string, country: string | null, twins_count: number): Found => ({
    node: {
      __typename: 'City',
      id,
      name,
      country: country === null ? null : { code: country, name: country },
      twinnings: { totalCount: twins_count },
    },
  })
  const found = [
    city('wd:Q1', 'Lodi City', 'PH', 1),
    city('wd:Q2', 'Lodi City', null, 3),
    city('wd:Q3', 'Lodi', 'IT', 2),
  ]
  expect(resultDetails(found, english)).toEqual([
    'City · Philippines · 1 twin · wd:Q1',
    'City · 3 twins · wd:Q2',
    'City · Italy',
  ])
})

test('a link to the playground holds the query and what is said of its variables, and goes to no server', () => {
  const link = new URL(playgroundLink('query Q($a: Int) { b }', { a: 1, none: null }), 'http://here/tools/')
  expect(link.href.slice(0, link.href.indexOf('#'))).toBe('http://here/tools/playground/')
  const parameters = new URLSearchParams(link.hash.slice(1))
  expect(parameters.get('query')).toBe('query Q($a: Int) { b }')
  expect(JSON.parse(parameters.get('variables') ?? '')).toEqual({ a: 1 })
  expect(playgroundLink('{ b }')).not.toContain('variables')
})
