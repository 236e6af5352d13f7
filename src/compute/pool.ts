import { Worker } from 'node:worker_threads'
import { SharedProgress } from '../analytics/progress.js'
import { CityTiesError, unavailable } from '../domain/errors.js'
import { limits } from '../limits.js'
import type { Answer, Order } from './messages.js'
import type { TaskInput, TaskName, TaskResult } from './tasks.js'

interface Job {
  readonly order: Order
  readonly progress: SharedProgress
  settle(answer: Settled): void
}

/** What becomes of an order: an answer, or its thread died over it. */
type Settled = Answer | { readonly lost: Error }

/** Starts a thread that runs worker.ts. */
export type StartThread = () => Worker

interface Thread {
  readonly worker: Worker
  job: Job | null
}

/**
 * The same file in the form in which this one runs: built, or from the sources, which need
 * their loader in every thread (a runner of tests has its own, which threads do not inherit).
 */
export function startWorker(): Worker {
  const isBuilt = import.meta.url.endsWith('.js')
  if (isBuilt) return new Worker(new URL('./worker.js', import.meta.url), { execArgv: [] })
  // Node looks for it from the folder in which the process was started: the project's own.
  const execArgv = ['--import', '@swc-node/register/esm-register', '--no-warnings']
  return new Worker(new URL('./worker.ts', import.meta.url), { execArgv })
}

/**
 * Threads for work that takes long. They start when there is work, one after another up to
 * the size of the pool, take it in the order in which it came, and do not keep the process alive.
 */
export class Pool {
  readonly #threads: Thread[] = []
  readonly #queue: Job[] = []
  #closed = false

  /**
   * @param size threads; one while requests are served beside them
   * @param startThread what starts one
   */
  constructor(
    readonly size: number,
    readonly startThread: StartThread = startWorker,
  ) {}

  /**
   * Runs a task on a thread. When the signal aborts, what waits is dropped and what runs is
   * told to stop (within milliseconds), and the promise is rejected with the signal's reason.
   *
   * @param progress where the task says how far it is
   * @throws UNAVAILABLE when too much waits already, and when the thread dies
   */
  run<N extends TaskName>(
    task: N,
    input: TaskInput<N>,
    signal: AbortSignal,
    progress = new SharedProgress(),
  ): Promise<TaskResult<N>> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      if (this.#closed) return reject(unavailable('The service is stopping.'))
      if (this.#queue.length >= limits.computeQueue_count)
        return reject(unavailable(`${this.#queue.length} computations wait already. Try again later.`))
      const stop = (): void => {
        progress.cancel()
        const place = this.#queue.indexOf(job)
        if (place >= 0) this.#queue.splice(place, 1)
        reject(signal.reason)
      }
      const job: Job = {
        order: { task, input, state: progress.state },
        progress,
        settle(answer) {
          signal.removeEventListener('abort', stop)
          if ('result' in answer) resolve(answer.result as TaskResult<N>)
          else reject(errorOf(answer))
        },
      }
      signal.addEventListener('abort', stop, { once: true })
      this.#queue.push(job)
      this.#next()
    })
  }

  /** How many tasks run now. */
  get running_count(): number {
    return this.#threads.filter(({ job }) => job !== null).length
  }

  /** How many wait for a thread. */
  get waiting_count(): number {
    return this.#queue.length
  }

  /** Stops what runs, and the threads. */
  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#queue.splice(0)) job.settle({ cancelled: true })
    for (const { job } of this.#threads) job?.progress.cancel()
    await Promise.all(this.#threads.splice(0).map((thread) => thread.worker.terminate()))
  }

  #next(): void {
    if (this.#queue.length === 0 || this.#closed) return
    const thread = this.#threads.find(({ job }) => job === null) ?? this.#start()
    if (!thread) return
    const job = this.#queue.shift() as Job
    thread.job = job
    thread.worker.ref()
    thread.worker.postMessage(job.order)
  }

  #start(): Thread | null {
    if (this.#threads.length >= this.size) return null
    const thread: Thread = { worker: this.startThread(), job: null }
    thread.worker.on('message', (answer: Answer) => this.#done(thread, answer))
    thread.worker.on('error', (error) => this.#lost(thread, error))
    thread.worker.on('exit', (code) => this.#lost(thread, new Error(`the thread ended with code ${code}`)))
    this.#threads.push(thread)
    return thread
  }

  #done(thread: Thread, answer: Answer): void {
    const { job } = thread
    thread.job = null
    // What ends a thread waits for it.
    if (!this.#closed) thread.worker.unref()
    job?.settle(answer)
    this.#next()
  }

  /** A thread that is gone, such as one that ran out of memory; the next task has another. */
  #lost(thread: Thread, why: Error): void {
    const place = this.#threads.indexOf(thread)
    if (place >= 0) this.#threads.splice(place, 1)
    const { job } = thread
    thread.job = null
    job?.settle(this.#closed ? { cancelled: true } : { lost: why })
    this.#next()
  }
}

function errorOf(answer: Exclude<Settled, { result: unknown }>): Error {
  if ('lost' in answer)
    return unavailable(
      'The thread that computed this has ended, perhaps for want of memory. Ask again, or about a smaller part of the graph.',
      answer.lost,
    )
  if ('cancelled' in answer) return unavailable('The computation was stopped.')
  if ('failed' in answer) return new Error(answer.failed)
  const { kind, message, details } = answer.refused
  return new CityTiesError(kind, message, details)
}
