import { relationshipRules } from '../domain/attributes.js'
import { CityKind, EntityType, RelationshipType, TieStatus } from '../domain/vocabulary.js'

/** The closed sets of the domain as small numbers, in the order of their words. */
export const entityTypes = Object.values(EntityType)
export const relationshipTypes = Object.values(RelationshipType)
const codesOf = <T extends string>(words: readonly T[], first: number): ReadonlyMap<string, number> =>
  new Map(words.map((word, i) => [word, first + i]))

export const entityTypeCode = codesOf(entityTypes, 0)
export const relationshipTypeCode = codesOf(relationshipTypes, 0)

/** Code 0 is for what is not known, or what a type does not have. */
interface Words {
  readonly code: ReadonlyMap<string, number>
  /** Null for code 0. */
  word(code: number): string | null
}

function wordsOf(values: Readonly<Record<string, string>>): Words {
  const words = Object.keys(values)
  return { code: codesOf(words, 1), word: (code) => words[code - 1] ?? null }
}

export const cityKinds = wordsOf(CityKind)
export const tieStatuses = wordsOf(TieStatus)
/** The kind or role that is part of a relationship's key, by the code of its type. */
export const tieKinds: readonly Words[] = relationshipTypes.map((type) =>
  wordsOf(relationshipRules[type].discriminator?.values ?? {}),
)
