import { LRUCache } from 'lru-cache'
import { limits } from '../../limits.js'
import { type ChangeFilter, type Fitting, fittingOf, isEmpty, needsSubjects } from './change-filter.js'
import type { ChangeSubjects } from './change-subjects.js'
import type { ChangedEvent, FeedEvent } from './feed-event.js'
import { Numbering } from './numbering.js'

/** An event as those see it who have the same filter: one object for all of them. */
export interface FeedView {
  readonly event: FeedEvent
  readonly fitting: Fitting
}

const nothing: Fitting = { entities: [], relationships: [], sources: [], removed: [] }

/** What is left of events by filters, worked out once for each filter. */
export class FeedViews {
  readonly #known = new LRUCache<string, { readonly view: FeedView | null }>({ max: limits.feedViews_count })
  readonly #numbers = new Numbering()

  constructor(readonly subjects: ChangeSubjects) {}

  /** Null where nothing of the event fits. */
  of(event: FeedEvent, filter: ChangeFilter | null, filterKey: string): FeedView | null | Promise<FeedView | null> {
    const key = `${this.#numbers.of(event)} ${filterKey}`
    const known = this.#known.get(key)
    if (known) return known.view
    if (event.kind !== 'CHANGED' || !filter || !needsSubjects(filter))
      return this.#keep(key, viewOf(event, filter, null))
    return this.#withSubjects(key, event, filter)
  }

  async #withSubjects(key: string, event: ChangedEvent, filter: ChangeFilter): Promise<FeedView | null> {
    const subjects = await this.subjects.of(event)
    // Somebody who waited too may have been first.
    return this.#known.get(key)?.view ?? this.#keep(key, viewOf(event, filter, subjects))
  }

  #keep(key: string, view: FeedView | null): FeedView | null {
    this.#known.set(key, { view })
    return view
  }
}

function viewOf(
  event: FeedEvent,
  filter: ChangeFilter | null,
  subjects: Parameters<typeof fittingOf>[2],
): FeedView | null {
  if (event.kind !== 'CHANGED') return { event, fitting: nothing }
  if (!filter) return { event, fitting: event }
  const fitting = fittingOf(event, filter, subjects)
  return isEmpty(fitting) ? null : { event, fitting }
}
