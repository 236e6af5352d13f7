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

  constructor(
    readonly watch: ChangeWatch,
    readonly log: ChangeLog,
    readonly derivation: Derivation<T>,
  ) {}

  async current(): Promise<Fresh<T>> {
    // A look that is under way may have begun before the caller's own write, so it cannot be shared.
    await this.#refresh?.catch(() => {})
    this.#refresh ??= this.#update().finally(() => {
      this.#refresh = null
    })
    return this.#refresh
  }

  /**
   * Work that waits for the engine itself begins on the view as it was last given, while the
   * look is under way, and is done anew where the graph has changed since. (A search on Neo4j
   * waits for one trip instead of two.)
   */
  async ahead<R>(work: (fresh: Fresh<T>) => Promise<R>): Promise<R> {
    const guess = this.#last
    if (!guess) return work(await this.current())
    const begun = work(guess)
    // What goes wrong with a view of the past does so for nobody.
    begun.catch(() => {})
    const { view, seq, ...now } = await this.current()
    return view === guess.view && seq === guess.seq ? begun : work({ view, seq, ...now })
  }

  async #update(): Promise<Fresh<T>> {
    for (let look = 1; ; look++) {
      const news = await this.watch.look()
      const settled = news.kind === 'NONE' && this.#view !== null
      const view = await this.#follow(news)
      if (settled || look === looksMax) {
        this.#last = { view, seq: news.seq, settled }
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
