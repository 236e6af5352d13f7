import { type Command, InvalidArgumentError, Option } from 'commander'
import { limits } from '../limits.js'

/** How names are resolved, wherever they stand. */
export interface ResolveFlags {
  readonly geonames?: boolean
  readonly newCities?: boolean
  readonly minScore?: number
  readonly review?: string
  readonly decisions?: string
}

/** The options of every command that resolves names. */
export function addResolveOptions(command: Command): Command {
  return command
    .option('--geonames', 'look names up in GeoNames too: what places there are, in which countries, how large')
    .option('--new-cities', 'names that the graph does not have become new cities, where GeoNames has the place')
    .addOption(
      new Option('--min-score <score>', 'how sure a name must be, from 0 to 1')
        .argParser(score)
        .default(limits.resolveScoreMin),
    )
    .option('--review <file>', 'where names go that are not sure, for somebody to decide')
    .option('--decisions <file>', 'such a file with its column `decision` filled in')
}

function score(text: string): number {
  const number = Number(text)
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError('It is a number from 0 to 1.')
  return number
}
