import type { SimpleGraph } from './simple-graph.js'

/**
 * How far the weight within communities exceeds what it would be if ties were drawn at
 * random with the same degrees: from -1/2 to below 1; null where there is no edge.
 *
 * Newman 2004, "Analysis of weighted networks", equation 5; with a resolution, Reichardt and
 * Bornholdt 2006, "Statistical mechanics of community detection".
 *
 * @param communities for each node the number of its community, from 0 to below `nodeCount`
 * @param resolution how much the random ties weigh: above 1 for smaller communities
 */
export function modularity(graph: SimpleGraph, communities: Int32Array, resolution = 1): number | null {
  const { nodeCount, offsets, neighbours, weights } = graph
  const totals = new Float64Array(nodeCount)
  let within = 0
  let all = 0
  for (let node = 0; node < nodeCount; node++) {
    const community = communities[node] as number
    const end = offsets[node + 1] as number
    let strength = 0
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const weight = weights ? (weights[arc] as number) : 1
      strength += weight
      if (communities[neighbours[arc] as number] === community) within += weight
    }
    totals[community] = (totals[community] as number) + strength
    all += strength
  }
  if (all === 0) return null
  let expected = 0
  for (const total of totals) expected += (total / all) ** 2
  return within / all - resolution * expected
}
