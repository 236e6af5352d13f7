import { LRUCache } from 'lru-cache'
import { limits } from '../../limits.js'
import type { RawFact, Row } from '../import/row.js'

/**
 * Tables say in many rows that one country has its name, or that there is one programme. Each is cited from where it
 * stands first: otherwise its node would have as many citations as the table has rows.
 */
export class FirstPlaces {
  readonly #places = new LRUCache<string, string>({ max: limits.repeatedFacts_count })

  cite(row: Row): Row {
    return { ...row, entities: row.entities.map((raw) => this.#placed(raw, row.place)) }
  }

  #placed(raw: RawFact, place: string): RawFact {
    const key = JSON.stringify(raw)
    const at = this.#places.get(key)
    if (at !== undefined) return { at, ...raw }
    this.#places.set(key, place)
    return raw
  }
}
