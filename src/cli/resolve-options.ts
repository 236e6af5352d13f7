import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { invalidInput } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import type { Decision } from '../transfer/resolve/decision.js'
import { readDecisions } from '../transfer/resolve/decisions.js'
import { geonames } from '../transfer/resolve/geonames.js'
import { NameResolver } from '../transfer/resolve/name-resolver.js'
import { ReviewFile } from '../transfer/resolve/review-file.js'

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

/** A resolver as the flags want it, and what is to be written when all names were asked. */
export function resolverOf(
  graph: Graph,
  { geonames: isAsked, newCities, minScore, review, decisions }: ResolveFlags,
  told: (decision: Decision) => void = () => {},
): { readonly resolver: NameResolver; readonly finish: () => string | null } {
  const file = new ReviewFile()
  const resolver = new NameResolver(graph.nameMatches, {
    ...(isAsked || newCities ? { gazetteer: geonames } : {}),
    ...(newCities ? { newCities } : {}),
    ...(minScore === undefined ? {} : { minScore }),
    ...(decisions === undefined ? {} : { decisions: readDecisions(decisions) }),
    told: (decision) => {
      file.add(decision)
      told(decision)
    },
  })
  const finish = (): string | null => {
    if (review === undefined || file.names_count === 0) return null
    write(review, file.text())
    return `${file.names_count} names to decide in ${review}; then again with --decisions ${review}`
  }
  return { resolver, finish }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw invalidInput(`${path} cannot be written: ${(error as Error).message}.`)
  }
}
