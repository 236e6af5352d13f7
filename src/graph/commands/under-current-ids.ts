import { formatRelationshipId, type RelationshipKey } from '../../domain/ids.js'
import { type Assertion, merge } from '../../domain/record.js'
import { currentIds, tiesNow } from '../merged-ids.js'
import type { Ask } from './ask.js'
import type { Edit, Edits, EntityEdit, RelationshipEdit } from './plan-edits.js'

type IdOf = (id: string) => string

/**
 * Edits of things that have been merged into others, as edits of those: what is said of the one
 * is said of the other. What would tie a thing to itself is left out.
 */
export async function underCurrentIds(ask: Ask, edits: Edits): Promise<Edits> {
  const { entities, relationships } = edits
  const ends = [...relationships.values()].flatMap(({ key }) => [key.from, key.to])
  const current = await currentIds(ask, [...entities.keys(), ...ends])
  if (current.size === 0) return edits
  const idOf: IdOf = (id) => current.get(id) ?? id
  const keys = [...relationships.values()].map(({ key }) => key)
  const nowOf = await tiesNow(ask, keys, idOf)
  return { ...edits, entities: entitiesUnder(entities, idOf), relationships: tiesUnder(relationships, idOf, nowOf) }
}

function entitiesUnder(edits: Edits['entities'], idOf: IdOf): Edits['entities'] {
  const own = new Map<string, EntityEdit>()
  for (const [id, one] of edits) {
    const edit = saying(one.edit, idOf)
    const other = own.get(idOf(id))
    own.set(idOf(id), { ...one, edit: other ? oneAfterTheOther(other.edit, edit) : edit })
  }
  return own
}

function tiesUnder(
  edits: Edits['relationships'],
  idOf: IdOf,
  nowOf: (key: RelationshipKey) => RelationshipKey,
): Edits['relationships'] {
  const own = new Map<string, RelationshipEdit>()
  for (const { key, edit: given } of edits.values()) {
    const ours = nowOf(key)
    if (ours.from === ours.to) continue
    const id = formatRelationshipId(ours)
    const edit = saying(given, idOf)
    const other = own.get(id)
    own.set(id, { key: ours, edit: other ? oneAfterTheOther(other.edit, edit) : edit })
  }
  return own
}

const oneAfterTheOther =
  (first: Edit, second: Edit): Edit =>
  (existing) =>
    second(first(existing))

/** Who makes a claim is called as it is now. */
const saying =
  (edit: Edit, idOf: IdOf): Edit =>
  (existing) =>
    merge([], claimedBy(edit(existing), idOf))

export const claimedBy = (assertions: readonly Assertion[], idOf: IdOf): Assertion[] =>
  assertions.map((one) => (one.claimant === '' ? one : { ...one, claimant: idOf(one.claimant) }))
