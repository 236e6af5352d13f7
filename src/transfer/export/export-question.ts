import { invalidInput } from '../../domain/errors.js'
import { isPartialDate } from '../../domain/partial-date.js'
import { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { SubgraphQuestion } from '../../graph/projection/subgraphs.js'
import type { ExtractQuestion } from '../../graph/queries/extracts.js'

/** What a caller says of the part that is wanted; nothing of it is checked but `where`. */
export interface AskedPart {
  readonly types?: readonly string[] | undefined
  readonly entities?: readonly string[] | undefined
  readonly asOf?: string | undefined
  readonly where?:
    | { readonly [K in 'types' | 'cities' | 'twinnings']?: SubgraphQuestion[K] | null | undefined }
    | undefined
}

/** What these are called where they were given. */
export type PartNames = Readonly<Record<'types' | 'entities' | 'asOf', string>>

/** @throws invalid input that names what is wrong, and what it takes */
export function questionOf({ types, entities, asOf, where = {} }: AskedPart, named: PartNames): ExtractQuestion {
  if (types !== undefined && where.types != null)
    throw invalidInput(`Give ${named.types} or types in the filter, not both.`)
  if (asOf !== undefined && !isPartialDate(asOf))
    throw invalidInput(`${named.asOf} takes a date such as 1989, 1989-11, 1989-11-09 or 198X, not '${asOf}'.`)
  const asked = types === undefined ? where.types : wordsOf(types, RelationshipType, named.types)
  return {
    ...(asked == null ? {} : { types: asked }),
    ...(entities === undefined ? {} : { entities: wordsOf(entities, EntityType, named.entities) }),
    ...(where.cities == null ? {} : { cities: where.cities }),
    ...(where.twinnings == null ? {} : { twinnings: where.twinnings }),
    ...(asOf === undefined ? {} : { asOf }),
  }
}

function wordsOf<T extends string>(words: readonly string[], known: Readonly<Record<T, T>>, named: string): T[] {
  const wrong = words.find((word) => !Object.hasOwn(known, word))
  if (wrong !== undefined || words.length === 0)
    throw invalidInput(`${named} takes ${Object.keys(known).join(', ')}; not '${wrong ?? ''}'.`)
  return [...new Set(words)] as T[]
}
