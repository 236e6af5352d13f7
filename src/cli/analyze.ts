import { availableParallelism } from 'node:os'
import type { Metric } from '../analytics/city-metrics.js'
import { withGraph } from '../compose.js'
import type { Caller } from '../compute/jobs.js'
import type { Measured } from '../compute/measured.js'
import { Measures } from '../compute/measures.js'
import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import { isPartialDate } from '../domain/partial-date.js'
import { analyses } from './analyses.js'
import { interruptible } from './interruptible.js'
import { printTable, progress } from './terminal.js'

export type Analysis = keyof typeof analyses

export interface AnalyzeOptions {
  readonly by: Metric
  readonly first: number
  readonly seed: number
  readonly asOf?: string
  readonly json?: boolean
  readonly csv?: boolean
}

/** What an analysis is given: the part of the graph that is asked about, and when to stop. */
export interface Analysed extends Caller {
  readonly measured: Measured
}

/** Computes measures on all cores and prints them; Ctrl-C stops the work, and closes the graph. */
export async function analyze(config: Config, what: Analysis, options: AnalyzeOptions): Promise<void> {
  const bar = progress('parts')
  let isShown = false
  const onParts = (done_count: number, total_count: number): void => {
    if (done_count === 1) bar.start(total_count)
    isShown = done_count < total_count
    bar.update(done_count)
    if (!isShown) bar.stop()
  }
  if (options.asOf !== undefined && !isPartialDate(options.asOf))
    throw invalidInput(`--as-of takes a date such as 1989, 1989-11, 1989-11-09 or 198X, not ${options.asOf}.`)
  await interruptible(async (signal) => {
    const measures = new Measures({ threads_count: availableParallelism(), onParts })
    try {
      await withGraph(config, async (graph) => {
        const question = options.asOf === undefined ? {} : { asOf: options.asOf }
        const measured = measures.of(await graph.subgraphs.select(question), question)
        const table = await analyses[what]({ measured, signal }, options)
        printTable(table, options)
      })
    } finally {
      if (isShown) bar.stop()
      await measures.close()
    }
  })
}
