import { bounds } from '../bounds.js'

interface Bucket {
  readonly from: number
  readonly started: number
  readonly ended: number
}

/** The year before the first in which a tie is known to begin or end, so that this is seen; none before the slider's first. */
export function firstPlayed(buckets: readonly Bucket[]): number {
  const changes = buckets.filter(({ started, ended }) => started + ended > 0).map(({ from }) => from)
  return changes.length === 0 ? bounds.firstYear : Math.max(bounds.firstYear, Math.min(...changes) - 1)
}
