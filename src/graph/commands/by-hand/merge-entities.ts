import {
  type Attributes,
  mergedIdsAttribute,
  mergedTiesAttribute,
  recordedAttributes,
  type Value,
} from '../../../domain/attributes.js'
import { limitExceeded } from '../../../domain/errors.js'
import { itemOf } from '../../../domain/ids.js'
import { type Assertion, shownValue } from '../../../domain/record.js'
import { limits } from '../../../limits.js'
import type { EntityRecord, RelationshipRecord } from '../../records.js'
import type { Ask } from '../ask.js'
import { assertionsNow } from '../plan-edits.js'
import { claimedBy } from '../under-current-ids.js'
import { assertMayStand } from './assert-may-stand.js'
import { aOf, entityCalled } from './entity-operations.js'
import { movedTiesAfter } from './merged-ties.js'
import { joined, moveTies } from './move-ties.js'
import { type EditResult, type MergeEntities, type Moved, refused } from './operation.js'
import { sayByHand } from './say-by-hand.js'
import type { Writing } from './writing.js'

/**
 * Makes one thing of two: all that is said of the other, and all its ties, become the first's, and
 * the other's id an id of it.
 *
 * @throws Refused where one is not there, they are of different types, or something would be there twice that may
 *   be once; limit exceeded for too many ties
 */
export async function mergeEntities(
  writing: Writing,
  { id, other, expectedVersion }: MergeEntities,
): Promise<EditResult> {
  const { ask, revisions } = writing
  const [kept, gone] = [await entityCalled(ask, 'id', id), await entityCalled(ask, 'other', other)]
  if (kept.id === gone.id) throw refused('INVALID_VALUE', 'other', `${other} is ${kept.id} already.`, kept.id)
  if (kept.type !== gone.type)
    throw refused('INVALID_VALUE', 'other', `${id} is ${aOf(kept.type)}, and ${other} ${aOf(gone.type)}.`, other)
  writing.assertVersion(kept, expectedVersion)
  const { type } = kept
  const said = await assertionsNow(ask, { entities: new Map([[gone.id, type]]) })
  const brought = claimedBy(said.get(gone.id) ?? [], (one) => (one === gone.id ? kept.id : one))
  const ties = await moveTies(writing, await tiesOf(ask, gone.id, limits.cascadeMax_ties), gone.id, kept.id)
  const ids = idsAfter(kept, gone)
  const movedTies = await movedTiesAfter(ask, kept, gone, ties.moved)
  const merged = { [mergedIdsAttribute]: ids, [mergedTiesAttribute]: movedTies.length === 0 ? null : movedTies }
  const attributes = recordedAttributes[type]
  await writing.write({
    entities: new Map([
      [
        kept.id,
        {
          type,
          edit: revisions.noting(kept.id, type, (existing) =>
            sayByHand(
              joined(existing, brought),
              { values: { ...identityOf(existing, brought, attributes), ...merged } },
              writing.place,
              attributes,
            ),
          ),
        },
      ],
      [gone.id, { type, edit: revisions.noting(gone.id, type, () => []) }],
    ]),
    relationships: ties.edits,
  })
  await assertMayStand(ask, 'other', ties.keys)
  return { id: kept.id, isGone: false, moved: movedBy(writing, gone.id, kept.id, ties.moved) }
}

export const movedBy = ({ revisions }: Writing, from: string, to: string, ties: Moved['ties']): Moved => ({
  from,
  to,
  ties,
  fields: [from, to].flatMap((of) => revisions.fieldsOf(of).map((field) => ({ of, ...field }))),
})

/** @throws limit exceeded */
export async function tiesOf(ask: Ask, id: string, max: number): Promise<RelationshipRecord[]> {
  const rows = await ask('relationship/of-entity', { id, limit: max + 1 })
  if (rows.length > max)
    throw limitExceeded(`${id} has more than ${max} relationships, which is the most that is moved at once.`, {
      limit: max,
    })
  return rows.map(({ relationship }) => relationship as RelationshipRecord)
}

/** What the thing that stays is identified by, where it and the other are by different ones. */
function identityOf(
  existing: readonly Assertion[],
  brought: readonly Assertion[],
  attributes: Attributes,
): Readonly<Record<string, Value>> {
  const own = ['wikidataId', 'code'].flatMap((name) => {
    const [one, other] = [shownValue(existing, name), shownValue(brought, name)]
    return attributes[name] && one !== null && other !== null && one !== other ? [[name, one] as const] : []
  })
  return Object.fromEntries(own)
}

/** @throws Refused for more of them than there may be */
function idsAfter(kept: EntityRecord, gone: EntityRecord): string[] {
  const had = ({ mergedIds = [] }: EntityRecord): readonly string[] => mergedIds as readonly string[]
  const { wikidataId: item } = gone
  // By this item too somebody may call it, who never knew its id.
  const isOther = item !== undefined && itemOf(gone.id) !== item && kept['wikidataId'] !== undefined
  const items = isOther && kept['wikidataId'] !== item ? [`wd:${String(item)}`] : []
  const ids = [...new Set([...had(kept), gone.id, ...items, ...had(gone)])]
  if (ids.length > limits.mergedIdsMax_count)
    throw refused('INVALID_VALUE', 'other', `${kept.id} would have more than ${limits.mergedIdsMax_count} other ids.`)
  return ids
}
