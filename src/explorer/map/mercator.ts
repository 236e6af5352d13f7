import type { Place } from '../network/network.js'

/**
 * A point of the world as Web Mercator has it: x from 0 at 180° W to 1 at 180° E, y from 0 at 85° N to 1 at 85° S.
 * An x beyond is the same place, once more around.
 */
export interface WorldPoint {
  readonly x: number
  readonly y: number
}

/** Where the map ends, in degrees north and south: beyond the square of the world, so that ways over a pole leave it. */
const latitudeMax = 89.9

const radians = (degrees: number): number => (degrees * Math.PI) / 180
const degrees = (angle: number): number => (angle * 180) / Math.PI

export function toWorld({ latitude, longitude }: Place): WorldPoint {
  const bounded = Math.max(-latitudeMax, Math.min(latitudeMax, latitude))
  const sine = Math.sin(radians(bounded))
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}

export function fromWorld({ x, y }: WorldPoint): Place {
  return { latitude: degrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y)))), longitude: (x - 0.5) * 360 }
}

/** The turn of x that is nearest to another. */
export const nearestTurn = (x: number, to: number): number => x + Math.round(to - x)
