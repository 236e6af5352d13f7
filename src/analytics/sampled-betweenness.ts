import { meet } from './bidirectional-search.js'
import { breadthFirst } from './breadth-first.js'
import { components } from './components.js'
import { type Progress, report } from './progress.js'
import { below, type Random, randomFrom } from './random.js'
import { SearchSpace } from './search-space.js'
import { countPaths } from './shortest-paths.js'
import type { SimpleGraph } from './simple-graph.js'

export interface SamplingOptions {
  /** How far a value may be off, as a share of all ordered pairs: above 0, below 1. */
  readonly epsilon: number
  /** How likely it may be that some node is off by more: above 0, below 1. */
  readonly delta: number
  readonly seed: number
  readonly progress?: Progress
}

export interface SampledBetweenness {
  /** Estimates in the unit of `betweenness`: pairs of nodes, each once. */
  readonly values: Float64Array
  /** How far each may be off, in the same unit: epsilon n (n - 1) / 2. */
  readonly error: number
  /** Paths that were drawn. */
  readonly samples: number
}

/** The universal constant of the bound, as Löffler and Phillips 2009 estimated it. */
const vapnikConstant = 0.5
const samplesPerReport_count = 256

/**
 * Betweenness from a sample of shortest paths, each between two nodes drawn at random and
 * drawn evenly from all shortest ones between them. With probability 1 - delta, no node's
 * value is off by more than `error`.
 *
 * Riondato and Kornaropoulos 2016, "Fast approximation of betweenness centrality through
 * sampling", Theorem 2: the number of samples grows with the logarithm of the longest
 * shortest path, not with the graph. Each path is searched from both its ends.
 *
 * @throws RangeError when epsilon or delta is not between 0 and 1
 */
export function sampledBetweenness(
  graph: SimpleGraph,
  { epsilon, delta, seed, progress = {} }: SamplingOptions,
): SampledBetweenness {
  for (const [name, value] of Object.entries({ epsilon, delta }))
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} is ${value}, but it is between 0 and 1`)
  const { nodeCount } = graph
  const samples = samplesFor(longestPath_nodes(graph), epsilon, delta)
  const values = new Float64Array(nodeCount)
  if (samples === 0) return { values, error: 0, samples }
  const random = randomFrom(seed)
  const space = new SearchSpace(nodeCount)
  const pairs = (nodeCount * (nodeCount - 1)) / 2
  for (let sample = 0; sample < samples; sample++) {
    if (sample % samplesPerReport_count === 0) report(progress, sample, samples)
    const from = below(random, nodeCount)
    const other = below(random, nodeCount - 1)
    const to = other < from ? other : other + 1
    if (meet(graph, space, from, to) > 1)
      addPath(graph, space, { from, to }, { random, values, worth: pairs / samples })
  }
  report(progress, samples, samples)
  return { values, error: epsilon * pairs, samples }
}

/** Samples that the bound asks for; none where no shortest path has a node inside. */
function samplesFor(longest_nodes: number, epsilon: number, delta: number): number {
  if (longest_nodes < 3) return 0
  const dimension = Math.floor(Math.log2(longest_nodes - 2)) + 1
  return Math.ceil((vapnikConstant / epsilon ** 2) * (dimension + Math.log(1 / delta)))
}

/** At least the nodes of the longest shortest path: twice how far the first node of a component has to the furthest, plus one. */
function longestPath_nodes(graph: SimpleGraph): number {
  const { nodes, sizes } = components(graph)
  let longest = 0
  let start = 0
  for (const size of sizes) {
    // A component has no path of more nodes than it has itself.
    if (size > longest)
      longest = Math.max(longest, Math.min(size, 2 * furthest_hops(graph, nodes[start] as number) + 1))
    start += size
  }
  return longest
}

const furthest_hops = (graph: SimpleGraph, node: number): number => breadthFirst(graph, node).levels.length - 2

/** Draws one of the shortest paths that `meet` found, each as likely as any other, and counts the nodes inside it. */
function addPath(
  graph: SimpleGraph,
  space: SearchSpace,
  { from, to }: { from: number; to: number },
  { random, values, worth }: { random: Random; values: Float64Array; worth: number },
): void {
  const { offsets, neighbours } = graph
  const { behind, counts } = space
  countPaths(graph, space, from, null)
  for (let node = from; ; ) {
    const nearer = (behind[node] as number) - 1
    let left = random() * (counts[node] as number)
    let next = -1
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end && left >= 0; arc++) {
      const other = neighbours[arc] as number
      if (behind[other] !== nearer) continue
      next = other
      left -= counts[other] as number
    }
    if (next === to) return
    values[next] = (values[next] as number) + worth
    node = next
  }
}
