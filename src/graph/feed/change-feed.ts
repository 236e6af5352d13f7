import { limits } from '../../limits.js'
import type { ChangeLog } from '../change-log.js'
import type { ChangeWatch } from '../change-watch.js'
import type { ChangeRecord } from '../records.js'
import type { ChangeFilter } from './change-filter.js'
import type { ChangeSubjects } from './change-subjects.js'
import { changedEvent, type ResetCause, type Version } from './feed-event.js'
import { FeedViews } from './feed-view.js'
import { type Beginning, Follower } from './follower.js'
import type { NamedIds } from './named-ids.js'
import { type RecentBounds, RecentEvents, recentBounds } from './recent-events.js'

export interface FeedBounds extends RecentBounds {
  readonly poll_ms: number
  /** Changes that a follower may be behind and still be told of each. */
  readonly resume_changes: number
}

const defaults: FeedBounds = {
  ...recentBounds,
  poll_ms: limits.feedPoll_ms,
  resume_changes: limits.feedResume_changes,
}

export interface FollowOptions {
  readonly filter: ChangeFilter | null
  /** The version that is known already; what comes from now on where it is null. */
  readonly since: Version | null
}

/**
 * Tells followers what happens to the graph, whoever does it: through this process, through
 * another replica, or past the log. There is one watch for all of them, which looks while
 * somebody follows; what it finds is held once, and each follower has a place in that.
 */
export class ChangeFeed {
  readonly views: FeedViews
  bounds: FeedBounds = defaults
  #recent = new RecentEvents(this.bounds)
  readonly #followers = new Set<Follower>()
  readonly #pages = new Map<number, Promise<readonly ChangeRecord[]>>()
  #head: Version | null = null
  /** The last write past the log that was seen, also where its event is not held any more. */
  #lastReset_seq = -1
  #running: Promise<void> | null = null
  #queued: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(
    readonly watch: ChangeWatch,
    readonly log: ChangeLog,
    subjects: ChangeSubjects,
    named: NamedIds,
  ) {
    this.views = new FeedViews(subjects, named)
    log.onCommit(() => this.#poke())
  }

  /** In place of the limits, before anybody follows. */
  bind(bounds: Partial<FeedBounds>): void {
    this.bounds = { ...defaults, ...bounds }
    this.#recent = new RecentEvents(this.bounds)
  }

  get followers_count(): number {
    return this.#followers.size
  }

  /** Where the feed stands; it has looked since somebody follows. */
  get head(): Version {
    return this.#head ?? { seq: 0, drift: null }
  }

  get recent(): RecentEvents {
    return this.#recent
  }

  /** @throws unavailable, when the database does not answer */
  async follow({ filter, since }: FollowOptions): Promise<Follower> {
    const follower = new Follower(this, filter)
    this.#join(follower)
    try {
      // So that whoever has just written is not told again, and a version is known to be one of the graph.
      await this.#look()
      follower.begin(this.#beginning(since))
      return follower
    } catch (error) {
      this.leave(follower)
      throw error
    }
  }

  leave(follower: Follower): void {
    this.#followers.delete(follower)
    if (this.#followers.size > 0 || !this.#timer) return
    clearInterval(this.#timer)
    this.#timer = null
  }

  /** A part of the log; those who ask for the same at the same time share it. */
  page(after: number): Promise<readonly ChangeRecord[]> {
    let page = this.#pages.get(after)
    if (!page) {
      page = this.log.since(after, limits.feedPage_changes).finally(() => this.#pages.delete(after))
      this.#pages.set(after, page)
    }
    return page
  }

  #join(follower: Follower): void {
    this.#followers.add(follower)
    this.#timer ??= setInterval(() => this.#poke(), this.bounds.poll_ms).unref()
  }

  #beginning(since: Version | null): Beginning {
    const { head } = this
    const { end } = this.#recent
    if (!since) return { told: head, place: end }
    const place = this.#recent.placeAfter(since)
    const cause = this.#whyReset(since, place)
    if (cause) return { told: head, place: end, reset: { kind: 'RESET', cause, ...head } }
    return { told: { seq: since.seq, drift: head.drift }, place }
  }

  /** @param place of what comes next, where that is held */
  #whyReset(since: Version, place: number | null): ResetCause | null {
    const { head } = this
    if (since.seq > head.seq) return 'UNKNOWN_VERSION'
    const isOther = since.drift !== null && head.drift !== null && since.drift !== head.drift
    const wasMissed = since.drift === null && since.seq <= this.#lastReset_seq && place === null
    if (isOther || wasMissed) return 'WRITTEN_OUTSIDE'
    return place === null && head.seq - since.seq > this.bounds.resume_changes ? 'TOO_LONG_AGO' : null
  }

  /** Where it fails, the next look tells what this one would have. */
  #poke(): void {
    if (this.#followers.size > 0 && !this.#queued) void this.#look().catch(() => {})
  }

  /** A look that is under way may have begun before the caller's own write; all who wait for it share the next. */
  #look(): Promise<void> {
    this.#queued ??= (this.#running ?? Promise.resolve())
      .catch(() => {})
      .then(() => {
        this.#queued = null
        this.#running = this.#follow().finally(() => {
          this.#running = null
        })
        return this.#running
      })
    return this.#queued
  }

  async #follow(): Promise<void> {
    const isFirst = this.#head === null
    const news = await this.watch.look()
    // Where nobody else can write, the engine's count says nothing, and begins anew with each process.
    const drift = this.log.engine.capabilities.sharedWithOthers ? this.watch.drift : null
    const to = { seq: news.seq, drift }
    // The first look only takes the bearings: what came before is read so that resuming costs no statement.
    const from = isFirst ? Math.max(0, to.seq - limits.feedPage_changes) : this.head.seq
    if (isFirst) this.#recent.restart(from)
    if (news.kind === 'RESET' && !isFirst) this.#reset(to)
    else if (to.seq > from) await this.#read(from, to)
    this.#head = to
    this.#wakeAll()
  }

  /** In turns, between which whoever writes goes on: to tell a thousand takes some 50 ms. */
  #wakeAll(): void {
    const followers = this.#followers.values()
    const wakeSome = (): void => {
      for (let i = 0; i < limits.feedTurn_followers; i++) {
        const { value: follower, done } = followers.next()
        if (done) return
        follower.wake()
      }
      setImmediate(wakeSome)
    }
    wakeSome()
  }

  #reset(to: Version): void {
    this.#lastReset_seq = to.seq
    this.#recent.push({ kind: 'RESET', cause: 'WRITTEN_OUTSIDE', ...to })
  }

  async #read(from: number, to: Version): Promise<void> {
    let seq = from
    // Who was there is told that it lags; more than that nobody holds.
    if (to.seq - seq > this.bounds.events_count) {
      seq = to.seq - this.bounds.events_count
      this.#recent.restart(seq)
    }
    while (seq < to.seq) {
      const changes = await this.page(seq)
      for (const change of changes) {
        if (change.seq > to.seq) break
        // The log does not reach back so far.
        if (change.seq !== seq + 1) this.#recent.restart(change.seq - 1)
        const event = changedEvent(change)
        if (event) this.#recent.push({ ...event, drift: to.drift })
        seq = change.seq
        this.#head = { seq, drift: to.drift }
      }
      if (changes.length === 0) this.#recent.restart(to.seq)
      if (changes.length === 0 || (changes.at(-1)?.seq ?? 0) > to.seq) return
    }
  }
}
