import { sourceOfEdition } from '../../domain/ids.js'
import type { ChangeRecord } from '../records.js'

/** What followers of the graph are told. */
export const FeedEventKind = { CHANGED: 'CHANGED', RESET: 'RESET', LAGGED: 'LAGGED' } as const

/** Why what was derived from the graph must be made anew. */
export const ResetCause = {
  WRITTEN_OUTSIDE: 'WRITTEN_OUTSIDE',
  TOO_LONG_AGO: 'TOO_LONG_AGO',
  UNKNOWN_VERSION: 'UNKNOWN_VERSION',
} as const
export type ResetCause = keyof typeof ResetCause

/** A version of the graph: its number, and by how much the engine's count of commits is ahead of it. */
export interface Version {
  readonly seq: number
  /** Another one means that somebody wrote past the log; null where that is not known, or cannot be. */
  readonly drift: number | null
}

/** An entry of the change log, its ids sorted by what they are of. */
export interface ChangedEvent extends Version {
  readonly kind: 'CHANGED'
  readonly at: string
  readonly actor: string
  readonly reason: string
  readonly entities: readonly string[]
  readonly relationships: readonly string[]
  /** Sources, also those of editions. */
  readonly sources: readonly string[]
  /** Entities and relationships that are gone. */
  readonly removed: readonly string[]
}

export interface ResetEvent extends Version {
  readonly kind: 'RESET'
  readonly cause: ResetCause
}

/** A follower was too slow; what lies between is not sent. */
export interface LaggedEvent extends Version {
  readonly kind: 'LAGGED'
  /** The last version that the follower was told of. */
  readonly resumeFrom: number
}

/** What all followers are told alike. */
export type SharedEvent = ChangedEvent | ResetEvent
export type FeedEvent = SharedEvent | LaggedEvent

const isOfSource = (id: string): boolean => /^ct:(?:source|edition)\//.test(id)
/** Keys of access are written along with the graph, and are no part of it. */
const isOfKey = (id: string): boolean => id.startsWith('ct:key/')
const isRelationship = (id: string): boolean => id.startsWith('rel:')

/** Null for an entry that is about nothing which the graph shows. */
export function changedEvent({ seq, at, actor, reason, touched, removed }: ChangeRecord): ChangedEvent | null {
  const shown = touched.filter((id) => !isOfKey(id))
  const gone = removed.filter((id) => !isOfKey(id) && !isOfSource(id))
  if (shown.length + gone.length === 0) return null
  const things = shown.filter((id) => !isOfSource(id))
  return {
    kind: 'CHANGED',
    seq,
    drift: null,
    at,
    actor,
    reason,
    entities: things.filter((id) => !isRelationship(id)),
    relationships: things.filter(isRelationship),
    sources: [...new Set(shown.filter(isOfSource).map(sourceOfEdition))],
    removed: gone,
  }
}
