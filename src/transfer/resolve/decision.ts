import type { Candidate, Resolution } from '../import/resolver.js'
import type { Unresolved } from '../import/row.js'
import type { Way } from './wanted.js'

/** An entity that a name may mean, as a person is shown it who has to choose. */
export interface Option extends Candidate {
  /** ISO 3166-1 alpha-2; several where sources disagree. */
  readonly countries: readonly string[]
  readonly population: number | null
  /** From where the row says that it is; null where it says nothing, or the entity has no position. */
  readonly distance_km: number | null
  readonly way: Way
  /** From 0 to 1. */
  readonly score: number
  readonly explanation: string
}

/** What a name was taken for, with all that it could have been taken for, the most likely first. */
export type Decision = Resolution & {
  readonly wanted: Unresolved
  readonly candidates: readonly Option[]
}
