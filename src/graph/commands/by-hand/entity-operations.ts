import {
  type Attributes,
  entityAttributes,
  type Properties,
  recordedAttributes,
  type Value,
} from '../../../domain/attributes.js'
import { limitExceeded } from '../../../domain/errors.js'
import { readNames } from '../../../domain/record.js'
import { EntityType } from '../../../domain/vocabulary.js'
import { limits } from '../../../limits.js'
import { currentIds } from '../../merged-ids.js'
import type { EntityRecord, RelationshipRecord } from '../../records.js'
import type { Ask } from '../ask.js'
import { periodFaultsAfter, present } from './check-operation.js'
import { mintId } from './mint-id.js'
import {
  type CreateEntity,
  type DeleteEntity,
  type EditResult,
  fault,
  refused,
  type UpdateEntity,
} from './operation.js'
import { sayByHand } from './say-by-hand.js'
import { gone, there, type Writing } from './writing.js'

const none = new Map<string, never>()
const articles: Partial<Record<EntityType, string>> = { Organisation: 'an', Event: 'an', Agreement: 'an' }
export const aOf = (type: EntityType): string => `${articles[type] ?? 'a'} ${type}`

/** @throws Refused where it, its Wikidata item or its code is there already */
export async function createEntity(writing: Writing, { type, id, names, values }: CreateEntity): Promise<EditResult> {
  const said: Record<string, Value> = { ...present(values) }
  if (id?.startsWith('wd:')) said['wikidataId'] = id.slice('wd:'.length)
  const wanted = id ?? (said['wikidataId'] === undefined ? null : `wd:${String(said['wikidataId'])}`)
  if (wanted !== null) await assertFree(writing.ask, id === null ? 'wikidataId' : 'id', wanted)
  await assertAlone(writing.ask, type, wanted, said)
  const own = wanted ?? (await mintId(writing.ask, type, names[0]?.text ?? ''))
  const edit = writing.revisions.noting(own, type, (existing) =>
    sayByHand(existing, { values: said, names }, writing.place, recordedAttributes[type]),
  )
  await writing.write({
    entities: new Map([[own, { type, edit }]]),
    relationships: none,
    absent: new Set([own]),
  })
  return there(own)
}

const nameless = fault('INVALID_VALUE', 'names', 'names: expected at least one name, as no other source gives it one.')

/** @throws Refused where it is not there, is another kind of thing, would have no name left, or would be the second of something */
export async function updateEntity(
  writing: Writing,
  { type, id, expectedVersion, names, values }: UpdateEntity,
): Promise<EditResult> {
  writing.assertVersion(await known(writing.ask, type, id), expectedVersion)
  await assertAlone(writing.ask, type, id, present(values))
  const attributes = entityAttributes[type]
  const said = values as Readonly<Record<string, Value | null>>
  const edit = writing.revisions.noting(id, type, (existing) =>
    sayByHand(existing, { values: said, names }, writing.place, recordedAttributes[type]),
  )
  await writing.write({ entities: new Map([[id, { type, edit }]]), relationships: none }, ({ entities }) =>
    entities.flatMap(({ after: { properties } }) => [
      ...periodFaultsAfter(shownIn(properties, attributes), values),
      ...(names && readNames(properties).length === 0 ? [nameless] : []),
    ]),
  )
  return there(id)
}

/**
 * Takes back all that is said of an entity, by whomever.
 *
 * @throws Refused while relationships hold it, unless they are to go too; limit exceeded for too many of them
 */
export async function deleteEntity(
  writing: Writing,
  { type, id, expectedVersion, cascade }: DeleteEntity,
): Promise<EditResult> {
  writing.assertVersion(await known(writing.ask, type, id), expectedVersion)
  const rows = await writing.ask('relationship/of-entity', { id, limit: limits.cascadeMax_ties + 1 })
  const ties = rows.map(({ relationship }) => relationship as RelationshipRecord)
  if (ties.length > 0 && !cascade) throw refused('STILL_TIED', 'id', heldBy(id, ties))
  if (ties.length > limits.cascadeMax_ties)
    throw limitExceeded(
      `${id} has more than ${limits.cascadeMax_ties} relationships, which is the most that goes with a thing. Delete some of them first.`,
      { limit: limits.cascadeMax_ties },
    )
  const ends = await typesOf(writing.ask, [...new Set(ties.flatMap(({ from, to }) => [from, to]))])
  const nothing = () => []
  const removed = await writing.write({
    entities: new Map([[id, { type, edit: writing.revisions.noting(id, type, nothing) }]]),
    relationships: new Map(
      ties.map(({ id: tie, type: tieType, from, to, key }) => [
        tie,
        { key: { type: tieType, from, to, key }, edit: writing.revisions.noting(tie, tieType, nothing) },
      ]),
    ),
  })
  noteBareEnds(
    writing,
    removed.filter((one) => one !== id),
    ends,
  )
  return gone(id)
}

/** Ends that only what has gone held go with it. */
export function noteBareEnds(
  { revisions }: Writing,
  removed: readonly string[],
  types: ReadonlyMap<string, EntityType>,
): void {
  for (const id of removed) {
    const type = types.get(id)
    if (type) revisions.noteGone(id, type)
  }
}

export async function typesOf(ask: Ask, ids: readonly string[]): Promise<Map<string, EntityType>> {
  if (ids.length === 0) return new Map()
  const rows = await ask('entity/types', { ids })
  return new Map(rows.map(({ id, type }) => [String(id), type as EntityType]))
}

/** The values that are shown, by attribute. */
export const shownIn = (properties: Properties, attributes: Attributes): Record<string, Value | null> =>
  Object.fromEntries(Object.entries(attributes).map(([name, rule]) => [name, rule.load(name, properties) ?? null]))

async function entityOf(ask: Ask, id: string): Promise<EntityRecord | undefined> {
  const [row] = await ask('entity/by-ids', { ids: [id] })
  return row?.['entity'] as EntityRecord | undefined
}

/** @throws Refused where there is none */
export async function entityCalled(ask: Ask, field: string, id: string): Promise<EntityRecord> {
  const entity = await entityOf(ask, id)
  if (!entity) throw refused('NOT_FOUND', field, `There is no ${id}.`)
  return entity
}

async function known(ask: Ask, type: EntityType, id: string): Promise<EntityRecord> {
  const entity = await entityCalled(ask, 'id', id)
  if (entity.type !== type) throw refused('NOT_FOUND', 'id', `${id} is ${aOf(entity.type)}, not ${aOf(type)}.`, id)
  return entity
}

async function assertFree(ask: Ask, field: string, id: string): Promise<void> {
  if (await entityOf(ask, id)) throw refused('ALREADY_EXISTS', field, `${id} is there already.`, id)
  const into = (await currentIds(ask, [id])).get(id)
  if (into !== undefined) throw refused('ALREADY_EXISTS', field, `${id} was merged into ${into}.`, into)
}

/** What one thing of a type alone may have, nobody else has. */
export async function assertAlone(
  ask: Ask,
  type: EntityType,
  id: string | null,
  { wikidataId, code }: Readonly<Record<string, Value>>,
  field?: string,
): Promise<void> {
  const others = async (name: string, parameters: Readonly<Record<string, string>>): Promise<EntityRecord[]> =>
    (await ask(name, { ...parameters, limit: 2 }))
      .map(({ entity }) => entity as EntityRecord)
      .filter((entity) => entity.id !== id)
  const refuse = (name: string, value: Value, [other]: readonly EntityRecord[]): void => {
    if (other) throw refused('ALREADY_EXISTS', field ?? name, `${other.id} has ${String(value)} already.`, other.id)
  }
  if (wikidataId !== undefined)
    refuse('wikidataId', wikidataId, await others('entity/by-wikidata-id', { wikidataId: String(wikidataId), type }))
  if (type === EntityType.Country && code !== undefined)
    refuse('code', code, await others('entity/country-by-code', { code: String(code) }))
}

function heldBy(id: string, ties: readonly RelationshipRecord[]): string {
  const count = ties.length > limits.cascadeMax_ties ? `more than ${limits.cascadeMax_ties}` : String(ties.length)
  const named = ties.slice(0, limits.tiesNamed_count).map((tie) => tie.id)
  const more = ties.length > named.length ? ', and more' : ''
  return `${id} has ${count} relationship${ties.length === 1 ? '' : 's'} (${named.join(', ')}${more}). Delete them first, or let them go with it (cascade).`
}
