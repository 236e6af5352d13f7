import { LRUCache } from 'lru-cache'
import { parseRelationshipId, sourceOfEdition } from '../../domain/ids.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Engine } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { batches } from '../batches.js'
import type { RelationshipQueries } from '../queries/relationships.js'
import type { Statements } from '../statements.js'
import type { ChangedEvent } from './feed-event.js'

export interface Subject {
  /** Null for relationships, whose ids say it. */
  readonly type: EntityType | null
  readonly sources: readonly string[]
  readonly countries: readonly string[]
}

/** What touched things and the ends of touched ties are; what is gone, or was too much to look at, is absent. */
export type Subjects = ReadonlyMap<string, Subject>

/**
 * Looks up what a change is about, where a follower's conditions ask for more than ids say:
 * once for each change, however many followers there are.
 */
export class ChangeSubjects {
  readonly #known = new LRUCache<ChangedEvent, Promise<Subjects>>({ max: limits.feedSubjects_changes })

  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly relationships: RelationshipQueries,
  ) {}

  of(event: ChangedEvent): Promise<Subjects> {
    let subjects = this.#known.get(event)
    if (!subjects) {
      subjects = this.#read(event)
      this.#known.set(event, subjects)
      // Whoever waits is told; the next one tries again.
      subjects.catch(() => this.#known.delete(event))
    }
    return subjects
  }

  async #read(event: ChangedEvent): Promise<Subjects> {
    const ties = event.relationships.slice(0, limits.feedSubjects_ids)
    const ends = ties.flatMap((id) => {
      const key = parseRelationshipId(id)
      return key ? [key.from, key.to] : []
    })
    const ids = [...new Set([...event.entities.slice(0, limits.feedSubjects_ids), ...ends])]
    const subjects = new Map<string, Subject>()
    for (const part of batches(ids))
      for (const row of await this.engine.read(this.statements.get('change/subjects'), { ids: part }))
        subjects.set(String(row['id']), {
          type: row['type'] as EntityType,
          sources: sourcesOf(row['editions']),
          countries: (row['countries'] as (string | null)[]).filter((code) => code !== null),
        })
    for (const part of batches(ties))
      for (const [id, tie] of await this.relationships.byIds(part))
        subjects.set(id, { type: null, sources: sourcesOf(tie['citeEditions']), countries: [] })
    return subjects
  }
}

const sourcesOf = (editions: unknown): string[] => [
  ...new Set(((editions ?? []) as readonly string[]).map(sourceOfEdition)),
]
