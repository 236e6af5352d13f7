import type { ChangeLog } from './change-log.js'
import type { ChangeWatch } from './change-watch.js'
import type { ChangeRecord } from './records.js'

/** Something that is derived from the graph and kept in memory: how to build it, and how to bring it up to date. */
export interface Derivation<T> {
  build(): Promise<T>
  /** Changes the view by entries of the log. May see a graph that is newer than they are; they come again then. */
  apply(view: T, changes: readonly ChangeRecord[]): Promise<void>
}

export interface Fresh<T> {
  readonly view: T
  /** The graph's version that it is at least as new as. */
  readonly seq: number
}

/**
 * Keeps what is derived from the graph as new as the graph: nothing written, nothing done;
 * entries in the log, they are applied; a write past the log, it is built again. A caller
 * sees its own writes, and callers at the same time share one look.
 */
export class FreshView<T> {
  #view: T | null = null
  #seq = 0
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

  async #update(): Promise<Fresh<T>> {
    const news = await this.watch.look()
    try {
      if (news.kind === 'RESET' || this.#view === null) this.#view = await this.derivation.build()
      else if (news.kind === 'CHANGES') await this.#catchUp(this.#view, news.since, news.seq)
    } catch (error) {
      // What is half brought up to date must not be used.
      this.#view = null
      throw error
    }
    this.#seq = news.seq
    return { view: this.#view, seq: this.#seq }
  }

  async #catchUp(view: T, since: number, until: number): Promise<void> {
    for (let seq = since; seq < until; ) {
      const changes = await this.log.since(seq)
      const last = changes.at(-1)
      if (!last) return
      await this.derivation.apply(view, changes)
      seq = last.seq
    }
  }
}
