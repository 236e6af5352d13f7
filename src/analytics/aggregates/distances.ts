import { limitExceeded } from '../../domain/errors.js'
import { greatCircle_km } from '../../domain/great-circle.js'
import { limits } from '../../limits.js'
import type { Selection } from '../selection.js'

export interface DistanceBucket {
  readonly from_km: number
  /** Not part of it any more. */
  readonly to_km: number
  readonly count: number
}

export interface Distances {
  /** Ties of which both ends have coordinates. */
  readonly count: number
  readonly withoutCoordinates: number
  /** Null where there is none. */
  readonly min_km: number | null
  readonly median_km: number | null
  readonly mean_km: number | null
  readonly max_km: number | null
  readonly sorted: Float64Array
}

/** How far the ends of ties are from each other, along great circles. */
export function distances({ projection, edges }: Selection): Distances {
  const { latitude, longitude } = projection.nodes
  const { from, to } = projection.edges
  const all = new Float64Array(edges.length)
  let count = 0
  for (const edge of edges) {
    const [a, b] = [from[edge] as number, to[edge] as number]
    const km = greatCircle_km(
      latitude[a] as number,
      longitude[a] as number,
      latitude[b] as number,
      longitude[b] as number,
    )
    if (!Number.isNaN(km)) all[count++] = km
  }
  const sorted = all.slice(0, count).sort()
  return {
    count,
    withoutCoordinates: edges.length - count,
    min_km: sorted[0] ?? null,
    median_km: medianOf(sorted),
    mean_km: count === 0 ? null : sorted.reduce((sum, km) => sum + km, 0) / count,
    max_km: sorted.at(-1) ?? null,
    sorted,
  }
}

/** Of an even number the mean of the two in the middle. */
function medianOf(sorted: Float64Array): number | null {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** Buckets of one width from 0 km to the longest distance, the empty ones among them. */
export function histogramOf({ sorted }: Distances, width_km: number): DistanceBucket[] {
  const longest = sorted.at(-1)
  if (longest === undefined) return []
  const bucket_count = Math.floor(longest / width_km) + 1
  assertBuckets(bucket_count, width_km)
  const counts = new Int32Array(bucket_count)
  for (const km of sorted) {
    const bucket = Math.floor(km / width_km)
    counts[bucket] = (counts[bucket] as number) + 1
  }
  return Array.from(counts, (count, i) => ({ from_km: i * width_km, to_km: (i + 1) * width_km, count }))
}

/** @throws where there are more buckets than are given */
export function assertBuckets(bucket_count: number, width_km: number): void {
  if (bucket_count > limits.histogramMax_buckets)
    throw limitExceeded(
      `The histogram has ${bucket_count} buckets of ${width_km} km; at most ${limits.histogramMax_buckets} are given. Ask for wider ones (bucketKm).`,
      { limit: limits.histogramMax_buckets },
    )
}
