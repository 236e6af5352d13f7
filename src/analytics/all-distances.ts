import { components } from './components.js'
import { type FoldedLeaves, foldLeaves } from './leaf-folding.js'
import { type Progress, partOf, report } from './progress.js'
import type { SimpleGraph } from './simple-graph.js'
import { type SourceRange, sourceRanges } from './source-ranges.js'

/** What each worker needs for its part of all distances; it can be sent to one. */
export interface DistancePlan extends FoldedLeaves {
  /** The sources of each batch, at most 32, all of them with as many leaves. */
  readonly batches: readonly Int32Array[]
  /** For each node of the whole graph the nodes of its component. */
  readonly componentSizes: Int32Array
}

/** What the distances from some batches of sources, and from their leaves, add up to; by nodes of the plan's graph. */
export interface DistancePart {
  /** For each node its distances to the sources, added up. */
  readonly sums: Float64Array
  /** The same of the distances' reciprocals. */
  readonly reciprocals: Float64Array
  /** The same of the reciprocals of distances that are one longer: as a leaf of the node has them. */
  readonly leafReciprocals: Float64Array
  /** The longest of the distances. */
  readonly longest: Int32Array
  /** For each distance the ordered pairs of nodes of the whole graph that are so far apart. */
  readonly pairs: readonly number[]
}

/** All shortest distances by hops of a graph, as far as they are finite, summed up. */
export interface AllDistances {
  /** For each node its distances to all others, added up. */
  readonly sums: Float64Array
  /** For each node the reciprocals of its distances to all others, added up. */
  readonly reciprocals: Float64Array
  /** For each node its distance to the furthest that it reaches. */
  readonly eccentricities: Int32Array
  /** For each node how many others it reaches. */
  readonly reached: Int32Array
  /** For each distance, from 0 on, the pairs of nodes (each once) that are so far apart; none at 0. */
  readonly pairs: readonly number[]
}

/**
 * Breadth-first search from 32 sources at once, a bit of a word for each (Then et al. 2014,
 * "The more the merrier: efficient multi-source graph traversal"). Two things make it
 * cheaper: in an undirected graph a node's distances to the sources are theirs to it, so
 * that counting the bits which arrive at it does for all 32; and leaves are folded away,
 * and put back as weights.
 */
export function allDistances(graph: SimpleGraph, progress: Progress = {}): AllDistances {
  const plan = planDistances(graph)
  return finishDistances(plan, distanceParts(plan, progress))
}

function* distanceParts(plan: DistancePlan, progress: Progress): Iterable<DistancePart> {
  const { length } = plan.batches
  for (const range of sourceRanges(length)) yield distancePart(plan, range, partOf(progress, range.from, length))
}

const batch_sources = 32

/** The first step of `allDistances`, for callers that share the second among workers: the sources are `plan.batches`. */
export function planDistances(graph: SimpleGraph): DistancePlan {
  const folded = foldLeaves(graph)
  // Sources that stand together reach the same nodes at the same time.
  const order = folded.leaves.map((_, node) => node).sort((a, b) => leavesOf(folded, a) - leavesOf(folded, b) || a - b)
  const batches: Int32Array[] = []
  for (let start = 0, end = 0; start < order.length; start = end) {
    const leaves = leavesOf(folded, order[start] as number)
    while (end < order.length && end - start < batch_sources && leavesOf(folded, order[end] as number) === leaves) end++
    batches.push(order.slice(start, end))
  }
  const { componentOf, sizes } = components(graph)
  return { ...folded, batches, componentSizes: componentOf.map((component) => sizes[component] as number) }
}

const leavesOf = ({ leaves }: FoldedLeaves, node: number): number => leaves[node] as number

interface Search {
  readonly seen: Int32Array
  /** The bits that arrived in the last level, and those that arrive in this one; zero where the node is not listed. */
  frontier: Int32Array
  next: Int32Array
  listed: Int32Array
  nextListed: Int32Array
}

const batchesPerReport_count = 8

/** The second step: what the batches of a range add up to. */
export function distancePart(plan: DistancePlan, { from, to }: SourceRange, progress: Progress = {}): DistancePart {
  const { nodeCount } = plan.graph
  const ints = () => new Int32Array(nodeCount)
  const floats = () => new Float64Array(nodeCount)
  const part = { sums: floats(), reciprocals: floats(), leafReciprocals: floats(), longest: ints(), pairs: [0, 0, 0] }
  const search: Search = { seen: ints(), frontier: ints(), next: ints(), listed: ints(), nextListed: ints() }
  for (let batch = from; batch < to; batch++) {
    if ((batch - from) % batchesPerReport_count === 0) report(progress, batch - from, to - from)
    searchFrom(plan, plan.batches[batch] as Int32Array, search, part)
  }
  report(progress, to - from, to - from)
  return part
}

function searchFrom(plan: DistancePlan, sources: Int32Array, search: Search, part: WritablePart): void {
  const leaves = leavesOf(plan, sources[0] as number)
  search.seen.fill(0)
  let count = 0
  for (const source of sources) {
    search.seen[source] = search.frontier[source] = 1 << count
    search.listed[count++] = source
  }
  // A source and its own leaves: each one hop away, and two from each other.
  part.pairs[1] = (part.pairs[1] as number) + 2 * leaves * sources.length
  part.pairs[2] = (part.pairs[2] as number) + leaves * (leaves - 1) * sources.length
  for (let hops = 1; ; hops++) {
    count = expand(plan.graph, search, count)
    if (count === 0) return
    arrive(plan, search, { count, hops, leaves }, part)
    ;[search.frontier, search.next] = [search.next, search.frontier]
    ;[search.listed, search.nextListed] = [search.nextListed, search.listed]
  }
}

/** Hands the bits of the last level on to where they were not yet seen, and returns how many nodes that is. */
function expand({ offsets, neighbours }: SimpleGraph, search: Search, count: number): number {
  const { seen, frontier, next, listed, nextListed } = search
  let nextCount = 0
  for (let i = 0; i < count; i++) {
    const node = listed[i] as number
    const bits = frontier[node] as number
    const end = offsets[node + 1] as number
    frontier[node] = 0
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      const fresh = bits & ~(seen[other] as number)
      if (fresh === 0) continue
      const waiting = next[other] as number
      if (waiting === 0) nextListed[nextCount++] = other
      next[other] = waiting | fresh
    }
  }
  return nextCount
}

type WritablePart = Omit<DistancePart, 'pairs'> & { readonly pairs: number[] }

interface Level {
  readonly count: number
  readonly hops: number
  /** Of each source. */
  readonly leaves: number
}

/** Counts the sources that arrive at each node in a level, and their leaves, which are one hop further. */
function arrive(plan: DistancePlan, search: Search, { count, hops, leaves }: Level, part: WritablePart): void {
  const { seen, next, nextListed } = search
  const { sums, reciprocals, leafReciprocals, longest, pairs } = part
  const sum = hops + leaves * (hops + 1)
  const reciprocal = 1 / hops + leaves / (hops + 1)
  const leafReciprocal = 1 / (hops + 1) + leaves / (hops + 2)
  const furthest = leaves > 0 ? hops + 1 : hops
  let arrivals = 0
  let leafArrivals = 0
  for (let i = 0; i < count; i++) {
    const node = nextListed[i] as number
    const bits = next[node] as number
    const sources = bitCount(bits)
    seen[node] = (seen[node] as number) | bits
    sums[node] = (sums[node] as number) + sources * sum
    reciprocals[node] = (reciprocals[node] as number) + sources * reciprocal
    leafReciprocals[node] = (leafReciprocals[node] as number) + sources * leafReciprocal
    if ((longest[node] as number) < furthest) longest[node] = furthest
    arrivals += sources
    leafArrivals += sources * (plan.leaves[node] as number)
  }
  while (pairs.length <= hops + 2) pairs.push(0)
  pairs[hops] = (pairs[hops] as number) + arrivals
  pairs[hops + 1] = (pairs[hops + 1] as number) + arrivals * leaves + leafArrivals
  pairs[hops + 2] = (pairs[hops + 2] as number) + leafArrivals * leaves
}

/** Bits that are 1, added in pairs, then in fours, then in bytes (Wilkes, Wheeler and Gill 1957). */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The third step: adds up the parts of all `sourceRanges(plan.batches.length)`, in their order. */
export function finishDistances(plan: DistancePlan, parts: Iterable<DistancePart>): AllDistances {
  const { nodeCount } = plan.graph
  const sums = new Float64Array(nodeCount)
  const reciprocals = new Float64Array(nodeCount)
  const leafReciprocals = new Float64Array(nodeCount)
  const longest = new Int32Array(nodeCount)
  const pairs: number[] = []
  for (const part of parts) {
    for (let node = 0; node < nodeCount; node++) {
      sums[node] = (sums[node] as number) + (part.sums[node] as number)
      reciprocals[node] = (reciprocals[node] as number) + (part.reciprocals[node] as number)
      leafReciprocals[node] = (leafReciprocals[node] as number) + (part.leafReciprocals[node] as number)
      longest[node] = Math.max(longest[node] as number, part.longest[node] as number)
    }
    part.pairs.forEach((count, hops) => {
      pairs[hops] = (pairs[hops] ?? 0) + count
    })
  }
  while (pairs.length > 1 && pairs.at(-1) === 0) pairs.pop()
  return { ...unfold(plan, { sums, reciprocals, leafReciprocals, longest }), pairs: pairs.map((count) => count / 2) }
}

/** From the nodes of the plan's graph to those of the whole. */
function unfold(plan: DistancePlan, core: Omit<DistancePart, 'pairs'>): Omit<AllDistances, 'pairs'> {
  const { leaves, homes, isLeaf, componentSizes } = plan
  const sums = new Float64Array(homes.length)
  const reciprocals = new Float64Array(homes.length)
  const eccentricities = new Int32Array(homes.length)
  for (let node = 0; node < homes.length; node++) {
    const home = homes[node] as number
    const own = leaves[home] as number
    const others = (componentSizes[node] as number) - 1
    const sum = (core.sums[home] as number) + own
    const longest = Math.max(core.longest[home] as number, own > 0 ? 1 : 0)
    if (isLeaf[node] === 1) {
      // One hop more to each of the others but to its home's own distance to itself, and not to the leaf itself.
      sums[node] = sum + others - 1
      reciprocals[node] = (core.leafReciprocals[home] as number) + 1 + (own - 1) / 2
      eccentricities[node] = others === 1 ? 1 : longest + 1
    } else {
      sums[node] = sum
      reciprocals[node] = (core.reciprocals[home] as number) + own
      eccentricities[node] = longest
    }
  }
  return { sums, reciprocals, eccentricities, reached: componentSizes.map((size) => size - 1) }
}
