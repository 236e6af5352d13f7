import type { EngineVersion } from '../engine/engine.js'
import { limits } from '../limits.js'
import type { ChangeLog } from './change-log.js'
import type { ChangeWatch, News } from './change-watch.js'
import type { ChangeRecord } from './records.js'

/** Something that is derived from the graph and kept in memory: how to build it, and how to bring it up to date. */
export interface Derivation<T> {
  build(): Promise<T>
  /**
   * The view with what entries of the log have changed: the same, changed itself, or another
   * one. May see a graph that is newer than they are; they come again then.
   */
  apply(view: T, changes: readonly ChangeRecord[]): Promise<T>
}

export interface Fresh<T> {
  readonly view: T
  /** The graph's version that it is of; newer where `settled` is false. */
  readonly seq: number
  /** Nothing was written while the view was made: all of it is of one version. */
  readonly settled: boolean
}

/** How things stand with a view. */
export interface ViewState<T = unknown> {
  readonly view: T
  /** The graph's version that it is of. */
  readonly seq: number
  /** When it was brought up to date last (`performance.now`), and how long that took. */
  readonly at_ms: number
  readonly took_ms: number
}

/** Looks for one caller while others write; at 20 writes a second one or two are enough. */
const looksMax = 3

/**
 * Keeps what is derived from the graph as new as the graph: nothing written, nothing done;
 * entries in the log, they are applied; a write past the log, it is built again. A caller
 * sees its own writes, and callers at the same time share one look.
 */
export class FreshView<T> {
  #view: T | null = null
  /** What the last caller was given. */
  #last: Fresh<T> | null = null
  #refresh: Promise<Fresh<T>> | null = null
  /** The engine's token when the view was given last; null from when it is known to be another. */
  #token: string | null = null
  #refreshed = { at_ms: 0, took_ms: 0 }

  constructor(
    readonly watch: ChangeWatch,
    readonly log: ChangeLog,
    readonly derivation: Derivation<T>,
  ) {}

  /** As it was given last, whether or not it still is as new as the graph; null before it was made. */
  get state(): ViewState<T> | null {
    const last = this.#last
    return last && { view: last.view, seq: last.seq, ...this.#refreshed }
  }

  /** @param seen the engine's version at some time since the caller's last write, where it is known: saves a look */
  async current(seen?: EngineVersion): Promise<Fresh<T>> {
    if (this.#last && seen && seen.token === this.#token) return this.#last
    // A look that is under way may have begun before the caller's own write, so it cannot be shared.
    await this.#refresh?.catch(() => {})
    this.#refresh ??= this.#update().finally(() => {
      this.#refresh = null
    })
    return this.#refresh
  }

  /**
   * The view where it has been built and is as new as the graph, else null: for those who can
   * do without. It follows the graph for them too, but for a small part of the time alone, so
   * that frequent writes do not have it made anew for each.
   *
   * @param seen as of `current`
   */
  async ready(seen?: EngineVersion): Promise<Fresh<T> | null> {
    const [last, token] = [this.#last, this.#token]
    if (!last) return null
    if (token !== null) {
      if (seen ? seen.token === token : await this.watch.isAt(token)) return last
      // Meanwhile somebody may have had it made anew.
      if (this.#token === token) this.#token = null
    }
    this.#followInTime()
    return null
  }

  #followInTime(): void {
    const { at_ms, took_ms } = this.#refreshed
    if (this.#refresh || performance.now() - at_ms < took_ms / limits.followShare) return
    // Whoever asks next is told what goes wrong.
    this.current().catch(() => {})
  }

  async #update(): Promise<Fresh<T>> {
    const from_ms = performance.now()
    for (let look = 1; ; look++) {
      const news = await this.watch.look()
      const settled = news.kind === 'NONE' && this.#view !== null
      const view = await this.#follow(news)
      if (settled || look === looksMax) {
        this.#last = { view, seq: news.seq, settled }
        this.#token = settled ? this.watch.token : null
        const at_ms = performance.now()
        this.#refreshed = { at_ms, took_ms: at_ms - from_ms }
        return this.#last
      }
    }
  }

  async #follow(news: News): Promise<T> {
    const before = this.#view
    // What fails half way must not be used.
    this.#view = null
    const isOld = news.kind === 'RESET' || before === null
    const view = isOld ? await this.derivation.build() : await this.#catchUp(before, news)
    this.#view = view
    return view
  }

  async #catchUp(before: T, news: News): Promise<T> {
    let view = before
    if (news.kind !== 'CHANGES') return view
    for (let seq = news.since; seq < news.seq; ) {
      const changes = await this.log.since(seq)
      const last = changes.at(-1)
      if (!last) break
      view = await this.derivation.apply(view, changes)
      seq = last.seq
    }
    return view
  }
}
