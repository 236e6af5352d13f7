import type { SimpleGraph } from './simple-graph.js'

export interface CutPoints {
  /** Nodes without which their component falls apart, ascending. */
  readonly articulationPoints: Int32Array
  /** Edges without which their component falls apart, the lower node first, ascending. */
  readonly bridges: readonly (readonly [number, number])[]
}

/**
 * Articulation points and bridges by depth-first search (Hopcroft and Tarjan 1973,
 * Algorithm 447; Tarjan 1974, "A note on finding the bridges of a graph"), with a stack of
 * its own: a path of a million nodes would overflow the one of the machine. O(n + m).
 */
export function cutPoints({ nodeCount, offsets, neighbours }: SimpleGraph): CutPoints {
  const found = new Int32Array(nodeCount).fill(-1)
  const lowest = new Int32Array(nodeCount)
  const parents = new Int32Array(nodeCount).fill(-1)
  const nextArc = offsets.slice(0, nodeCount)
  const isCut = new Uint8Array(nodeCount)
  const bridges: [number, number][] = []
  let time = 0
  for (let root = 0; root < nodeCount; root++) {
    if (found[root] !== -1) continue
    let node = root
    let rootChildren = 0
    found[root] = lowest[root] = time++
    while (node !== -1) {
      const arc = nextArc[node] as number
      const parent = parents[node] as number
      if (arc < (offsets[node + 1] as number)) {
        nextArc[node] = arc + 1
        const other = neighbours[arc] as number
        if (found[other] === -1) {
          parents[other] = node
          found[other] = lowest[other] = time++
          node = other
        } else if (other !== parent) lowest[node] = Math.min(lowest[node] as number, found[other] as number)
        continue
      }
      if (parent !== -1) {
        const low = lowest[node] as number
        lowest[parent] = Math.min(lowest[parent] as number, low)
        if (low > (found[parent] as number)) bridges.push([Math.min(node, parent), Math.max(node, parent)])
        if (parent === root) rootChildren++
        else if (low >= (found[parent] as number)) isCut[parent] = 1
      }
      node = parent
    }
    if (rootChildren > 1) isCut[root] = 1
  }
  bridges.sort(([a, b], [c, d]) => a - c || b - d)
  return { articulationPoints: Int32Array.from(nodesWhere(isCut)), bridges }
}

const nodesWhere = (flags: Uint8Array): number[] => {
  const nodes: number[] = []
  for (let node = 0; node < flags.length; node++) if (flags[node] === 1) nodes.push(node)
  return nodes
}
