import { groupBy } from '../../domain/group-by.js'
import { parseRelationshipId } from '../../domain/ids.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Engine } from '../../engine/engine.js'
import type { EntityRecord, RelationshipRecord } from '../records.js'
import type { Statements } from '../statements.js'
import type { Window } from '../window.js'

/** Relationships as one of their ends sees them. */
export interface Reach {
  readonly type: RelationshipType
  readonly direction: 'OUT' | 'IN' | 'BOTH'
  /** What the other end is. */
  readonly label: EntityType | 'Entity'
}

export interface Neighbour {
  readonly entity: EntityRecord
  readonly relationship: RelationshipRecord
}

/** Questions about relationships; those about many entities at once cost one statement. */
export class RelationshipQueries {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
  ) {}

  /** The same part of each entity's list, in the order of the other end's name. */
  async neighbours(reach: Reach, ids: readonly string[], window: Window): Promise<Map<string, Neighbour[]>> {
    const { after, before, order, limit } = window
    const statement = this.statements.get('relationship/page', { ...reach, order })
    const rows = await this.engine.read(statement, {
      ids,
      afterKey: after.key,
      afterId: after.id,
      beforeKey: before.key,
      beforeId: before.id,
      limit,
    })
    return grouped(rows as unknown as (Neighbour & { id: string })[])
  }

  /** The same part of each entity's list of relationships of several types, in the order of their ids. */
  async neighboursByAny(
    types: readonly RelationshipType[],
    ids: readonly string[],
    { after, before, order, limit }: Window,
  ): Promise<Map<string, Neighbour[]>> {
    const statement = this.statements.get('relationship/page-of-any', { order })
    const rows = await this.engine.read(statement, { ids, types, afterId: after.id, beforeId: before.id, limit })
    return grouped(rows as unknown as (Neighbour & { id: string })[])
  }

  async degrees(reach: Reach, ids: readonly string[]): Promise<Map<string, number>> {
    return this.#counts(await this.engine.read(this.statements.get('relationship/counts', { ...reach }), { ids }))
  }

  async degreesByAny(types: readonly RelationshipType[], ids: readonly string[]): Promise<Map<string, number>> {
    return this.#counts(await this.engine.read(this.statements.get('relationship/counts-of-any'), { ids, types }))
  }

  /** By id; ids that are malformed or unknown are absent from the answer. */
  async byIds(ids: readonly string[]): Promise<Map<string, RelationshipRecord>> {
    const keys = ids.map(parseRelationshipId).filter((key) => key !== null)
    const found = await Promise.all(
      [...groupBy(keys, ({ type }) => type)].map(([type, rows]) =>
        this.engine.read(this.statements.get('relationship/by-keys', { type }), {
          rows: rows.map(({ from, to, key }) => ({ from, to, key })),
        }),
      ),
    )
    const relationships = found.flat().map((row) => row['relationship'] as RelationshipRecord)
    return new Map(relationships.map((relationship) => [relationship.id, relationship]))
  }

  async page(type: RelationshipType, { after, before, order, limit }: Window): Promise<RelationshipRecord[]> {
    const statement = this.statements.get('relationship/list', { type, order })
    const rows = await this.engine.read(statement, { after: after.id, before: before.id, limit })
    return rows.map((row) => row['relationship'] as RelationshipRecord)
  }

  async count(type: RelationshipType): Promise<number> {
    const [row] = await this.engine.read(this.statements.get('relationship/count', { type }))
    return Number(row?.['count'])
  }

  #counts(rows: readonly { readonly [column: string]: unknown }[]): Map<string, number> {
    return new Map(rows.map((row) => [String(row['id']), Number(row['count'])]))
  }
}

function grouped(rows: readonly (Neighbour & { id: string })[]): Map<string, Neighbour[]> {
  return groupBy(rows, ({ id }) => id)
}
