import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  colourings,
  languages,
  lastYear,
  layers,
  pages,
  printViewState,
  readViewState,
  sizings,
  startState,
  throughs,
  unreadOf,
  type ViewState,
} from '../../src/explorer/state/view-state.js'

const degrees = (most: number) =>
  fc.integer({ min: -most * 1e4, max: most * 1e4 }).map((tenThousandths) => tenThousandths / 1e4)
const states: fc.Arbitrary<ViewState> = fc.record({
  page: fc.constantFrom(...pages),
  select: fc.constantFrom(null, 'wd:Q6259', 'ct:agreement/accordo-di-amicizia-2022', 'ct:city/a&b=c?d#é%'),
  layers: fc.subarray([...layers]),
  countries: fc.uniqueArray(fc.constantFrom('IT', 'FR', 'wd:Q218', 'ct:country/cote-d-ivoire')),
  programme: fc.constantFrom(null, 'ct:programme/ec2u'),
  source: fc.constantFrom(null, 'ct:source/wikidata'),
  asOf: fc.option(fc.integer({ min: 1, max: lastYear })),
  camera: fc.option(
    fc.record({
      latitude: degrees(84),
      longitude: degrees(180),
      zoom: fc.integer({ min: 0, max: 1200 }).map((hundredths) => hundredths / 100),
    }),
  ),
  language: fc.option(fc.constantFrom(...languages)),
  from: fc.constantFrom(null, 'wd:Q6259'),
  to: fc.constantFrom(null, 'wd:Q38511'),
  through: fc.constantFrom(...throughs),
  colour: fc.constantFrom(...colourings),
  size: fc.constantFrom(...sizings),
  seed: fc.integer({ min: 1, max: 1000 }),
  spot: fc.option(
    fc.record({ x: degrees(10), y: degrees(10), ratio: fc.integer({ min: 1, max: 1e5 }).map((share) => share / 1e4) }),
  ),
})

describe('the view in the address', () => {
  test('is read as it was printed', () => {
    fc.assert(fc.property(states, (state) => expect(readViewState(printViewState(state))).toEqual(state)))
  })

  test('leaves out what is as it opens by itself, and can be read by people', () => {
    expect(printViewState(startState)).toBe('')
    const select = 'ct:agreement/accordo-di-amicizia-2022'
    const camera = { latitude: 45.19, longitude: 9.15, zoom: 5 }
    expect(printViewState({ ...startState, select, camera })).toBe(`?select=${select}&at=45.19,9.15,5`)
  })

  test('takes whatever stands there, and keeps what makes sense', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => void readViewState(`?${text}`)))
    const odd = readViewState(
      '?page=none&layers=twinnings.nothing&country=IT.it.ITA.wd:Q38&asOf=never&at=95,0,3&lang=tlh&select=',
    )
    expect(odd).toEqual({ ...startState, layers: ['twinnings'], countries: ['IT', 'wd:Q38'] })
    expect(unreadOf('?country=IT.it.ITA&asOf=never')).toEqual({ asOf: 'never', countries: ['ITA'] })
  })

  test('says which year or country cannot be, and nothing of what can', () => {
    expect(readViewState('?asOf=9999').asOf).toBeNull()
    expect(unreadOf('?asOf=9999').asOf).toBe('9999')
    const nothing = { asOf: null, countries: [] }
    fc.assert(fc.property(states, (state) => expect(unreadOf(printViewState(state))).toEqual(nothing)))
    expect(unreadOf('?asOf=&country=')).toEqual(nothing)
  })
})
