import { randomUUID } from 'node:crypto'
import { CityTiesError, limitExceeded } from '../domain/errors.js'
import type { Measured } from './measured.js'

export const JobStatus = { RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED', CANCELLED: 'CANCELLED' } as const
export type JobStatus = keyof typeof JobStatus

/** What is computed, of which part of the graph. */
export interface Analysis {
  readonly measured: Measured
  /** Its name, such as `betweenness`. */
  readonly measure: string
  readonly parameters: object
}

/** Work under way, and what stops it. */
export interface Running {
  readonly result: Promise<unknown>
  readonly stop: AbortController
}

export interface JobOptions {
  /** It fails when it has taken so long. */
  readonly time_ms: number
  /** Told when it is over, of what became of it. */
  onEnd(job: Job): void
}

/** Work that goes on without anybody waiting for it, and is asked how far it is. */
export class Job {
  /** Not to be guessed: who knows it may look at it. */
  readonly id = randomUUID()
  readonly startedAt = new Date()
  /** The clients that began it, or asked for the same since. */
  readonly wantedBy: Set<string>
  #status: JobStatus = 'RUNNING'
  #fault: unknown = null
  #done = 0

  constructor(
    readonly analysis: Analysis,
    client: string,
    readonly running: Running,
    { time_ms, onEnd }: JobOptions,
  ) {
    this.wantedBy = new Set([client])
    const late = (): void =>
      running.stop.abort(limitExceeded(`It took longer than ${time_ms / 1000} seconds, the most that a job may take.`))
    const timer = setTimeout(late, time_ms)
    timer.unref()
    const end = (status: JobStatus, fault: unknown): void => {
      clearTimeout(timer)
      if (this.#status !== 'RUNNING') return
      this.#done = status === 'DONE' ? 1 : this.done
      this.#status = status
      this.#fault = fault
      onEnd(this)
    }
    running.result.then(
      () => end('DONE', null),
      (error: unknown) => end(error instanceof JobCancelled ? 'CANCELLED' : 'FAILED', error),
    )
  }

  want(client: string): this {
    this.wantedBy.add(client)
    return this
  }

  get status(): JobStatus {
    return this.#status
  }

  /** From 0 to 1; of what did not come to its end, how far it came. */
  get done(): number {
    const { measured } = this.analysis
    return this.#status === 'RUNNING' ? measured.doneFor(this.running.stop.signal) : this.#done
  }

  /** Why it failed. */
  get fault(): unknown {
    return this.#status === 'FAILED' ? this.#fault : null
  }

  /** Resolves when it is over, stopped or not. What others wait for as well goes on for them. */
  async cancel(): Promise<void> {
    this.running.stop.abort(new JobCancelled())
    await this.running.result.catch(() => {})
  }
}

class JobCancelled extends CityTiesError {
  constructor() {
    super('UNAVAILABLE', 'The job was cancelled.')
  }
}
