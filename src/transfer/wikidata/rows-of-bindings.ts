import { LRUCache } from 'lru-cache'
import type { EntityType } from '../../domain/vocabulary.js'
import { limits } from '../../limits.js'
import type { Row } from '../import/row.js'
import type { Binding } from './bindings.js'
import { rowsOf, type TypeOf } from './item-rows.js'
import { ItemsOfBindings, subjectOf } from './items-of-bindings.js'

/** In which languages names are taken: the tag for Wikidata's code, null where it is not. */
export type TagOf = (code: string) => string | null

/** Leaves out what is said of things again and again: the name of a country stands with each of its cities. */
export class SaidOnce {
  readonly #said = new LRUCache<string, true>({ max: limits.wikidataSaid_count })

  isNew({ entities, relationships, fault }: Row): boolean {
    if (relationships.length > 0 || fault !== undefined) return true
    const key = JSON.stringify(entities)
    if (this.#said.has(key)) return false
    this.#said.set(key, true)
    return true
  }
}

/** Puts rows of a result together that stand one after the other and are about one item, and reads what they say. */
export class BindingGroups {
  #items: ItemsOfBindings | null = null
  #about = ''
  #count = 0

  constructor(
    readonly said: SaidOnce,
    readonly tagOf: TagOf,
    /** What the subjects are, where their variable does not say it. */
    readonly type?: EntityType,
    readonly typeOf?: TypeOf,
  ) {}

  *add(binding: Binding): Iterable<Row> {
    const subject = subjectOf(binding)
    const about = subject === null ? '' : (binding[subject]?.value ?? '')
    if (about !== this.#about || this.#count >= limits.wikidataSolutions_count) yield* this.end()
    this.#about = about
    this.#count++
    this.#items ??= new ItemsOfBindings(this.tagOf, this.type)
    this.#items.add(binding)
  }

  /** What is said by the rows that were added last. */
  *end(): Iterable<Row> {
    for (const { item, type } of this.#items?.items() ?? []) {
      // Monaco is named as a country, and is a city here.
      if ((this.typeOf?.(item.id) ?? type) !== type) continue
      for (const row of rowsOf(item, type, this.typeOf)) if (this.said.isNew(row)) yield row
    }
    this.#items = null
    this.#count = 0
  }
}
