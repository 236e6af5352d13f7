import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { limits } from '../limits.js'

/** What may be set lower than the limits, by tests. */
export interface JwksBounds {
  /** Between two attempts. */
  readonly pause_ms: number
  /** How long keys count that cannot be had anew. */
  readonly stale_ms: number
}

export const jwksBounds: JwksBounds = { pause_ms: limits.jwksPause_ms, stale_ms: limits.jwksStale_ms }

/**
 * The text of a JSON Web Key Set, from where its issuer publishes it. Bounded in size, and
 * after an attempt that failed the next one has to wait: tokens with keys that nobody knows must not
 * become requests to the issuer. What was there last counts on for a while, so that an issuer
 * who cannot be reached locks nobody out at once.
 */
export class JwksSource {
  #last: { readonly text: string; readonly at_ms: number } | null = null
  #failed: { readonly error: unknown; readonly at_ms: number } | null = null

  constructor(
    readonly place: URL,
    readonly bounds: JwksBounds,
    /** Told of each attempt that failed. */
    readonly onFault: (error: unknown) => void,
  ) {}

  /** @throws why the keys cannot be had */
  async text(signal: AbortSignal): Promise<string> {
    const now_ms = Date.now()
    if (this.#failed && now_ms - this.#failed.at_ms < this.bounds.pause_ms) return this.#instead(now_ms)
    try {
      const text = await this.#load(signal)
      assertKeys(text)
      this.#last = { text, at_ms: now_ms }
      this.#failed = null
      return text
    } catch (error) {
      this.#failed = { error, at_ms: now_ms }
      this.onFault(error)
      return this.#instead(now_ms)
    }
  }

  #instead(now_ms: number): string {
    if (this.#last && now_ms - this.#last.at_ms < this.bounds.stale_ms) return this.#last.text
    throw this.#failed?.error
  }

  async #load(signal: AbortSignal): Promise<string> {
    if (this.place.protocol === 'file:') return readFile(fileURLToPath(this.place), 'utf8')
    const headers = { accept: 'application/jwk-set+json, application/json' }
    // Keys come from the address that was named, and from no other that it points to.
    const response = await fetch(this.place, { redirect: 'error', signal, headers })
    if (response.status !== 200) throw new Error(`the answer has status ${response.status}`)
    const decoder = new TextDecoder()
    let [text, size_bytes] = ['', 0]
    for await (const part of response.body ?? []) {
      size_bytes += part.length
      if (size_bytes > limits.jwksMax_bytes) throw new Error(`the answer has more than ${limits.jwksMax_bytes} bytes`)
      text += decoder.decode(part, { stream: true })
    }
    return text
  }
}

function assertKeys(text: string): void {
  if (text.length > limits.jwksMax_bytes) throw new Error(`it has more than ${limits.jwksMax_bytes} bytes`)
  let set: unknown
  try {
    set = JSON.parse(text)
  } catch {
    throw new Error('it is not JSON')
  }
  const keys: unknown = (set as { keys?: unknown } | null)?.keys
  if (!Array.isArray(keys) || keys.some((key) => typeof key !== 'object' || key === null))
    throw new Error('it has no list of keys')
}
