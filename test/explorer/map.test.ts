import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ClusterPoint, clusterPoints } from '../../src/explorer/map/clusters.js'
import { drawCurve, swungOut } from '../../src/explorer/map/curve.js'
import { greatCircle } from '../../src/explorer/map/great-circle.js'
import { fromWorld, toWorld } from '../../src/explorer/map/mercator.js'
import { cameraOver, scaleOf, toScreen, zoomedBy } from '../../src/explorer/map/view-port.js'

const places = fc.record({
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
})
const size = { width_px: 800, height_px: 600 }

/** Along the globe, in radians: the haversine formula. */
function distance(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const [phi, psi] = [(a.latitude * Math.PI) / 180, (b.latitude * Math.PI) / 180]
  const lambda = ((b.longitude - a.longitude) * Math.PI) / 180
  const half = Math.sin((psi - phi) / 2) ** 2 + Math.cos(phi) * Math.cos(psi) * Math.sin(lambda / 2) ** 2
  return 2 * Math.asin(Math.min(1, Math.sqrt(half)))
}

describe('great circles', () => {
  test('from Tokyo to San Francisco go east over the Pacific, and beyond the map’s edge', () => {
    const points = greatCircle({ latitude: 35.68, longitude: 139.69 }, { latitude: 37.77, longitude: -122.42 })
    const last = points.at(-1)
    expect(last?.x).toBeCloseTo(1 + toWorld({ latitude: 37.77, longitude: -122.42 }).x, 10)
    // The northernmost point of this great circle, by Clairaut's relation, is at 48.7° N.
    const north = Math.max(...points.map((point) => fromWorld(point).latitude))
    expect(north).toBeGreaterThan(48.5)
    expect(north).toBeLessThan(48.7)
  })

  test('are as long as the shortest way, and never leap', () => {
    fc.assert(
      fc.property(places, places, (from, to) => {
        // Between antipodes every way is the shortest.
        fc.pre(distance(from, to) < Math.PI - 0.01)
        const points = greatCircle(from, to)
        for (const [index, { x }] of points.slice(1).entries())
          expect(Math.abs(x - (points[index]?.x ?? x))).toBeLessThanOrEqual(0.5)
        // What is beyond the map's edge in the north and south is drawn at the edge.
        fc.pre(points.every((point) => Math.abs(fromWorld(point).latitude) < 85))
        const legs = points.slice(1).map((point, index) => ({ from: points[index] ?? point, to: point }))
        const length = legs.reduce((sum, leg) => sum + distance(fromWorld(leg.from), fromWorld(leg.to)), 0)
        expect(length).toBeCloseTo(distance(from, to), 6)
      }),
    )
  })
})

describe('curves', () => {
  test('lead from the one end to the other, however long they are and however far they swing', () => {
    fc.assert(
      fc.property(places, places, fc.constantFrom(0, 0.09, -0.09), (from, to, share) => {
        const points = greatCircle(from, to)
        const ends: number[][] = []
        drawCurve(
          {
            moveTo: (...at) => ends.push(at),
            lineTo: (...at) => ends.push(at),
            quadraticCurveTo: (_x, _y, ...at) => ends.push(at),
          },
          swungOut(points, share),
        )
        expect(ends.length).toBeGreaterThan(1)
        for (const [drawn, end] of [
          [ends[0], points[0]],
          [ends.at(-1), points.at(-1)],
        ] as const) {
          expect(drawn?.[0]).toBeCloseTo(end?.x ?? Number.NaN, 9)
          expect(drawn?.[1]).toBeCloseTo(end?.y ?? Number.NaN, 9)
        }
      }),
    )
  })
})

describe('clusters', () => {
  const points: fc.Arbitrary<ClusterPoint[]> = fc
    .array(fc.record({ place: places, weight: fc.nat(50), isPinned: fc.boolean() }), { maxLength: 200 })
    .map((all) => all.map(({ place, ...rest }, index) => ({ id: `c${index}`, ...toWorld(place), ...rest })))
  const around = (a: number, b: number): number => Math.min(Math.abs(a - b) % 1, 1 - (Math.abs(a - b) % 1))

  test('hold each point once, none further from its head than the radius, none heavier; pinned ones are alone', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(0.4, 0.1, 0.01), (all, radius) => {
        const clusters = clusterPoints(all, radius)
        expect(clusters.flatMap(({ members }) => members.map(({ id }) => id)).sort()).toEqual(
          all.map(({ id }) => id).sort(),
        )
        for (const { head, members } of clusters)
          for (const member of members) {
            expect(Math.hypot(around(member.x, head.x), member.y - head.y)).toBeLessThanOrEqual(radius)
            expect(member.weight).toBeLessThanOrEqual(head.weight)
            if (head.isPinned || member.isPinned) expect(members).toEqual([head])
          }
      }),
    )
  })

  test('leave no two heads within the radius, save pinned ones', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(0.1, 0.01), (all, radius) => {
        const heads = clusterPoints(all, radius).map(({ head }) => head)
        for (const [index, head] of heads.entries())
          for (const other of heads.slice(index + 1))
            if (!head.isPinned && !other.isPinned)
              expect(Math.hypot(around(head.x, other.x), head.y - other.y)).toBeGreaterThanOrEqual(radius)
      }),
    )
  })

  test('are the same whatever the order of the points', () => {
    fc.assert(
      fc.property(points, (all) => {
        const heads = (given: ClusterPoint[]): string[] => clusterPoints(given, 0.05).map(({ head }) => head.id)
        expect(heads([...all].reverse())).toEqual(heads(all))
      }),
    )
  })
})

describe('the camera', () => {
  test('zooms about a place that stays where it is', () => {
    const camera = { latitude: 48, longitude: 12, zoom: 4 }
    const at = { x_px: 650, y_px: 120 }
    const zoomed = zoomedBy(camera, 1.5, at, size)
    const under = toWorld(camera)
    const point = {
      x: under.x + (at.x_px - size.width_px / 2) / scaleOf(camera),
      y: under.y + (at.y_px - size.height_px / 2) / scaleOf(camera),
    }
    const after = toScreen(point, zoomed, size)
    expect(after.x_px).toBeCloseTo(at.x_px, 3)
    expect(after.y_px).toBeCloseTo(at.y_px, 3)
  })

  test('has both sides of the antimeridian in view, close together', () => {
    const fiji = toWorld({ latitude: -18.14, longitude: 178.44 })
    const samoa = toWorld({ latitude: -13.83, longitude: -171.76 })
    const camera = cameraOver([fiji, samoa], size)
    expect(camera?.zoom).toBeGreaterThan(5)
    for (const point of [fiji, samoa]) {
      const { x_px, y_px } = toScreen(point, camera ?? { latitude: 0, longitude: 0, zoom: 0 }, size)
      expect(x_px > 0 && x_px < size.width_px && y_px > 0 && y_px < size.height_px).toBe(true)
    }
  })
})
