import { writeFileSync } from 'node:fs'
import { invalidInput } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { readDecisions } from '../transfer/resolve/decisions.js'
import { geonames } from '../transfer/resolve/geonames.js'
import { NameResolver } from '../transfer/resolve/name-resolver.js'
import { ReviewFile } from '../transfer/resolve/review-file.js'
import type { ResolveFlags } from './resolve-options.js'

/** A resolver as the flags want it, and what is to be written when all names were asked. */
export function resolverOf(
  graph: Graph,
  { geonames: isAsked, newCities, minScore, review, decisions }: ResolveFlags,
): { readonly resolver: NameResolver; readonly finish: () => string | null } {
  const file = new ReviewFile()
  const resolver = new NameResolver(graph.nameMatches, {
    ...(isAsked || newCities ? { gazetteer: geonames } : {}),
    ...(newCities ? { newCities } : {}),
    ...(minScore === undefined ? {} : { minScore }),
    ...(decisions === undefined ? {} : { decisions: readDecisions(decisions) }),
    told: (decision) => file.add(decision),
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
