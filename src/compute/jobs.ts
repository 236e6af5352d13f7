import { CityTiesError, limitExceeded } from '../domain/errors.js'
import { type Analysis, Job, type Running } from './job.js'

/** Who waits for a measure. */
export interface Caller {
  /** Aborted when he goes away. */
  readonly signal: AbortSignal
  /** Where work goes on that takes longer than he is kept waiting; he waits as long as it takes where there is none. */
  readonly jobs?: Jobs
  /** His name, under which his jobs are known. */
  readonly client?: string
}

export interface JobBounds {
  /** How long a caller waits. */
  readonly wait_ms: number
  readonly running_count: number
  /** Of those, how many one client may want. */
  readonly perClient_count: number
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
  within<T>(
    analysis: Analysis,
    { signal, client = '' }: Caller,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const stop = new AbortController()
    const result = work(stop.signal)
    return new Promise((resolve, reject) => {
      const leave = (): void => stop.abort(signal.reason)
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', leave)
        try {
          reject(this.#tooLong(this.#goOn(analysis, client, { result, stop })))
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
   * Begins work as a job at once; the same work of the same graph is one job, whoever wants it.
   *
   * @throws LIMIT_EXCEEDED where too many run already
   */
  start(analysis: Analysis, client: string, work: (signal: AbortSignal) => Promise<unknown>): Job {
    const known = this.#same(analysis)
    if (known) return known.want(client)
    this.#assertRoom(client)
    const stop = new AbortController()
    return this.#add(analysis, client, { result: work(stop.signal), stop })
  }

  find(id: string): Job | null {
    return this.#jobs.get(id) ?? null
  }

  /**
   * Takes back that a client wants a job, which stops when nobody wants it any more.
   *
   * @throws forbidden for a client that never wanted it
   */
  async cancel(job: Job, client: string): Promise<void> {
    if (!job.wantedBy.has(client))
      throw new CityTiesError(
        'FORBIDDEN',
        'A job is cancelled by who began it, from the same address or with the same key or token, and by admins.',
      )
    if (job.status !== 'RUNNING') return
    if (job.wantedBy.size > 1) job.wantedBy.delete(client)
    else await job.cancel()
  }

  /** Cancels all that run, and forgets all. */
  async close(): Promise<void> {
    for (const timer of this.#forgetting) clearTimeout(timer)
    const all = [...this.#jobs.values()]
    this.#jobs.clear()
    await Promise.all(all.map((job) => job.cancel()))
  }

  /** What somebody has waited for too long: one more job, unless it is one already. */
  #goOn(analysis: Analysis, client: string, running: Running): Job {
    const known = this.#same(analysis)
    if (!known) {
      this.#assertRoom(client)
      return this.#add(analysis, client, running)
    }
    running.stop.abort()
    return known.want(client)
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

  #assertRoom(client: string): void {
    const { running_count, perClient_count, time_ms } = this.bounds
    const running = [...this.#jobs.values()].filter(({ status }) => status === 'RUNNING')
    const own = running.filter(({ wantedBy }) => wantedBy.has(client))
    const isOwn = own.length >= perClient_count
    if (!isOwn && running.length < running_count) return
    const [first] = isOwn ? own : running
    const retryAfter_s = Math.max(1, Math.ceil(((first?.startedAt.getTime() ?? 0) + time_ms - Date.now()) / 1000))
    const instead =
      'or ask about a part of the graph (where), for sampled betweenness (sampling), or run it with `cityties analyze`.'
    if (isOwn)
      throw limitExceeded(
        `${perClient_count} jobs of yours run already, which is the most for one client, and this would be one more. Wait for one of them to end, in ${retryAfter_s} s at the latest (\`analysisJob\` says how far it is), or stop one by \`cancelAnalysisJob\`; ${instead}`,
        { limit: perClient_count, jobIds: own.map(({ id }) => id), retryAfter_s },
      )
    throw limitExceeded(
      `${running_count} jobs run already, which is the most, and this would be one more. Wait for one of them to end, in ${retryAfter_s} s at the latest; ${instead}`,
      { limit: running_count, retryAfter_s },
    )
  }

  #add(analysis: Analysis, client: string, running: Running): Job {
    const { time_ms, kept_count } = this.bounds
    const job = new Job(analysis, client, running, { time_ms, onEnd: (ended) => this.#ended(ended) })
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
