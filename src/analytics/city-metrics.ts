import { degrees, strengths } from './degrees.js'
import { graphOf, type SelectedGraph, type Selection } from './selection.js'

/** What cities can be ranked by. */
export const Metric = {
  DEGREE: 'DEGREE',
  STRENGTH: 'STRENGTH',
  PARTNER_COUNTRIES: 'PARTNER_COUNTRIES',
  PAGERANK: 'PAGERANK',
  BETWEENNESS: 'BETWEENNESS',
  CLOSENESS: 'CLOSENESS',
  HARMONIC: 'HARMONIC',
  EIGENVECTOR: 'EIGENVECTOR',
  CORE: 'CORE',
  CLUSTERING: 'CLUSTERING',
} as const
export type Metric = keyof typeof Metric

/** Metrics that a look at each node and its neighbours gives: fast enough to be worked out where they are asked for. */
export type NearMetric = 'DEGREE' | 'STRENGTH' | 'PARTNER_COUNTRIES'
export const isNear = (by: Metric): by is NearMetric => by in nearMetrics

/** A value for each node of the graph. */
export type NodeMetric = (selected: SelectedGraph, selection: Selection) => Float64Array

export const nearMetrics: { readonly [M in NearMetric]: NodeMetric } = {
  DEGREE: ({ graph }) => Float64Array.from(degrees(graph)),
  STRENGTH: (_, selection) => strengths(graphOf(selection, { countParallel: true }).graph),
  PARTNER_COUNTRIES: partnerCountries,
}

/** In how many countries, as far as known, its neighbours are. */
function partnerCountries({ graph, nodes }: SelectedGraph, { projection: { countries } }: Selection): Float64Array {
  const seen = new Set<number>()
  return Float64Array.from({ length: graph.nodeCount }, (_, node) => {
    seen.clear()
    const end = graph.offsets[node + 1] as number
    for (let arc = graph.offsets[node] as number; arc < end; arc++) {
      const neighbour = graph.neighbours[arc] as number
      seen.add(countries[nodes[neighbour] as number] as number)
    }
    seen.delete(-1)
    return seen.size
  })
}

export interface Ranked {
  /** Those with the same value have the same; the next has as many before it as its rank says. */
  readonly rank: number
  /** Of the projection. */
  readonly node: number
  readonly value: number
}

/**
 * Nodes by the value of a metric, the highest first, and among equals by id.
 *
 * @param nodes the projection's number of each node of the graph
 * @param isRanked of a projection's node
 */
export function ranking(
  values: Float64Array,
  nodes: Int32Array,
  first: number,
  isRanked: (node: number) => boolean,
): Ranked[] {
  // Node numbers are in the order of ids.
  const order = Array.from(nodes.keys())
    .filter((node) => isRanked(nodes[node] as number))
    .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b)
  let rank = 0
  return order.slice(0, first).map((node, i) => {
    const value = values[node] as number
    if (i === 0 || value !== values[order[i - 1] as number]) rank = i + 1
    return { rank, node: nodes[node] as number, value }
  })
}

/** The rank that one node has among those that are ranked. */
export function rankOf(
  node: number,
  values: Float64Array,
  nodes: Int32Array,
  isRanked: (node: number) => boolean,
): number {
  const own = values[node] as number
  let higher = 0
  for (let other = 0; other < values.length; other++)
    if ((values[other] as number) > own && isRanked(nodes[other] as number)) higher++
  return higher + 1
}
