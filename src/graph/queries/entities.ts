import type { EntityType } from '../../domain/vocabulary.js'
import type { Engine, Parameters, Row } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { entityCount, entityList, type ListQuery, type Placed, type Selection } from '../filters/list-query.js'
import type { Position } from '../filters/order.js'
import type { EntityRecord } from '../records.js'
import type { Statements } from '../statements.js'

/** One more than may be listed, so that the caller can say that there are more. */
const candidates = limits.candidatesMax_rows + 1

/** Questions about entities. */
export class EntityQueries {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
  ) {}

  async byIds(ids: readonly string[]): Promise<Map<string, EntityRecord>> {
    const found = await this.#read('entity/by-ids', { ids })
    return new Map(found.map((entity) => [entity.id, entity]))
  }

  byWikidataId(type: EntityType, wikidataId: string): Promise<EntityRecord[]> {
    return this.#read('entity/by-wikidata-id', { wikidataId, type, limit: candidates })
  }

  /** By a name as `fold` gives it. */
  byName(type: EntityType, key: string): Promise<EntityRecord[]> {
    return this.#read('entity/by-name', { key, type, limit: candidates })
  }

  /** Cities by a name as `fold` gives it, in the country of an ISO 3166-1 alpha-2 code. */
  byNameInCountry(key: string, country: string): Promise<EntityRecord[]> {
    return this.#read('entity/by-name-in-country', { key, country, limit: candidates })
  }

  countryByCode(code: string): Promise<EntityRecord[]> {
    return this.#read('entity/country-by-code', { code, limit: candidates })
  }

  async page(type: EntityType, query: ListQuery): Promise<Placed<EntityRecord>[]> {
    const { parts, parameters } = entityList(query, type)
    const statement = this.statements.build('entity/page', { label: type }, parts)
    const rows = await this.engine.read(statement, { ...parameters, limit: query.window.limit })
    return rows.map(({ entity, position }) => ({ row: entity as EntityRecord, position: position as Position }))
  }

  async count(type: EntityType, selection: Selection = {}): Promise<number> {
    const { parts, parameters } = entityCount(selection, type)
    const statement = this.statements.build('entity/count', { label: type }, parts)
    const [row] = await this.engine.read(statement, parameters)
    return Number(row?.['count'])
  }

  async #read(name: string, parameters: Parameters): Promise<EntityRecord[]> {
    return entitiesIn(await this.engine.read(this.statements.get(name), parameters))
  }
}

const entitiesIn = (rows: readonly Row[]): EntityRecord[] => rows.map((row) => row['entity'] as EntityRecord)
