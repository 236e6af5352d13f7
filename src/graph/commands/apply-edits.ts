import { checkEnds, mergedIdsAttribute, mergedTiesAttribute, type Properties } from '../../domain/attributes.js'
import { conflict, notFound } from '../../domain/errors.js'
import { groupBy } from '../../domain/group-by.js'
import { formatRelationshipId, type RelationshipKey } from '../../domain/ids.js'
import { claimProperties, sameValue } from '../../domain/record.js'
import { readCitations } from '../../domain/stored-citations.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Parameter, Row } from '../../engine/engine.js'
import { type CreatedCells, createdEntity, createdRelationship } from '../filters/created-cells.js'
import { movedTieIn } from '../merged-ids.js'
import type { EntityRecord } from '../records.js'
import type { Variant } from '../statements.js'
import type { Ask } from './ask.js'
import { type Change, isNew } from './change.js'
import { type Edits, type Plan, planEdits } from './plan-edits.js'

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
    readonly ask: Ask,
    /** The number of the change that this is part of: the revision of what it touches. */
    readonly seq: number,
  ) {}

  async apply(edits: Edits): Promise<Outcome> {
    return this.write(await planEdits(this.ask, edits), edits)
  }

  /** Writes what was planned on the graph as it is still. */
  async write(
    { entities, unstated, relationships }: Plan,
    { endsAreChecked }: Pick<Edits, 'endsAreChecked'>,
  ): Promise<Outcome> {
    await this.#writeEntities(entities)
    for (const [type, changes] of relationships) await this.#writeRelationships(type, changes, endsAreChecked)
    await this.#deleteEntities([...unstated, ...(await this.#bare(unstated))])
    return this.outcome
  }

  /** Entities that only relationships held which have gone now. */
  async #bare(known: readonly EntityRecord[]): Promise<EntityRecord[]> {
    for (const { id } of known) this.#freed.delete(id)
    if (this.#freed.size === 0) return []
    const rows = await this.ask('entity/by-ids', { ids: [...this.#freed] })
    const ends = rows.map(({ entity }) => entity as EntityRecord)
    return ends.filter((end) => readCitations(end).length === 0)
  }

  async #writeEntities(changes: Plan['entities']): Promise<void> {
    for (const [label, created] of groupBy(
      changes.filter(isNew),
      ({ after }) => after.properties['type'] as EntityType,
    ))
      await this.#creating('entity/create', created, { label }, createdEntity(label))
    const updated = changes.filter((change) => !isNew(change))
    if (updated.length > 0) await this.ask('entity/update', { rows: updated.map(this.#rowOf) })
    await this.#names(changes)
    await this.#mergedIds(changes)
    await this.#record(changes)
  }

  async #writeRelationships(
    type: RelationshipType,
    changes: readonly Change[],
    endsAreChecked: boolean | undefined,
  ): Promise<void> {
    const gone = changes.filter(({ empty, before }) => empty && before)
    const kept = changes.filter(({ empty }) => !empty)
    const created = kept.filter(isNew)
    const updated = kept.filter((change) => !isNew(change))
    if (!endsAreChecked) await this.#checkEnds(type, created)
    if (created.length > 0) await this.#create(type, created)
    if (updated.length > 0) await this.ask('relationship/update', { rows: updated.map(this.#rowOf) }, { type })
    if (gone.length > 0) await this.ask('relationship/delete', { rows: gone.map(this.#rowOf) }, { type })
    for (const { after } of gone) for (const side of ['from', 'to']) this.#freed.add(String(after.properties[side]))
    await this.#record(kept)
    await this.#forget(gone)
  }

  async #create(type: RelationshipType, created: readonly Change[]): Promise<void> {
    const rows = await this.#creating('relationship/create', created, { type }, createdRelationship(type))
    const count = rows.reduce((sum, row) => sum + Number(row['count']), 0)
    // Ends that were there when they were looked at, which another writer has taken away since.
    if (count !== created.length) throw conflict('The graph was changed meanwhile by another writer; try again.')
  }

  #creating(name: string, created: readonly Change[], variant: Variant, cells: CreatedCells): Promise<Row[]> {
    const rows = created.map(({ after }) => cells.row(after.properties, this.seq))
    return this.ask(name, { rows }, variant, { properties: cells.text })
  }

  /** The ends of new relationships exist and are what the type joins. */
  async #checkEnds(type: RelationshipType, created: readonly Change[]): Promise<void> {
    if (created.length === 0) return
    const ends = created.map(({ after }) => after.properties as unknown as RelationshipKey)
    const rows = await this.ask('entity/types', { ids: [...new Set(ends.flatMap(({ from, to }) => [from, to]))] })
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
    const rows = await this.ask('entity/degrees', { ids: unstated.map(({ id }) => id) })
    const held = new Set(rows.filter(({ count }) => Number(count) > 0).map(({ id }) => id))
    const gone = unstated.filter(({ id }) => !held.has(id))
    if (gone.length === 0) return
    const ids = gone.map(({ id }) => id)
    await this.ask('name/detach', { ids })
    await this.ask('entity/delete', { ids })
    const kept = this.outcome.touched.filter((id) => !ids.includes(id))
    this.outcome.updated_count -= this.outcome.touched.length - kept.length
    this.outcome.touched.splice(0, Infinity, ...kept)
    await this.#forget(gone.map((before) => ({ id: before.id })))
  }

  /** Keeps the index of folded names in step with entities that have changed theirs. */
  async #names(changes: readonly Change[]): Promise<void> {
    const { had, lost, rows } = lookUpsOf(changes, 'nameKeys')
    if (had.length > 0) await this.ask('name/detach', { ids: had })
    if (rows.length > 0) await this.ask('name/attach', { rows })
    if (lost.length > 0) await this.ask('name/prune', { keys: lost })
  }

  /** The same of the ids of what was merged into entities, and of their ties: what one hands on, another may have from it. */
  async #mergedIds(changes: readonly Change[]): Promise<void> {
    const { had, rows } = lookUpsOf(changes, mergedIdsAttribute)
    if (had.length > 0) await this.ask('merged/detach', { ids: had })
    const ties = lookUpsOf(changes, mergedTiesAttribute)
    if (ties.lost.length > 0) await this.ask('merged/forget', { ids: ties.lost.map((text) => movedTieIn(text).id) })
    const merged = [...rows.map(([into, id]) => ({ id, into })), ...ties.rows.map(([, text]) => movedTieIn(text))]
    if (merged.length > 0) await this.ask('merged/attach', { rows: merged })
  }

  /** Notes what was created and changed, and replaces the claims that are not the same any more. */
  async #record(changes: readonly Change[]): Promise<void> {
    for (const { id } of changes) this.outcome.touched.push(id)
    this.outcome.created_count += changes.filter(isNew).length
    this.outcome.updated_count += changes.filter((change) => !isNew(change)).length
    const disputed = changes.filter(({ claimsBefore, after }) => !sameValue(claimsBefore, after.claims))
    const had = disputed.filter(({ claimsBefore }) => claimsBefore.length > 0)
    if (had.length > 0) await this.ask('claim/delete', { ids: had.map(({ id }) => id) })
    const rows = disputed.flatMap(({ id, after }) =>
      after.claims.map((claim, position) => ({ properties: claimProperties(id, claim, position) })),
    )
    if (rows.length > 0) await this.ask('claim/create', { rows })
  }

  async #forget(gone: readonly { readonly id: string }[]): Promise<void> {
    if (gone.length === 0) return
    const ids = gone.map(({ id }) => id)
    await this.ask('claim/delete', { ids })
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

/** What entities can be found by that have become others: the ids of those that had some, what they had, and id and text of each that they have. */
function lookUpsOf(changes: readonly Change[], property: string) {
  const textsOf = (properties: Properties | undefined): readonly string[] =>
    (properties?.[property] ?? []) as readonly string[]
  const changed = changes.filter(({ before, after }) => !sameValue(textsOf(before), textsOf(after.properties)))
  const had = changed.filter(({ before }) => textsOf(before).length > 0)
  return {
    had: had.map(({ id }) => id),
    lost: [...new Set(had.flatMap(({ before }) => textsOf(before)))],
    rows: changed.flatMap(({ id, after }) => textsOf(after.properties).map((text) => [id, text] as const)),
  }
}
