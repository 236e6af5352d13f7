import { type Command, Option } from 'commander'
import { type Flags, readConfig } from '../config.js'
import { EntityType, RelationshipType } from '../domain/vocabulary.js'
import { databaseOption } from './database-option.js'
import type { CsvFlags } from './import-csv.js'
import type { NetworkFlags } from './import-network.js'
import { addImportOptions } from './import-options.js'
import { addResolveOptions } from './resolve-options.js'

const networks = { graphml: 'GraphML', gexf: 'GEXF' } as const

/** Adds the imports of files of which a mapping says what they mean. */
export function addMappedImports(importing: Command): void {
  addMappedOptions(
    importing
      .command('csv')
      .argument('<file>', 'a table with any separator, also packed with gzip; a URL, or - for standard input')
      .description('import a table by a mapping that says what its columns mean: docs/importing.md')
      .addOption(databaseOption())
      .option('--mapping <file>', 'the mapping, in YAML; some are in examples/mappings')
      .option('--suggest', 'print a first mapping for the table, by the names of its columns, and import nothing'),
  ).action(async (file: string, flags: Flags & CsvFlags) =>
    (await import('./import-csv.js')).importCsv(readConfig(flags), file, flags),
  )
  for (const format of Object.keys(networks) as (keyof typeof networks)[])
    addMappedOptions(
      importing
        .command(format)
        .argument('<file>', 'the network, also packed with gzip; a URL, or - for standard input')
        .description(`import a network in ${networks[format]} from Gephi, yEd, NetworkX, igraph, or an export of ours`)
        .addOption(databaseOption())
        .option('--mapping <file>', 'what its attributes mean, in YAML: docs/importing.md')
        .addOption(new Option('--entity <type>', 'what its nodes are (default: City)').choices(Object.keys(EntityType)))
        .addOption(
          new Option('--relationship <type>', 'what its edges are (default: TWINNED_WITH)').choices(
            Object.keys(RelationshipType),
          ),
        )
        .option('--name <attribute>', 'which attribute of nodes is the name')
        .option('--id <attribute>', 'which attribute of nodes is the id')
        .option('--wikidata <attribute>', 'which attribute of nodes is the Wikidata item')
        .option('--find', 'look for nodes without an id by their names, and make none'),
    ).action(async (file: string, flags: Flags & NetworkFlags) =>
      (await import('./import-network.js')).importNetwork(readConfig(flags), format, file, flags),
    )
}

const addMappedOptions = (command: Command): Command => addResolveOptions(addImportOptions(command))
