import type { Projection } from '../../analytics/projection.js'
import type { EngineVersion, Row } from '../../engine/engine.js'
import { batches } from '../batches.js'
import { idsIn, withIds } from '../filters/ids-of-filter.js'
import type { FreshView } from '../fresh-view.js'
import { currentIds, currentTieIds } from '../merged-ids.js'
import type { Reads } from '../reads.js'
import type { Statements } from '../statements.js'

/** Ids under which nothing is found, because what they were of was merged into something else. */
export class MergedIds {
  constructor(
    readonly reads: Reads,
    readonly statements: Statements,
    readonly projection: FreshView<Projection>,
    /** As of `FreshView.current`, of whoever asks. */
    readonly seen: Promise<EngineVersion | undefined> = Promise.resolve(undefined),
  ) {}

  asking(reads: Reads, seen?: Promise<EngineVersion | undefined>): MergedIds {
    return new MergedIds(reads, this.statements, this.projection, seen)
  }

  /** What the things of ids are called now; of those alone that were merged. */
  entities(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return currentIds(this.#look, ids)
  }

  relationships(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return currentTieIds(this.#look, ids)
  }

  /** Of entities and relationships together. */
  async any(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const isTie = (id: string): boolean => id.startsWith('rel:')
    const [ties, entities] = [ids.filter(isTie), ids.filter((id) => !isTie(id))]
    return new Map([...(await this.entities(entities)), ...(await this.relationships(ties))])
  }

  /**
   * Filters in which things are called as they are now. That costs no statement where nothing is
   * named by its id, or the projection is as new as the graph and knows that nothing was merged.
   *
   * @param held the projection, where the caller has it
   */
  async filters<T>(filters: T, held?: Projection): Promise<T> {
    const ids = idsIn(filters)
    if (ids.length === 0) return filters
    const projection = held ?? (await this.projection.ready(await this.seen))?.view
    if (projection?.mergedIds.size === 0) return filters
    const current = await this.any(ids)
    return current.size === 0 ? filters : withIds(filters, (id) => current.get(id) ?? id)
  }

  readonly #look = async (name: string, { ids }: { readonly ids: readonly string[] }): Promise<Row[]> => {
    const rows: Row[] = []
    for (const batch of batches(ids)) rows.push(...(await this.reads.read(this.statements.get(name), { ids: batch })))
    return rows
  }
}
