import { describe, expect, test } from '@jest/globals'
import { patiently } from '../../src/explorer/api/patiently.js'
import { countryChoices } from '../../src/explorer/filters/country-choices.js'
import { firstPlayed } from '../../src/explorer/filters/first-played.js'
import { cityFilter } from '../../src/explorer/network/choice-filters.js'
import { tieGroups } from '../../src/explorer/profile/tie-groups.js'
import { isAfterYear } from '../../src/explorer/profile/year.js'
import { type Found, resultDetails } from '../../src/explorer/search/result-details.js'
import { english } from '../../src/explorer/words/english.js'

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
