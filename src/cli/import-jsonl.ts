import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import type { RecordLoadReport } from '../graph/commands/load-records.js'
import { importRecords } from '../transfer/jsonl/import-records.js'
import { print, progress } from './terminal.js'

/** Imports a file of records, `-` for standard input, with a bar of the records written. */
export async function importJsonl(config: Config, file: string, { json }: { json?: boolean }): Promise<void> {
  const bar = progress('records')
  const report = await fromFile(file, (records) =>
    withGraph(config, async (graph) => {
      try {
        return await importRecords(graph, records, {
          checked: ({ records_count }) => bar.start(records_count),
          progress: (count) => bar.update(count),
        })
      } finally {
        bar.stop()
      }
    }),
  )
  print(report, { json, text: describe(report) })
}

/** A file is read twice, once to check it; what cannot be is kept in one meanwhile. */
async function fromFile<T>(file: string, work: (records: { path: string; name: string }) => Promise<T>): Promise<T> {
  if (file !== '-') return work({ path: file, name: file })
  const folder = await mkdtemp(join(tmpdir(), 'cityties-import-'))
  try {
    const path = join(folder, 'records')
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }))
    return await work({ path, name: 'standard input' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function describe(report: RecordLoadReport): string {
  if (report.unchanged) return 'nothing to do, all of this is in the graph'
  const { records_count, created_count, updated_count, removed_count, superseded, passedOver, unfinished } = report
  return [
    `${records_count} records read; ${created_count} created, ${updated_count} updated, ${removed_count} removed`,
    ...(superseded.length > 0 ? [`they take the place of ${superseded.join(', ')}`] : []),
    ...(passedOver.length > 0 ? [`the graph has newer ones of ${passedOver.join(', ')}`] : []),
    ...(unfinished.length > 0 ? [`a part of ${unfinished.join(', ')}, which stay unfinished`] : []),
  ].join('; ')
}
