import type { Projection } from '../../analytics/projection.js'
import { type EdgeRow, type NodeRow, ProjectionBuilder } from '../../analytics/projection-builder.js'
import { groupBy } from '../../domain/group-by.js'
import { parseRelationshipId } from '../../domain/ids.js'
import type { Engine } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import { batches } from '../batches.js'
import type { Derivation } from '../fresh-view.js'
import type { ChangeRecord } from '../records.js'
import type { Statements } from '../statements.js'

/** Builds the projection from the graph, and makes the next one of the last by the change log. */
export class ProjectionDerivation implements Derivation<Projection> {
  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
  ) {}

  async build(): Promise<Projection> {
    const builder = new ProjectionBuilder()
    for await (const row of this.engine.stream(this.statements.get('projection/nodes')))
      builder.putNode(row as unknown as NodeRow)
    for await (const row of this.engine.stream(this.statements.get('projection/edges')))
      builder.putEdge(row as unknown as EdgeRow)
    return builder.finish()
  }

  async apply(projection: Projection, changes: readonly ChangeRecord[]): Promise<Projection> {
    const ids = new Set(changes.flatMap(({ touched, removed }) => [...touched, ...removed]))
    // A row by its id takes an index look-up; many of them take longer than all rows in a stream.
    if (ids.size > limits.projectionDelta_ids + (projection.nodeCount + projection.edgeCount) / 4) return this.build()
    const nodes = [...ids].filter((id) => !/^(?:rel:|ct:(?:source|edition)\/|ct:key\/ct_)/.test(id))
    const edges = [...ids].filter((id) => id.startsWith('rel:'))
    if (nodes.length + edges.length === 0) return projection
    const builder = new ProjectionBuilder(projection)
    for (const batch of batches(nodes)) await this.#putNodes(builder, batch)
    for (const batch of batches(edges)) await this.#putEdges(builder, batch)
    return builder.finish()
  }

  async #putNodes(builder: ProjectionBuilder, ids: readonly string[]): Promise<void> {
    for (const id of ids) builder.dropNode(id)
    const rows = await this.engine.read(this.statements.get('projection/nodes-by-ids'), { ids })
    for (const row of rows) builder.putNode(row as unknown as NodeRow)
  }

  async #putEdges(builder: ProjectionBuilder, ids: readonly string[]): Promise<void> {
    for (const id of ids) builder.dropEdge(id)
    const keys = ids.map(parseRelationshipId).filter((key) => key !== null)
    for (const [type, group] of groupBy(keys, (key) => key.type)) {
      const parameters = { rows: group.map(({ from, to, key }) => ({ from, to, key })) }
      const rows = await this.engine.read(this.statements.get('projection/edges-by-keys', { type }), parameters)
      for (const row of rows) builder.putEdge(row as unknown as EdgeRow)
    }
  }
}
