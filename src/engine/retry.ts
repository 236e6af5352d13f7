import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../limits.js'

/** Runs the work again, with a growing and jittered pause, while `again` says that its failure may pass. */
export async function retrying<T>(work: () => Promise<T>, again: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= limits.writeAttempts_count || !again(error)) throw error
      await sleep(limits.retryBackoff_ms * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}
