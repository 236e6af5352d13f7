import type { Row } from '../../src/engine/engine.js'
import { entities, type KnownEntity, type KnownRelationship, relationships } from './known-graph.js'

/** What is asked of the known graph, worked out from its lists. */

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
export const sortedBy = <T>(items: readonly T[], keyOf: (item: T) => string, backward = false): T[] =>
  [...items].sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)) * (backward ? -1 : 1))

const entityOf = new Map(entities.map((entity) => [entity.id, entity]))
export const known = (id: string): KnownEntity => {
  const entity = entityOf.get(id)
  if (!entity) throw new Error(`the known graph has no ${id}`)
  return entity
}
export const isKnown = (id: string): boolean => entityOf.has(id)
export const entityRows = (...ids: string[]): Row[] => ids.map((id) => ({ entity: known(id) }))

export type Neighbour = {
  readonly id: string
  readonly entity: KnownEntity
  readonly relationship: KnownRelationship
}

/** The other ends, worked out from the lists. */
export function neighbours(id: string, types: readonly string[], direction: string): Neighbour[] {
  return relationships
    .filter(({ type }) => types.includes(type))
    .flatMap((relationship) => [
      ...(direction !== 'IN' && relationship.from === id ? [{ id, entity: known(relationship.to), relationship }] : []),
      ...(direction !== 'OUT' && relationship.to === id
        ? [{ id, entity: known(relationship.from), relationship }]
        : []),
    ])
}

/** Of what lists are asked for; of the last there is nothing. */
export const pageIds = ['ct:city/alba', 'ct:city/brno', 'ct:programme/network', 'ct:event/feast', 'ct:city/nowhere']

/** What cells of these names have of something. */
export const namedOf = (record: { readonly [name: string]: unknown }, names: readonly string[]): unknown[] =>
  names.map((name) => record[name] ?? null)
