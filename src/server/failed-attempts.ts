import { LRUCache } from 'lru-cache'
import { limits } from '../limits.js'
import { networkOf } from './network-of.js'

const window_ms = 60_000

interface Failures {
  count: number
  readonly until_ms: number
}

/**
 * Credentials that were wrong, by address: past so many in a minute no more of that address
 * are looked at. Requests without any are not concerned.
 */
export class FailedAttempts {
  readonly #failures = new LRUCache<string, Failures>({ max: limits.rateLimitAddresses_count })

  constructor(readonly max_perMinute: number) {}

  /** Seconds until credentials of the address are looked at again; 0 where they are. */
  wait_s(address: string, now_ms: number): number {
    const failures = this.#failures.get(networkOf(address))
    const left_ms = failures && failures.count >= this.max_perMinute ? failures.until_ms - now_ms : 0
    return Math.ceil(Math.max(0, left_ms) / 1000)
  }

  note(address: string, now_ms: number): void {
    const network = networkOf(address)
    const failures = this.#failures.get(network)
    if (failures && failures.until_ms > now_ms) failures.count++
    else this.#failures.set(network, { count: 1, until_ms: now_ms + window_ms })
  }
}
