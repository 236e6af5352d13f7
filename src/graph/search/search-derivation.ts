import { parseRelationshipId } from '../../domain/ids.js'
import type { Engine } from '../../engine/engine.js'
import { batches } from '../batches.js'
import type { Derivation } from '../fresh-view.js'
import type { EntityQueries } from '../queries/entities.js'
import type { ChangeRecord } from '../records.js'
import type { Statements } from '../statements.js'
import { type SearchDocument, SearchIndex } from './search-index.js'

/** Builds the search index from the graph, and brings it up to date by the change log. */
export class SearchDerivation implements Derivation<SearchIndex> {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
    readonly entities: EntityQueries,
  ) {}

  async build(): Promise<SearchIndex> {
    const index = new SearchIndex()
    for await (const row of this.engine.stream(this.statements.get('search/documents')))
      index.put(row as unknown as SearchDocument)
    // A million of them take longer than a statement may that is not read as a stream.
    for await (const { id, degree } of this.engine.stream(this.statements.get('search/degrees')))
      index.setDegree(String(id), Number(degree))
    return index
  }

  async apply(index: SearchIndex, changes: readonly ChangeRecord[]): Promise<SearchIndex> {
    const ids = new Set(changes.flatMap(({ touched, removed }) => [...touched, ...removed]))
    const entities = [...ids].filter((id) => !id.startsWith('rel:'))
    const ends = [...ids].flatMap((id) => {
      const key = parseRelationshipId(id)
      return key ? [key.from, key.to] : []
    })
    await this.#refreshEntities(index, entities)
    await this.#refreshDegrees(index, [...new Set(ends)])
    return index
  }

  async #refreshEntities(index: SearchIndex, ids: readonly string[]): Promise<void> {
    for (const batch of batches(ids)) {
      const found = await this.entities.byIds(batch)
      for (const id of batch) {
        const entity = found.get(id)
        if (entity) index.put(entity as unknown as SearchDocument)
        else index.remove(id)
      }
    }
  }

  async #refreshDegrees(index: SearchIndex, ids: readonly string[]): Promise<void> {
    for (const batch of batches(ids)) {
      const rows = await this.engine.read(this.statements.get('entity/degrees'), { ids: batch })
      for (const { id, count } of rows) index.setDegree(String(id), Number(count))
    }
  }
}
