import { LRUCache } from 'lru-cache'
import type { Statement, Transaction } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import type { Passenger } from '../change-log.js'

/**
 * When keys were last used, for those who look after them.
 *
 * Every commit gives the graph another version, and whatever is kept of the last one here and
 * by clients is out of date. So a use is no commit of its own: it goes along with the next
 * change that this process writes. Where none comes, whoever serves the graph has them written
 * once a day and when it stops (`AccessKeys.writeUses`).
 */
export class KeyUses implements Passenger {
  /** ISO 8601, UTC, by the key's prefix. */
  readonly #waiting = new Map<string, string>()
  readonly #noted = new LRUCache<string, number>({ max: limits.accessKeysMax_count })

  constructor(readonly statement: Statement) {}

  /** Prefixes of keys of which a use is not written yet. */
  get waiting(): readonly string[] {
    return [...this.#waiting.keys()]
  }

  /** At most once a minute of each key. */
  note(prefix: string, now_ms: number): void {
    if (now_ms - (this.#noted.get(prefix) ?? Number.NEGATIVE_INFINITY) < limits.keyUseEvery_ms) return
    this.#noted.set(prefix, now_ms)
    this.#waiting.set(prefix, new Date(now_ms).toISOString())
  }

  async goAlong(transaction: Transaction): Promise<() => void> {
    const uses = [...this.#waiting].map(([prefix, at]) => ({ prefix, at }))
    if (uses.length > 0) await transaction.run(this.statement, { uses })
    return () => {
      for (const { prefix, at } of uses) if (this.#waiting.get(prefix) === at) this.#waiting.delete(prefix)
    }
  }
}
