import DataLoader from 'dataloader'
import type { RelationshipType } from '../../domain/vocabulary.js'
import type { Select } from '../../graph/filters/cells.js'
import type { ListQuery, Selection } from '../../graph/filters/list-query.js'
import type { Look } from '../../graph/freshness.js'
import type { Graph } from '../../graph/graph.js'
import { Reading } from '../../graph/projection/reading.js'
import type { HistoryEntry, HistoryPlace } from '../../graph/queries/history.js'
import type { NeighbourPage } from '../../graph/queries/relationships.js'
import type { Reach } from '../../graph/reaches.js'
import type { EditionRecord, EntityRecord, RelationshipRecord, SourceRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { coversSelect, mergedSelect } from './selection.js'

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
 * Something that several fields may ask for, each of them for other properties of it. They
 * share one statement, which reads what any of them selects; once it has been read, only
 * those that need no more.
 */
interface Part<T> {
  readonly loader: DataLoader<string, T>
  select: Select | undefined
  read: boolean
}

/**
 * Gathers what the fields of one operation ask for, so that a list field costs one
 * statement for all parents, however many there are. One instance an operation: what is
 * loaded is never shown to a later one.
 */
export class Loaders {
  readonly relationship: DataLoader<string, RelationshipRecord | null>
  readonly source: DataLoader<string, SourceRecord | null>
  readonly edition: DataLoader<string, EditionRecord | null>
  readonly editionsOfSource: DataLoader<string, EditionRecord[]>
  /** What the projection holds needs no statement. */
  readonly reading: Reading
  readonly #lists = new Map<string, unknown>()
  readonly #parts = new Map<string, unknown>()

  constructor(
    readonly graph: Graph,
    seen: Promise<Look | undefined>,
  ) {
    const { sources } = graph
    this.reading = new Reading(graph, seen)
    this.relationship = loader((ids) => relationshipsOf(graph, ids), null)
    this.source = loader((ids) => sources.byIds(ids), null)
    this.edition = loader(async (ids) => new Map((await sources.editions(ids)).map((one) => [one.id, one])), null)
    this.editionsOfSource = loader((ids) => sources.editionsBySource(ids), [])
  }

  /** @param select what is needed of them; everything where nothing is said */
  entity(select?: Select): DataLoader<string, EntityRecord | null> {
    return this.#part<EntityRecord, null>('entity', select, (ids, part) => this.reading.entities(ids, part), null)
  }

  neighbours(reach: Reach, { select, ...rest }: ListQuery): DataLoader<string, NeighbourPage> {
    return this.#part<NeighbourPage, NeighbourPage>(
      JSON.stringify([reach, rest]),
      select,
      (ids, part) => this.graph.relationships.neighbours(reach, ids, { ...rest, select: part }),
      emptyPage,
    )
  }

  degrees(reach: Reach, selection: Selection): DataLoader<string, number> {
    return this.#list(
      ['degrees', reach, selection],
      (ids) => this.graph.relationships.degrees(reach, ids, selection),
      0,
    )
  }

  neighboursByAny(types: readonly RelationshipType[], query: ListQuery): DataLoader<string, NeighbourPage> {
    return this.#list(
      ['neighbours', types, query],
      (ids) => this.graph.relationships.neighboursByAny(types, ids, query),
      emptyPage,
    )
  }

  degreesByAny(types: readonly RelationshipType[], selection: Selection): DataLoader<string, number> {
    return this.#list(
      ['degrees', types, selection],
      (ids) => this.graph.relationships.degreesByAny(types, ids, selection),
      0,
    )
  }

  /** By all ids of a thing, with blanks between. */
  history(after: HistoryPlace | null, limit: number): DataLoader<string, readonly HistoryEntry[]> {
    const batch: Batch<readonly HistoryEntry[]> = async (keys) => {
      const lists = await this.graph.history.of(
        keys.map((key) => key.split(' ')),
        after,
        limit,
      )
      return new Map(keys.map((key, i) => [key, lists[i] ?? []]))
    }
    return this.#list(['history', after, limit], batch, [])
  }

  #part<T, D>(
    key: string,
    select: Select | undefined,
    batch: (ids: readonly string[], select: Select | undefined) => Promise<ReadonlyMap<string, T>>,
    absent: D,
  ): DataLoader<string, T | D> {
    const known = this.#parts.get(key) as Part<T | D> | undefined
    if (known && (!known.read || coversSelect(known.select, select))) {
      if (!known.read) known.select = mergedSelect(known.select, select)
      return known.loader
    }
    const part: Part<T | D> = {
      select,
      read: false,
      loader: loader((ids) => {
        part.read = true
        return batch(ids, part.select)
      }, absent),
    }
    this.#parts.set(key, part)
    return part.loader
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

/** By id, also by the one that a relationship had before one of its ends was merged into another. */
async function relationshipsOf(
  { relationships, mergedIds }: Graph,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RelationshipRecord>> {
  const found = await relationships.byIds(ids)
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length === 0) return found
  const current = await mergedIds.relationships(missing)
  if (current.size === 0) return found
  const others = await relationships.byIds([...new Set(current.values())])
  const merged = [...current].flatMap(([id, now]) => {
    const one = others.get(now)
    return one ? [[id, one] as const] : []
  })
  return new Map([...found, ...merged])
}

const emptyPage: NeighbourPage = { rows: [], total: 0 }
