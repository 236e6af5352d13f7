import type { Engine, EngineVersion } from '../engine/engine.js'

/**
 * Looks at an engine's version. Callers at the same time share one look, but never one that
 * had begun before they came: it could miss a write that they have made. Where nobody else
 * can write, to look costs nothing, and each caller has a look of its own.
 */
export class SharedVersion implements Pick<Engine, 'version'> {
  #running: Promise<unknown> = Promise.resolve()
  #next: Promise<EngineVersion> | null = null
  #last: EngineVersion | null = null

  constructor(readonly engine: Pick<Engine, 'version' | 'capabilities'>) {}

  /** What the last look has found; null where to look costs nothing. */
  get last(): EngineVersion | null {
    return this.#last
  }

  version(): Promise<EngineVersion> {
    if (!this.engine.capabilities.sharedWithOthers) return this.engine.version()
    this.#next ??= this.#running.then(() => {
      this.#next = null
      const look = this.#look()
      this.#running = look.catch(() => {})
      return look
    })
    return this.#next
  }

  async #look(): Promise<EngineVersion> {
    this.#last = await this.engine.version()
    return this.#last
  }
}
