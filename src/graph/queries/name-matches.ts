import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Engine, Row } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { batches } from '../batches.js'
import type { FreshView } from '../fresh-view.js'
import type { SearchIndex } from '../search/search-index.js'
import type { Statements } from '../statements.js'

/** What tells an entity from others of its name. */
export interface Distinguished {
  readonly id: string
  readonly type: EntityType
  readonly name: string
  readonly names: readonly string[]
  /** The same as they fold. */
  readonly nameKeys: readonly string[]
  readonly kind: string | null
  readonly population: number | null
  /** Degrees, WGS 84. */
  readonly latitude: number | null
  readonly longitude: number | null
  readonly geonamesId: number | null
  /** ISO 3166-1 alpha-2; more than one where sources disagree. */
  readonly countries: readonly string[]
}

/** Entities by many names at once, in statements of a bounded size. */
export class NameMatches {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly search: FreshView<SearchIndex>,
  ) {}

  /** The ids of the entities that have a name, by the name as `fold` gives it; at most `limits.candidatesMax_rows` and one of each. */
  async named(type: EntityType, keys: readonly string[]): Promise<Map<string, string[]>> {
    return this.#idsBy('entity/named', 'key', keys, (batch) => ({ keys: batch, type }))
  }

  /** The ids of the entities that have a Wikidata item, by the item. */
  async ofWikidataItems(items: readonly string[]): Promise<Map<string, string[]>> {
    return this.#idsBy('entity/by-wikidata-ids', 'wikidataId', items, (batch) => ({ wikidataIds: batch }))
  }

  async distinguished(ids: readonly string[]): Promise<Map<string, Distinguished>> {
    const found = new Map<string, Distinguished>()
    for (const batch of batches(ids)) {
      const rows = await this.engine.read(this.statements.get('entity/told-apart'), { ids: batch })
      for (const row of rows) found.set(String(row['id']), distinguishedIn(row))
    }
    return found
  }

  /** The ids of the entities that texts fit as they are typed: with a typo, or more words than are given; of each text its own. */
  async resembling(texts: readonly { readonly type: EntityType; readonly text: string }[]): Promise<string[][]> {
    const { view } = await this.search.current()
    return texts.map(({ type, text }) =>
      view
        .find(text, new Set([type]), { limit: limits.resemblingMax_rows })
        .page.filter(({ tier }) => tier !== 'DESCRIPTION')
        .map(({ id }) => id),
    )
  }

  async #idsBy(
    name: string,
    column: string,
    values: readonly string[],
    parametersOf: (batch: readonly string[]) => Record<string, string | readonly string[]>,
  ): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>()
    const limit = limits.candidatesMax_rows + 1
    for (const batch of batches(values)) {
      const rows = await this.engine.read(this.statements.get(name), { ...parametersOf(batch), limit })
      for (const row of rows) {
        const value = String(row[column])
        found.set(value, [...(found.get(value) ?? []), String(row['id'])])
      }
    }
    return found
  }
}

/** An entity that nobody has named has no names at all. */
const distinguishedIn = (row: Row): Distinguished => {
  const { names, nameKeys, countries, ...rest } = row as unknown as Distinguished
  return { ...rest, names: names ?? [], nameKeys: nameKeys ?? [], countries: [...countries].sort(byCodeUnit) }
}
