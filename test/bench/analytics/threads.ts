import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import {
  type AllDistances,
  type DistancePart,
  finishDistances,
  planDistances,
} from '../../../src/analytics/all-distances.js'
import { finishBetweenness, planBetweenness } from '../../../src/analytics/betweenness.js'
import type { SimpleGraph } from '../../../src/analytics/simple-graph.js'
import { type SourceRange, sourceRanges } from '../../../src/analytics/source-ranges.js'

/** Threads that share the sources of one measure; null where one thread is asked for. */
export function startThreads(count: number): readonly Worker[] | null {
  if (!(count > 1)) return null
  return Array.from({ length: count }, () => new Worker(new URL('./thread.ts', import.meta.url)))
}

export async function betweennessOn(threads: readonly Worker[], graph: SimpleGraph): Promise<Float64Array> {
  const plan = planBetweenness(graph)
  const parts = await share<Float64Array>(threads, { betweenness: plan }, sourceRanges(plan.graph.nodeCount))
  return finishBetweenness(plan, parts)
}

export async function allDistancesOn(threads: readonly Worker[], graph: SimpleGraph): Promise<AllDistances> {
  const plan = planDistances(graph)
  const parts = await share<DistancePart>(threads, { distances: plan }, sourceRanges(plan.batches.length))
  return finishDistances(plan, parts)
}

/** Each thread takes the next range when it is done with one; the parts come back in the order of the ranges. */
async function share<T>(threads: readonly Worker[], plan: unknown, ranges: readonly SourceRange[]): Promise<T[]> {
  const parts = new Array<T>(ranges.length)
  let next = 0
  await Promise.all(
    threads.map(async (thread) => {
      thread.postMessage({ plan })
      while (next < ranges.length) {
        const own = next++
        thread.postMessage({ range: ranges[own] })
        const [part] = (await once(thread, 'message')) as [T]
        parts[own] = part
      }
    }),
  )
  return parts
}
