import type { Graph } from '../../graph/graph.js'
import { fileName, type SourceOptions } from '../import/describe-source.js'
import { type Input, withInput } from '../import/input.js'
import { type ImportOptions, type ImportReport, runImport } from '../import/pipeline.js'
import type { Resolving } from '../import/resolver.js'
import { describeMapped } from '../mapping/describe-mapped.js'
import { readMappingFile } from '../mapping/read-mapping.js'
import { csvReader } from './read-csv.js'

export interface CsvImport extends SourceOptions {
  /** A path, a URL or `-`. */
  readonly file: string
  /** The path of the mapping file. */
  readonly mapping: string
  /** How names are resolved that the mapping looks for; without it they are faults. */
  readonly names?: Resolving
}

/** Imports a table by a mapping. */
export async function importCsv(
  graph: Graph,
  { file, mapping: path, names, ...said }: CsvImport,
  { opened, ...options }: ImportOptions & { readonly opened?: (input: Input) => void } = {},
): Promise<ImportReport> {
  const { mapping, text } = readMappingFile(path)
  const source = describeMapped(file, said, mapping.source, 'tables')
  return withInput(
    file,
    (input) => {
      opened?.(input)
      const reason = `table ${fileName(file)} by ${fileName(path)}`
      const decidedBy = [text, ...(names?.decidedBy ?? [])]
      const resolving = names ? { resolver: names.resolver } : {}
      return runImport(graph, { input, source, read: csvReader(mapping), decidedBy, reason, ...resolving }, options)
    },
    options,
  )
}
