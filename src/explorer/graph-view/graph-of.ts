import Graph from 'graphology'
import type { Network, Tie } from '../network/network.js'
import type { Positions } from './arrangement.js'
import { layersAbove } from './layers-above.js'

export interface NodeAttributes {
  x: number
  y: number
  label: string
}

export interface EdgeAttributes {
  tie: Tie
  /** In how many further layers the same two are tied that are drawn over this one. */
  above_count: number
}

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
