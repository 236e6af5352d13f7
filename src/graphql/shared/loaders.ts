import DataLoader from 'dataloader'
import type { RelationshipType } from '../../domain/vocabulary.js'
import type { Graph } from '../../graph/graph.js'
import type { Neighbour, Reach } from '../../graph/queries/relationships.js'
import type { EditionRecord, EntityRecord, RelationshipRecord, SourceRecord } from '../../graph/records.js'
import type { Window } from '../../graph/window.js'
import { limits } from '../../limits.js'

type Batch<T> = (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>

function loader<T, D>(batch: Batch<T>, absent: D): DataLoader<string, T | D> {
  return new DataLoader<string, T | D>(
    async (ids) => {
      const found = await batch(ids)
      return ids.map((id) => found.get(id) ?? absent)
    },
    { maxBatchSize: limits.loaderBatch_ids },
  )
}

/**
 * Gathers what the fields of one operation ask for, so that a list field costs one
 * statement for all parents, however many there are. One instance an operation: what is
 * loaded is never shown to a later one.
 */
export class Loaders {
  readonly entity: DataLoader<string, EntityRecord | null>
  readonly relationship: DataLoader<string, RelationshipRecord | null>
  readonly source: DataLoader<string, SourceRecord | null>
  readonly edition: DataLoader<string, EditionRecord | null>
  readonly editionsOfSource: DataLoader<string, EditionRecord[]>
  readonly #lists = new Map<string, unknown>()

  constructor(readonly graph: Graph) {
    const { entities, relationships, sources } = graph
    this.entity = loader((ids) => entities.byIds(ids), null)
    this.relationship = loader((ids) => relationships.byIds(ids), null)
    this.source = loader((ids) => sources.byIds(ids), null)
    this.edition = loader(async (ids) => new Map((await sources.editions(ids)).map((one) => [one.id, one])), null)
    this.editionsOfSource = loader((ids) => sources.editionsBySource(ids), [])
  }

  neighbours(reach: Reach, window: Window): DataLoader<string, Neighbour[]> {
    return this.#list(
      ['neighbours', reach, window],
      (ids) => this.graph.relationships.neighbours(reach, ids, window),
      [],
    )
  }

  degrees(reach: Reach): DataLoader<string, number> {
    return this.#list(['degrees', reach], (ids) => this.graph.relationships.degrees(reach, ids), 0)
  }

  neighboursByAny(types: readonly RelationshipType[], window: Window): DataLoader<string, Neighbour[]> {
    return this.#list(
      ['neighbours', types, window],
      (ids) => this.graph.relationships.neighboursByAny(types, ids, window),
      [],
    )
  }

  degreesByAny(types: readonly RelationshipType[]): DataLoader<string, number> {
    return this.#list(['degrees', types], (ids) => this.graph.relationships.degreesByAny(types, ids), 0)
  }

  /** One loader for each list and part of it that the operation asks for. */
  #list<T>(part: readonly unknown[], batch: Batch<T>, absent: T): DataLoader<string, T> {
    const key = JSON.stringify(part)
    let known = this.#lists.get(key) as DataLoader<string, T> | undefined
    if (!known) {
      known = loader(batch, absent)
      this.#lists.set(key, known)
    }
    return known
  }
}
