import { limitExceeded } from '../../domain/errors.js'
import type { EntityType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import { type Item, properties, targetsOf } from './item.js'
import { placesOf } from './item-rows.js'

interface Candidate {
  readonly places: readonly string[]
  readonly programmes: readonly string[]
}

/**
 * Which entities of a dump are taken, known when all of it has been read once: what has twins or is
 * named as one, universities there, what these are members of, and countries. Of a hundred million
 * items it keeps the ids of some hundred thousand.
 */
export class DumpScope {
  readonly #cities = new Set<string>()
  readonly #universities = new Set<string>()
  readonly #programmes = new Set<string>()
  readonly #countries = new Set<string>()
  readonly #candidates = new Map<string, Candidate>()
  readonly #marks: readonly string[]
  readonly #classes: ReadonlySet<string>

  constructor(universityClasses: readonly string[]) {
    this.#classes = new Set(universityClasses)
    this.#marks = [properties.twin, ...universityClasses].map((id) => `"${id}"`)
  }

  /** False for lines that say nothing of what is looked for, as nearly all do; to parse them would take most of the time. */
  mayMatter(line: string): boolean {
    return this.#marks.some((mark) => line.includes(mark))
  }

  add(item: Item): void {
    const twins = targetsOf(item, properties.twin)
    if (twins.length > 0) {
      for (const city of [item.id, ...twins]) this.#cities.add(city)
      for (const programme of targetsOf(item, properties.memberOf)) this.#programmes.add(programme)
      for (const { value } of placesOf(item, properties.country)) this.#countries.add(String(value))
    }
    if (targetsOf(item, properties.instanceOf).some((type) => this.#classes.has(type)))
      this.#candidates.set(item.id, {
        places: [...placesOf(item, properties.locatedIn), ...placesOf(item, properties.headquarters)].map(({ value }) =>
          String(value),
        ),
        programmes: targetsOf(item, properties.memberOf),
      })
    if (this.#cities.size + this.#programmes.size + this.#candidates.size > limits.wikidataItemsMax_count)
      throw limitExceeded(`The dump has more than ${limits.wikidataItemsMax_count} items that would be taken.`)
  }

  /** To be called when all has been read. */
  close(): void {
    for (const [id, { places, programmes }] of this.#candidates) {
      if (!places.some((place) => this.#cities.has(place))) continue
      this.#universities.add(id)
      for (const programme of programmes) this.#programmes.add(programme)
    }
    this.#candidates.clear()
  }

  /** As what an item is taken, null for what is not. A city that is a country too, as Monaco is, is a city here. */
  typeOf(id: string): EntityType | null {
    if (this.#cities.has(id)) return 'City'
    if (this.#universities.has(id)) return 'University'
    if (this.#countries.has(id)) return 'Country'
    return this.#programmes.has(id) ? 'Programme' : null
  }
}
