import { randomUUID } from 'node:crypto'
import type { Engine } from '../engine/engine.js'

/**
 * Names the state that the graph's data is in. The name is another one after each commit,
 * whoever made it, and none comes back: what was read since a look that gave a name is what
 * a read would give now, if a look gives that name again.
 *
 * A look is one probe of the engine. Callers at the same time share one, but never one that
 * had begun before they came: it could miss a write that they have made.
 */
export class Freshness {
  /** Numbers of an engine that is ours alone may come again after a restart, on other data. */
  readonly #prefix: string
  #running: Promise<unknown> = Promise.resolve()
  #next: Promise<string> | null = null

  constructor(readonly engine: Engine) {
    this.#prefix = engine.capabilities.sharedWithOthers ? '' : `${randomUUID()}:`
  }

  /** @throws unavailable, when the engine does not answer */
  look(): Promise<string> {
    this.#next ??= this.#running.then(() => {
      this.#next = null
      const look = this.engine.version().then(({ token }) => this.#prefix + token)
      this.#running = look.catch(() => {})
      return look
    })
    return this.#next
  }
}
