import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import { importCsv as importTable } from '../transfer/csv/import-csv.js'
import { suggestMapping } from '../transfer/csv/suggest-mapping.js'
import { withInput } from '../transfer/import/input.js'
import { givenFlags } from './given-flags.js'
import type { ImportFlags } from './import-options.js'
import { runImport } from './import-run.js'
import { withResolver } from './name-resolver-of.js'
import type { ResolveFlags } from './resolve-options.js'

export interface CsvFlags extends ImportFlags, ResolveFlags {
  readonly mapping?: string
  readonly suggest?: boolean
}

/** Imports a table by a mapping, or prints a first mapping for it. */
export async function importCsv(config: Config, file: string, flags: CsvFlags): Promise<void> {
  const { mapping, suggest, source, title, licence } = flags
  if (suggest) {
    process.stdout.write(await withInput(file, (input) => suggestMapping(input, file)))
    return
  }
  if (mapping === undefined)
    throw invalidInput('A table needs a mapping (--mapping <file>); --suggest prints a first one for it.')
  await runImport(config, file, flags, (graph, options) =>
    withResolver(graph, flags, (names) =>
      importTable(graph, { file, mapping, names, ...givenFlags({ source, title, licence }) }, options),
    ),
  )
}
