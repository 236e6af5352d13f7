import { type Command, Option } from 'commander'
import { type Flags, readConfig } from '../config.js'
import { EntityType } from '../domain/vocabulary.js'
import { databaseOption } from './database-option.js'
import type { ResolveOptions } from './resolve.js'
import { addResolveOptions } from './resolve-options.js'

const help = `
A name may carry its country (Turin, Italy; Iasi (RO)), what it is (City of Cork, Comune di Pavia) and two languages
(Bilbao/Bilbo). What is not sure, or fits several alike, is not guessed: --review writes it to a file, in whose column
\`decision\` somebody puts an id, a candidate's number or -; --decisions takes it back.

Examples:
  cityties resolve names.txt --explain
  cityties resolve members.csv --geonames --review review.tsv --csv > ids.csv
  cityties resolve members.csv --geonames --decisions review.tsv --json
  echo 'Torino' | cityties resolve -`

/** `cityties resolve`. */
export function addResolve(program: Command): void {
  const command = program
    .command('resolve')
    .argument(
      '<file>',
      'names, one a line; or a table with a column name, and country, latitude, longitude; - for standard input',
    )
    .description('find out which entities of the graph names mean')
    .addOption(databaseOption())
    .addOption(new Option('--type <type>', 'what is named').choices(Object.keys(EntityType)).default('City'))
    .option('--country <country>', 'of all names that say no other')
    .option('--explain', 'say of each name why, with all that it could be')
  addResolveOptions(command)
    .addOption(new Option('--json', 'print decisions as JSON').conflicts('csv'))
    .option('--csv', 'print decisions as CSV')
    .addHelpText('after', help)
    .action(async (file: string, flags: Flags & ResolveOptions) =>
      (await import('./resolve.js')).resolve(readConfig(flags), file, flags),
    )
}
