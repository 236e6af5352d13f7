import type { FieldChange } from '../../../domain/field-changes.js'
import type { Name } from '../../../domain/record.js'
import type { EntityType, Modality, RelationshipType } from '../../../domain/vocabulary.js'

/** By attribute, not checked. What is absent stays as it is; null takes back what was said by hand, or denies what others say. */
export type GivenValues = Readonly<Record<string, unknown>>

export interface CreateEntity {
  readonly kind: 'CREATE_ENTITY'
  readonly type: EntityType
  /** Made of the Wikidata item or of the name where none is given. */
  readonly id: string | null
  readonly names: readonly Name[]
  readonly values: GivenValues
}

/** A thing that is there, and which of its versions the caller knows; null for whichever it is. */
interface Known {
  readonly id: string
  readonly expectedVersion: number | null
}

export interface UpdateEntity extends Known {
  readonly kind: 'UPDATE_ENTITY'
  readonly type: EntityType
  /** In place of all names that were given by hand; undefined where they stay. */
  readonly names: readonly Name[] | undefined
  readonly values: GivenValues
}

export interface DeleteEntity extends Known {
  readonly kind: 'DELETE_ENTITY'
  readonly type: EntityType
  /** Its relationships go too; else it does not go while it has some. */
  readonly cascade: boolean
}

export interface CreateTie {
  readonly kind: 'CREATE_TIE'
  readonly type: RelationshipType
  readonly from: string
  readonly to: string
  /** The discriminator, where the type has one and it is given, among them. */
  readonly values: GivenValues
}

export interface UpdateTie extends Known {
  readonly kind: 'UPDATE_TIE'
  readonly type: RelationshipType
  readonly values: GivenValues
}

export interface DeleteTie extends Known {
  readonly kind: 'DELETE_TIE'
  readonly types: readonly RelationshipType[]
}

export interface CreateSource {
  readonly kind: 'CREATE_SOURCE'
  /** Made of the title where none is given. */
  readonly id: string | null
  readonly values: GivenValues
}

/** Two things that are one. */
export interface MergeEntities extends Known {
  readonly kind: 'MERGE_ENTITIES'
  /** The id of the other, which becomes an id of the first. */
  readonly other: string
}

/** What stands at a place of a source; everywhere in it where no place is given. */
export interface CitedPlace {
  readonly source: string
  readonly locator: string | null
}

/** What goes to the other thing, by what it is or by who says it. */
export interface Parted {
  readonly names: readonly Name[]
  readonly attributes: readonly string[]
  readonly citations: readonly CitedPlace[]
  /** Ids of relationships. */
  readonly ties: readonly string[]
}

/** One thing that is two. */
export interface SplitEntity extends Known {
  readonly kind: 'SPLIT_ENTITY'
  /** The id of the other: one that was merged into it, or a new one; made of the name where none is given. */
  readonly into: string | null
  /** What is said of the other by hand, beside what goes to it. */
  readonly names: readonly Name[]
  readonly move: Parted
}

/** A change by hand that is to be taken back. */
export interface RevertChange {
  readonly kind: 'REVERT_CHANGE'
  readonly seq: number
}

/** One thing that a caller asks for. */
export type Operation =
  | CreateEntity
  | UpdateEntity
  | DeleteEntity
  | CreateTie
  | UpdateTie
  | DeleteTie
  | CreateSource
  | MergeEntities
  | SplitEntity
  | RevertChange

/** In whose name the graph will say it, and where that stands. */
export interface Saying {
  /** The id of a source. */
  readonly source: string
  /** The place in it; the day of the change where none is given. */
  readonly locator: string | null
  readonly modality: Modality
}

export interface EditRequest {
  /** Carried out in their order, all of them or none. */
  readonly operations: readonly Operation[]
  /** Null where nothing is said of things of the graph. */
  readonly saying: Saying | null
  readonly reason: string
  readonly idempotencyKey: string | null
  /** Everything is looked at, and nothing written. */
  readonly dryRun?: boolean
}

/** What was wrong with a request, as callers tell it apart. */
export const FaultCode = {
  INVALID_VALUE: 'INVALID_VALUE',
  NOT_FOUND: 'NOT_FOUND',
  ALREADY_EXISTS: 'ALREADY_EXISTS',
  STALE_VERSION: 'STALE_VERSION',
  STILL_TIED: 'STILL_TIED',
  KEY_REUSED: 'KEY_REUSED',
  CHANGED_SINCE: 'CHANGED_SINCE',
} as const
export type FaultCode = keyof typeof FaultCode

/** Something wrong with an operation: the field, with dots where it is within another, and in words. */
export interface OperationFault {
  readonly code: FaultCode
  readonly field: string
  readonly message: string
  /** The thing that stands in the way, where one does. */
  readonly conflictingId?: string
  /** The numbers of the changes that stand in the way, where some do. */
  readonly conflictingChanges?: readonly number[]
}

export interface EditFault extends OperationFault {
  /** The place of the operation; null for what is beside all of them. */
  readonly operation: number | null
}

/** What became of a relationship whose end is another now. */
export interface MovedTie {
  readonly before: string
  /** Null where it would tie a thing to itself: it goes. */
  readonly after: string | null
  /** It became one with a relationship that was there. */
  readonly isJoined: boolean
}

/** What a merge or a split moves from one thing to another. */
export interface Moved {
  readonly from: string
  readonly to: string
  readonly ties: readonly MovedTie[]
  /** What is shown of both that was not. */
  readonly fields: readonly (FieldChange & { readonly of: string })[]
}

/** What an operation was about. */
export interface EditResult {
  readonly id: string
  readonly isGone: boolean
  readonly moved?: Moved
}

export interface ChangeSummary {
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: string
  readonly reason: string
}

/** When and as which change a request is carried out. */
export interface Moment {
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface EditReport {
  /** Where there are any, nothing was written. */
  readonly faults: readonly EditFault[]
  /** Of each operation; none where there are faults. */
  readonly results: readonly EditResult[]
  /** Null where nothing became different. */
  readonly change: ChangeSummary | null
}

export const fault = (code: FaultCode, field: string, message: string, conflictingId?: string): OperationFault => ({
  code,
  field,
  message,
  ...(conflictingId === undefined ? {} : { conflictingId }),
})

/** Carries faults out of what they stop. */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(readonly faults: readonly OperationFault[]) {
    super(faults.map(({ message }) => message).join('; '))
  }
}

export const refused = (...given: Parameters<typeof fault>): Refused => new Refused([fault(...given)])
