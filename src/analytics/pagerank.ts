import { strengths } from './degrees.js'
import { type Progress, report } from './progress.js'
import type { SimpleGraph } from './simple-graph.js'

export interface PageRankOptions {
  /** How likely the surfer follows a tie rather than begin anew anywhere. Default 0.85. */
  readonly damping?: number
  readonly progress?: Progress
}

export interface PageRank {
  /** Sums to 1. */
  readonly values: Float64Array
  readonly iterations: number
}

/**
 * The largest sum of changes in an iteration after which it ends. What is left of the error
 * is at most damping / (1 - damping) times it: 6e-12 for 0.85.
 */
const tolerance = 1e-12
/** An end for dampings close to 1, where hardly anything of the error goes in an iteration. */
const iterationsMax_count = 10_000

/**
 * PageRank of each node, along ties by their weight. Brin and Page 1998, "The anatomy of a
 * large-scale hypertextual web search engine".
 *
 * Solved as a linear system by Gauss and Seidel's iteration, in node order (Gleich et al.
 * 2004, "Fast parallel PageRank: a linear system approach"; about half the iterations of
 * the power method). A node without ties hands its rank to all alike: that scales the
 * solution and does not turn it, so it is done by scaling the sum to 1.
 */
export function pageRank(graph: SimpleGraph, { damping = 0.85, progress = {} }: PageRankOptions = {}): PageRank {
  const { nodeCount } = graph
  const totals = strengths(graph)
  const base = (1 - damping) / nodeCount
  /** Rank for each unit of weight of a node's ties. */
  const flows = totals.map((total) => (total > 0 ? 1 / (nodeCount * total) : 0))
  let iterations = 0
  for (let change = Number.POSITIVE_INFINITY; change > tolerance && iterations < iterationsMax_count; iterations++) {
    report(progress, iterations, iterationsMax_count)
    change = sweep(graph, totals, flows, base, damping)
  }
  const values = flows.map((flow, node) => ((totals[node] as number) > 0 ? flow * (totals[node] as number) : base))
  const sum = values.reduce((a, b) => a + b, 0)
  return { values: values.map((value) => value / sum), iterations }
}

function sweep(
  { nodeCount, offsets, neighbours, weights }: SimpleGraph,
  totals: Float64Array,
  flows: Float64Array,
  base: number,
  damping: number,
): number {
  let change = 0
  for (let node = 0; node < nodeCount; node++) {
    const total = totals[node] as number
    if (total === 0) continue
    const end = offsets[node + 1] as number
    let inflow = 0
    if (weights === null)
      for (let arc = offsets[node] as number; arc < end; arc++) inflow += flows[neighbours[arc] as number] as number
    else
      for (let arc = offsets[node] as number; arc < end; arc++)
        inflow += (flows[neighbours[arc] as number] as number) * (weights[arc] as number)
    const rank = base + damping * inflow
    change += Math.abs(rank - (flows[node] as number) * total)
    flows[node] = rank / total
  }
  return change
}
