import { SharedProgress } from '../analytics/progress.js'

/** What work is given: when to stop, and where it says how far it is. */
export interface Run {
  readonly signal: AbortSignal
  readonly progress: SharedProgress
}

/** Work that several may wait for. It begins at once, and is told to stop when the last of them has gone. */
class SharedWork<T> {
  readonly result: Promise<T>
  readonly progress = new SharedProgress()
  readonly #stop = new AbortController()
  readonly #waiting: AbortSignal[] = []
  #isOver = false

  constructor(work: (run: Run) => Promise<T>) {
    this.result = work({ signal: this.#stop.signal, progress: this.progress }).finally(() => {
      this.#isOver = true
    })
    // Those who wait are told; where nobody does any more it is nobody's fault.
    this.result.catch(() => {})
  }

  /** By which it is told to stop, itself and what it waits for. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  isAwaitedBy(signal: AbortSignal): boolean {
    return !this.#isOver && this.#waiting.includes(signal)
  }

  /** @throws the signal's reason when it aborts before there is a result */
  async wait(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted()
    this.#waiting.push(signal)
    let leave = (): void => {}
    const gone = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason)
      signal.addEventListener('abort', leave, { once: true })
    })
    try {
      return await Promise.race([this.result, gone])
    } finally {
      signal.removeEventListener('abort', leave)
      this.#waiting.splice(this.#waiting.indexOf(signal), 1)
      if (this.#waiting.length === 0 && !this.#isOver) this.#stop.abort(signal.reason)
    }
  }
}

/** Results by a key, each worked out once while somebody waits for it, and kept unless it failed. */
export class SharedWorks {
  readonly #works = new Map<string, SharedWork<unknown>>()

  async get<T>(key: string, signal: AbortSignal, work: (run: Run) => Promise<T>): Promise<T> {
    // What nobody waits for would never be told to stop.
    signal.throwIfAborted()
    const known = this.#works.get(key) as SharedWork<T> | undefined
    // What was told to stop is no good for those who come now.
    if (known && !known.signal.aborted) return known.wait(signal)
    const begun = new SharedWork(work)
    this.#works.set(key, begun)
    begun.result.catch(() => {
      if (this.#works.get(key) === begun) this.#works.delete(key)
    })
    return begun.wait(signal)
  }

  /** How much is done of the work that somebody waits for, from 0 to 1: its parts, and of the next one what that waits for. */
  doneFor(signal: AbortSignal): number {
    const work = [...this.#works.values()].find((one) => one.isAwaitedBy(signal))
    const { done, total } = work?.progress.get() ?? { done: 0, total: 0 }
    return work && total > 0 ? Math.min(1, (done + this.doneFor(work.signal)) / total) : 0
  }
}
