import { join } from 'node:path'
import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import type { ExtractQuestion } from '../graph/queries/extracts.js'
import { GraphExport } from '../transfer/export/export-graph.js'
import { questionOf } from '../transfer/export/export-question.js'
import { type CsvDialect, CsvPart } from '../transfer/export/format.js'
import type { FormatName } from '../transfer/export/formats.js'
import { interruptible } from './interruptible.js'
import { coloursFor, lateProgress } from './terminal.js'
import { readWhere } from './where-flag.js'
import { type WriteOptions, writeFiles, writeOut } from './write-file.js'

export interface ExportFlags {
  readonly output?: string
  readonly type?: readonly string[]
  readonly entity?: readonly string[]
  readonly where?: string
  readonly asOf?: string
  readonly dialect: CsvDialect
  readonly part?: CsvPart
  readonly gzip?: boolean
}

/** Writes the graph, or a part of it, to standard output or to a file. */
export async function exportGraph(config: Config, format: FormatName, flags: ExportFlags): Promise<void> {
  if (format === 'csv' && flags.part === undefined && flags.output === undefined)
    throw invalidInput(
      `CSV is two tables: name a folder for them with -o, or one with --part (${Object.keys(CsvPart).join(', ')}).`,
    )
  const question = await questionIn(flags)
  await interruptible((signal) =>
    withGraph(config, (graph) => exportFrom(graph, format, { question, signal }, flags), { mustExist: true }),
  )
}

async function exportFrom(
  graph: Graph,
  format: FormatName,
  { question, signal }: { readonly question: ExtractQuestion; readonly signal: AbortSignal },
  flags: ExportFlags,
): Promise<void> {
  const progress = lateProgress('records')
  try {
    const opened = await GraphExport.open(graph, format, { question, onRecords: progress.update })
    progress.expect(() => opened.count())
    await write(opened, format, flags, { gzip: isPacked(flags), signal })
    progress.stop()
    const changed = await opened.ending()
    if (changed !== null)
      warn(`the graph changed while it was written, to version ${changed}; some of that may be missing.`)
  } finally {
    progress.stop()
  }
}

async function write(
  opened: GraphExport,
  format: FormatName,
  { output, dialect, part }: ExportFlags,
  options: WriteOptions,
): Promise<void> {
  const text = (one: CsvPart) => () => opened.text({ dialect, part: one })
  if (output === undefined) return writeOut(text(part ?? 'nodes')(), options)
  if (format !== 'csv' || part !== undefined)
    return writeFiles([{ path: output, text: text(part ?? 'nodes') }], options)
  const ending = options.gzip ? '.gz' : ''
  return writeFiles(
    [
      { path: join(output, `nodes.csv${ending}`), text: text('nodes') },
      { path: join(output, `edges.csv${ending}`), text: text('edges') },
      { path: join(output, `about.txt${ending}`), text: text('about') },
    ],
    options,
  )
}

const isPacked = ({ gzip = false, output = '' }: ExportFlags): boolean => gzip || output.endsWith('.gz')

async function questionIn({ type, entity, where, asOf }: ExportFlags): Promise<ExtractQuestion> {
  return questionOf(
    {
      types: type,
      entities: entity,
      asOf,
      where: where === undefined ? undefined : await readWhere(where),
    },
    { types: '--type', entities: '--entity', asOf: '--as-of' },
  )
}

const warn = (text: string): void => {
  process.stderr.write(`${coloursFor(process.stderr).yellow('cityties:')} ${text}\n`)
}
