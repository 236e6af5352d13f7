import { LRUCache } from 'lru-cache'
import type { EntityType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import type { Ask } from './ask.js'

/** What is known of an id that an import uses. */
export interface KnownEntity {
  /** Under which the graph has it: another one where it learnt the Wikidata item later. */
  readonly id: string
  readonly type: EntityType
  /** The edition that is loaded states it already. */
  readonly isStated: boolean
  /** It is this import that brings it. */
  readonly isNew?: boolean
  /** What the last mention of it said. */
  readonly mention?: string
}

/**
 * The entities that an import has met last, so that most need not be asked for again; those
 * that wait to be written are among them.
 */
export class KnownEntities {
  readonly #known = new LRUCache<string, KnownEntity>({ max: limits.knownEntities_count })

  constructor(readonly edition: string) {}

  get(id: string): KnownEntity | undefined {
    return this.#known.get(id)
  }

  learn(id: string, entity: KnownEntity): void {
    this.#known.set(id, entity)
  }

  /**
   * Those of the ids that are in the graph or about to be, under these ids or as the Wikidata items
   * that they name.
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
    if (wanted.length === 0) return found
    const { edition } = this
    for (const row of await ask('entity/identities', { ids: wanted, edition }))
      found.set(String(row['id']), row as unknown as KnownEntity)
    const wikidataIds = wanted.filter((id) => id.startsWith('wd:') && !found.has(id)).map((id) => id.slice(3))
    if (wikidataIds.length > 0)
      for (const { wikidataId, ...row } of await ask('entity/identities-by-wikidata-ids', { wikidataIds, edition })) {
        const id = `wd:${String(wikidataId)}`
        const entity = row as unknown as KnownEntity
        if (!found.has(id) || (found.get(id)?.type !== ids.get(id) && entity.type === ids.get(id)))
          found.set(id, entity)
      }
    for (const id of wanted) {
      const entity = found.get(id)
      if (!entity) continue
      this.learn(id, entity)
      if (entity.id !== id && !this.#known.has(entity.id)) this.learn(entity.id, entity)
    }
    return found
  }
}
