import type { ChangeFeed } from './change-feed.js'
import type { ChangeFilter } from './change-filter.js'
import { changedEvent, type FeedEvent, type ResetEvent, type Version } from './feed-event.js'
import type { FeedView } from './feed-view.js'

/** Where somebody begins: among the recent events, perhaps with a word before them, or further back in the log. */
export interface Beginning {
  /** The version that is known. */
  readonly told: Version
  /** Null for further back. */
  readonly place: number | null
  readonly reset?: ResetEvent
}

const over: IteratorResult<FeedView> = { value: undefined, done: true }

/**
 * What somebody is told, one after the other, as fast as they ask for it and no faster. No
 * generator: one that waits for its next event cannot be ended from outside.
 */
export class Follower implements AsyncIterableIterator<FeedView> {
  /** The next one among the recent events. */
  #place = 0
  /** Further back than those, the version up to which the log was read; null where it is not. */
  #behind_seq: number | null = null
  #waiting: FeedEvent[] = []
  #told: Version = { seq: 0, drift: null }
  #wake: (() => void) | null = null
  #ended = false
  readonly #filterKey: string

  constructor(
    readonly feed: ChangeFeed,
    readonly filter: ChangeFilter | null,
  ) {
    this.#filterKey = JSON.stringify(filter)
  }

  begin({ told, place, reset }: Beginning): void {
    this.#told = told
    if (place === null) this.#behind_seq = told.seq
    else this.#place = place
    if (reset) this.#waiting.push(reset)
  }

  /** The version up to which everything was told, or does not fit. */
  get told(): Version {
    return this.#told
  }

  wake(): void {
    const wake = this.#wake
    this.#wake = null
    wake?.()
  }

  async next(): Promise<IteratorResult<FeedView>> {
    while (!this.#ended) {
      const event = this.#waiting.shift() ?? (this.#behind_seq === null ? this.#recent() : await this.#fromLog())
      if (this.#ended) break
      if (!event) {
        if (this.#behind_seq === null) await this.#news()
        continue
      }
      const found = this.feed.views.of(event, this.filter, this.#filterKey)
      const view = found instanceof Promise ? await found : found
      this.#told = { seq: event.seq, drift: event.drift }
      if (view && !this.#ended) return { value: view, done: false }
    }
    return over
  }

  return(): Promise<IteratorResult<FeedView>> {
    this.#ended = true
    this.feed.leave(this)
    this.wake()
    return Promise.resolve(over)
  }

  async throw(error: unknown): Promise<IteratorResult<FeedView>> {
    await this.return()
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Null where nothing is new. */
  #recent(): FeedEvent | null {
    const { recent, head } = this.feed
    if (recent.isGone(this.#place)) return this.#lagged()
    const event = recent.at(this.#place)
    if (event) {
      this.#place++
      return event
    }
    this.#told = head
    return null
  }

  #lagged(): FeedEvent {
    const { recent, head } = this.feed
    this.#behind_seq = null
    this.#place = recent.end
    return { kind: 'LAGGED', resumeFrom: this.#told.seq, ...head }
  }

  /** Null where the log has been read as far as to the recent events, or nothing of a part of it is shown. */
  async #fromLog(): Promise<FeedEvent | null> {
    const { feed } = this
    const seq = this.#behind_seq ?? 0
    if (feed.head.seq - seq > feed.bounds.resume_changes) return this.#lagged()
    const place = feed.recent.placeAfter({ seq, drift: feed.head.drift })
    if (place !== null) {
      this.#behind_seq = null
      this.#place = place
      return null
    }
    const changes = await feed.page(seq)
    if (changes.length === 0 || changes.some((change, i) => change.seq !== seq + 1 + i)) {
      // The log does not reach so far back.
      this.#behind_seq = null
      this.#place = feed.recent.end
      return { kind: 'RESET', cause: 'TOO_LONG_AGO', ...feed.head }
    }
    this.#behind_seq = changes.at(-1)?.seq ?? seq
    const { drift } = feed.head
    this.#waiting = changes.flatMap((change) => {
      const event = changedEvent(change)
      return event ? [{ ...event, drift }] : []
    })
    return null
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
      // Something may have come, or an end, while this was on its way here.
      if (this.#ended || this.feed.recent.at(this.#place) || this.feed.recent.isGone(this.#place)) this.wake()
    })
  }
}
