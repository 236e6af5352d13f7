/** Of more things than these the table of all pairs would take over 16 MB. */
const tableMax_count = 2048

/** Numbers unordered pairs of the numbers below `count` in the order in which they are first asked for, from 0. */
export class PairNumbers {
  readonly #table: Int32Array | null
  readonly #map = new Map<number, number>()
  #used_count = 0

  constructor(readonly count: number) {
    this.#table = count <= tableMax_count ? new Int32Array(count * count).fill(-1) : null
  }

  of(a: number, b: number): number {
    const pair = a < b ? a * this.count + b : b * this.count + a
    const known = this.#table ? (this.#table[pair] as number) : (this.#map.get(pair) ?? -1)
    if (known >= 0) return known
    if (this.#table) this.#table[pair] = this.#used_count
    else this.#map.set(pair, this.#used_count)
    return this.#used_count++
  }
}
