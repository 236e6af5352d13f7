import { type Progress, report } from './progress.js'
import { SearchSpace } from './search-space.js'
import { shortestPath } from './shortest-paths.js'
import { type ArcMask, arcBetween, type SimpleGraph } from './simple-graph.js'
import { type WeightedPath, WeightedSpace, weightedShortestPath } from './weighted-paths.js'

export interface KShortestPathsOptions {
  /** The most paths that are given. */
  readonly k: number
  /** Whether the shortest are those with the fewest hops, or of the least weight. */
  readonly by: 'hops' | 'weight'
  readonly mask?: ArcMask
  readonly progress?: Progress
}

/** A path with what was last forbidden to find it: it leaves an earlier path at the node number `leaves`. */
interface Candidate extends WeightedPath {
  readonly leaves: number
}

/**
 * The k shortest paths that visit no node twice, the shortest first, those of one length in
 * the order of their nodes; fewer where there are no more.
 *
 * Yen 1971, "Finding the k shortest loopless paths in a network", with the remark of Lawler
 * 1972 that a path need not be left again before the node where it left its own parent.
 */
export function kShortestPaths(
  graph: SimpleGraph,
  from: number,
  to: number,
  { k, by, mask = null, progress = {} }: KShortestPathsOptions,
): WeightedPath[] {
  const open = mask ? mask.slice() : new Uint8Array(graph.neighbours.length).fill(1)
  const search = searchBy(by, graph, to, open)
  const weights = by === 'weight' ? graph.weights : null
  const first = search(from)
  const found: WeightedPath[] = []
  const candidates: Candidate[] = first ? [{ nodes: first, length: lengthOf(graph, weights, first), leaves: 0 }] : []
  while (found.length < k) {
    const next = candidates.shift()
    if (!next) break
    found.push({ nodes: next.nodes, length: next.length })
    if (found.length === k) break
    for (let at = next.leaves; at < next.nodes.length - 1; at++) {
      report(progress, found.length, k)
      const nodes = leave(graph, next.nodes, at, { found, open, search })
      if (nodes) insert(candidates, { nodes, length: lengthOf(graph, weights, nodes), leaves: at }, k - found.length)
    }
  }
  return found
}

type Search = (from: number) => readonly number[] | null

function searchBy(by: 'hops' | 'weight', graph: SimpleGraph, to: number, mask: Uint8Array): Search {
  if (by === 'weight') {
    const space = new WeightedSpace(graph.nodeCount)
    return (from) => weightedShortestPath(graph, from, to, { mask, space })?.nodes ?? null
  }
  const space = new SearchSpace(graph.nodeCount)
  return (from) => shortestPath(graph, from, to, { mask, space })
}

/** The shortest path that is the same up to the node number `at` and then leaves all that were found. */
function leave(
  graph: SimpleGraph,
  nodes: readonly number[],
  at: number,
  { found, open, search }: { found: readonly WeightedPath[]; open: Uint8Array; search: Search },
): number[] | null {
  const root = nodes.slice(0, at)
  const spurNode = nodes[at] as number
  const closed: number[] = []
  const close = (arc: number): void => {
    if (open[arc] === 0) return
    open[arc] = 0
    closed.push(arc)
  }
  const closeBetween = (a: number, b: number): void => {
    close(arcBetween(graph, a, b))
    close(arcBetween(graph, b, a))
  }
  for (const other of found)
    if (other.nodes[at] === spurNode && root.every((node, i) => other.nodes[i] === node))
      closeBetween(spurNode, other.nodes[at + 1] as number)
  for (const node of root) {
    const end = graph.offsets[node + 1] as number
    for (let arc = graph.offsets[node] as number; arc < end; arc++) closeBetween(node, graph.neighbours[arc] as number)
  }
  const spur = search(spurNode)
  for (const arc of closed) open[arc] = 1
  return spur && [...root, ...spur]
}

/** Summed from the start for every path alike, so that those of one length compare as equal. */
function lengthOf(graph: SimpleGraph, weights: Float64Array | null, nodes: readonly number[]): number {
  if (!weights) return nodes.length - 1
  let sum = 0
  for (let i = 1; i < nodes.length; i++)
    sum += weights[arcBetween(graph, nodes[i - 1] as number, nodes[i] as number)] as number
  return sum
}

/** Keeps the candidates in order, and no more of them than can still be wanted. */
function insert(candidates: Candidate[], candidate: Candidate, most: number): void {
  let low = 0
  let high = candidates.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comparePaths(candidates[middle] as Candidate, candidate) < 0) low = middle + 1
    else high = middle
  }
  candidates.splice(low, 0, candidate)
  if (candidates.length > most) candidates.pop()
}

/** By length, then in the order of their nodes. */
function comparePaths(a: WeightedPath, b: WeightedPath): number {
  if (a.length !== b.length) return a.length - b.length
  for (let i = 0; i < a.nodes.length && i < b.nodes.length; i++) {
    const difference = (a.nodes[i] as number) - (b.nodes[i] as number)
    if (difference !== 0) return difference
  }
  return a.nodes.length - b.nodes.length
}
