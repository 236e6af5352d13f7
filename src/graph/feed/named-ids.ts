import { LRUCache } from 'lru-cache'
import { limits } from '../../limits.js'
import type { MergedIds } from '../queries/merged-ids.js'
import type { ChangedEvent } from './feed-event.js'

type Ids = ReadonlySet<string>

/**
 * The ids that filters of followers name, with those of what their things were merged into: asked
 * for once for each filter, and again when one of them has gone.
 */
export class NamedIds {
  readonly #known = new LRUCache<string, Ids>({ max: limits.feedViews_count })

  constructor(readonly mergedIds: MergedIds) {}

  /** @param filterKey the same for the same ids */
  of(event: ChangedEvent, ids: readonly string[], filterKey: string): Ids | Promise<Ids> {
    const known = this.#known.get(filterKey)
    return known && !event.removed.some((id) => known.has(id)) ? known : this.#ask(ids, filterKey, known)
  }

  async #ask(ids: readonly string[], filterKey: string, known: Ids = new Set()): Promise<Ids> {
    const current = await this.mergedIds.any(ids)
    // Somebody may be told yet of what happened before a merge.
    const named = new Set([...known, ...ids, ...current.values()])
    this.#known.set(filterKey, named)
    return named
  }
}
