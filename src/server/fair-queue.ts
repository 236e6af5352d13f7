import { LRUCache } from 'lru-cache'
import { limits } from '../limits.js'
import { ClientCounts } from './client-counts.js'

/** What is asked for, by whom. */
export interface Asked {
  readonly client: string
  /** How much of the server's time it takes, in fields. */
  readonly share_fields: number
}

interface Place<T> {
  readonly one: T
  readonly start: number
}

/**
 * Those who wait, in the order in which they go: clients take turns by what they have asked for,
 * so that the first question of one comes before the tenth of another, whoever came first. Each
 * thing asked for starts where the last of its client ends, or at what goes at the moment if that
 * is later, and the earliest start goes first.
 *
 * Goyal, Vin, Cheng: Start-time fair queueing, SIGCOMM 1996, https://doi.org/10.1145/248156.248171
 */
export class FairQueue<T extends Asked> {
  /** By their starts, of equal ones by when they came. */
  readonly #places: Place<T>[] = []
  readonly #counts = new ClientCounts()
  /** Where what each client has asked for ends, in fields since the server began. */
  readonly #ends = new LRUCache<string, number>({ max: limits.rateLimitAddresses_count })
  /** The start of what went last. */
  #now = 0

  get length(): number {
    return this.#places.length
  }

  countOf(client: string): number {
    return this.#counts.of(client)
  }

  /** Counts what goes without having waited. */
  pass(asked: Asked): void {
    this.#now = Math.max(this.#now, this.#begin(asked))
  }

  push(one: T): void {
    const start = this.#begin(one)
    let place = this.#places.length
    while (place > 0 && (this.#places[place - 1] as Place<T>).start > start) place--
    this.#places.splice(place, 0, { one, start })
    this.#counts.add(one.client)
  }

  /** The first that may go; it stays. */
  find(may: (one: T) => boolean): T | null {
    return this.#places.find(({ one }) => may(one))?.one ?? null
  }

  /** Takes out the one that goes. */
  take(one: T): void {
    this.#now = Math.max(this.#now, this.#remove(one))
  }

  /** Takes out one that does not go: what it asked for, its client has not had. */
  drop(one: T): void {
    this.#remove(one)
    this.#ends.set(one.client, (this.#ends.get(one.client) ?? 0) - one.share_fields)
  }

  /** Whether it is so of one of those who would go before what a client asks for now; looked at from the next on. */
  someBefore(client: string, isSo: (one: T) => boolean): boolean {
    const start = this.#startOf(client)
    for (const place of this.#places) {
      if (place.start > start) return false
      if (isSo(place.one)) return true
    }
    return false
  }

  /** The last one of the client of whom most wait; null where nobody waits. */
  lastOfMost(): T | null {
    let most = ''
    for (const [client, count] of this.#counts) if (count > this.countOf(most)) most = client
    return this.#places.findLast(({ one }) => one.client === most)?.one ?? null
  }

  #startOf(client: string): number {
    return Math.max(this.#now, this.#ends.get(client) ?? 0)
  }

  #begin({ client, share_fields }: Asked): number {
    const start = this.#startOf(client)
    this.#ends.set(client, start + share_fields)
    return start
  }

  /** @returns its start */
  #remove(one: T): number {
    const [place] = this.#places.splice(
      this.#places.findIndex((other) => other.one === one),
      1,
    )
    this.#counts.remove(one.client)
    return (place as Place<T>).start
  }
}
