/** How many of something there are, and of which client; of clients, only those that have any are kept. */
export class ClientCounts {
  readonly #counts = new Map<string, number>()
  #all_count = 0

  get all_count(): number {
    return this.#all_count
  }

  of(client: string): number {
    return this.#counts.get(client) ?? 0
  }

  add(client: string): void {
    this.#counts.set(client, this.of(client) + 1)
    this.#all_count++
  }

  remove(client: string): void {
    const left_count = this.of(client) - 1
    if (left_count > 0) this.#counts.set(client, left_count)
    else this.#counts.delete(client)
    this.#all_count--
  }

  [Symbol.iterator](): IterableIterator<[client: string, count: number]> {
    return this.#counts.entries()
  }
}
