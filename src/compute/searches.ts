import { limitExceeded } from '../domain/errors.js'
import type { Caller } from './jobs.js'
import { Pool, type StartThread } from './pool.js'
import type { TaskInput, TaskName, TaskResult } from './tasks.js'

/**
 * Searches that may take too long for the thread that answers everybody. They have a thread
 * of their own, so that none waits for a measure.
 */
export class Searches {
  readonly pool: Pool

  constructor(
    readonly time_ms: number,
    startThread?: StartThread,
  ) {
    this.pool = new Pool(1, startThread)
  }

  /**
   * @param advice how to ask for less
   * @throws LIMIT_EXCEEDED when it takes too long
   */
  async run<N extends TaskName>(
    task: N,
    input: TaskInput<N>,
    { signal }: Caller,
    advice: string,
  ): Promise<TaskResult<N>> {
    const late = new AbortController()
    const timer = setTimeout(() => {
      const limit = this.time_ms
      late.abort(
        limitExceeded(`This takes longer than ${limit} ms, which is the most that it may. ${advice}`, { limit }),
      )
    }, this.time_ms)
    try {
      return await this.pool.run(task, input, AbortSignal.any([signal, late.signal]))
    } finally {
      clearTimeout(timer)
    }
  }

  close(): Promise<void> {
    return this.pool.close()
  }
}
