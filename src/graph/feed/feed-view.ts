import { LRUCache } from 'lru-cache'
import { limits } from '../../limits.js'
import { type ChangeFilter, type Fitting, fittingOf, isEmpty, needsSubjects } from './change-filter.js'
import type { ChangeSubjects, Subjects } from './change-subjects.js'
import type { ChangedEvent, FeedEvent } from './feed-event.js'
import type { NamedIds } from './named-ids.js'
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

  constructor(
    readonly subjects: ChangeSubjects,
    readonly named: NamedIds,
  ) {}

  /** Null where nothing of the event fits. */
  of(event: FeedEvent, filter: ChangeFilter | null, filterKey: string): FeedView | null | Promise<FeedView | null> {
    const key = `${this.#numbers.of(event)} ${filterKey}`
    const known = this.#known.get(key)
    if (known) return known.view
    if (event.kind !== 'CHANGED') return this.#keep(key, { event, fitting: nothing })
    if (!filter) return this.#keep(key, { event, fitting: event })
    const named = filter.ids ? this.named.of(event, filter.ids, filterKey) : null
    const subjects = needsSubjects(filter) ? this.subjects.of(event) : null
    return named instanceof Promise || subjects
      ? this.#whenKnown(key, event, filter, named, subjects)
      : this.#keep(key, viewOf(event, filter, named, null))
  }

  async #whenKnown(
    key: string,
    event: ChangedEvent,
    filter: ChangeFilter,
    named: ReturnType<NamedIds['of']> | null,
    subjects: Promise<Subjects> | null,
  ): Promise<FeedView | null> {
    const [ids, known] = await Promise.all([named, subjects])
    // Somebody who waited too may have been first.
    return this.#known.get(key)?.view ?? this.#keep(key, viewOf(event, filter, ids, known))
  }

  #keep(key: string, view: FeedView | null): FeedView | null {
    this.#known.set(key, { view })
    return view
  }
}

function viewOf(
  event: ChangedEvent,
  filter: ChangeFilter,
  named: ReadonlySet<string> | null,
  subjects: Subjects | null,
): FeedView | null {
  const fitting = fittingOf(event, filter, named, subjects)
  return isEmpty(fitting) ? null : { event, fitting }
}
