import type { EntityType } from '../../domain/vocabulary.js'
import type { Engine } from '../../engine/engine.js'
import { batches } from '../batches.js'
import type { Derivation } from '../fresh-view.js'
import type { ChangeRecord, EntityRecord } from '../records.js'
import type { Statements } from '../statements.js'
import { NameOrder } from './name-order.js'

/** Builds the order of names from the graph, and brings it up to date by the change log. */
export class NameOrderDerivation implements Derivation<NameOrder> {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
  ) {}

  async build(): Promise<NameOrder> {
    const order = new NameOrder()
    for await (const { type, sortKey } of this.engine.stream(this.statements.get('entity/sort-keys')))
      order.put({ type: type as EntityType, sortKey: String(sortKey) })
    return order
  }

  async apply(order: NameOrder, changes: readonly ChangeRecord[]): Promise<NameOrder> {
    const ids = new Set(changes.flatMap(({ touched, removed }) => [...touched, ...removed]))
    const entities = [...ids].filter((id) => !id.startsWith('rel:'))
    for (const batch of batches(entities)) {
      const rows = await this.engine.read(this.statements.get('entity/by-ids'), { ids: batch })
      const found = new Map(rows.map(({ entity }) => [(entity as EntityRecord).id, entity as EntityRecord]))
      for (const id of batch) {
        const entity = found.get(id)
        if (entity) order.put(entity)
        else order.remove(id)
      }
    }
    return order
  }
}
