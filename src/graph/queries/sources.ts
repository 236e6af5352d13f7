import { groupBy } from '../../domain/group-by.js'
import { handMadeEdition } from '../../domain/ids.js'
import { namedCells, type Placed, readCells } from '../filters/cells.js'
import { sourceList } from '../filters/list-query.js'
import type { Window } from '../filters/order.js'
import type { Reads } from '../reads.js'
import {
  type EditionRecord,
  type EntityRecord,
  editionProperties,
  type RelationshipRecord,
  type SourceRecord,
} from '../records.js'
import type { Statements } from '../statements.js'

/** Questions about where facts come from. */
export class SourceQueries {
  constructor(
    readonly reads: Reads,
    readonly statements: Statements,
  ) {}

  asking(reads: Reads): SourceQueries {
    return new SourceQueries(reads, this.statements)
  }

  async byIds(ids: readonly string[]): Promise<Map<string, SourceRecord>> {
    const rows = await this.reads.read(this.statements.get('source/by-ids'), { ids })
    return new Map(rows.map((row) => [(row['source'] as SourceRecord).id, row['source'] as SourceRecord]))
  }

  async page(window: Window): Promise<Placed<SourceRecord>[]> {
    const { parts, parameters, cells } = sourceList(window)
    const statement = this.statements.build('source/page', {}, parts)
    const [row] = await this.reads.read(statement, { ...parameters, limit: window.limit })
    return readCells(cells, row)
  }

  async count(): Promise<number> {
    const [row] = await this.reads.read(this.statements.get('source/count'))
    return Number(row?.['count'])
  }

  async editions(ids: readonly string[]): Promise<EditionRecord[]> {
    const rows = await this.reads.read(this.statements.get('edition/by-ids'), { ids })
    return rows.map((row) => row['edition'] as EditionRecord)
  }

  async editionsOf(sources: readonly string[]): Promise<EditionRecord[]> {
    const cells = namedCells<EditionRecord>('e', editionProperties)
    const statement = this.statements.build('edition/of-sources', {}, { cells: cells.text })
    const rows = await this.reads.read(statement, { ids: sources })
    return rows.map(({ edition }) => cells.read(edition as readonly unknown[]).row)
  }

  /** Sources of which an edition is half loaded: by a load under way, or by one that was interrupted. */
  async unfinished(): Promise<string[]> {
    const rows = await this.reads.read(this.statements.get('edition/unfinished'))
    return rows.map((row) => String(row['source']))
  }

  /** When the last edition was read that the graph holds, ISO 8601 in UTC; null where it holds none. */
  async lastImportAt(): Promise<string | null> {
    const [row] = await this.reads.read(this.statements.get('edition/last-import'))
    return (row?.['at'] as string | null | undefined) ?? null
  }

  async editionsBySource(sources: readonly string[]): Promise<Map<string, EditionRecord[]>> {
    return groupBy(await this.editionsOf(sources), ({ source }) => source)
  }

  /**
   * What a source states, in the edition that the graph holds and by hand, after an id: its
   * entities, then its relationships, each in the order of their ids.
   */
  async facts(source: StatingSource, after: string, limit: number): Promise<(EntityRecord | RelationshipRecord)[]> {
    const inRelationships = after.startsWith('rel:')
    const entities = inRelationships ? [] : await this.#page<EntityRecord>('entity', source, after, limit)
    if (entities.length === limit) return entities
    const from = inRelationships ? after : ''
    const rest = limit - entities.length
    return [...entities, ...(await this.#page<RelationshipRecord>('relationship', source, from, rest))]
  }

  async factCount(source: StatingSource): Promise<number> {
    const counts = await Promise.all(
      ['entity', 'relationship'].map((kind) =>
        this.reads.read(this.statements.get(`${kind}/count-of-edition`), editionsOf(source)),
      ),
    )
    return counts.reduce((sum, [row]) => sum + Number(row?.['count']), 0)
  }

  async #page<T>(kind: 'entity' | 'relationship', source: StatingSource, after: string, limit: number): Promise<T[]> {
    const statement = this.statements.get(`${kind}/of-edition`)
    const rows = await this.reads.read(statement, { ...editionsOf(source), after, limit })
    return rows.map((row) => row[kind] as T)
  }
}

type StatingSource = Pick<SourceRecord, 'id' | 'current'>

/** The two in which the graph holds what a source states. */
function editionsOf({ id, current }: StatingSource): { edition: string; also: string } {
  const also = handMadeEdition(id)
  return { edition: current ?? also, also }
}
