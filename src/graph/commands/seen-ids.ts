import { hashOf } from '../../domain/hash-of.js'

/** 32 MiB, of which the system gives what is written to. Of ten million ids one in sixteen thousand is mistaken for seen. */
const bits_count = 2 ** 28
const half = 2 ** 26
const places_count = 6

/**
 * Remembers ids in flat memory (Bloom 1970, "Space/time trade-offs in hash coding with allowable
 * errors", CACM 13(7)): what it has not seen has not been added; what it has seen may not have been.
 */
export class SeenIds {
  #bits: Uint32Array | null = null

  add(id: string): void {
    this.#bits ??= new Uint32Array(bits_count / 32)
    for (const place of placesOf(id)) {
      const word = place >>> 5
      this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (place & 31))
    }
  }

  /** False where it is certain that it was not added. */
  has(id: string): boolean {
    const bits = this.#bits
    return bits !== null && placesOf(id).every((place) => ((bits[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0)
  }
}

/** Double hashing (Kirsch and Mitzenmacher 2006, "Less hashing, same performance"). */
function placesOf(id: string): number[] {
  const hash = hashOf(id)
  const step = Math.floor(hash / half) | 1
  const first = hash % half
  return Array.from({ length: places_count }, (_, i) => (first + i * step) % bits_count)
}
