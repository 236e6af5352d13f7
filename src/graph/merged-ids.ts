import { mergedIdsAttribute, mergedTiesAttribute, relationshipRules } from '../domain/attributes.js'
import { byCodeUnit } from '../domain/by-code-unit.js'
import { formatRelationshipId, parseRelationshipId, type RelationshipKey, relationshipKey } from '../domain/ids.js'
import type { RelationshipType } from '../domain/vocabulary.js'
import type { Row } from '../engine/engine.js'

type Look = (name: string, parameters: { readonly ids: readonly string[] }) => Promise<Row[]>

/** What things are called now that were merged into others, by the ids that they had; of no others. */
export async function currentIds(look: Look, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const rows = await look('merged/current-ids', { ids: asked })
  return new Map(rows.map(({ id, into }) => [String(id), String(into)]))
}

/** The same for relationships, whose ids are made of those of their ends, and of an ordinal that a merge may change. */
export async function currentTieIds(look: Look, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keys = ids.map(parseRelationshipId).filter((key) => key !== null)
  const current = await currentIds(look, keys.flatMap(endsOf))
  if (current.size === 0) return new Map()
  const nowOf = await tiesNow(look, keys, (id) => current.get(id) ?? id)
  return new Map(keys.map((key) => [formatRelationshipId(key), formatRelationshipId(nowOf(key))]))
}

/** The key of a relationship of a type that there is. */
export type TieKey = RelationshipKey & { readonly type: RelationshipType }

/**
 * Says of relationships what their keys are now.
 *
 * @param idOf what their ends are called now
 */
export async function tiesNow(
  look: Look,
  keys: readonly RelationshipKey[],
  idOf: (id: string) => string,
): Promise<(key: RelationshipKey) => TieKey> {
  const moved = await movesOf(
    look,
    keys.filter((key) => endsOf(key).some((end) => idOf(end) !== end)).map(formatRelationshipId),
  )
  const lasts = [...moved.keys()].map((id) => [id, lastOf(moved, id)] as const)
  const ends = await currentIds(
    look,
    lasts.flatMap(([, last]) => endsOf(last)),
  )
  const places = new Map(lasts.map(([id, last]) => [id, between(last, (end) => ends.get(end) ?? end)]))
  return (key) => {
    const own = between(key, idOf)
    const place = places.get(formatRelationshipId(key))
    // What was split off again since is not followed to where it was.
    return place && place.from === own.from && place.to === own.to ? place : own
  }
}

/** Where merges have put ties of ids, and those of where they were put, until none has gone on. */
async function movesOf(look: Look, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const moved = new Map<string, string>()
  for (let next = ids; next.length > 0; ) {
    const found = await currentIds(look, next)
    for (const [id, into] of found) moved.set(id, into)
    next = [...found.values()].filter((id) => !moved.has(id))
  }
  return moved
}

function lastOf(moved: ReadonlyMap<string, string>, id: string): RelationshipKey {
  let last = id
  // No longer than there are moves, should they lead in a circle.
  for (let i = 0; i < moved.size && moved.has(last); i++) last = moved.get(last) ?? last
  return relationshipKey(last)
}

const endsOf = ({ from, to }: RelationshipKey): string[] => [from, to]

/** `<old id> <new id>`, as a merge records it. */
export function movedTieIn(text: string): { readonly id: string; readonly into: string } {
  const [id = '', into = ''] = text.split(' ')
  return { id, into }
}

/** What is known of an end of a relationship, as far as it is read. */
type End = Readonly<Record<string, unknown>>

export const idsOfEntity = (entity: End): readonly string[] => [
  String(entity['id']),
  ...((entity[mergedIdsAttribute] ?? []) as readonly string[]),
]

export const movedTiesOf = (entity: End): readonly string[] => (entity[mergedTiesAttribute] ?? []) as readonly string[]

/** Every id that led to a relationship, its own first: those that its ends' ids make, but for those that merges say led elsewhere. */
export function idsOfTie(key: RelationshipKey, from: End, to: End): string[] {
  const moves = [from, to].flatMap(movedTiesOf).map(movedTieIn)
  const elsewhere = new Set(moves.map(({ id }) => id))
  const own = formatRelationshipId(key)
  const ids = new Set([
    own,
    ...tieIdsBetween(key, idsOfEntity(from), idsOfEntity(to)).filter((id) => !elsewhere.has(id)),
  ])
  // A set goes on to what is added meanwhile.
  for (const one of ids) for (const { id, into } of moves) if (into === one) ids.add(id)
  return [...ids]
}

/** The ids of a relationship when its ends are called one or the other. */
export const tieIdsBetween = (key: RelationshipKey, starts: readonly string[], others: readonly string[]): string[] =>
  starts.flatMap((start) =>
    others.map((end) => formatRelationshipId(between(key, (one) => (one === key.from ? start : end)))),
  )

/** A relationship's key when its ends are called otherwise; those of undirected ones in their stored order. */
export function between({ type, from, to, key }: RelationshipKey, idOf: (id: string) => string): TieKey {
  const ends = [idOf(from), idOf(to)]
  const rule = relationshipRules[type as RelationshipType]
  const [start = '', end = ''] = rule.undirected ? ends.sort(byCodeUnit) : ends
  return { type: type as RelationshipType, from: start, to: end, key }
}
