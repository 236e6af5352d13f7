import { LRUCache } from 'lru-cache'
import { limits } from '../limits.js'
import type { Coding } from './content-coding.js'

/** An answer as it left, so that it can leave again. */
export interface StoredAnswer {
  readonly contentType: string
  readonly body: Buffer
  /** The same body compressed, each made when it was first asked for. */
  readonly coded: Readonly<Partial<Record<Coding, Buffer>>>
}

/** Takes the answer that was computed, or null where there is none that may be used again. */
export type Settle = (answer: StoredAnswer | null) => void

const sizeOf = ({ body, coded }: StoredAnswer, key: string): number =>
  limits.responseCacheEntry_bytes +
  key.length +
  body.length +
  Object.values(coded).reduce((sum, bytes) => sum + bytes.length, 0)

/**
 * Answers of one state of the graph, found by what else they depend on. When the graph is
 * seen in another state, they go.
 *
 * An answer is kept for the state that was looked up before it was computed. If something
 * was written meanwhile, no look gives that state again (graph/freshness.ts), so it is never
 * found: the look with which an answer is found is the second look that makes it count.
 */
export class ResponseCache {
  readonly counts = { hits: 0, misses: 0 }
  readonly #answers: LRUCache<string, StoredAnswer>
  readonly #computing = new Map<string, Promise<StoredAnswer | null>>()
  #state: string | null = null

  constructor(maxSize_bytes: number) {
    this.#answers = new LRUCache({ maxSize: maxSize_bytes, sizeCalculation: sizeOf })
  }

  /** What the answers take, compressed ones too. */
  get size_bytes(): number {
    return this.#answers.calculatedSize
  }

  /** The answer for a key in a state that was just looked up, also one that somebody else is being given. */
  async find(state: string, key: string): Promise<StoredAnswer | null> {
    this.#enter(state)
    const answer = this.#answers.get(key) ?? (await this.#computing.get(`${state} ${key}`)) ?? null
    if (answer) this.counts.hits++
    else this.counts.misses++
    return answer
  }

  /** Says that an answer is being computed, for which others may wait until it is settled. */
  begin(state: string, key: string): Settle {
    const name = `${state} ${key}`
    let resolve: Settle = () => {}
    const promise = new Promise<StoredAnswer | null>((settle) => {
      resolve = settle
    })
    if (!this.#computing.has(name)) this.#computing.set(name, promise)
    return (answer) => {
      if (this.#computing.get(name) === promise) this.#computing.delete(name)
      if (answer && state === this.#state) this.#answers.set(key, answer)
      resolve(answer)
    }
  }

  /** Keeps a compressed body beside the one that it was made from. */
  addCoded(state: string, key: string, answer: StoredAnswer, coding: Coding, bytes: Buffer): void {
    if (state !== this.#state || this.#answers.peek(key) !== answer) return
    this.#answers.set(key, { ...answer, coded: { ...answer.coded, [coding]: bytes } })
  }

  /** Looks are answered in the order in which they began, so a state that differs is a later one. */
  #enter(state: string): void {
    if (state === this.#state) return
    this.#state = state
    this.#answers.clear()
  }
}
