import type { Place } from '../network/network.js'
import { nearestTurn, toWorld, type WorldPoint } from './mercator.js'

type Vector = readonly [number, number, number]

/** Of the arc between two points that are drawn as one straight line. */
const step_radians = Math.PI / 60

function toVector({ latitude, longitude }: Place): Vector {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

function toPlace([x, y, z]: Vector): Place {
  return { latitude: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI, longitude: (Math.atan2(y, x) * 180) / Math.PI }
}

/**
 * The shortest way over the globe, as points of the map. Each follows the one before without a leap, so that a way over
 * the antimeridian goes on beyond x = 0 or 1.
 *
 * Spherical linear interpolation: Shoemake, Animating rotation with quaternion curves, SIGGRAPH 1985.
 */
export function greatCircle(from: Place, to: Place): WorldPoint[] {
  const [a, b] = [toVector(from), toVector(to)]
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])))
  const steps_count = Math.max(1, Math.ceil(angle / step_radians))
  const points = [toWorld(from)]
  for (let step = 1; step <= steps_count; step++) {
    const place = step === steps_count ? to : between(a, b, angle, step / steps_count)
    const { x, y } = toWorld(place)
    points.push({ x: nearestTurn(x, points[step - 1]?.x ?? x), y })
  }
  return points
}

function between(a: Vector, b: Vector, angle: number, share: number): Place {
  const [first, second] = [Math.sin((1 - share) * angle), Math.sin(share * angle)]
  return toPlace([first * a[0] + second * b[0], first * a[1] + second * b[1], first * a[2] + second * b[2]])
}
