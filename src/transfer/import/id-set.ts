/** Two hashes of 32 bits (FNV-1a from two starts, mixed at the end) as one number of 53. */
export function hashOf(text: string): number {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995)
    b ^= b >>> 15
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b)
  b = Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  return ((a ^ (a >>> 13)) >>> 0) * 0x200000 + ((b ^ (b >>> 16)) >>> 11)
}

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
