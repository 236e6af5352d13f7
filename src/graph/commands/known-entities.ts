import { LRUCache } from 'lru-cache'
import { itemOf, type RelationshipKey } from '../../domain/ids.js'
import type { Name } from '../../domain/record.js'
import type { EntityType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import { between, currentIds, type TieKey, tiesNow } from '../merged-ids.js'
import type { Ask } from './ask.js'

/** What is known of an id that an import uses. */
export interface KnownEntity {
  /** Under which the graph has it: another one where it learnt the Wikidata item later, or was merged into another. */
  readonly id: string
  readonly type: EntityType
  /** The edition that is loaded states it already. */
  readonly isStated: boolean
  /** It is this import that brings it. */
  readonly isNew?: boolean
  /** The names in the last mention of it. */
  readonly mentioned?: readonly Name[]
}

/**
 * The entities that an import has met last, so that most need not be asked for again; those
 * that wait to be written are among them.
 */
export class KnownEntities {
  readonly #known = new LRUCache<string, KnownEntity>({ max: limits.knownEntities_count })

  #isAnyMerged: boolean | null = null

  /** The graph had no entity when it was first asked, and nobody else has written since, as far as is known. */
  #hadNone: boolean | null = null

  constructor(readonly edition: string) {}

  learn(id: string, entity: KnownEntity): void {
    this.#known.set(id, entity)
  }

  /** Somebody else writes too: what is not known here may be there. */
  shareGraph(): void {
    this.#hadNone = false
  }

  /** What is not known here is nowhere: nothing that was learnt has been let go yet. */
  async #hasAll(ask: Ask): Promise<boolean> {
    this.#hadNone ??= (await ask('entity/any', {})).length === 0
    return this.#hadNone && this.#known.size < limits.knownEntities_count
  }

  /**
   * Those of the ids that are in the graph or about to be, under these ids or as the Wikidata items
   * that they name, and under the graph's own ids too.
   *
   * @param ids with the type that is stated, where one is: an item may stand at two entities
   */
  async find(ask: Ask, ids: ReadonlyMap<string, EntityType | undefined>): Promise<Map<string, KnownEntity>> {
    const found = new Map<string, KnownEntity>()
    const wanted: string[] = []
    for (const id of ids.keys()) {
      const known = this.#known.get(id)
      if (known) found.set(id, known)
      else wanted.push(id)
    }
    if (wanted.length > 0 && !(await this.#hasAll(ask))) await this.#ask(ask, ids, wanted, found)
    // More is learnt of an entity under its own id than under that of an item.
    for (const [id, entity] of found) if (id !== entity.id) found.set(entity.id, this.#known.get(entity.id) ?? entity)
    return found
  }

  /**
   * Says of relationships what their keys are in the graph.
   *
   * @param renamed those with an end that has another id there
   */
  async tiesNow(
    ask: Ask,
    renamed: readonly RelationshipKey[],
    idOf: (id: string) => string,
  ): Promise<(key: RelationshipKey) => TieKey> {
    return this.#isAnyMerged && renamed.length > 0 ? tiesNow(ask, renamed, idOf) : (key) => between(key, idOf)
  }

  async #ask(
    ask: Ask,
    ids: ReadonlyMap<string, EntityType | undefined>,
    wanted: readonly string[],
    found: Map<string, KnownEntity>,
  ): Promise<void> {
    const { edition } = this
    for (const row of await ask('entity/identities', { ids: wanted, edition }))
      found.set(String(row['id']), row as unknown as KnownEntity)
    const wikidataIds = wanted.flatMap((id) => (found.has(id) ? [] : (itemOf(id) ?? [])))
    if (wikidataIds.length > 0)
      for (const { wikidataId, ...row } of await ask('entity/identities-by-wikidata-ids', { wikidataIds, edition })) {
        const id = `wd:${String(wikidataId)}`
        const entity = row as unknown as KnownEntity
        if (!found.has(id) || (found.get(id)?.type !== ids.get(id) && entity.type === ids.get(id)))
          found.set(id, entity)
      }
    await this.#askOfMerged(
      ask,
      wanted.filter((id) => !found.has(id)),
      found,
    )
    for (const id of wanted) {
      const entity = found.get(id)
      if (!entity) continue
      this.learn(id, entity)
      if (entity.id !== id && !this.#known.has(entity.id)) this.learn(entity.id, entity)
    }
  }

  /** Of what is merged while an import goes on, the import hears when it writes among others. */
  async #askOfMerged(ask: Ask, ids: readonly string[], found: Map<string, KnownEntity>): Promise<void> {
    this.#isAnyMerged ??= (await ask('merged/any', {})).length > 0
    if (!this.#isAnyMerged) return
    const current = await currentIds(ask, ids)
    if (current.size === 0) return
    const rows = await ask('entity/identities', { ids: [...new Set(current.values())], edition: this.edition })
    const entities = new Map(rows.map((row) => [String(row['id']), row as unknown as KnownEntity]))
    for (const [id, into] of current) {
      const entity = entities.get(into)
      if (entity) found.set(id, entity)
    }
  }
}
