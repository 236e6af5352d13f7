import { hashOf } from '../../domain/hash-of.js'

/** Of which the ids themselves are kept, in less memory than the bits take. */
const few_count = 100_000
/** 32 MiB, of which the system gives what is written to. Of ten million ids one in sixteen thousand is mistaken for seen. */
const bits_count = 2 ** 28
const half = 2 ** 26
const places_count = 6

/**
 * Remembers ids in flat memory (Bloom 1970, "Space/time trade-offs in hash coding with allowable
 * errors", CACM 13(7)), when they are no longer few: what it has not seen has not been added; what
 * it has seen may not have been.
 */
export class SeenIds {
  readonly #few = new Set<string>()
  #bits: Uint32Array | null = null

  add(id: string): void {
    if (this.#bits) {
      setIn(this.#bits, id)
      return
    }
    this.#few.add(id)
    if (this.#few.size < few_count) return
    this.#bits = new Uint32Array(bits_count / 32)
    for (const one of this.#few) setIn(this.#bits, one)
    this.#few.clear()
  }

  /** False where it is certain that it was not added. */
  has(id: string): boolean {
    const bits = this.#bits
    return bits
      ? placesOf(id).every((place) => ((bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0)
      : this.#few.has(id)
  }
}

function setIn(bits: Uint32Array, id: string): void {
  for (const place of placesOf(id)) bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31))
}

/** Double hashing (Kirsch and Mitzenmacher 2006, "Less hashing, same performance"). */
function placesOf(id: string): number[] {
  const hash = hashOf(id)
  const step = Math.floor(hash / half) | 1
  const first = hash % half
  return Array.from({ length: places_count }, (_, i) => (first + i * step) % bits_count)
}
