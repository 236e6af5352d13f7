import type { Tally } from './tally.js'

type Listener = (reason: Error) => void

/**
 * Tells work that nobody wants it any more, and why. Every statement of an operation listens,
 * so it is lighter than an AbortSignal.
 */
export class Stop {
  #reason: Error | null = null
  #listeners: Set<Listener> | null = null

  /** @param tally counts what is done until then; null where nobody wants to know */
  constructor(readonly tally: Tally | null = null) {}

  /** Null as long as the work is wanted. */
  get reason(): Error | null {
    return this.#reason
  }

  /** Tells everybody who listens; the first reason counts. */
  stop(reason: Error): void {
    if (this.#reason) return
    this.#reason = reason
    const listeners = this.#listeners ?? []
    this.#listeners = null
    for (const listener of listeners) listener(reason)
  }

  /** At once where it has stopped already. */
  onStop(listener: Listener): void {
    if (this.#reason) {
      listener(this.#reason)
      return
    }
    this.#listeners ??= new Set()
    this.#listeners.add(listener)
  }

  off(listener: Listener): void {
    this.#listeners?.delete(listener)
  }

  throwIfStopped(): void {
    if (this.#reason) throw this.#reason
  }

  /** Waits for work, and no longer once it is not wanted; what becomes of it then is nobody's concern. */
  async race<T>(work: Promise<T>): Promise<T> {
    let leave: Listener = () => {}
    const stopped = new Promise<never>((_, reject) => {
      leave = reject
      this.onStop(leave)
    })
    try {
      return await Promise.race([work, stopped])
    } finally {
      this.off(leave)
    }
  }

  /** Stops with this one, and may stop before. */
  child(): Stop {
    const child = new Stop(this.tally)
    this.onStop((reason) => child.stop(reason))
    return child
  }
}
