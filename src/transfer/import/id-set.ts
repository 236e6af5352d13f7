import { hashOf } from '../../domain/hash-of.js'

/**
 * Texts by their hashes: 8 to 16 bytes each, however long they are. Two of ten million are taken
 * for one in one of two hundred such sets.
 */
export class IdSet {
  /** Hashes plus one: 0 is a free place. */
  #places = new Float64Array(1024)
  #size = 0

  add(id: string): void {
    if (2 * this.#size >= this.#places.length) this.#grow()
    const value = hashOf(id) + 1
    const place = placeOf(this.#places, value)
    if (this.#places[place] === value) return
    this.#places[place] = value
    this.#size++
  }

  has(id: string): boolean {
    const value = hashOf(id) + 1
    return this.#places[placeOf(this.#places, value)] === value
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.#places.length)
    for (const value of this.#places) if (value !== 0) larger[placeOf(larger, value)] = value
    this.#places = larger
  }
}

function placeOf(places: Float64Array, value: number): number {
  const mask = places.length - 1
  let place = value % places.length
  while (places[place] !== 0 && places[place] !== value) place = (place + 1) & mask
  return place
}
