import type { EntityType } from '../../domain/vocabulary.js'
import type { Parameters, Row } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { type Cells, entityCells, type Placed, readCells, type Select } from '../filters/cells.js'
import { entityCount, entityList, type ListQuery, type Selection } from '../filters/list-query.js'
import { type Prepared, PreparedStatements } from '../prepared.js'
import type { Reads } from '../reads.js'
import type { EntityRecord } from '../records.js'
import { SharedReads } from '../shared-reads.js'
import type { Statements } from '../statements.js'
import type { MergedIds } from './merged-ids.js'

/** One more than may be listed, so that the caller can say that there are more. */
const candidates = limits.candidatesMax_rows + 1

/** What is the same for all who ask. */
class Common {
  readonly selected = new PreparedStatements<Prepared & { readonly cells: Cells<EntityRecord> }>()
  readonly shared = new SharedReads()
}

/** Questions about entities. */
export class EntityQueries {
  constructor(
    readonly reads: Reads,
    readonly statements: Statements,
    readonly mergedIds: MergedIds,
    readonly common = new Common(),
  ) {}

  asking(reads: Reads, mergedIds: MergedIds): EntityQueries {
    return new EntityQueries(reads, this.statements, mergedIds, this.common)
  }

  async byIds(ids: readonly string[]): Promise<Map<string, EntityRecord>> {
    const found = await this.#read('entity/by-ids', { ids })
    return new Map(found.map((entity) => [entity.id, entity]))
  }

  /** Some properties of entities by id; of more entities, where others ask for the same of them at the same time. */
  async selectedByIds(ids: readonly string[], select: Select): Promise<ReadonlyMap<string, EntityRecord>> {
    const question = select.node.join(' ')
    const { statement, cells } = this.common.selected.get(question, () => {
      const asked = entityCells('n', select)
      return {
        statement: this.statements.build('entity/selected-by-ids', {}, { cells: asked.text }),
        parameters: {},
        cells: asked,
      }
    })
    return this.common.shared.read(
      question,
      ids,
      async (all, stop) => {
        const [row] = await this.reads.read(statement, { ids: all }, stop)
        return new Map(readCells(cells, row).map(({ row: entity }) => [entity.id, entity]))
      },
      this.reads.stop,
    )
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
    const { parts, parameters, cells } = entityList(
      { ...query, where: await this.mergedIds.filters(query.where) },
      type,
    )
    const statement = this.statements.build('entity/page', { label: type }, parts)
    const [row] = await this.reads.read(statement, { ...parameters, limit: query.window.limit })
    return readCells(cells, row)
  }

  async count(type: EntityType, selection: Selection = {}): Promise<number> {
    const { parts, parameters } = entityCount(
      { ...selection, where: await this.mergedIds.filters(selection.where) },
      type,
    )
    const statement = this.statements.build('entity/count', { label: type }, parts)
    const [row] = await this.reads.read(statement, parameters)
    return Number(row?.['count'])
  }

  async #read(name: string, parameters: Parameters): Promise<EntityRecord[]> {
    return entitiesIn(await this.reads.read(this.statements.get(name), parameters))
  }
}

const entitiesIn = (rows: readonly Row[]): EntityRecord[] => rows.map((row) => row['entity'] as EntityRecord)
