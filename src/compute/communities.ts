import type { Communities } from '../analytics/leiden.js'
import type { SelectedGraph } from '../analytics/selection.js'
import { degreeOf } from '../analytics/simple-graph.js'

export interface CommunityOfNodes {
  /** The number that `Communities` has for it. */
  readonly number: number
  /** The projection's nodes, the best connected first, then by id. */
  readonly members: readonly number[]
  /** How many distinct neighbours each of these has, in the same order. */
  readonly degrees: readonly number[]
  /** Ties between members, and ties of members to others. */
  readonly tiesWithin: number
  readonly tiesBeyond: number
}

/** Communities with their nodes. */
export interface ListedCommunities extends Communities {
  /** The largest first, then by their first node. */
  readonly list: readonly CommunityOfNodes[]
}

/** Communities by their nodes, the largest first, then by their first node. */
export function listCommunities(
  { communityOf, communities_count }: Communities,
  { graph, nodes }: SelectedGraph,
): CommunityOfNodes[] {
  const members: number[][] = Array.from({ length: communities_count }, () => [])
  const arcsWithin = new Float64Array(communities_count)
  const arcs = new Float64Array(communities_count)
  for (let node = 0; node < graph.nodeCount; node++) {
    const community = communityOf[node] as number
    members[community]?.push(node)
    const end = graph.offsets[node + 1] as number
    for (let arc = graph.offsets[node] as number; arc < end; arc++) {
      arcs[community] = (arcs[community] as number) + 1
      if (communityOf[graph.neighbours[arc] as number] === community)
        arcsWithin[community] = (arcsWithin[community] as number) + 1
    }
  }
  const all = members.map((own, number) => {
    own.sort((a, b) => degreeOf(graph, b) - degreeOf(graph, a) || a - b)
    return {
      number,
      members: own.map((node) => nodes[node] as number),
      degrees: own.map((node) => degreeOf(graph, node)),
      tiesWithin: (arcsWithin[number] as number) / 2,
      tiesBeyond: (arcs[number] as number) - (arcsWithin[number] as number),
    }
  })
  return all.sort((a, b) => b.members.length - a.members.length || a.number - b.number)
}

/** How many of some nodes are in which country, the most first, then by id; those of unknown country in none. */
export function countriesOf(
  nodes: readonly number[],
  countries: Int32Array,
): { readonly country: number; readonly count: number }[] {
  const counts = new Map<number, number>()
  for (const node of nodes) {
    const country = countries[node] as number
    if (country >= 0) counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  return [...counts]
    .map(([country, count]) => ({ country, count }))
    .sort((a, b) => b.count - a.count || a.country - b.country)
}
