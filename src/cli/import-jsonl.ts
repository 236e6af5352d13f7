import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import type { RecordLoadReport } from '../graph/commands/load-records.js'
import { withInput } from '../transfer/import/input.js'
import { importRecords } from '../transfer/jsonl/import-records.js'
import { interruptible } from './interruptible.js'
import { spareMemory } from './spare-memory.js'
import { print, progress } from './terminal.js'

export interface RecordFlags {
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Imports a file of records, a URL, or standard input (`-`), with a bar of the records written. */
export async function importJsonl(config: Config, file: string, { json, dryRun = false }: RecordFlags): Promise<void> {
  const bar = progress('records')
  spareMemory()
  await interruptible(
    async (signal) => {
      try {
        const report = await withInput(
          file,
          (input) =>
            withGraph(config, (graph) =>
              importRecords(graph, input, {
                dryRun,
                signal,
                checked: ({ records_count }) => bar.start(records_count),
                progress: (count) => bar.update(count),
              }),
            ),
          { signal, encoding: 'utf-8' },
        )
        bar.stop()
        print(report, { json, text: describe(report) })
      } finally {
        bar.stop()
      }
    },
    { goesOn: !dryRun },
  )
}

function describe(report: RecordLoadReport): string {
  if (report.unchanged && report.passedOver.length === 0) return 'nothing to do, all of this is in the graph'
  const { records_count, created_count, updated_count, removed_count, superseded, passedOver, unfinished } = report
  return [
    report.isForecast
      ? `${records_count} records checked; nothing was written`
      : `${records_count} records read; ${created_count} created, ${updated_count} updated, ${removed_count} removed`,
    ...(superseded.length > 0 ? [`they take the place of ${superseded.join(', ')}`] : []),
    ...(passedOver.length > 0
      ? [`the graph has newer ones, or what is said by hand here, in place of ${passedOver.join(', ')}`]
      : []),
    ...(unfinished.length > 0 ? [`a part of ${unfinished.join(', ')}, which stay unfinished`] : []),
  ].join('; ')
}
