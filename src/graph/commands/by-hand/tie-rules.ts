import { statusOf } from '../../../domain/tie-status.js'
import { type RelationshipType, TieStatus } from '../../../domain/vocabulary.js'
import { singleReaches } from '../../reaches.js'

export type TieValues = Readonly<Record<string, unknown>>

/** The kind or role in a key; the key alone where there is none. */
export const wordOf = (key: string): string => (key.includes('-') ? (key.split('-')[0] ?? '') : '')

/** Of which of several between the same two only one holds at a time. */
export const oneOfKind: readonly RelationshipType[] = ['TWINNED_WITH', 'MEMBER_OF']

/** Whether a tie is of the past, so that another may come after it. */
export const isOver = (type: RelationshipType, values: TieValues): boolean =>
  type === 'TWINNED_WITH' ? statusOf(values) === TieStatus.ENDED : type === 'MEMBER_OF' && values['until'] != null

/** One that holds excludes another that does, and one of the past another of the same dates. */
export const excludes = (type: RelationshipType, one: TieValues, other: TieValues): boolean =>
  isOver(type, one) === isOver(type, other) &&
  (!isOver(type, one) || ['since', 'until'].every((name) => (one[name] ?? null) === (other[name] ?? null)))

/** The types of which an entity has one tie at the most. */
export const singleTypes: ReadonlySet<RelationshipType> = new Set(
  Object.values(singleReaches).flatMap((fields) => Object.values(fields).map((reach) => reach.type)),
)
