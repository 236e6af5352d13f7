import { writeFileSync } from 'node:fs'
import { invalidInput } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import type { Resolving } from '../transfer/import/resolver.js'
import { readDecisions } from '../transfer/resolve/decisions.js'
import { geonames } from '../transfer/resolve/geonames.js'
import { NameResolver } from '../transfer/resolve/name-resolver.js'
import { ReviewFile } from '../transfer/resolve/review-file.js'
import type { ResolveFlags } from './resolve-options.js'

export interface ResolverOfFlags extends Resolving {
  readonly resolver: NameResolver
  /** Writes the review file, when all names were asked; what a person is told of it. */
  finish(): string | null
}

/** A resolver as the flags want it. */
export async function resolverOf(
  graph: Graph,
  { geonames: isAsked, newCities, minScore, review, decisions }: ResolveFlags,
): Promise<ResolverOfFlags> {
  const file = new ReviewFile()
  const decided = decisions === undefined ? null : await readDecisions(decisions)
  const flags = {
    ...(isAsked || newCities ? { geonames: true } : {}),
    ...(newCities ? { newCities } : {}),
    ...(minScore === undefined || minScore === limits.resolveScoreMin ? {} : { minScore }),
    ...(decided ? { decisions: [...decided] } : {}),
  }
  const resolver = new NameResolver(graph.nameMatches, {
    ...(flags.geonames ? { gazetteer: geonames } : {}),
    ...(newCities ? { newCities } : {}),
    ...(minScore === undefined ? {} : { minScore }),
    ...(decided ? { decisions: decided } : {}),
    told: (decision) => file.add(decision),
  })
  return {
    resolver,
    decidedBy: Object.keys(flags).length === 0 ? [] : [JSON.stringify(flags)],
    finish() {
      if (review === undefined || file.names_count === 0) return null
      write(review, file.text())
      return `${file.names_count} names to decide are in ${review}; when its column 'decision' is filled in, run the command again with --decisions ${review}`
    },
  }
}

/** Lets an import resolve names as the flags want it, and says what is left to decide. */
export async function withResolver<T>(
  graph: Graph,
  flags: ResolveFlags,
  work: (names: Resolving) => Promise<T>,
): Promise<T> {
  const { finish, ...names } = await resolverOf(graph, flags)
  const result = await work(names)
  const note = finish()
  if (note !== null) process.stderr.write(`${note}\n`)
  return result
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw invalidInput(`${path} cannot be written: ${(error as Error).message}.`)
  }
}
