import type { Properties } from '../domain/attributes.js'
import { isHandMade } from '../domain/ids.js'
import type { EntityType, RelationshipType } from '../domain/vocabulary.js'

/** What is stated of an entity: its attributes, names and citations (see domain/record.ts). */
export type StatedEntity = Properties & {
  readonly id: string
  readonly type: EntityType
  /** The name that is shown when no language is asked for. */
  readonly name: string
}

/** An entity as it is stored. */
export type EntityRecord = StatedEntity & {
  readonly sortKey: string
  /** The number of the change that last touched it. */
  readonly revision: number
}

/** What is stated of a relationship, and what tells it from others. */
export type StatedRelationship = Properties & {
  readonly id: string
  readonly type: RelationshipType
  readonly from: string
  readonly to: string
  readonly key: string
}

export type RelationshipRecord = StatedRelationship & {
  readonly revision: number
}

/** All that there is of a source; of most there is less. */
// biome-ignore format: one line says it best
export const sourceProperties: readonly string[] =
  ['id', 'title', 'licence', 'publisher', 'url', 'language', 'issued', 'importer', 'sortKey', 'current']

export type SourceRecord = Properties & {
  readonly id: string
  readonly title: string
  readonly licence: string
  readonly sortKey: string
  /** The edition that the graph holds; absent until a first one has been read to its end. */
  readonly current?: string
}

/** The same of an edition. */
export const editionProperties: readonly string[] = ['id', 'source', 'checksum', 'issued', 'importedAt', 'status']

export type EditionRecord = Properties & {
  readonly id: string
  readonly source: string
  /** SHA-256 of what was read, in hex. */
  readonly checksum: string
  /** ISO 8601, UTC. */
  readonly importedAt: string
  /** `UNDONE`: what only it said was taken back by hand. */
  readonly status: 'LOADING' | 'CURRENT' | 'SUPERSEDED' | 'UNDONE'
}

/** What a newer edition takes the place of: it is in the graph, and was read. */
export const isOutdatable = (edition: EditionRecord): boolean => !isOver(edition) && !isHandMade(edition.id)

/** The graph holds nothing of the edition any more. */
export const isOver = ({ status }: EditionRecord): boolean => status === 'SUPERSEDED' || status === 'UNDONE'

export type ChangeRecord = Properties & {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly reason: string
  readonly touched: readonly string[]
  readonly removed: readonly string[]
}
