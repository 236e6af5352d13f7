import { greatCircle_km } from './great-circle.js'

/** Degrees east, degrees north. */
export type Position = readonly [longitude: number, latitude: number]

type Vector = readonly [number, number, number]

const radians = Math.PI / 180

const vectorOf = ([longitude, latitude]: Position): Vector => [
  Math.cos(latitude * radians) * Math.cos(longitude * radians),
  Math.cos(latitude * radians) * Math.sin(longitude * radians),
  Math.sin(latitude * radians),
]

const positionOf = ([x, y, z]: Vector): Position => [
  Math.atan2(y, x) / radians,
  Math.atan2(z, Math.hypot(x, y)) / radians,
]

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const blend = (a: Vector, p: number, b: Vector, q: number): Vector => [
  a[0] * p + b[0] * q,
  a[1] * p + b[1] * q,
  a[2] * p + b[2] * q,
]

/** Where no circle is the shortest, or all points are one: smaller is noise of the arithmetic. */
const parallel = 1e-12

/** The direction in which one leaves `a` for `b`; for a point just opposite, northwards (from a pole, along 0°). */
function tangent(a: Vector, b: Vector): Vector {
  const towards = (target: Vector): Vector => blend(target, 1, a, -dot(target, a))
  const length = (v: Vector): number => Math.hypot(...v)
  const found = [b, [0, 0, 1] as const, [1, 0, 0] as const].map(towards).find((v) => length(v) > parallel)
  const v = found ?? [0, 0, 0]
  return blend(v, 1 / (length(v) || 1), v, 0)
}

/**
 * The shortest way between two points of a sphere as lines in longitude and latitude, of parts
 * that are no longer than a step. Where the way crosses the antimeridian it is cut, as RFC 7946,
 * 3.1.9, wants it: the first line ends at 180 or -180 degrees, the next begins at the other.
 */
export function greatCircleLines(from: Position, to: Position, step_km: number): Position[][] {
  const parts = Math.max(1, Math.ceil(greatCircle_km(from[1], from[0], to[1], to[0]) / step_km))
  const [a, b] = [vectorOf(from), vectorOf(to)]
  const direction = tangent(a, b)
  const angle = Math.atan2(Math.hypot(...cross(a, b)), dot(a, b))
  const at = (part: number): Position =>
    positionOf(blend(a, Math.cos((angle * part) / parts), direction, Math.sin((angle * part) / parts)))
  const lines: Position[][] = [[from]]
  let last = from
  for (let part = 1; part <= parts; part++) {
    const next = part === parts ? to : at(part)
    if (Math.abs(next[0] - last[0]) > 180) {
      const side = last[0] < 0 ? -180 : 180
      const latitude = crossing(cross(a, direction), last, next)
      lines.at(-1)?.push([side, latitude])
      lines.push([[-side, latitude]])
    }
    lines.at(-1)?.push(next)
    last = next
  }
  return lines
}

/** The latitude at which the circle about an axis meets the antimeridian; over a pole, that of the nearer end. */
function crossing([x, , z]: Vector, last: Position, next: Position): number {
  if (Math.abs(z) < parallel && Math.abs(x) < parallel) return (last[1] + next[1]) / 2
  // (-z, 0, x) lies on both planes; of the two such points the one with x < 0 is on the antimeridian.
  return Math.atan2(z > 0 ? x : -x, Math.abs(z)) / radians
}
