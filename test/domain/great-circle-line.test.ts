import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { greatCircle_km } from '../../src/domain/great-circle.js'
import { greatCircleLines, type Position } from '../../src/domain/great-circle-line.js'

const distance = ([a, b]: Position, [c, d]: Position): number => greatCircle_km(b, a, d, c)
const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, point, i) => sum + distance(line[i] as Position, point), 0)

const place = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<Position>

describe('lines along great circles', () => {
  test('are cut where they cross the antimeridian, at the latitude at which they do', () => {
    // On the equator, and between places of one latitude north and south of it.
    expect(greatCircleLines([170, 0], [-170, 0], 5000)).toEqual([
      [
        [170, 0],
        [180, expect.closeTo(0)],
      ],
      [
        [-180, expect.closeTo(0)],
        [-170, 0],
      ],
    ])
    // Half way between two places of one latitude, the circle is furthest from the equator: tan(lat) / cos(10°).
    for (const latitude of [60, -60]) {
      const lines = greatCircleLines([-170, latitude], [170, latitude], 100)
      expect(lines).toHaveLength(2)
      const top = (Math.atan(Math.tan((latitude * Math.PI) / 180) / Math.cos((10 * Math.PI) / 180)) * 180) / Math.PI
      expect(lines[0]?.at(-1)).toEqual([-180, expect.closeTo(top, 9)])
      expect(lines[1]?.[0]).toEqual([180, expect.closeTo(top, 9)])
    }
  })

  test('that do not cross it are one line, of equal steps', () => {
    const [line = [], ...more] = greatCircleLines([9.16, 45.19], [26.1, 44.43], 100)
    expect(more).toEqual([])
    const whole = distance([9.16, 45.19], [26.1, 44.43])
    expect(line).toHaveLength(Math.ceil(whole / 100) + 1)
    for (const [i, point] of line.slice(1).entries())
      expect(distance(line[i] as Position, point)).toBeCloseTo(whole / (line.length - 1), 6)
  })

  test.each<[string, Position, Position]>([
    ['a place and itself', [9, 45], [9, 45]],
    ['opposite places', [9, 45], [-171, -45]],
    ['the poles', [0, 90], [0, -90]],
    ['over a pole', [10, 80], [-170, 80]],
    ['along the antimeridian', [180, 10], [-180, 20]],
  ])('between %s lead from the one to the other', (_, from, to) => {
    const lines = greatCircleLines(from, to, 100)
    expect(lines[0]?.[0]).toEqual(from)
    expect(lines.at(-1)?.at(-1)).toEqual(to)
    for (const point of lines.flat()) for (const degrees of point) expect(Number.isFinite(degrees)).toBe(true)
  })

  test('keep to the map, never jump over it, and are as long as the way', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const lines = greatCircleLines(from, to, 500)
        expect(lines[0]?.[0]).toEqual(from)
        expect(lines.at(-1)?.at(-1)).toEqual(to)
        for (const line of lines)
          for (const [i, [longitude, latitude]] of line.entries()) {
            expect(Math.abs(longitude)).toBeLessThanOrEqual(180)
            expect(Math.abs(latitude)).toBeLessThanOrEqual(90)
            if (i > 0) expect(Math.abs(longitude - (line[i - 1] as Position)[0])).toBeLessThanOrEqual(180)
          }
        for (const [i, line] of lines.slice(1).entries()) {
          const [longitude, latitude] = lines[i]?.at(-1) ?? [0, 0]
          expect(line[0]).toEqual([-longitude, latitude])
        }
        const length = lines.reduce((sum, line) => sum + lengthOf(line), 0)
        expect(length).toBeCloseTo(distance(from, to), 2)
      }),
    )
  })
})
