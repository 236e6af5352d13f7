import { type RelationshipKey, relationshipKey } from '../../../domain/ids.js'
import { limits } from '../../../limits.js'
import { idsOfEntity, movedTieIn, movedTiesOf, tieIdsBetween } from '../../merged-ids.js'
import type { EntityRecord } from '../../records.js'
import type { Ask } from '../ask.js'
import { type MovedTie, refused } from './operation.js'

/**
 * What the thing that stays remembers of ties' ids, `<old id> <new id>` each: what both knew, and of
 * ties that could not keep their ordinal every id that led to them. Of all others the rule tells it,
 * by which an id is made of those of the ends.
 *
 * @throws Refused for more of them than there may be
 */
export async function movedTiesAfter(
  ask: Ask,
  kept: EntityRecord,
  gone: EntityRecord,
  moved: readonly MovedTie[],
): Promise<string[]> {
  const known = new Map(
    [kept, gone]
      .flatMap(movedTiesOf)
      .map(movedTieIn)
      .map(({ id, into }) => [id, into] as const),
  )
  for (const { before } of moved) known.delete(before)
  const put = moved.flatMap(({ before, after }) => {
    const [was, is] = [relationshipKey(before), after === null ? null : relationshipKey(after)]
    return after === null || was.key === is?.key ? [] : [{ was, before, after }]
  })
  const others = await endsOf(ask, put, gone.id)
  for (const { was, before, after } of put) {
    const other = others.get(was.from === gone.id ? was.to : was.from)
    const elsewhere = new Set(other ? movedTiesOf(other).map((text) => movedTieIn(text).id) : [])
    const [starts, ends] = [was.from, was.to].map((id) =>
      id === gone.id ? callsOf(gone) : other ? callsOf(other) : [id],
    )
    for (const id of [before, ...tieIdsBetween(was, starts ?? [], ends ?? [])])
      if (id === before || (!known.has(id) && !elsewhere.has(id))) known.set(id, after)
  }
  if (known.size > limits.mergedTiesMax_count)
    throw refused(
      'INVALID_VALUE',
      'other',
      `${kept.id} would have more than ${limits.mergedTiesMax_count} ids of ties to remember.`,
    )
  return [...known].map(([id, into]) => `${id} ${into}`)
}

/** The keys that ties had before a thing was merged that is split off again, by the ids that they have. */
export const keysBefore = (entity: EntityRecord, other: string): ReadonlyMap<string, RelationshipKey> =>
  new Map(
    movedTiesOf(entity)
      .map(movedTieIn)
      .map(({ id, into }) => [into, relationshipKey(id)] as const)
      .filter(([, key]) => key.from === other || key.to === other),
  )

/** What is remembered of ties' ids once a thing is split off; null where nothing is. */
export function movedTiesWithout(entity: EntityRecord, other: string): string[] | null {
  const left = movedTiesOf(entity).filter((text) => {
    const { from, to } = relationshipKey(movedTieIn(text).id)
    return from !== other && to !== other
  })
  return left.length === 0 ? null : left
}

async function endsOf(
  ask: Ask,
  put: readonly { readonly was: RelationshipKey }[],
  gone: string,
): Promise<ReadonlyMap<string, EntityRecord>> {
  const ids = [...new Set(put.flatMap(({ was }) => [was.from, was.to]))].filter((id) => id !== gone)
  const rows = ids.length === 0 ? [] : await ask('entity/by-ids', { ids })
  return new Map(rows.map(({ entity }) => entity as EntityRecord).map((one) => [one.id, one]))
}

/** The ids by which a source may call a thing, its item among them. */
const callsOf = (entity: EntityRecord): string[] => {
  const item = entity['wikidataId']
  return [...new Set([...idsOfEntity(entity), ...(item === undefined ? [] : [`wd:${String(item)}`])])]
}
