import {
  type Attributes,
  checkEnds,
  entityAttributes,
  type Properties,
  relationshipRules,
} from '../../domain/attributes.js'
import { conflict, notFound } from '../../domain/errors.js'
import { groupBy } from '../../domain/group-by.js'
import { formatRelationshipId, type RelationshipKey } from '../../domain/ids.js'
import {
  type Assertion,
  assertionsOf,
  type Claim,
  claimFrom,
  claimProperties,
  type Materialised,
  readCitations,
  sameValue,
} from '../../domain/record.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Parameter, Row, Transaction } from '../../engine/engine.js'
import {
  type DayOfEdition,
  dayOf,
  editionsThatEnd,
  materialiseEntity,
  materialiseRelationship,
} from '../materialise.js'
import type { EditionRecord, EntityRecord, RelationshipRecord } from '../records.js'
import type { Statements, Variant } from '../statements.js'

/** From what is asserted of a thing now to what shall be. */
export type Edit = (assertions: readonly Assertion[]) => Assertion[]

export interface Edits {
  readonly entities: ReadonlyMap<
    string,
    {
      readonly type: EntityType
      readonly edit: Edit
      /** It is made even where nothing is said of it, for relationships that will hold it. */
      readonly bare?: boolean
    }
  >
  /** By relationship id. */
  readonly relationships: ReadonlyMap<string, { readonly key: RelationshipKey; readonly edit: Edit }>
}

export interface Outcome {
  /** Ids of what was created or changed. */
  readonly touched: string[]
  /** Ids of what is gone. */
  readonly removed: string[]
  created_count: number
  updated_count: number
}

/**
 * Reads what edits are about, lets each turn the assertions into others, and writes only
 * what became different. A thing about which nothing is asserted any more goes, except an
 * entity that relationships still hold: it stays, bare.
 */
export class EditBatch {
  readonly outcome: Outcome = { touched: [], removed: [], created_count: 0, updated_count: 0 }
  /** Ends of relationships that went: what is bare among them is held by less than before. */
  readonly #freed = new Set<string>()

  constructor(
    readonly transaction: Transaction,
    readonly statements: Statements,
    /** The number of the change that this is part of: the revision of what it touches. */
    readonly seq: number,
  ) {}

  async apply({ entities, relationships }: Edits): Promise<Outcome> {
    const unstated = await this.#entities(entities)
    await this.#relationships(relationships)
    await this.#deleteEntities([...unstated, ...(await this.#bare(unstated))])
    return this.outcome
  }

  /** Entities that only relationships held which have gone now. */
  async #bare(known: readonly EntityRecord[]): Promise<EntityRecord[]> {
    for (const { id } of known) this.#freed.delete(id)
    if (this.#freed.size === 0) return []
    const rows = await this.#run('entity/by-ids', { ids: [...this.#freed] })
    const ends = rows.map(({ entity }) => entity as EntityRecord)
    return ends.filter((end) => readCitations(end).length === 0)
  }

  async #run(name: string, parameters: Parameter, variant: Variant = {}): Promise<Row[]> {
    return this.transaction.run(this.statements.get(name, variant), parameters as { [name: string]: Parameter })
  }

  /** Creates and updates; returns the entities that nothing states any more. */
  async #entities(edits: Edits['entities']): Promise<EntityRecord[]> {
    if (edits.size === 0) return []
    const ids = [...edits.keys()]
    const rows = await this.#run('entity/by-ids', { ids })
    const stored = new Map(rows.map(({ entity }) => [(entity as EntityRecord).id, entity as EntityRecord]))
    const claims = await this.#claimsAbout([...stored.keys()])
    const unstated: EntityRecord[] = []
    const changes: Change[] = []
    for (const [id, { type, edit, bare = false }] of edits) {
      const before = stored.get(id)
      if (before && before.type !== type) throw conflict(`${id} is a ${before.type}, not a ${type}.`)
      const known = { before, claimsBefore: claims.get(id) ?? [] }
      const assertions = edit(assertionsIn(known, entityAttributes[type]))
      const change = changeOf({ id, ...known, assertions }, (stated) => materialiseEntity({ id, type }, stated))
      if (change?.empty && before) unstated.push(before)
      if (change && (before || bare || !change.empty)) changes.push(change)
    }
    for (const [type, rowsOfType] of groupBy(changes.filter(isNew), ({ after }) => String(after.properties['type'])))
      await this.#run('entity/create', { rows: rowsOfType.map(this.#rowOf) }, { label: type })
    const updated = changes.filter((change) => !isNew(change))
    if (updated.length > 0) await this.#run('entity/update', { rows: updated.map(this.#rowOf) })
    await this.#names(changes)
    await this.#record(changes)
    return unstated
  }

  async #relationships(edits: Edits['relationships']): Promise<void> {
    for (const [type, group] of groupBy(edits, ([, { key }]) => key.type as RelationshipType)) {
      const keys = group.map(([, { key }]) => ({ from: key.from, to: key.to, key: key.key }))
      const rows = await this.#run('relationship/by-keys', { rows: keys }, { type })
      const stored = new Map(
        rows.map(({ relationship }) => [(relationship as RelationshipRecord).id, relationship as RelationshipRecord]),
      )
      const claims = await this.#claimsAbout([...stored.keys()])
      const { attributes } = relationshipRules[type]
      const edited = group.map(([id, { key, edit }]) => {
        const known = { before: stored.get(id), claimsBefore: claims.get(id) ?? [] }
        return { id, key, ...known, assertions: edit(assertionsIn(known, attributes)) }
      })
      const dayOfEdition = await this.#daysOf(edited.flatMap(({ assertions }) => editionsThatEnd(assertions)))
      const changes = edited
        .map((one) => changeOf(one, (assertions) => materialiseRelationship(one.key, assertions, dayOfEdition)))
        .filter((change) => change !== null)
      await this.#writeRelationships(type, changes)
    }
  }

  async #daysOf(editions: readonly string[]): Promise<DayOfEdition> {
    if (editions.length === 0) return () => undefined
    const rows = await this.#run('edition/by-ids', { ids: [...new Set(editions)] })
    const days = new Map(rows.map(({ edition }) => [(edition as EditionRecord).id, dayOf(edition as EditionRecord)]))
    return (edition) => days.get(edition)
  }

  async #writeRelationships(type: RelationshipType, changes: readonly Change[]): Promise<void> {
    const gone = changes.filter(({ empty, before }) => empty && before)
    const kept = changes.filter(({ empty }) => !empty)
    const created = kept.filter(isNew)
    const updated = kept.filter((change) => !isNew(change))
    await this.#checkEnds(type, created)
    if (created.length > 0) await this.#run('relationship/create', { rows: created.map(this.#rowOf) }, { type })
    if (updated.length > 0) await this.#run('relationship/update', { rows: updated.map(this.#rowOf) }, { type })
    if (gone.length > 0) await this.#run('relationship/delete', { rows: gone.map(this.#rowOf) }, { type })
    for (const { after } of gone) for (const side of ['from', 'to']) this.#freed.add(String(after.properties[side]))
    await this.#record(kept)
    await this.#forget(gone)
  }

  /** The ends of new relationships exist and are what the type joins. */
  async #checkEnds(type: RelationshipType, created: readonly Change[]): Promise<void> {
    if (created.length === 0) return
    const ends = created.map(({ after }) => after.properties as unknown as RelationshipKey)
    const rows = await this.#run('entity/types', { ids: [...new Set(ends.flatMap(({ from, to }) => [from, to]))] })
    const types = new Map(rows.map(({ id, type: found }) => [String(id), found as EntityType]))
    for (const end of ends) {
      const found = (['from', 'to'] as const).map((side) => {
        const known = types.get(end[side])
        if (!known) throw notFound(`${formatRelationshipId(end)}: there is no ${end[side]}.`)
        return known
      })
      const fault = checkEnds(type, found[0] as EntityType, found[1] as EntityType)
      if (fault) throw conflict(`${formatRelationshipId(end)}: ${fault}.`)
    }
  }

  async #deleteEntities(unstated: readonly EntityRecord[]): Promise<void> {
    if (unstated.length === 0) return
    const rows = await this.#run('entity/degrees', { ids: unstated.map(({ id }) => id) })
    const held = new Set(rows.filter(({ count }) => Number(count) > 0).map(({ id }) => id))
    const gone = unstated.filter(({ id }) => !held.has(id))
    if (gone.length === 0) return
    const ids = gone.map(({ id }) => id)
    await this.#run('name/detach', { ids })
    await this.#run('entity/delete', { ids })
    const kept = this.outcome.touched.filter((id) => !ids.includes(id))
    this.outcome.updated_count -= this.outcome.touched.length - kept.length
    this.outcome.touched.splice(0, Infinity, ...kept)
    await this.#forget(gone.map((before) => ({ id: before.id })))
  }

  /** Keeps the index of folded names in step with entities that have changed theirs. */
  async #names(changes: readonly Change[]): Promise<void> {
    const keysOf = (properties: Properties | undefined): readonly string[] =>
      (properties?.['nameKeys'] ?? []) as readonly string[]
    const renamed = changes.filter(({ before, after }) => !sameValue(keysOf(before), keysOf(after.properties)))
    if (renamed.length === 0) return
    const had = renamed.filter(({ before }) => keysOf(before).length > 0)
    if (had.length > 0) await this.#run('name/detach', { ids: had.map(({ id }) => id) })
    const rows = renamed.flatMap(({ id, after }) => keysOf(after.properties).map((key) => ({ id, key })))
    if (rows.length > 0) await this.#run('name/attach', { rows })
    const dropped = [...new Set(had.flatMap(({ before }) => keysOf(before)))]
    if (dropped.length > 0) await this.#run('name/prune', { keys: dropped })
  }

  async #claimsAbout(ids: readonly string[]): Promise<Map<string, Claim[]>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#run('claim/about', { ids })
    const claims = rows.map(({ claim }) => claim as Properties)
    const grouped = groupBy(claims, ({ about }) => String(about))
    return new Map([...grouped].map(([about, group]) => [about, group.map(claimFrom)]))
  }

  /** Notes what was created and changed, and replaces the claims that are not the same any more. */
  async #record(changes: readonly Change[]): Promise<void> {
    this.outcome.touched.push(...changes.map(({ id }) => id))
    this.outcome.created_count += changes.filter(isNew).length
    this.outcome.updated_count += changes.filter((change) => !isNew(change)).length
    const disputed = changes.filter(({ claimsBefore, after }) => !sameValue(claimsBefore, after.claims))
    const had = disputed.filter(({ claimsBefore }) => claimsBefore.length > 0)
    if (had.length > 0) await this.#run('claim/delete', { ids: had.map(({ id }) => id) })
    const rows = disputed.flatMap(({ id, after }) =>
      after.claims.map((claim, position) => ({ properties: claimProperties(id, claim, position) })),
    )
    if (rows.length > 0) await this.#run('claim/create', { rows })
  }

  async #forget(gone: readonly { readonly id: string }[]): Promise<void> {
    if (gone.length === 0) return
    const ids = gone.map(({ id }) => id)
    await this.#run('claim/delete', { ids })
    this.outcome.removed.push(...ids)
  }

  readonly #rowOf = ({ id, after: { properties } }: Change): Parameter => ({
    id,
    from: properties['from'] ?? null,
    to: properties['to'] ?? null,
    key: properties['key'] ?? null,
    properties: { ...properties, revision: this.seq },
  })
}

interface Change {
  readonly id: string
  readonly before: Properties | undefined
  readonly claimsBefore: readonly Claim[]
  readonly after: Materialised
  /** Nothing is asserted any more. */
  readonly empty: boolean
}

const isNew = ({ before }: Change): boolean => before === undefined

interface Known {
  readonly before: Properties | undefined
  readonly claimsBefore: readonly Claim[]
}

const assertionsIn = ({ before, claimsBefore }: Known, attributes: Attributes): Assertion[] =>
  before ? assertionsOf({ properties: before, claims: claimsBefore }, attributes) : []

/** Null when the edit changes nothing. */
function changeOf(
  { id, before, claimsBefore, assertions }: Known & { readonly id: string; readonly assertions: readonly Assertion[] },
  store: (assertions: readonly Assertion[]) => Materialised,
): Change | null {
  const after = store(assertions)
  const { revision: _, ...unrevised } = before ?? {}
  if (before && sameValue(unrevised, after.properties) && sameValue(claimsBefore, after.claims)) return null
  return { id, before, claimsBefore, after, empty: assertions.length === 0 }
}
