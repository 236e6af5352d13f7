import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Window } from '../filters/order.js'

/** The id that a sort key ends in (domain/names.ts). */
const idIn = (sortKey: string): string => sortKey.slice(sortKey.lastIndexOf('\t') + 1)

interface Place {
  readonly type: EntityType
  readonly sortKey: string
}

/**
 * The entities of each type in the order of their names. An engine whose indexes have no
 * order reads and sorts all of a type for each page of them; here a page is found by
 * bisection. (A page of 50 of 10,055 cities on the embedded engine: 0.6 ms instead of 6.)
 */
export class NameOrder {
  readonly #places = new Map<string, Place>()
  readonly #sorted = new Map<EntityType, string[]>()
  /** Types of which something has come since they were sorted. */
  readonly #unsorted = new Set<EntityType>()

  put(place: Place): void {
    const id = idIn(place.sortKey)
    const known = this.#places.get(id)
    if (known?.type === place.type && known.sortKey === place.sortKey) return
    this.remove(id)
    this.#places.set(id, place)
    const keys = this.#sorted.get(place.type)
    if (keys) keys.push(place.sortKey)
    else this.#sorted.set(place.type, [place.sortKey])
    this.#unsorted.add(place.type)
  }

  remove(id: string): void {
    const place = this.#places.get(id)
    if (!place) return
    this.#places.delete(id)
    const keys = this.#keysOf(place.type)
    keys.splice(firstNotBelow(keys, place.sortKey), 1)
  }

  /** A page of a type, in the window's order: sort keys with the ids that they end in. */
  page(type: EntityType, { after, before, backward, limit }: Window): { id: string; sortKey: string }[] {
    const keys = this.#keysOf(type)
    const from = after ? firstNotBelow(keys, `${String(after[0])}\u0000`) : 0
    const to = before ? firstNotBelow(keys, String(before[0])) : keys.length
    const page = backward
      ? keys.slice(Math.max(from, to - limit), Math.max(from, to)).reverse()
      : keys.slice(from, Math.min(to, from + limit))
    return page.map((sortKey) => ({ id: idIn(sortKey), sortKey }))
  }

  #keysOf(type: EntityType): string[] {
    const keys = this.#sorted.get(type) ?? []
    if (this.#unsorted.delete(type)) keys.sort(byCodeUnit)
    return keys
  }
}

/** The first place whose key is not below another: what comes from there on is the same or above. */
function firstNotBelow(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] as string) < key) low = middle + 1
    else high = middle
  }
  return low
}
