import { firstPlace } from '../../analytics/columns.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import { SlotMap } from './slot-map.js'

/** New words are put in their places one by one up to so many; beyond that all are sorted anew. */
const placedOneByOne_count = 100

/** Which documents have a word, by the word and by how it begins. Documents are numbers. */
export class WordTable {
  readonly #documents = new SlotMap()
  /** Without those of `#fresh`, and with some that are gone. */
  #sorted: string[] = []
  #fresh: string[] = []
  #gone_count = 0
  /** Of the longest word that there ever was. */
  longest_letters = 0

  has(word: string): boolean {
    return this.#documents.has(word)
  }

  of(word: string): readonly number[] {
    return this.#documents.of(word)
  }

  add(word: string, document: number): void {
    if (!this.#documents.add(word, document)) return
    this.#fresh.push(word)
    this.longest_letters = Math.max(this.longest_letters, word.length)
  }

  remove(word: string, document: number): void {
    if (this.#documents.remove(word, document)) this.#gone_count++
  }

  /** Words in their order; what is gone has no documents. */
  *startingWith(prefix: string): Iterable<string> {
    this.#sort()
    const sorted = this.#sorted
    for (let at = firstAtLeast(sorted, prefix); at < sorted.length; at++) {
      const word = sorted[at] as string
      if (!word.startsWith(prefix)) return
      yield word
    }
  }

  #sort(): void {
    if (this.#gone_count * 2 > this.#sorted.length) this.#sortAll()
    if (this.#fresh.length === 0) return
    if (this.#fresh.length > placedOneByOne_count) this.#sortAll()
    for (const word of this.#fresh) {
      const at = firstAtLeast(this.#sorted, word)
      // It was gone, and has come back.
      if (this.#sorted[at] !== word) this.#sorted.splice(at, 0, word)
    }
    this.#fresh = []
  }

  #sortAll(): void {
    const words = new Set([...this.#sorted, ...this.#fresh].filter((word) => this.has(word)))
    this.#sorted = [...words].sort(byCodeUnit)
    this.#fresh = []
    this.#gone_count = 0
  }
}

const firstAtLeast = (sorted: readonly string[], word: string): number =>
  firstPlace(0, sorted.length, (at) => (sorted[at] as string) >= word)
