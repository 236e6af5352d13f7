import { bounds } from '../bounds.js'
import { pause } from '../state/pause.js'

/**
 * Sends again what a busy server put off (503), after the time it says, and no more often than `bounds.retries_count`.
 * For what may be sent twice, as queries may.
 *
 * @throws what `send` throws, or the signal's reason where it was aborted
 */
export async function patiently(send: () => Promise<Response>, signal: AbortSignal): Promise<Response> {
  for (let sent_count = 1; ; sent_count++) {
    const response = await send()
    const wait_ms = response.status === 503 ? waitOf(response.headers.get('retry-after')) : null
    if (wait_ms === null || sent_count > bounds.retries_count) return response
    await pause(wait_ms, signal)
  }
}

/** @returns null where the server does not say how long in seconds, or longer than anybody waits */
function waitOf(retryAfter: string | null): number | null {
  const wait_ms = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : null
  return wait_ms !== null && wait_ms <= bounds.retryMax_ms ? wait_ms : null
}
