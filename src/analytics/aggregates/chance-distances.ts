import { earthRadius_km } from '../../domain/great-circle.js'
import { type Progress, report } from '../progress.js'
import type { Selection } from '../selection.js'
import { assertBuckets } from './distances.js'

/** The places at which ties end, each with how many of them do. */
export interface PlacesOfEnds {
  /** Degrees. */
  readonly latitudes: Float64Array
  readonly longitudes: Float64Array
  readonly ends: Int32Array
}

export interface ChanceDistances {
  /** Of the mean distance that all ties have; null where there is no tie. */
  readonly mean_km: number | null
  readonly deviation_km: number | null
  /** How many ties are expected in each bucket from 0 km, up to the longest distance that chance can give. */
  readonly expected: Float64Array
}

/** Of ties both of whose ends have coordinates, parallel ones each: of those that `distances` counts. */
export function placesOfEnds({ projection, edges }: Selection): PlacesOfEnds {
  const { latitude, longitude } = projection.nodes
  const { from, to } = projection.edges
  const counts = new Int32Array(projection.nodeCount)
  const isUnknown = (node: number): boolean => Number.isNaN((latitude[node] as number) + (longitude[node] as number))
  for (const edge of edges) {
    const [a, b] = [from[edge] as number, to[edge] as number]
    if (isUnknown(a) || isUnknown(b)) continue
    counts[a] = (counts[a] as number) + 1
    counts[b] = (counts[b] as number) + 1
  }
  const nodes = Int32Array.from(counts.keys()).filter((node) => counts[node] !== 0)
  return {
    latitudes: Float64Array.from(nodes, (node) => latitude[node] as number),
    longitudes: Float64Array.from(nodes, (node) => longitude[node] as number),
    ends: nodes.map((node) => counts[node] as number),
  }
}

/**
 * What ties would span if each city kept its number of ties and these were drawn at random:
 * the configuration model (Newman 2010, section 13.2), as `categoryPairs` has it, which cuts
 * all ties in half and joins the halves in all ways. So mean and deviation are known exactly,
 * without a seed. It may tie a city to itself, over 0 km. O(p²) for p places.
 */
export function chanceDistances(places: PlacesOfEnds, width_km: number, progress: Progress = {}): ChanceDistances {
  const halves = places.ends.reduce((sum, count) => sum + count, 0)
  if (halves === 0) return { mean_km: null, deviation_km: null, expected: new Float64Array(0) }
  const { pairs, ...sums } = sumOverPairs(places, width_km, progress)
  const last = pairs.findLastIndex((count) => count > 0)
  return {
    ...momentsOf(sums, halves),
    expected: pairs.slice(0, last + 1).map((count) => count / (halves - 1)),
  }
}

export interface ExpectedBucket {
  readonly from_km: number
  /** Not part of it any more. */
  readonly to_km: number
  readonly expected: number
}

/** The buckets that chance fills, as `histogramOf` has those of the ties. */
export function expectedHistogram({ expected }: ChanceDistances, width_km: number): ExpectedBucket[] {
  assertBuckets(expected.length, width_km)
  return Array.from(expected, (ties, i) => ({ from_km: i * width_km, to_km: (i + 1) * width_km, expected: ties }))
}

/** Over pairs of halves. */
interface Sums {
  /** Of their distances. */
  readonly km: number
  /** Of the squares of these. */
  readonly squares: number
  /** Of the products of the distances of any two pairs that have one half in common, both ways round. */
  readonly sharing: number
}

function sumOverPairs(
  { latitudes, longitudes, ends }: PlacesOfEnds,
  width_km: number,
  progress: Progress,
): Sums & { readonly pairs: Float64Array } {
  const pairs = new Float64Array(Math.floor((Math.PI * earthRadius_km) / width_km) + 1)
  const [x, y, z] = pointsOf(latitudes, longitudes)
  /** For each place the distances to all halves, and their squares. */
  const toAll = new Float64Array(ends.length)
  const squaresToAll = new Float64Array(ends.length)
  for (let a = 0; a < ends.length; a++) {
    if (a % 100 === 0) report(progress, a, ends.length)
    const [xa, ya, za, own] = [x[a] as number, y[a] as number, z[a] as number, ends[a] as number]
    pairs[0] = (pairs[0] as number) + (own * (own - 1)) / 2
    for (let b = a + 1; b < ends.length; b++) {
      const other = ends[b] as number
      const chord = Math.sqrt(
        (xa - (x[b] as number)) ** 2 + (ya - (y[b] as number)) ** 2 + (za - (z[b] as number)) ** 2,
      )
      const km = 2 * earthRadius_km * Math.asin(Math.min(1, chord / 2))
      toAll[a] = (toAll[a] as number) + other * km
      toAll[b] = (toAll[b] as number) + own * km
      squaresToAll[a] = (squaresToAll[a] as number) + other * km * km
      squaresToAll[b] = (squaresToAll[b] as number) + own * km * km
      const bucket = Math.floor(km / width_km)
      pairs[bucket] = (pairs[bucket] as number) + own * other
    }
  }
  let [km, squares, sharing] = [0, 0, 0]
  for (let a = 0; a < ends.length; a++) {
    const [own, all, allSquares] = [ends[a] as number, toAll[a] as number, squaresToAll[a] as number]
    km += (own * all) / 2
    squares += (own * allSquares) / 2
    sharing += own * (all * all - allSquares)
  }
  return { pairs, km, squares, sharing }
}

/** Places as points of a sphere of radius 1: a chord costs less than a haversine. */
function pointsOf(latitudes: Float64Array, longitudes: Float64Array): [Float64Array, Float64Array, Float64Array] {
  const radians = Math.PI / 180
  const flat = latitudes.map((latitude) => Math.cos(latitude * radians))
  return [
    flat.map((length, i) => length * Math.cos((longitudes[i] as number) * radians)),
    flat.map((length, i) => length * Math.sin((longitudes[i] as number) * radians)),
    latitudes.map((latitude) => Math.sin(latitude * radians)),
  ]
}

/**
 * Of n halves, each pair is joined with probability 1 / (n - 1), and two pairs without a half
 * in common both with 1 / ((n - 1)(n - 3)).
 */
function momentsOf({ km, squares, sharing }: Sums, n: number): { mean_km: number; deviation_km: number } {
  const total = km / (n - 1)
  const apart = n < 4 ? 0 : (km * km - squares - sharing) / ((n - 1) * (n - 3))
  const variance = squares / (n - 1) + apart - total * total
  // What is left of a difference of equal sums is rounding.
  const isNone = variance <= total * total * 1e-12
  return { mean_km: total / (n / 2), deviation_km: isNone ? 0 : Math.sqrt(variance) / (n / 2) }
}
