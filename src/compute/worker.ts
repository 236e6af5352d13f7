import { parentPort } from 'node:worker_threads'
import { Cancelled, SharedProgress } from '../analytics/progress.js'
import { CityTiesError } from '../domain/errors.js'
import type { Answer, Order } from './messages.js'
import { sharedArrays } from './shared-arrays.js'
import { tasks } from './tasks.js'

/** What a thread of the pool runs: one order after another. */
parentPort?.on('message', (order: Order) => parentPort?.postMessage(answerTo(order)))

function answerTo({ task, input, state }: Order): Answer {
  const work = tasks[task] as (input: unknown, progress: SharedProgress) => unknown
  try {
    return { result: sharedArrays(work(input, new SharedProgress(state))) }
  } catch (error) {
    if (error instanceof Cancelled) return { cancelled: true }
    // A class does not survive the way between threads; what it says does.
    if (error instanceof CityTiesError)
      return { refused: { kind: error.kind, message: error.message, details: error.details } }
    return { failed: String((error as Error)?.stack ?? error) }
  }
}
