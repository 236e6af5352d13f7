import { degrees, strengths } from './degrees.js'
import { graphOf, type SelectedGraph, type Selection } from './selection.js'

/** What cities can be ranked by. */
export const Metric = {
  DEGREE: 'DEGREE',
  STRENGTH: 'STRENGTH',
  PARTNER_COUNTRIES: 'PARTNER_COUNTRIES',
} as const
export type Metric = keyof typeof Metric

/** A value for each node of the graph. */
export type NodeMetric = (selected: SelectedGraph, selection: Selection) => Float64Array

/** Each metric by its name. */
const metrics: { readonly [M in Metric]: NodeMetric } = {
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
 * The nodes of a type by a metric, the highest first, and among equals by id.
 *
 * @param isRanked of a projection's node
 */
export function ranking(
  selection: Selection,
  by: Metric,
  first: number,
  isRanked: (node: number) => boolean,
): Ranked[] {
  const selected = graphOf(selection)
  const values = metrics[by](selected, selection)
  // Node numbers are in the order of ids.
  const order = Array.from(selected.nodes.keys())
    .filter((node) => isRanked(selected.nodes[node] as number))
    .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b)
  let rank = 0
  return order.slice(0, first).map((node, i) => {
    const value = values[node] as number
    if (i === 0 || value !== values[order[i - 1] as number]) rank = i + 1
    return { rank, node: selected.nodes[node] as number, value }
  })
}
