import { projectBipartite } from './bipartite-projection.js'
import { edgeCountOf, type SimpleGraph } from './simple-graph.js'

/** What a group that two share adds to the weight of their tie. */
export const Weighing = { COUNT: 'COUNT', NEWMAN: 'NEWMAN' } as const
export type Weighing = keyof typeof Weighing

export interface CoAffiliation {
  /** Of the graph, the lower first. */
  readonly cities: readonly [number, number]
  readonly weight: number
}

export interface CoAffiliations {
  /** The heaviest first, then in the order of their cities. */
  readonly pairs: readonly CoAffiliation[]
  /** How many there are in all. */
  readonly count: number
}

export interface CoAffiliationOptions {
  readonly graph: SimpleGraph
  /** 1 for each node that is a city. */
  readonly isCity: Uint8Array
  readonly weighing: Weighing
  /** The most pairs that are given. */
  readonly limit: number
  /** The most that there may be. */
  readonly pairsMax_count: number
}

/**
 * Pairs of the cities of a graph by what both are tied to.
 *
 * @throws CityTiesError LIMIT_EXCEEDED when there are more than `pairsMax_count`
 */
export function coAffiliations({
  graph,
  isCity,
  weighing,
  limit,
  pairsMax_count,
}: CoAffiliationOptions): CoAffiliations {
  const cities = Array.from(isCity.keys()).filter((node) => isCity[node] === 1)
  const members: number[] = []
  const groups: number[] = []
  for (const [number, city] of cities.entries())
    for (let arc = graph.offsets[city] as number; arc < (graph.offsets[city + 1] as number); arc++) {
      const group = graph.neighbours[arc] as number
      if (isCity[group] === 1) continue
      members.push(number)
      groups.push(group)
    }
  const projected = projectBipartite(
    { nodeCount: cities.length, groupCount: graph.nodeCount, nodes: Int32Array.from(members), groups: Int32Array.from(groups) }, // biome-ignore format: one line
    { weighing: weighing === 'COUNT' ? 'count' : 'newman', edgesMax_count: pairsMax_count },
  )
  const pairs = heaviest(projected, limit).map(({ cities: [a, b], weight }) => ({
    cities: [cities[a] as number, cities[b] as number] as const,
    weight,
  }))
  return { pairs, count: edgeCountOf(projected) }
}

const byWeight = (a: CoAffiliation, b: CoAffiliation): number =>
  b.weight - a.weight || a.cities[0] - b.cities[0] || a.cities[1] - b.cities[1]

/** The edges of the most weight. Those that cannot be among them any more are dropped whenever twice as many are kept. */
function heaviest({ nodeCount, offsets, neighbours, weights }: SimpleGraph, limit: number): CoAffiliation[] {
  const kept: CoAffiliation[] = []
  let least = 0
  const drop = (): void => {
    kept.sort(byWeight).splice(limit)
    if (kept.length === limit) least = kept[limit - 1]?.weight ?? least
  }
  for (let node = 0; node < nodeCount; node++)
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const other = neighbours[arc] as number
      const weight = weights?.[arc] ?? 1
      if (other < node || weight < least) continue
      kept.push({ cities: [node, other], weight })
      if (kept.length > 2 * limit) drop()
    }
  drop()
  return kept
}
