/**
 * Work that several may wait for. It begins at once, and is told to stop when the last of
 * them has gone, or when it has taken too long.
 */
export class SharedWork<T> {
  readonly result: Promise<T>
  readonly #stop = new AbortController()
  #waiting_count = 0
  #isOver = false

  /**
   * @param tooLong after how many milliseconds it ends with which error; null for never
   */
  constructor(work: (signal: AbortSignal) => Promise<T>, tooLong: { time_ms: number; error: () => Error } | null) {
    const timer = tooLong && setTimeout(() => this.#stop.abort(tooLong.error()), tooLong.time_ms)
    timer?.unref()
    this.result = work(this.#stop.signal).finally(() => {
      this.#isOver = true
      if (timer) clearTimeout(timer)
    })
    // Those who wait are told; where nobody does any more it is nobody's fault.
    this.result.catch(() => {})
  }

  /** Told to stop: its result is no good for those who come now. */
  get isStopped(): boolean {
    return this.#stop.signal.aborted
  }

  /** @throws the signal's reason when it aborts before there is a result */
  async wait(signal: AbortSignal): Promise<T> {
    signal.throwIfAborted()
    this.#waiting_count++
    let leave = (): void => {}
    const gone = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason)
      signal.addEventListener('abort', leave, { once: true })
    })
    try {
      return await Promise.race([this.result, gone])
    } finally {
      signal.removeEventListener('abort', leave)
      this.#waiting_count--
      if (this.#waiting_count === 0 && !this.#isOver) this.#stop.abort(signal.reason)
    }
  }
}

/** Results by a key, each worked out once while somebody waits for it, and kept unless it failed. */
export class SharedWorks {
  readonly #works = new Map<string, SharedWork<unknown>>()

  constructor(readonly tooLong: { time_ms: number; error: () => Error } | null) {}

  async get<T>(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    // What nobody waits for would never be told to stop.
    signal.throwIfAborted()
    const known = this.#works.get(key) as SharedWork<T> | undefined
    if (known && !known.isStopped) return known.wait(signal)
    const begun = new SharedWork(work, this.tooLong)
    this.#works.set(key, begun)
    begun.result.catch(() => {
      if (this.#works.get(key) === begun) this.#works.delete(key)
    })
    return begun.wait(signal)
  }
}
