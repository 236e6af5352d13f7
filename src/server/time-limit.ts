import { limitExceeded } from '../domain/errors.js'
import { Stop } from '../domain/stop.js'
import { Tally } from '../domain/tally.js'
import { limits } from '../limits.js'

/**
 * Stops operations that take longer than they may. One clock looks at all of them: a timer
 * for each would be made and taken away some thousand times a second.
 */
export class TimeLimit {
  /** By the time at which they began, the oldest first. */
  readonly #running = new Map<Stop, number>()
  readonly #clock: NodeJS.Timeout

  constructor(readonly limit_ms: number = limits.operationTimeMax_ms) {
    this.#clock = setInterval(() => this.#look(), limits.operationClock_ms)
    this.#clock.unref()
  }

  /** Begins the time of an operation. */
  begin(): Stop {
    const stop = new Stop(new Tally())
    this.#running.set(stop, performance.now())
    return stop
  }

  end(stop: Stop): void {
    this.#running.delete(stop)
  }

  get running_count(): number {
    return this.#running.size
  }

  close(): void {
    clearInterval(this.#clock)
  }

  #look(): void {
    const before_ms = performance.now() - this.limit_ms
    for (const [stop, begun_ms] of this.#running) {
      if (begun_ms > before_ms) return
      this.#running.delete(stop)
      const message = `The operation takes longer than ${this.limit_ms / 1000} seconds, and was stopped. Ask for less at once.`
      stop.stop(limitExceeded(message, { limit_ms: this.limit_ms }))
    }
  }
}
