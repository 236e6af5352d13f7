import { components } from './components.js'
import { type Progress, partOf, report } from './progress.js'
import type { SimpleGraph } from './simple-graph.js'
import { type SourceRange, sourceRanges } from './source-ranges.js'
import { subgraph } from './subgraph.js'
import { foldTrees } from './tree-folding.js'

/** What each worker needs for its part of exact betweenness; it can be sent to one. */
export interface BetweennessPlan {
  /** What is left of the graph when its trees are folded, in breadth-first order: neighbours stand close in memory. */
  readonly graph: SimpleGraph
  /** The node of the whole graph that each node of this one is. */
  readonly nodes: Int32Array
  /** The number of nodes that each node stands for. */
  readonly sizes: Float64Array
  /** Betweenness of the whole graph's nodes by the folded trees alone. */
  readonly byTrees: Float64Array
}

/**
 * Betweenness of each node: over all pairs of other nodes, the share of their shortest
 * paths that crosses it. By hops, undirected (each pair once), not normalised.
 *
 * Brandes 2001, "A faster algorithm for betweenness centrality", after the trees are folded
 * away (tree-folding.ts). O(n m) of what is left.
 */
export function betweenness(graph: SimpleGraph, progress: Progress = {}): Float64Array {
  const plan = planBetweenness(graph)
  return finishBetweenness(plan, betweennessParts(plan, progress))
}

function* betweennessParts(plan: BetweennessPlan, progress: Progress): Iterable<Float64Array> {
  const { nodeCount } = plan.graph
  for (const range of sourceRanges(nodeCount))
    yield betweennessPart(plan, range, partOf(progress, range.from, nodeCount))
}

/** The first step of `betweenness`, for callers that share the second among workers: the sources are the nodes of `plan.graph`. */
export function planBetweenness(graph: SimpleGraph): BetweennessPlan {
  const { core, sizes, crossings } = foldTrees(graph)
  const nodes = components(subgraph(graph, core)).nodes.map((node) => core[node] as number)
  return {
    graph: subgraph(graph, nodes),
    nodes,
    sizes: Float64Array.from(nodes, (node) => sizes[node] as number),
    byTrees: crossings,
  }
}

/** The third step: adds up the parts of all `sourceRanges(plan.graph.nodeCount)`, in their order. */
export function finishBetweenness({ nodes, byTrees }: BetweennessPlan, parts: Iterable<Float64Array>): Float64Array {
  const sums = new Float64Array(nodes.length)
  for (const part of parts) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (part[i] as number)
  const all = byTrees.slice()
  // Every pair was met from both its ends.
  for (let i = 0; i < nodes.length; i++)
    all[nodes[i] as number] = (all[nodes[i] as number] as number) + (sums[i] as number) / 2
  return all
}

interface Search {
  /** Hops from the source; -1 where it has not come yet. */
  readonly hops: Int32Array
  /** Shortest paths from the source. */
  readonly counts: Float64Array
  /** The nodes in the order in which they were reached. */
  readonly order: Int32Array
  /** Of each of these the neighbours one hop further, from `starts[at]` up to `starts[at + 1]`. */
  readonly starts: Int32Array
  readonly further: Int32Array
  /** What each node, and what lies behind it, gives to each path that arrives. */
  readonly shares: Float64Array
}

const searchesPerReport_count = 16

/** The second step: what the sources of a range add to the betweenness of each node of the plan's graph. */
export function betweennessPart(
  plan: BetweennessPlan,
  { from, to }: SourceRange,
  progress: Progress = {},
): Float64Array {
  const { nodeCount, neighbours } = plan.graph
  const sums = new Float64Array(nodeCount)
  const search: Search = {
    hops: new Int32Array(nodeCount).fill(-1),
    counts: new Float64Array(nodeCount),
    order: new Int32Array(nodeCount),
    starts: new Int32Array(nodeCount + 1),
    further: new Int32Array(neighbours.length / 2),
    shares: new Float64Array(nodeCount),
  }
  for (let source = from; source < to; source++) {
    if ((source - from) % searchesPerReport_count === 0) report(progress, source - from, to - from)
    const reached = countPathsFrom(plan.graph, source, search)
    addShares(plan.sizes, source, reached, search, sums)
  }
  report(progress, to - from, to - from)
  return sums
}

/**
 * The forward pass. It writes down every arc that leads one hop further, so that the way
 * back looks at these alone, one after the other.
 */
function countPathsFrom(graph: SimpleGraph, source: number, search: Search): number {
  const { offsets, neighbours } = graph
  const { hops, counts, order, starts, further } = search
  let end = 1
  let arcs = 0
  hops[source] = 0
  counts[source] = 1
  order[0] = source
  for (let at = 0; at < end; at++) {
    const node = order[at] as number
    const next = (hops[node] as number) + 1
    const count = counts[node] as number
    const rowEnd = offsets[node + 1] as number
    starts[at] = arcs
    for (let arc = offsets[node] as number; arc < rowEnd; arc++) {
      const other = neighbours[arc] as number
      const known = hops[other] as number
      if (known === next) {
        counts[other] = (counts[other] as number) + count
        further[arcs++] = other
      } else if (known === -1) {
        hops[other] = next
        counts[other] = count
        order[end++] = other
        further[arcs++] = other
      }
    }
  }
  starts[end] = arcs
  return end
}

/** The way back; it leaves `hops` as it was before the search. */
function addShares(sizes: Float64Array, source: number, reached: number, search: Search, sums: Float64Array): void {
  const { hops, counts, order, starts, further, shares } = search
  const size = sizes[source] as number
  for (let at = reached - 1; at > 0; at--) {
    const node = order[at] as number
    const end = starts[at + 1] as number
    let share = 0
    for (let i = starts[at] as number; i < end; i++) share += shares[further[i] as number] as number
    const count = counts[node] as number
    sums[node] = (sums[node] as number) + size * count * share
    shares[node] = (sizes[node] as number) / count + share
    hops[node] = -1
  }
  hops[source] = -1
}
