import { LRUCache } from 'lru-cache'
import type { Parameters, Statement } from '../engine/engine.js'
import { limits } from '../limits.js'

/** A statement that is ready to run, but for the ids that it is asked about. */
export interface Prepared {
  readonly statement: Statement
  readonly parameters: Parameters
}

/** Statements as the filter builder completes them, kept for the questions that come again. */
export class PreparedStatements<T extends Prepared> {
  readonly #known = new LRUCache<string, T>({ max: limits.preparedStatements_count })

  get(question: string, prepare: () => T): T {
    const known = this.#known.get(question)
    if (known) return known
    const made = prepare()
    this.#known.set(question, made)
    return made
  }
}
