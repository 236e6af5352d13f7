import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for work no longer than so; the driver knows no bound for the greeting of a server that says nothing. */
export async function within<T>(time_ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController()
  const late = sleep(time_ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(`no answer within ${time_ms} ms`)
  })
  // Also of an aborted timer.
  late.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
  }
}
