import { mergedIdsAttribute, mergedTiesAttribute, recordedAttributes, type Value } from '../../../domain/attributes.js'
import { isHandMade, itemOf, parseRelationshipId, sourceOfEdition } from '../../../domain/ids.js'
import { type Assertion, type Name, nameAttribute, sameValue } from '../../../domain/record.js'
import type { EntityRecord, RelationshipRecord } from '../../records.js'
import { assertionsNow } from '../plan-edits.js'
import { claimedBy } from '../under-current-ids.js'
import { assertMayStand } from './assert-may-stand.js'
import { entityCalled, typesOf } from './entity-operations.js'
import { movedBy } from './merge-entities.js'
import { keysBefore, movedTiesWithout } from './merged-ties.js'
import { mintId } from './mint-id.js'
import { moveTies } from './move-ties.js'
import { type EditResult, type Parted, refused, type SplitEntity } from './operation.js'
import { sayByHand } from './say-by-hand.js'
import type { Writing } from './writing.js'

/**
 * Makes two things of one: what is chosen of what is said of it, and of its ties, becomes that of
 * the other, which is new or was merged into it once.
 *
 * @throws Refused where something chosen is not there, or one of the two would be without a name
 */
export async function splitEntity(writing: Writing, operation: SplitEntity): Promise<EditResult> {
  const { ask, revisions } = writing
  const { id, move, names } = operation
  const entity = await entityCalled(ask, 'id', id)
  const { type } = entity
  writing.assertVersion(entity, operation.expectedVersion)
  const said = (await assertionsNow(ask, { entities: new Map([[id, type]]) })).get(id) ?? []
  const item = operation.into === null ? null : itemOf(operation.into)
  const goes = chosen(said, move, item)
  const moved = said.filter(goes)
  const stays = said.filter((one) => !goes(one))
  const [first] = [...names, ...namesIn(moved)]
  if (!first)
    throw refused('INVALID_VALUE', 'names', 'names: the other would have no name; give it one, or let one go to it.')
  if (namesIn(stays).length === 0)
    throw refused('INVALID_VALUE', 'move', `move: ${id} would be left without a name; leave one with it.`)
  const other = await idOfOther(writing, entity, operation, first)
  const ties = await moveTies(writing, await tiesIn(writing, id, move.ties), id, other, keysBefore(entity, other))
  const idOf = (one: string): string => (one === id ? other : one)
  const attributes = recordedAttributes[type]
  const place = writing.place
  const merged = {
    [mergedIdsAttribute]: idsWithout(entity, other, moved),
    [mergedTiesAttribute]: movedTiesWithout(entity, other),
  }
  await writing.write({
    entities: new Map([
      [
        other,
        {
          type,
          edit: revisions.noting(other, type, () =>
            sayByHand(
              claimedBy(moved, idOf),
              { values: itemSaid(moved, item), names: names.length > 0 ? [...handNames(moved), ...names] : undefined },
              place,
              attributes,
            ),
          ),
        },
      ],
      [
        id,
        {
          type,
          edit: revisions.noting(id, type, () => sayByHand(stays, { values: merged }, place, attributes)),
        },
      ],
    ]),
    relationships: ties.edits,
  })
  await assertMayStand(ask, 'move.ties', ties.keys)
  return { id: other, isGone: false, moved: movedBy(writing, id, other, ties.moved) }
}

/** Which assertions go to the other, whose Wikidata item is `item`. */
function chosen(said: readonly Assertion[], move: Parted, item: string | null): (one: Assertion) => boolean {
  for (const [i, name] of move.names.entries())
    if (!namesIn(said).some((one) => sameValue(one, name)))
      throw refused('NOT_FOUND', `move.names.${i}`, `move.names.${i}: it has no name ${name.text} (${name.language}).`)
  for (const [i, attribute] of move.attributes.entries())
    if (!said.some((one) => one.attribute === attribute))
      throw refused('NOT_FOUND', `move.attributes.${i}`, `move.attributes.${i}: nothing is said of its ${attribute}.`)
  const isCited = ({ edition, locator }: Assertion, place: Parted['citations'][number]): boolean =>
    sourceOfEdition(edition) === place.source && (place.locator === null || place.locator === locator)
  for (const [i, place] of move.citations.entries())
    if (!said.some((one) => isCited(one, place)))
      throw refused('NOT_FOUND', `move.citations.${i}`, `move.citations.${i}: nothing is said of it there.`)
  return (one) =>
    ![mergedIdsAttribute, mergedTiesAttribute].includes(one.attribute) &&
    (move.attributes.includes(one.attribute) ||
      (one.attribute === 'wikidataId' && one.value === item) ||
      (one.attribute === nameAttribute && move.names.some((name) => sameValue(one.value, name))) ||
      move.citations.some((place) => isCited(one, place)))
}

const namesIn = (assertions: readonly Assertion[]): Name[] =>
  assertions.filter(({ attribute }) => attribute === nameAttribute).map(({ value }) => value as unknown as Name)

const handNames = (assertions: readonly Assertion[]): Name[] =>
  namesIn(assertions.filter(({ edition }) => isHandMade(edition)))

/** An id with a Wikidata item has it as its own. */
const itemSaid = (moved: readonly Assertion[], item: string | null): Readonly<Record<string, Value>> =>
  item === null || moved.some(({ attribute, value }) => attribute === 'wikidataId' && value === item)
    ? {}
    : { wikidataId: item }

async function idOfOther(
  { ask }: Writing,
  { type, mergedIds = [] }: EntityRecord,
  { into }: SplitEntity,
  first: Name,
): Promise<string> {
  if (into === null) return mintId(ask, type, first.text)
  if ((mergedIds as readonly string[]).includes(into)) return into
  if ((await typesOf(ask, [into])).size > 0)
    throw refused(
      'ALREADY_EXISTS',
      'into',
      `${into} is there already; only a new thing, or one that was merged, is split off.`,
      into,
    )
  return into
}

/** @throws Refused for what is none of its ties */
async function tiesIn({ ask }: Writing, id: string, ids: readonly string[]): Promise<RelationshipRecord[]> {
  const keys = ids.map(parseRelationshipId).filter((key) => key !== null)
  if (keys.length === 0) return []
  const rows = await ask('relationship/by-keys-of-any', { rows: keys.map((key) => ({ ...key })) })
  const ties = new Map(rows.map(({ relationship }) => relationship as RelationshipRecord).map((tie) => [tie.id, tie]))
  for (const [i, tieId] of ids.entries()) {
    const tie = ties.get(tieId)
    if (tie && (tie.from === id || tie.to === id)) continue
    throw refused('NOT_FOUND', `move.ties.${i}`, `move.ties.${i}: there is no ${tieId} of ${id}.`)
  }
  return [...ties.values()]
}

/** The ids that stay with it; null where none does. */
function idsWithout({ mergedIds = [] }: EntityRecord, other: string, moved: readonly Assertion[]): string[] | null {
  const items = moved.filter(({ attribute }) => attribute === 'wikidataId').map(({ value }) => `wd:${String(value)}`)
  const ids = (mergedIds as readonly string[]).filter((one) => one !== other && !items.includes(one))
  return ids.length === 0 ? null : ids
}
