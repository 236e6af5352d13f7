import { meet, type PathOptions } from './bidirectional-search.js'
import { SearchSpace } from './search-space.js'
import type { ArcMask, SimpleGraph } from './simple-graph.js'

/**
 * A path with the fewest hops; of several the first in the order of their nodes.
 *
 * @returns its nodes, both ends among them; only the one where start and end are the same;
 *   null where there is none, or none of at most `maxHops`
 */
export function shortestPath(graph: SimpleGraph, from: number, to: number, options: PathOptions = {}): number[] | null {
  const { mask = null, space = new SearchSpace(graph.nodeCount) } = options
  const hops = meet(graph, space, from, to, options)
  if (hops < 0) return null
  const path = [from]
  for (let node = from; node !== to; path.push(node))
    node = nextNode(graph, space, node, graph.offsets[node] as number, mask)
  return path
}

export interface ShortestPaths {
  readonly hops: number
  /** How many there are in all; exact below 2^53. */
  readonly count: number
  /** The first of them in the order of their nodes. */
  readonly paths: readonly (readonly number[])[]
}

/**
 * All paths with the fewest hops, at most `limit` of them written out.
 *
 * @returns null where there is none, or none of at most `maxHops`
 */
export function allShortestPaths(
  graph: SimpleGraph,
  from: number,
  to: number,
  { limit, ...options }: PathOptions & { readonly limit: number },
): ShortestPaths | null {
  const { mask = null, space = new SearchSpace(graph.nodeCount) } = options
  const hops = meet(graph, space, from, to, options)
  if (hops < 0) return null
  const count = countPaths(graph, space, from, mask)
  const paths: number[][] = []
  // Depth first: for each node of the path so far, the arc by which it was left.
  const path = [from]
  const left: number[] = []
  let next = graph.offsets[from] as number
  while (paths.length < limit) {
    const node = path[path.length - 1] as number
    if (node === to) paths.push([...path])
    const arc = node === to ? -1 : nextArc(graph, space, node, next, mask)
    if (arc >= 0) {
      const other = graph.neighbours[arc] as number
      left.push(arc)
      path.push(other)
      next = graph.offsets[other] as number
    } else if (left.length > 0) {
      path.pop()
      next = (left.pop() as number) + 1
    } else break
  }
  return { hops, count, paths }
}

/** After `meet`: counts for each node on shortest paths those that lead from it to the end, and returns those from the start. */
export function countPaths(graph: SimpleGraph, space: SearchSpace, from: number, mask: ArcMask): number {
  const { behind, collected, counts, aheadQueue: queue, mark } = space
  const { offsets, neighbours } = graph
  let end = 1
  queue[0] = from
  collected[from] = mark
  for (let at = 0; at < end; at++) {
    const node = queue[at] as number
    for (let arc = nextArc(graph, space, node, offsets[node] as number, mask); arc >= 0; ) {
      const other = neighbours[arc] as number
      if (collected[other] !== mark) {
        collected[other] = mark
        queue[end++] = other
      }
      arc = nextArc(graph, space, node, arc + 1, mask)
    }
  }
  for (let at = end - 1; at >= 0; at--) {
    const node = queue[at] as number
    let count = behind[node] === mark ? 1 : 0
    for (let arc = nextArc(graph, space, node, offsets[node] as number, mask); arc >= 0; ) {
      count += counts[neighbours[arc] as number] as number
      arc = nextArc(graph, space, node, arc + 1, mask)
    }
    counts[node] = count
  }
  return counts[from] as number
}

/** The first arc of the node, from `start` on, that leads one hop nearer to the end; -1 where there is none. */
function nextArc(
  { offsets, neighbours }: SimpleGraph,
  { behind, mark }: SearchSpace,
  node: number,
  start: number,
  mask: ArcMask,
): number {
  const nearer = (behind[node] as number) - 1
  if (nearer < mark) return -1
  const end = offsets[node + 1] as number
  for (let arc = start; arc < end; arc++)
    if (behind[neighbours[arc] as number] === nearer && (mask === null || mask[arc] === 1)) return arc
  return -1
}

const nextNode = (graph: SimpleGraph, space: SearchSpace, node: number, start: number, mask: ArcMask): number =>
  graph.neighbours[nextArc(graph, space, node, start, mask)] as number
