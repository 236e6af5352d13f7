import Graph from 'graphology'
import type { Network } from '../network/network.js'
import type { Positions } from './arrangement.js'
import { type DrawnTie, layersAbove } from './layers-above.js'

export interface NodeAttributes {
  x: number
  y: number
  label: string
}

export type EdgeAttributes = DrawnTie

/** @param positions in the order of ids */
export function graphOf({ cities, ties }: Network, positions: Positions): Graph<NodeAttributes, EdgeAttributes> {
  const graph = new Graph<NodeAttributes, EdgeAttributes>({ multi: true, type: 'undirected' })
  for (const [node, id] of [...cities.keys()].sort().entries())
    graph.addNode(id, {
      x: positions[2 * node] ?? 0,
      y: positions[2 * node + 1] ?? 0,
      label: cities.get(id)?.name ?? id,
    })
  const above = layersAbove(ties)
  for (const tie of ties) graph.mergeUndirectedEdgeWithKey(tie.id, tie.from, tie.to, { tie, above_count: above(tie) })
  return graph
}
