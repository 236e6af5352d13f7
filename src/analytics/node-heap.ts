/**
 * A binary heap of nodes by ascending key, the lower node first where keys are equal, in
 * typed arrays; a node's key can be lowered (Williams 1964, Algorithm 232).
 */
export class NodeHeap {
  readonly keys: Float64Array
  readonly #heap: Int32Array
  /** Where each node stands in the heap; -1 where it does not. */
  readonly #places: Int32Array
  size = 0

  constructor(nodeCount: number) {
    this.keys = new Float64Array(nodeCount)
    this.#heap = new Int32Array(nodeCount)
    this.#places = new Int32Array(nodeCount).fill(-1)
  }

  /** Adds the node, or lowers its key. */
  push(node: number, key: number): void {
    let place = this.#places[node] as number
    if (place === -1) place = this.size++
    this.keys[node] = key
    while (place > 0) {
      const above = (place - 1) >> 1
      const other = this.#heap[above] as number
      if (!this.#isBefore(node, other)) break
      this.#put(other, place)
      place = above
    }
    this.#put(node, place)
  }

  /** Takes the first node out; -1 where there is none. */
  pop(): number {
    if (this.size === 0) return -1
    const first = this.#heap[0] as number
    const last = this.#heap[--this.size] as number
    this.#places[first] = -1
    if (this.size > 0) this.#sink(last)
    return first
  }

  clear(): void {
    for (let place = 0; place < this.size; place++) this.#places[this.#heap[place] as number] = -1
    this.size = 0
  }

  #sink(node: number): void {
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= this.size) break
      if (below + 1 < this.size && this.#isBefore(this.#heap[below + 1] as number, this.#heap[below] as number)) below++
      const other = this.#heap[below] as number
      if (!this.#isBefore(other, node)) break
      this.#put(other, place)
      place = below
    }
    this.#put(node, place)
  }

  #put(node: number, place: number): void {
    this.#heap[place] = node
    this.#places[node] = place
  }

  #isBefore(a: number, b: number): boolean {
    const keyA = this.keys[a] as number
    const keyB = this.keys[b] as number
    return keyA < keyB || (keyA === keyB && a < b)
  }
}
