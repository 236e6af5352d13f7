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

  add(client: string, count = 1): void {
    this.#set(client, this.of(client) + count)
    this.#all_count += count
  }

  remove(client: string, count = 1): void {
    this.add(client, -count)
  }

  #set(client: string, count: number): void {
    if (count > 0) this.#counts.set(client, count)
    else this.#counts.delete(client)
  }

  [Symbol.iterator](): IterableIterator<[client: string, count: number]> {
    return this.#counts.entries()
  }
}
