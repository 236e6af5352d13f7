import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { chanceDistances, expectedHistogram } from '../../src/analytics/aggregates/chance-distances.js'
import { Cancelled } from '../../src/analytics/progress.js'
import { greatCircle_km } from '../../src/domain/great-circle.js'
import { matchings } from './brute-force.js'

interface Place {
  readonly latitude: number
  readonly longitude: number
  readonly ends: number
}
/** Few latitudes and longitudes, so that places fall together, and onto the poles and the antimeridian. */
const place: fc.Arbitrary<Place> = fc.record({
  latitude: fc.constantFrom(-90, -33.9, 0, 45.19, 60.45),
  longitude: fc.constantFrom(-180, -46.6, 0, 9.15, 22.27, 180),
  ends: fc.integer({ min: 1, max: 4 }),
})
/** Of an even number of ends, eight at most: 105 ways to join them. */
const places = fc
  .array(place, { minLength: 1, maxLength: 6 })
  .filter((all) => halvesOf(all).length % 2 === 0 && halvesOf(all).length <= 8)

const halvesOf = (all: readonly Place[]): Place[] => all.flatMap((one) => Array.from({ length: one.ends }, () => one))
const columnsOf = (all: readonly Place[]) => ({
  latitudes: Float64Array.from(all, ({ latitude }) => latitude),
  longitudes: Float64Array.from(all, ({ longitude }) => longitude),
  ends: Int32Array.from(all, ({ ends }) => ends),
})
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe('distances by chance', () => {
  test('are those of all ways to join the ends of ties', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(500, 3333), (all, width_km) => {
        const halves = halvesOf(all)
        const ways = matchings([...halves.keys()]).map((pairs) =>
          pairs.map(([i, j]) => {
            const [a, b] = [halves[i] as Place, halves[j] as Place]
            return greatCircle_km(a.latitude, a.longitude, b.latitude, b.longitude)
          }),
        )
        const means = ways.map(meanOf)
        const found = chanceDistances(columnsOf(all), width_km)
        expect(found.mean_km).toBeCloseTo(meanOf(means), 4)
        const deviation = Math.sqrt(meanOf(means.map((mean) => (mean - meanOf(means)) ** 2)))
        expect(Math.abs((found.deviation_km as number) - deviation)).toBeLessThan(0.1)
        const buckets = expectedHistogram(found, width_km)
        const inBucket = ({ from_km, to_km }: { from_km: number; to_km: number }, slack: number): number =>
          ways.flat().filter((km) => km >= from_km - slack && km < to_km + slack).length / ways.length
        for (const bucket of buckets) {
          // At a bucket's edge rounding decides.
          expect(bucket.expected).toBeGreaterThan(inBucket(bucket, -1e-3) - 1e-9)
          expect(bucket.expected).toBeLessThan(inBucket(bucket, 1e-3) + 1e-9)
        }
        expect(buckets.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(halves.length / 2, 9)
      }),
    )
  })

  test('do not vary where all that chance can do is the same', () => {
    const pavia = { latitude: 45.19, longitude: 9.15, ends: 1 }
    const turku = { latitude: 60.45, longitude: 22.27, ends: 1 }
    expect(chanceDistances(columnsOf([pavia, turku]), 500).deviation_km).toBe(0)
    expect(chanceDistances(columnsOf([{ ...pavia, ends: 6 }]), 500)).toMatchObject({ mean_km: 0, deviation_km: 0 })
    const quarters = [0, 90, 180, 270].map((longitude) => ({ latitude: 0, longitude, ends: 1 }))
    const poles = [-90, 90].map((latitude) => ({ latitude, longitude: 0, ends: 1 }))
    // A quarter of the equator away, or half of it.
    expect(chanceDistances(columnsOf([...quarters, ...poles]), 500).deviation_km).toBeGreaterThan(1000)
  })

  test('are none without ties, and stop when nobody waits', () => {
    expect(chanceDistances(columnsOf([]), 500)).toMatchObject({ mean_km: null, deviation_km: null })
    const pavia = [{ latitude: 45.19, longitude: 9.15, ends: 2 }]
    expect(() => chanceDistances(columnsOf(pavia), 500, { isCancelled: () => true })).toThrow(Cancelled)
  })
})
