import { limits } from '../../limits.js'
import type { SharedEvent, Version } from './feed-event.js'

export interface RecentBounds {
  readonly events_count: number
  readonly ids_count: number
}

export const recentBounds: RecentBounds = {
  events_count: limits.feedRecent_events,
  ids_count: limits.feedRecent_ids,
}

/**
 * The last events, held once for all followers: each of them is a place in here. So what waits
 * to be sent takes the same memory however many there are, and however slow they are.
 */
export class RecentEvents {
  #events: SharedEvent[] = []
  /** The place of the first one that is held. Places are never used again. */
  #first = 0
  #ids_count = 0
  /** Every change after this version is held. */
  #floor_seq = 0

  constructor(readonly bounds: RecentBounds) {}

  /** Where the next one will be. */
  get end(): number {
    return this.#first + this.#events.length
  }

  get floor_seq(): number {
    return this.#floor_seq
  }

  /** Undefined where there is none yet. */
  at(place: number): SharedEvent | undefined {
    return this.#events[place - this.#first]
  }

  isGone(place: number): boolean {
    return place < this.#first
  }

  push(event: SharedEvent): void {
    this.#events.push(event)
    this.#ids_count += idsIn(event)
    const { events_count, ids_count } = this.bounds
    while (this.#events.length > 1 && (this.#events.length > events_count || this.#ids_count > ids_count)) {
      const [oldest] = this.#events.splice(0, 1)
      this.#first++
      this.#ids_count -= oldest ? idsIn(oldest) : 0
      this.#floor_seq = oldest?.seq ?? this.#floor_seq
    }
  }

  /** Forgets all; what follows begins after a version. */
  restart(floor_seq: number): void {
    this.#first = this.end
    this.#events = []
    this.#ids_count = 0
    this.#floor_seq = floor_seq
  }

  /** The place of what came after a version; null where that is not held any more. */
  placeAfter({ seq, drift }: Version): number | null {
    if (seq < this.#floor_seq) return null
    // Of a reset at the same version nobody can say by the number alone whether it has been seen.
    const isLater = (event: SharedEvent): boolean =>
      event.seq > seq || (event.kind === 'RESET' && event.seq === seq && drift === null)
    const found = this.#events.findIndex(isLater)
    return found < 0 ? this.end : this.#first + found
  }
}

const idsIn = (event: SharedEvent): number =>
  event.kind === 'RESET' ? 0 : event.entities.length + event.relationships.length + event.removed.length
