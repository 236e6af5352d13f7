import type { ArcMask, SimpleGraph } from './simple-graph.js'

export interface Components {
  /** The number of the component that each node is in; components are numbered by their first node. */
  readonly componentOf: Int32Array
  /** The number of nodes in each component. */
  readonly sizes: Int32Array
  /** All nodes, component by component, each breadth-first from its first node. */
  readonly nodes: Int32Array
  /** The number of the largest, the first of them where several are; -1 where there is no node. */
  readonly largest: number
}

/** Connected components by breadth-first search (Hopcroft and Tarjan 1973, Algorithm 447). O(n + m). */
export function components({ nodeCount, offsets, neighbours }: SimpleGraph, mask: ArcMask = null): Components {
  const componentOf = new Int32Array(nodeCount).fill(-1)
  const queue = new Int32Array(nodeCount)
  const sizes: number[] = []
  let end = 0
  for (let first = 0; first < nodeCount; first++) {
    if (componentOf[first] !== -1) continue
    const component = sizes.length
    const start = end
    componentOf[first] = component
    queue[end++] = first
    for (let at = start; at < end; at++) {
      const node = queue[at] as number
      const rowEnd = offsets[node + 1] as number
      for (let arc = offsets[node] as number; arc < rowEnd; arc++) {
        const other = neighbours[arc] as number
        if (componentOf[other] !== -1 || (mask !== null && mask[arc] === 0)) continue
        componentOf[other] = component
        queue[end++] = other
      }
    }
    sizes.push(end - start)
  }
  const most = sizes.reduce((a, b) => Math.max(a, b), 0)
  return { componentOf, sizes: Int32Array.from(sizes), nodes: queue, largest: sizes.indexOf(most) }
}
