import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { fileName } from '../transfer/import/describe-source.js'
import { assertReadable, type Input, isFile } from '../transfer/import/input.js'
import type { ImportOptions, ImportReport } from '../transfer/import/pipeline.js'
import type { ImportFlags } from './import-options.js'
import { interruptible } from './interruptible.js'
import { RowProgress } from './row-progress.js'
import { spareMemory } from './spare-memory.js'
import { print } from './terminal.js'

/** What an import is given by the command line that runs it. */
export type Importing = (
  graph: Graph,
  options: ImportOptions & { readonly opened: (input: Input) => void },
) => Promise<ImportReport>

/**
 * Runs an import of a file, a URL or standard input (`-`), with a bar, and prints its report.
 *
 * @throws invalid input, after the report, when more was rejected than may be
 */
export async function runImport(config: Config, place: string, flags: ImportFlags, work: Importing): Promise<void> {
  const maxRejects_count = rejectsIn(flags.maxRejects)
  // Before there is a graph, which would be a new one perhaps.
  await assertReadable(place)
  const rejects = flags.rejects ?? `${isFile(place) ? place : fileName(place).replaceAll(' ', '-')}.rejects.tsv`
  const bar = new RowProgress()
  spareMemory()
  await interruptible(
    async (signal) => {
      const report = await withGraph(config, async (graph) => {
        try {
          return await work(graph, {
            rejects,
            maxRejects_count,
            dryRun: flags.dryRun === true,
            signal,
            opened: ({ size_bytes }) => bar.start(size_bytes),
            progress: (state) => bar.update(state),
          })
        } finally {
          bar.stop()
        }
      })
      print(report, { json: flags.json, text: describe(report) })
      if (!report.isFinished) throw invalidInput(rejectedText(report, maxRejects_count))
    },
    { goesOn: !flags.dryRun },
  )
}

function rejectsIn(text = '0'): number {
  if (!/^\d{1,9}$/.test(text)) throw invalidInput(`--max-rejects is '${text}'; it takes a whole number.`)
  return Number(text)
}

function describe(report: ImportReport): string {
  const { source, edition, unchanged, rows_count, rejected_count, forecast, created_count, updated_count } = report
  if (unchanged) return `${source}: nothing to do, this edition (${edition}) is in the graph`
  const read = `${source}: ${rows_count} rows read${rejected_count > 0 ? `, ${rejected_count} rejected` : ''}`
  if (forecast)
    return `${read}; would be created ${forecast.created_count}, changed ${forecast.updated_count}, confirmed ${forecast.confirmed_count}, removed ${forecast.removed_count}; nothing was written`
  const { removed_count, superseded } = report
  const instead = superseded.length > 0 ? `; it takes the place of ${superseded.join(', ')}` : ''
  return `${read}; ${created_count} created, ${updated_count} updated, ${removed_count} removed${instead}; edition ${edition}`
}

function rejectedText(report: ImportReport, max_count: number): string {
  const { rows_count, rejected, rejected_count, rejects, forecast } = report
  const lines = rejected.map(({ place, reason }) => `  ${place}  ${reason}`)
  const more = rejected_count > rejected.length ? [`  … and ${rejected_count - rejected.length} more`] : []
  return [
    `${rejected_count} rows cannot be imported, where --max-rejects allows ${max_count}:`,
    ...lines,
    ...more,
    `They are in ${rejects}, each with its reason.`,
    forecast || rejected_count === rows_count
      ? 'Nothing was written.'
      : 'The others are in the graph, as an edition that is not finished: nothing older has given way to it.',
    `Mend the file, or allow as many with --max-rejects ${rejected_count}, and run the command again.`,
  ].join('\n')
}
