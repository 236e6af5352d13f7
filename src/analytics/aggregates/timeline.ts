import { invalidInput, limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { yearOf } from '../day-number.js'
import { noEnd, noStart } from '../projection.js'
import type { Selection } from '../selection.js'
import { endYears, startYears, type Years } from './tie-years.js'

export interface TimelineBucket {
  /** Years, both part of it. */
  readonly from: number
  readonly to: number
  readonly started: number
  readonly ended: number
  readonly active: number
}

export interface TimelineQuestion {
  /** 1 for years, 10 for decades. */
  readonly years: number
  /** The years that it is about; from the first to the last that a tie began or ended in where nothing is said. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/**
 * What began, ended and was active when. A tie began (ended) in a bucket when every day that
 * its date can mean lies in it; it was active when it can have held on some day of it, by the
 * same rule as `asOf`, so what has no dates was active always.
 */
export function timeline({ projection, edges }: Selection, question: TimelineQuestion): TimelineBucket[] {
  const { years } = question
  const bucketOf = (year: number): number => Math.floor(year / years)
  const within = (span: Years): number | null =>
    span && bucketOf(span[0]) === bucketOf(span[1]) ? bucketOf(span[0]) : null
  const starts = Array.from(edges, (edge) => within(startYears(projection, edge)))
  const ends = Array.from(edges, (edge) => within(endYears(projection, edge)))
  const span = spanOf(question, bucketOf, [...starts, ...ends])
  if (!span) return []
  const [first, last] = span
  const { startEarliest, endLatest } = projection.edges
  const buckets = Array.from({ length: last - first + 1 }, () => ({ started: 0, ended: 0, change: 0 }))
  edges.forEach((edge, i) => {
    const [started, ended] = [starts[i] ?? -1, ends[i] ?? -1]
    const [inStarted, inEnded] = [buckets[started - first], buckets[ended - first]]
    if (inStarted) inStarted.started++
    if (inEnded) inEnded.ended++
    const [earliest, latest] = [startEarliest[edge] as number, endLatest[edge] as number]
    const since = Math.max(first, earliest === noStart ? first : bucketOf(yearOf(earliest)))
    const until = Math.min(last, latest === noEnd ? last : bucketOf(yearOf(latest)))
    const [opens, closes] = [buckets[since - first], buckets[until + 1 - first]]
    if (since > until || !opens) return
    opens.change++
    if (closes) closes.change--
  })
  let active = 0
  return buckets.map(({ started, ended, change }, i) => {
    active += change
    const from = (first + i) * years
    return { from, to: from + years - 1, started, ended, active }
  })
}

/** The first and the last bucket; null where there is nothing to say when. */
function spanOf(
  { from, to }: TimelineQuestion,
  bucketOf: (year: number) => number,
  dated: readonly (number | null)[],
): readonly [number, number] | null {
  let [first, last] = [from === undefined ? Infinity : bucketOf(from), to === undefined ? -Infinity : bucketOf(to)]
  for (const bucket of dated) {
    if (bucket === null) continue
    if (from === undefined) first = Math.min(first, bucket)
    if (to === undefined) last = Math.max(last, bucket)
  }
  if (from !== undefined && to !== undefined && from > to)
    throw invalidInput(`from is ${from}, which is after to, ${to}.`)
  if (!Number.isFinite(first) || !Number.isFinite(last) || first > last) return null
  if (last - first >= limits.timelineMax_buckets)
    throw limitExceeded(
      `The timeline has ${last - first + 1} rows; at most ${limits.timelineMax_buckets} are given. Ask for decades, or for fewer years (from, to).`,
      { limit: limits.timelineMax_buckets },
    )
  return [first, last]
}
