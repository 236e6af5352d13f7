import { describe, expect, test } from '@jest/globals'
import { type DuplicateSearch, likelyDuplicates } from '../../src/analytics/likely-duplicates.js'

interface City {
  readonly names: readonly string[]
  readonly country?: number
  readonly at?: readonly [number, number]
  readonly population?: number
  readonly kind?: number
  readonly item?: number
  readonly geonames?: number
  readonly twins?: readonly number[]
}

const searchOf = (cities: readonly City[], more: Partial<DuplicateSearch> = {}): DuplicateSearch => {
  const floats = (of: (city: City) => number | undefined): Float64Array =>
    Float64Array.from(cities, (city) => of(city) ?? Number.NaN)
  const twins = cities.map((city) => city.twins ?? [])
  return {
    names: cities.map(({ names }) => names.join('\t')).join('\n'),
    countries: Int32Array.from(cities, ({ country }) => country ?? -1),
    latitudes: floats(({ at }) => at?.[0]),
    longitudes: floats(({ at }) => at?.[1]),
    populations: Int32Array.from(cities, ({ population }) => population ?? -1),
    kinds: Uint8Array.from(cities, ({ kind }) => kind ?? 0),
    items: floats(({ item }) => item),
    geonames: floats(({ geonames }) => geonames),
    nodes: Int32Array.from(cities.keys()),
    offsets: Int32Array.from([0, ...twins].map((_, i) => twins.slice(0, i).flat().length)),
    twins: Int32Array.from(twins.flat()),
    minScore: 0.1,
    limit: 100,
    namesakesMax_count: 100,
    ...more,
  }
}
const found = (...cities: City[]) =>
  likelyDuplicates(searchOf(cities)).pairs.map(({ cities: pair, score, evidence }) => ({
    pair,
    score,
    reasons: evidence.map(({ reason }) => reason),
  }))

describe('cities that may be one', () => {
  test('are told by name and country, place, size, ids and twins', () => {
    expect(
      found(
        { names: ['pavia'], country: 1, at: [45.19, 9.16], population: 70_000, twins: [2, 3] },
        { names: ['pavia', 'papia'], country: 1, at: [45.19, 9.17], population: 71_000, twins: [2, 3] },
        { names: ['zadar'], country: 2, twins: [0, 1] },
        { names: ['ayas'], country: 3, twins: [0, 1] },
      ),
    ).toEqual([
      {
        pair: [0, 1],
        score: expect.closeTo(0.933, 3),
        reasons: ['SAME_NAME', 'NEAR', 'LIKE_POPULATION', 'SHARED_TWINS'],
      },
    ])
    expect(found({ names: ['a'], geonames: 7 }, { names: ['b'], geonames: 7 })).toEqual([
      { pair: [0, 1], score: 0.9, reasons: ['SHARED_ID'] },
    ])
    expect(found({ names: ['iasi', 'jassy'], country: 1 }, { names: ['jassy'] })).toEqual([
      { pair: [0, 1], score: 0.3, reasons: ['SHARED_ALIAS'] },
    ])
  })

  test('are less likely for what speaks against it', () => {
    const a = { names: ['a'], country: 1 }
    const score = (...cities: City[]): readonly [number, string | undefined] | undefined => {
      const [one] = found(...cities)
      return one && [one.score, one.reasons.at(-1)]
    }
    expect(score(a, a)).toEqual([0.6, 'SAME_NAME'])
    expect(score({ ...a, at: [45, 9] }, { ...a, at: [46, 9] })).toEqual([0.18, 'FAR'])
    expect(score({ ...a, population: 1 }, { ...a, population: 21 })).toEqual([0.3, 'OTHER_SIZE'])
    expect(score({ ...a, kind: 1 }, { ...a, kind: 2 })).toEqual([0.42, 'OTHER_KIND'])
    expect(score({ ...a, twins: [1] }, { ...a, twins: [0] })).toEqual([0.12, 'TWINNED'])
    expect(found({ ...a, item: 1 }, { ...a, item: 2 })).toMatchObject([
      { score: 0.42, reasons: ['OTHER_ITEM', 'SAME_NAME'] },
    ])
    expect(score({ ...a, item: 1 }, { ...a, country: 2, item: 1 })).toEqual([
      expect.closeTo((1 - 0.1 * 0.4) * 0.3, 3),
      'SAME_NAME',
    ])
    // Namesakes of two countries are two.
    expect(score(a, { ...a, country: 2 })).toBeUndefined()
  })

  test('are compared where they lie side by side, whatever they are called, also across the antimeridian', () => {
    expect(
      found(
        { names: ['a'], at: [10, 179.999] },
        { names: ['b'], at: [10, -179.999] },
        { names: ['c'], at: [10, 179.9] },
      ),
    ).toEqual([{ pair: [0, 1], score: expect.closeTo(0.495, 3), reasons: ['NEAR'] }])
  })

  test('the likeliest come first, as many as asked for, and all are counted', () => {
    const cities = [
      { names: ['a'] },
      { names: ['a'] },
      { names: ['a'], population: 5 },
      { names: ['a'], population: 5 },
    ]
    const { pairs, count } = likelyDuplicates(searchOf(cities, { limit: 2 }))
    expect([pairs.map((one) => one.cities), count]).toEqual([
      [
        [2, 3],
        [0, 1],
      ],
      6,
    ])
    expect(likelyDuplicates(searchOf(cities, { minScore: 0.5 })).count).toBe(1)
    // Of a name that too many have nothing follows.
    expect(likelyDuplicates(searchOf(cities, { namesakesMax_count: 3 })).count).toBe(0)
    expect(likelyDuplicates(searchOf([])).count).toBe(0)
  })
})
