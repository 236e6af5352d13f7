import { type Attributes, type Properties, recordedAttributes, relationshipRules } from '../../domain/attributes.js'
import { conflict } from '../../domain/errors.js'
import { groupBy } from '../../domain/group-by.js'
import type { RelationshipKey } from '../../domain/ids.js'
import { type Assertion, assertionsOf, type Claim, claimFrom } from '../../domain/record.js'
import { readCitations } from '../../domain/stored-citations.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import {
  type DayOfEdition,
  dayOf,
  editionsThatEnd,
  materialiseEntity,
  materialiseRelationship,
} from '../materialise.js'
import type { EditionRecord, EntityRecord, RelationshipRecord } from '../records.js'
import type { Ask } from './ask.js'
import { type Change, changeOf, type Known } from './change.js'

/** From what is asserted of a thing now to what shall be. */
export type Edit = (assertions: readonly Assertion[]) => Assertion[]

export interface EntityEdit {
  readonly type: EntityType
  readonly edit: Edit
  /** It is made even where nothing is said of it, for relationships that will hold it. */
  readonly bare?: boolean
}

export interface RelationshipEdit {
  readonly key: RelationshipKey
  readonly edit: Edit
}

export interface Edits {
  readonly entities: ReadonlyMap<string, EntityEdit>
  /** By relationship id. */
  readonly relationships: ReadonlyMap<string, RelationshipEdit>
  /** Ids of entities and relationships that are known not to be in the graph: what is there of them need not be read. */
  readonly absent?: ReadonlySet<string>
  /** The ends of relationships are known to be there, and to be what the types join. */
  readonly endsAreChecked?: boolean
}

export interface Plan {
  readonly entities: readonly Change[]
  /** Entities that nothing states any more. */
  readonly unstated: readonly EntityRecord[]
  readonly relationships: ReadonlyMap<RelationshipType, readonly Change[]>
}

/** Reads what edits are about, and says what each makes of it; writes nothing. */
export async function planEdits(ask: Ask, { entities, relationships, absent = new Set() }: Edits): Promise<Plan> {
  return {
    ...(await planEntities(ask, entities, absent)),
    relationships: await planRelationships(ask, relationships, absent),
  }
}

/** Plans of different things as one. */
export function joinPlans(plans: readonly Plan[]): Plan {
  const relationships = new Map<RelationshipType, Change[]>()
  for (const plan of plans)
    for (const [type, changes] of plan.relationships)
      relationships.set(type, [...(relationships.get(type) ?? []), ...changes])
  return {
    entities: plans.flatMap(({ entities }) => entities),
    unstated: plans.flatMap(({ unstated }) => unstated),
    relationships,
  }
}

/** What is said of things, each by its id; of what is not there, nothing. */
export async function assertionsNow(
  ask: Ask,
  things: {
    readonly entities?: ReadonlyMap<string, EntityType>
    readonly relationships?: ReadonlyMap<string, RelationshipKey>
  },
): Promise<ReadonlyMap<string, readonly Assertion[]>> {
  const said = new Map<string, readonly Assertion[]>()
  const looking =
    (id: string): Edit =>
    (existing) => {
      said.set(id, existing)
      return [...existing]
    }
  const { entities = new Map<string, EntityType>(), relationships = new Map<string, RelationshipKey>() } = things
  await planEdits(ask, {
    entities: new Map([...entities].map(([id, type]) => [id, { type, edit: looking(id) }])),
    relationships: new Map([...relationships].map(([id, key]) => [id, { key, edit: looking(id) }])),
  })
  return said
}

async function planEntities(ask: Ask, edits: Edits['entities'], absent: ReadonlySet<string>) {
  const unstated: EntityRecord[] = []
  const changes: Change[] = []
  const ids = [...edits.keys()].filter((id) => !absent.has(id))
  const rows = ids.length === 0 ? [] : await ask('entity/by-ids', { ids })
  const stored = new Map(rows.map(({ entity }) => [(entity as EntityRecord).id, entity as EntityRecord]))
  const claims = await claimsAbout(ask, stored)
  for (const [id, { type, edit, bare = false }] of edits) {
    const before = stored.get(id)
    if (before && before.type !== type) throw conflict(`${id} is a ${before.type}, not a ${type}.`)
    const claimsBefore = claims.get(id) ?? none
    const assertions = edit(assertionsIn({ before, claimsBefore }, recordedAttributes[type]))
    const change = changeOf({ id, before, claimsBefore, assertions }, (stated) =>
      materialiseEntity({ id, type }, stated),
    )
    if (change?.empty && before) unstated.push(before)
    if (change && (before || bare || !change.empty)) changes.push(change)
  }
  return { entities: changes, unstated }
}

async function planRelationships(
  ask: Ask,
  edits: Edits['relationships'],
  absent: ReadonlySet<string>,
): Promise<Map<RelationshipType, Change[]>> {
  const plans = new Map<RelationshipType, Change[]>()
  for (const [type, group] of groupBy(edits, ([, { key }]) => key.type as RelationshipType))
    plans.set(type, await planRelationshipsOf(ask, type, group, absent))
  return plans
}

async function planRelationshipsOf(
  ask: Ask,
  type: RelationshipType,
  group: readonly (readonly [string, RelationshipEdit])[],
  absent: ReadonlySet<string>,
): Promise<Change[]> {
  const keys = group
    .filter(([id, { key }]) => !absent.has(id) && !absent.has(key.from) && !absent.has(key.to))
    .map(([, { key }]) => ({ from: key.from, to: key.to, key: key.key }))
  const rows = keys.length === 0 ? [] : await ask('relationship/by-keys', { rows: keys }, { type })
  const stored = new Map(
    rows.map(({ relationship }) => [(relationship as RelationshipRecord).id, relationship as RelationshipRecord]),
  )
  const claims = await claimsAbout(ask, stored)
  const { attributes } = relationshipRules[type]
  const edited = group.map(([id, { key, edit }]) => {
    const before = stored.get(id)
    const claimsBefore = claims.get(id) ?? none
    return { id, key, before, claimsBefore, assertions: edit(assertionsIn({ before, claimsBefore }, attributes)) }
  })
  const dayOfEdition = await daysOf(
    ask,
    edited.flatMap(({ assertions }) => editionsThatEnd(assertions)),
  )
  return edited
    .map((one) => changeOf(one, (assertions) => materialiseRelationship(one.key, assertions, dayOfEdition)))
    .filter((change) => change !== null)
}

async function daysOf(ask: Ask, editions: readonly string[]): Promise<DayOfEdition> {
  if (editions.length === 0) return () => undefined
  const rows = await ask('edition/by-ids', { ids: [...new Set(editions)] })
  const days = new Map(rows.map(({ edition }) => [(edition as EditionRecord).id, dayOf(edition as EditionRecord)]))
  return (edition) => days.get(edition)
}

/** Of things whose citations state no attribute there are no claims: names are none. */
async function claimsAbout(ask: Ask, stored: ReadonlyMap<string, Properties>): Promise<Map<string, Claim[]>> {
  const ids = [...stored].filter(([, properties]) => statesAttributes(properties)).map(([id]) => id)
  if (ids.length === 0) return new Map()
  const rows = await ask('claim/about', { ids })
  const claims = rows.map(({ claim }) => claim as Properties)
  const grouped = groupBy(claims, ({ about }) => String(about))
  return new Map([...grouped].map(([about, group]) => [about, group.map(claimFrom)]))
}

const statesAttributes = (properties: Properties): boolean =>
  readCitations(properties).some(({ attributes }) => attributes.some((name) => name !== 'names'))

const none: readonly never[] = []

const assertionsIn = ({ before, claimsBefore }: Known, attributes: Attributes): readonly Assertion[] =>
  before ? assertionsOf({ properties: before, claims: claimsBefore }, attributes) : none
