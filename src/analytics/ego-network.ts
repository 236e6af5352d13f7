import { breadthFirst } from './breadth-first.js'
import type { ArcMask, SimpleGraph } from './simple-graph.js'

export interface EgoNetworkOptions {
  /** The furthest that a node may be, in hops. */
  readonly depth: number
  /** The most nodes that are given, the centre among them. */
  readonly limit: number
  readonly mask?: ArcMask
}

export interface EgoNetwork {
  /** By distance, then by number; the centre first. */
  readonly nodes: Int32Array
  /** Hops of each of these from the centre. */
  readonly distances: Int32Array
  /** Nodes within the depth that the limit left out, the furthest and highest. */
  readonly more: number
}

/** A node with all that lies within some hops of it. */
export function egoNetwork(
  graph: SimpleGraph,
  centre: number,
  { depth, limit, mask = null }: EgoNetworkOptions,
): EgoNetwork {
  const { distances, reached, levels } = breadthFirst(graph, centre, { mask, maxHops: depth })
  for (let level = 0; level + 1 < levels.length; level++) reached.subarray(levels[level], levels[level + 1]).sort()
  const nodes = reached.slice(0, Math.max(limit, 1))
  return { nodes, distances: nodes.map((node) => distances[node] as number), more: reached.length - nodes.length }
}

/** The arcs between some nodes, each edge once from its lower node, ascending. */
export function arcsWithin(
  { nodeCount, offsets, neighbours }: SimpleGraph,
  nodes: Int32Array,
  mask: ArcMask = null,
): number[] {
  const isIn = new Uint8Array(nodeCount)
  for (const node of nodes) isIn[node] = 1
  const arcs: number[] = []
  for (const node of nodes.slice().sort()) {
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      if (other > node && isIn[other] === 1 && (mask === null || mask[arc] === 1)) arcs.push(arc)
    }
  }
  return arcs
}
