import { unavailable } from '../../domain/errors.js'
import { Stop } from '../../domain/stop.js'
import { limits } from '../../limits.js'

export interface LivenessBounds {
  /** How often it is looked for who waits. */
  readonly clock_ms: number
  /** A call that waits for longer has the database asked whether it is there, and again after as long. */
  readonly askAfter_ms: number
  /** Looks at the clock within which it has to say so. */
  readonly patience_looks: number
}

const defaults: LivenessBounds = {
  clock_ms: limits.neo4jLivenessClock_ms,
  askAfter_ms: limits.neo4jAskAfter_ms,
  patience_looks: Math.ceil(limits.neo4jAnswer_ms / limits.neo4jLivenessClock_ms),
}

export interface Pulse {
  /** Has the database do next to nothing. Rejects where it cannot be reached; any word of its own will do. */
  ask(): Promise<void>
  /** No answer is waited for any more. */
  giveUp(): void
}

/**
 * Tells a database that works for long from one that is not there any more. A process that is stopped, or a
 * network that swallows everything, leaves connections open on which nothing comes: the driver
 * knows no bound for an answer, nor for the greeting of a new connection. So whoever waits for
 * more than a second has the database asked for a sign of life, over a connection that is for
 * this alone; when none comes, all who wait are told, and whoever comes then is told at once,
 * until it answers again.
 *
 * Patience is counted in looks at a clock and not in time: while our own process is held up, it
 * can neither look nor hear.
 */
export class Liveness {
  /** When those came who wait, the first one first. */
  readonly #waiting = new Map<object, number>()
  readonly #bounds: LivenessBounds
  readonly #clock: NodeJS.Timeout
  /** Of the time since the database was last found again. */
  #present = new Stop()
  #asked: { looks: number } | null = null
  #answered_ms = Number.NEGATIVE_INFINITY

  /** @param onGone told once each time that the database is found to be gone */
  constructor(
    readonly pulse: Pulse,
    readonly onGone: () => void,
    bounds: Partial<LivenessBounds> = {},
  ) {
    this.#bounds = { ...defaults, ...bounds }
    this.#clock = setInterval(() => this.#look(), this.#bounds.clock_ms).unref()
  }

  /**
   * Waits for a call, as long as the database is there.
   *
   * @param work is told when it is not any more: then nobody waits for it
   * @throws unavailable
   */
  async during<T>(work: (gone: Stop) => Promise<T>): Promise<T> {
    const over = this.begin()
    const present = this.#present
    try {
      return await present.race(work(present))
    } finally {
      over()
    }
  }

  /**
   * The same for one who is cut off by other means.
   *
   * @returns what has to be called when the wait is over
   * @throws unavailable
   */
  begin(): () => void {
    this.#present.throwIfStopped()
    const one = {}
    this.#waiting.set(one, performance.now())
    return () => this.#waiting.delete(one)
  }

  /** Why nothing can be asked at the moment; null where it can. */
  get gone(): Error | null {
    return this.#present.reason
  }

  close(): void {
    clearInterval(this.#clock)
  }

  #look(): void {
    if (this.#asked) {
      if (++this.#asked.looks > this.#bounds.patience_looks) this.#lose()
      return
    }
    const [since_ms = Number.POSITIVE_INFINITY] = this.#waiting.values()
    const before_ms = performance.now() - this.#bounds.askAfter_ms
    if (this.gone || (since_ms < before_ms && this.#answered_ms < before_ms)) this.#ask()
  }

  #ask(): void {
    const asked = { looks: 0 }
    this.#asked = asked
    const heard = (then: () => void) => () => {
      // After it was given up, an answer comes too late: its connection is gone.
      if (this.#asked === asked) then()
    }
    this.pulse.ask().then(
      heard(() => this.#find()),
      heard(() => this.#lose()),
    )
  }

  #find(): void {
    this.#asked = null
    this.#answered_ms = performance.now()
    if (this.gone) this.#present = new Stop()
  }

  #lose(): void {
    this.#asked = null
    this.pulse.giveUp()
    if (this.gone) return
    this.#present.stop(
      unavailable(
        'Neo4j does not answer. Ask again when it does; for a change with the same idempotency key, as it may have been made.',
      ),
    )
    this.onGone()
  }
}
