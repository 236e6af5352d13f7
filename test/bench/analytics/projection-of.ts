import type { EdgeList } from '../../../src/analytics/build-graph.js'
import type { Projection } from '../../../src/analytics/projection.js'
import { ProjectionBuilder } from '../../../src/analytics/projection-builder.js'

/** The projection of a graph of cities that are twinned as in a list, put together as it is from what an engine streams. */
export function projectionOf({ nodeCount, from, to }: EdgeList): Projection {
  const builder = new ProjectionBuilder()
  const digits = String(nodeCount).length
  const idOf = (node: number): string => `ct:city/n${String(node).padStart(digits, '0')}`
  const position = { latitude: null, longitude: null }
  const nothing = {
    name: null,
    kind: null,
    ...position,
    population: null,
    wikidataId: null,
    code: null,
    mergedIds: null,
  }
  for (let node = 0; node < nodeCount; node++) builder.putNode({ id: idOf(node), type: 'City', ...nothing })
  const undated = { status: null, startEarliest: null, startLatest: null, endEarliest: null, endLatest: null }
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b] = [from[edge] as number, to[edge] as number].sort((x, y) => x - y) as [number, number]
    if (a === b) continue
    const ends = { type: 'TWINNED_WITH', from: idOf(a), to: idOf(b), key: 'TWINNING-0' }
    builder.putEdge({ ...ends, ...undated, fromClaims: true, toClaims: true })
  }
  return builder.finish()
}

/** What its arrays take, without the ids. */
export function sizeOf_bytes({ nodes, countries, edges, typeOffsets, offsets, incident }: Projection): number {
  const arrays = [...Object.values(nodes), ...Object.values(edges), countries, typeOffsets, offsets, incident]
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0)
}
