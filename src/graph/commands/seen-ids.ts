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

  /** Adds an id; false where it is certain that it was not there. */
  add(id: string): boolean {
    this.#bits ??= new Uint32Array(bits_count / 32)
    const hash = hashOf(id)
    const step = Math.floor(hash / half) | 1
    let place = hash % half
    let isSeen = true
    for (let i = 0; i < places_count; i++) {
      const bit = 1 << (place & 31)
      const word = place >>> 5
      const bits = this.#bits[word] ?? 0
      if ((bits & bit) === 0) {
        isSeen = false
        this.#bits[word] = bits | bit
      }
      place = (place + step) % bits_count
    }
    return isSeen
  }
}
