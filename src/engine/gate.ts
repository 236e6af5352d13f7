import type { Load } from './engine.js'

/** Lets so many pieces of work pass at once; the rest wait in the order in which they came. */
export class Gate {
  #inside = 0
  readonly #waiting: (() => void)[] = []
  readonly #drained: (() => void)[] = []

  constructor(readonly width: number) {}

  load(name: string): Load {
    return { name, running_count: this.#inside, waiting_count: this.#waiting.length, width: this.width }
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.width) await new Promise<void>((enter) => this.#waiting.push(enter))
    else this.#inside++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // The place is handed over, so that nobody who comes in between can take it.
      if (next) next()
      else if (--this.#inside === 0) for (const done of this.#drained.splice(0)) done()
    }
  }

  /** Resolves when nobody is inside or waiting. */
  async drained(): Promise<void> {
    if (this.#inside > 0) await new Promise<void>((done) => this.#drained.push(done))
  }
}
