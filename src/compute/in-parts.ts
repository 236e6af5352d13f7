import type { AllDistances } from '../analytics/all-distances.js'
import type { SimpleGraph } from '../analytics/simple-graph.js'
import { type SourceRange, sourceRanges } from '../analytics/source-ranges.js'
import type { Pool } from './pool.js'

/** Told how many parts are done, of how many; none at first. */
export type PartsDone = (done_count: number, total_count: number) => void

interface PartsRun {
  readonly signal: AbortSignal
  readonly onParts: PartsDone
}

/** Exact betweenness, its sources shared among the threads of a pool: the same to the last bit, however many there are. */
export async function betweennessOn(pool: Pool, graph: SimpleGraph, run: PartsRun): Promise<Float64Array> {
  const plan = await pool.run('planBetweenness', { graph }, run.signal)
  const ranges = sourceRanges(plan.graph.nodeCount)
  const parts = await share(pool, ranges, run, (range) => pool.run('betweennessPart', { plan, range }, run.signal))
  return pool.run('finishBetweenness', { plan, parts }, run.signal)
}

/** All distances, in the same way. */
export async function allDistancesOn(pool: Pool, graph: SimpleGraph, run: PartsRun): Promise<AllDistances> {
  const plan = await pool.run('planDistances', { graph }, run.signal)
  const ranges = sourceRanges(plan.batches.length)
  const parts = await share(pool, ranges, run, (range) => pool.run('distancePart', { plan, range }, run.signal))
  return pool.run('finishDistances', { plan, parts }, run.signal)
}

/**
 * No more parts are handed in at a time than there are threads, so that what somebody else
 * asks for in between waits for one part, and not for all. The parts come back in order.
 */
async function share<T>(
  { size }: Pool,
  ranges: readonly SourceRange[],
  { onParts }: PartsRun,
  work: (range: SourceRange) => Promise<T>,
): Promise<T[]> {
  const parts = new Array<T>(ranges.length)
  let next = 0
  let done = 0
  onParts(done, ranges.length)
  const runner = async (): Promise<void> => {
    while (next < ranges.length) {
      const own = next++
      parts[own] = await work(ranges[own] as SourceRange)
      onParts(++done, ranges.length)
    }
  }
  await Promise.all(Array.from({ length: size }, runner))
  return parts
}
