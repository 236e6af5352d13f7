import { parseRelationshipId } from '../../domain/ids.js'
import type { Stop } from '../../domain/stop.js'
import type { RelationshipType } from '../../domain/vocabulary.js'
import type { Row } from '../../engine/engine.js'
import { type Cells, type Neighbour, type Placed, readCells } from '../filters/cells.js'
import {
  allTiesCount,
  allTiesList,
  anyTieCount,
  anyTieList,
  type ListQuery,
  type Selection,
  tieCount,
  tieList,
} from '../filters/list-query.js'
import { type Prepared, PreparedStatements } from '../prepared.js'
import type { Reach } from '../reaches.js'
import type { Reads } from '../reads.js'
import type { RelationshipRecord } from '../records.js'
import { SharedReads } from '../shared-reads.js'
import type { Statements } from '../statements.js'
import type { MergedIds } from './merged-ids.js'

/** A page of an entity's list. */
export interface NeighbourPage {
  readonly rows: readonly Placed<Neighbour>[]
  /** How many rows the whole list has; null where it was not counted. */
  readonly total: number | null
}

/** What is the same for all who ask. */
class Common {
  readonly pages = new PreparedStatements<Prepared & { readonly cells: Cells<Neighbour> }>()
  readonly degrees = new PreparedStatements()
  readonly shared = new SharedReads()
}

/** Questions about relationships; those about many entities at once cost one statement. */
export class RelationshipQueries {
  constructor(
    readonly reads: Reads,
    readonly statements: Statements,
    readonly mergedIds: MergedIds,
    readonly common = new Common(),
  ) {}

  asking(reads: Reads, mergedIds: MergedIds): RelationshipQueries {
    return new RelationshipQueries(reads, this.statements, mergedIds, this.common)
  }

  /**
   * The same part of each entity's list; of more entities, where others ask for it at the same
   * time. The last row of a window that is full only says that there is more: of several ties
   * to its end it may be any.
   */
  async neighbours(
    reach: Reach,
    ids: readonly string[],
    asked: ListQuery,
  ): Promise<ReadonlyMap<string, NeighbourPage>> {
    const query = await this.#now(asked)
    const question = JSON.stringify([reach, query])
    return this.common.shared.read(
      question,
      ids,
      async (all, stop) => {
        const found = await this.#pagesOf(question, reach, all, query, { apart: false, stop })
        const unsure = [...found].filter(([, { rows }]) => hasParallel(rows)).map(([id]) => id)
        if (unsure.length === 0) return found
        return new Map([...found, ...(await this.#pagesOf(question, reach, unsure, query, { apart: true, stop }))])
      },
      this.reads.stop,
    )
  }

  /** @param apart in the whole order; else ties to the same end, which are rare, stand in any (a sixth of the time less) */
  async #pagesOf(
    question: string,
    reach: Reach,
    ids: readonly string[],
    query: ListQuery,
    { apart, stop }: { readonly apart: boolean; readonly stop: Stop },
  ): Promise<Map<string, NeighbourPage>> {
    const { statement, parameters, cells } = this.common.pages.get(apart ? `apart ${question}` : question, () => {
      const { parts, parameters: own, cells: read } = tieList(query, reach, apart)
      return {
        statement: this.statements.build('relationship/page', { ...reach }, parts),
        parameters: { ...own, limit: query.window.limit },
        cells: read,
      }
    })
    return pages(cells, await this.reads.read(statement, { ...parameters, ids }, stop))
  }

  /** The same part of each entity's list of relationships of several types, in the order of their ids. */
  async neighboursByAny(
    types: readonly RelationshipType[],
    ids: readonly string[],
    query: ListQuery,
  ): Promise<Map<string, NeighbourPage>> {
    const { parts, parameters, cells } = anyTieList(query)
    const statement = this.statements.build('relationship/page-of-any', {}, parts)
    return pages(cells, await this.reads.read(statement, { ...parameters, ids, types, limit: query.window.limit }))
  }

  async degrees(reach: Reach, ids: readonly string[], asked: Selection = {}): Promise<ReadonlyMap<string, number>> {
    const selection = await this.#now(asked)
    const question = JSON.stringify(['degrees', reach, selection])
    const { statement, parameters } = this.common.degrees.get(question, () => {
      const { parts, parameters: own } = tieCount(selection, reach)
      return { statement: this.statements.build('relationship/counts', { ...reach }, parts), parameters: own }
    })
    return this.common.shared.read(
      question,
      ids,
      async (all, stop) => counts(await this.reads.read(statement, { ...parameters, ids: all }, stop)),
      this.reads.stop,
    )
  }

  async degreesByAny(
    types: readonly RelationshipType[],
    ids: readonly string[],
    selection: Selection = {},
  ): Promise<Map<string, number>> {
    const { parts, parameters } = anyTieCount(selection)
    const statement = this.statements.build('relationship/counts-of-any', {}, parts)
    return counts(await this.reads.read(statement, { ...parameters, ids, types }))
  }

  /** By id; ids that are malformed or unknown are absent from the answer. */
  async byIds(ids: readonly string[]): Promise<Map<string, RelationshipRecord>> {
    const rows = ids.map(parseRelationshipId).filter((key) => key !== null)
    const types = [...new Set(rows.map(({ type }) => type))]
    if (types.length === 0) return new Map()
    // A named type is an index look-up less for each row.
    const statement =
      types.length === 1
        ? this.statements.get('relationship/by-keys', { type: types[0] as string })
        : this.statements.get('relationship/by-keys-of-any')
    const found = await this.reads.read(statement, {
      rows: rows.map(({ type, from, to, key }) => (types.length === 1 ? { from, to, key } : { type, from, to, key })),
    })
    const relationships = found.map((row) => row['relationship'] as RelationshipRecord)
    return new Map(relationships.map((relationship) => [relationship.id, relationship]))
  }

  async page(type: RelationshipType, query: ListQuery): Promise<Placed<RelationshipRecord>[]> {
    const { parts, parameters, cells } = allTiesList(await this.#now(query), type)
    const statement = this.statements.build('relationship/list', { type }, parts)
    const [row] = await this.reads.read(statement, { ...parameters, limit: query.window.limit })
    return readCells(cells, row)
  }

  async count(type: RelationshipType, selection: Selection = {}): Promise<number> {
    const { parts, parameters } = allTiesCount(await this.#now(selection), type)
    const statement = this.statements.build('relationship/count', { type }, parts)
    const [row] = await this.reads.read(statement, parameters)
    return Number(row?.['count'])
  }

  /** With what things are called now in the place of ids that they had. */
  async #now<T extends Selection>(selection: T): Promise<T> {
    if (!selection.where) return selection
    return { ...selection, where: await this.mergedIds.filters(selection.where) }
  }
}

/**
 * Whether ties that are read lead to the same end, of which the one may have come before the
 * other by chance, or the last in place of one that was not read. In any order they stand
 * side by side, unless one by which they differ has parted them for certain.
 */
const hasParallel = (rows: readonly Placed<Neighbour>[]): boolean =>
  rows.some(({ row }, i) => row.entity.id === rows[i - 1]?.row.entity.id)

const counts = (rows: readonly Row[]): Map<string, number> =>
  new Map(rows.map((row) => [String(row['id']), Number(row['count'])]))

const pages = (cells: Cells<Neighbour>, rows: readonly Row[]): Map<string, NeighbourPage> =>
  new Map(
    rows.map((row) => [
      String(row['id']),
      { rows: readCells(cells, row), total: (row['total'] ?? null) as number | null },
    ]),
  )
