import { limitExceeded } from '../domain/errors.js'
import { type Analysis, Job, type Running } from './job.js'

/** Who waits for a measure. */
export interface Caller {
  /** Aborted when he goes away. */
  readonly signal: AbortSignal
  /** Where work goes on that takes longer than he is kept waiting; he waits as long as it takes where there is none. */
  readonly jobs?: Jobs
}

export interface JobBounds {
  /** How long a caller waits. */
  readonly wait_ms: number
  readonly running_count: number
  /** Running ones among them. */
  readonly kept_count: number
  /** After their end. */
  readonly kept_ms: number
  readonly time_ms: number
}

/** Told of a job that failed, with its id. */
export type ReportFault = (id: string, error: unknown) => void

/** Work that takes longer than a client is kept waiting for it: a few at a time, each kept for a while with its result. */
export class Jobs {
  /** The oldest first. */
  readonly #jobs = new Map<string, Job>()
  readonly #forgetting = new Set<NodeJS.Timeout>()

  constructor(
    readonly bounds: JobBounds,
    readonly report: ReportFault,
  ) {}

  /**
   * Waits for work, but no longer than a caller is kept waiting: then it goes on as a job.
   * When the caller goes away before, it stops.
   *
   * @throws LIMIT_EXCEEDED with `jobId`; without one where too many run already, and the work stops
   */
  within<T>(analysis: Analysis, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController()
    const result = work(stop.signal)
    return new Promise((resolve, reject) => {
      const leave = (): void => stop.abort(signal.reason)
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', leave)
        try {
          reject(this.#tooLong(this.#goOn(analysis, { result, stop })))
        } catch (error) {
          stop.abort(error)
        }
      }, this.bounds.wait_ms)
      const over = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', leave)
      }
      if (signal.aborted) leave()
      signal.addEventListener('abort', leave, { once: true })
      result.finally(over).then(resolve, reject)
    })
  }

  /**
   * Begins work as a job at once; the same work of the same graph is one job.
   *
   * @throws LIMIT_EXCEEDED where too many run already
   */
  start(analysis: Analysis, work: (signal: AbortSignal) => Promise<unknown>): Job {
    const known = this.#same(analysis)
    if (known) return known
    this.#assertRoom()
    const stop = new AbortController()
    return this.#add(analysis, { result: work(stop.signal), stop })
  }

  find(id: string): Job | null {
    return this.#jobs.get(id) ?? null
  }

  /** Cancels all that run, and forgets all. */
  async close(): Promise<void> {
    for (const timer of this.#forgetting) clearTimeout(timer)
    const all = [...this.#jobs.values()]
    this.#jobs.clear()
    await Promise.all(all.map((job) => job.cancel()))
  }

  /** What somebody has waited for too long: one more job, unless it is one already. */
  #goOn(analysis: Analysis, running: Running): Job {
    const known = this.#same(analysis)
    if (!known) {
      this.#assertRoom()
      return this.#add(analysis, running)
    }
    running.stop.abort()
    return known
  }

  #same({ measured, measure, parameters }: Analysis): Job | undefined {
    const asked = JSON.stringify([measure, parameters])
    return [...this.#jobs.values()].find(
      ({ status, analysis: of }) =>
        (status === 'RUNNING' || status === 'DONE') &&
        of.measured === measured &&
        JSON.stringify([of.measure, of.parameters]) === asked,
    )
  }

  #assertRoom(): void {
    const { running_count } = this.bounds
    if ([...this.#jobs.values()].filter(({ status }) => status === 'RUNNING').length < running_count) return
    throw limitExceeded(
      `${running_count} jobs run already, which is the most, and this would be one more. Wait for one of them to end; or ask about a part of the graph (where), for sampled betweenness (sampling), or run it with \`cityties analyze\`.`,
      { limit: running_count },
    )
  }

  #add(analysis: Analysis, running: Running): Job {
    const { time_ms, kept_count } = this.bounds
    const job = new Job(analysis, running, { time_ms, onEnd: (ended) => this.#ended(ended) })
    this.#jobs.set(job.id, job)
    const over = [...this.#jobs.values()].find(({ status }) => status !== 'RUNNING')
    if (this.#jobs.size > kept_count && over) this.#jobs.delete(over.id)
    return job
  }

  #ended({ id, fault }: Job): void {
    if (fault !== null) this.report(id, fault)
    const timer = setTimeout(() => {
      this.#jobs.delete(id)
      this.#forgetting.delete(timer)
    }, this.bounds.kept_ms)
    timer.unref()
    this.#forgetting.add(timer)
  }

  #tooLong({ id }: Job): Error {
    const { wait_ms } = this.bounds
    return limitExceeded(
      `This takes longer than ${wait_ms / 1000} seconds, which is the most that an answer is waited for. It goes on as a job: \`analysisJob(id: "${id}")\` says how far it is and has its result, \`cancelAnalysisJob\` stops it. Ask about a part of the graph (where) or for sampled betweenness (sampling) for less, or run it with \`cityties analyze\`, which has no such bound.`,
      { limit_ms: wait_ms, jobId: id },
    )
  }
}
