import type { EntityType } from '../../domain/vocabulary.js'
import type { Input } from './input.js'

/** A fact as `checkEntityFact` and `checkRelationshipFact` take it, not checked, and without `at`. */
export type RawFact = Readonly<Record<string, unknown>>

/** A name where an id is wanted: it stands in a raw fact's `id`, `from`, `to` or `claimant`. */
export interface Unresolved {
  readonly name: string
  readonly type: EntityType
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** Degrees, WGS 84. */
  readonly near?: { readonly latitude: number; readonly longitude: number }
  readonly population?: number
}

export const isUnresolved = (value: unknown): value is Unresolved =>
  typeof value === 'object' && value !== null && 'name' in value && 'type' in value

/** What stands at one place of an input, as its reader understood it; not checked yet. */
export interface Row {
  /** For people and for citations: `line 17`, `node n3`, `Q6259`. */
  readonly place: string
  /** As it stood, for the file of rejects, which cuts it to `limits.rejectedLineMax_chars`. */
  readonly original: string
  /** With the facts of the ends of its relationships, where these may be new. The pipeline adds `at`, the row's place, where a fact has none. */
  readonly entities: readonly RawFact[]
  readonly relationships: readonly RawFact[]
  /**
   * Entities that the row only names, where many rows name them again: an edition says of them what
   * their first mention does, once, with its place. Of one that is the same object again it is known that
   * it is right.
   */
  readonly mentions?: readonly RawFact[]
  /** Why it cannot be read at all; then it has no facts. */
  readonly fault?: string
}

/**
 * Read from its start each time it is called; the same inputs give the same rows. Where there are many
 * of them they come in blocks, as they are read: a turn of the event loop for each takes longer than its row.
 *
 * @param before what is read before it, where there is anything
 */
export type Reader = (input: Input, before?: Input | null) => AsyncIterable<Row | Iterable<Row>>

export const isBlock = (read: Row | Iterable<Row>): read is Iterable<Row> => Symbol.iterator in read
