import { distance_km } from './link-scores.js'
import type { Network } from './network.js'
import { nodeCalled } from './projection.js'
import { allShortestPaths, shortestPath } from './shortest-paths.js'
import type { SimpleGraph } from './simple-graph.js'
import { type WeightedPath, weightedShortestPath } from './weighted-paths.js'

/** What a path is measured by. */
export const PathLength = { HOPS: 'HOPS', DISTANCE: 'DISTANCE' } as const
export type PathLength = keyof typeof PathLength

/** Why there is no path. */
export const NoPathReason = {
  UNKNOWN_START: 'UNKNOWN_START',
  UNKNOWN_END: 'UNKNOWN_END',
  START_LEFT_OUT: 'START_LEFT_OUT',
  END_LEFT_OUT: 'END_LEFT_OUT',
  NOT_CONNECTED: 'NOT_CONNECTED',
  WITHOUT_COORDINATES: 'WITHOUT_COORDINATES',
  TOO_FAR: 'TOO_FAR',
} as const
export type NoPathReason = keyof typeof NoPathReason

export interface PathQuestion {
  /** Ids. */
  readonly from: string
  readonly to: string
  /** Default: hops. */
  readonly by?: PathLength
  /** In hops, or in kilometres. Default: any length. */
  readonly maxLength?: number | undefined
}

export interface FoundPath {
  /** Of the projection, from the start to the end. */
  readonly nodes: readonly number[]
  /** Of the projection, one for each hop: of several ties between two nodes the first. */
  readonly edges: readonly number[]
  /** The great-circle lengths of the hops together, in kilometres; null where one of them is not known. */
  readonly length_km: number | null
}

export interface FoundPaths {
  readonly paths: readonly FoundPath[]
  /** How many there are, where that is known: exact below 2^53. */
  readonly count: number
  /** Null where there is a path. */
  readonly reason: NoPathReason | null
}

interface Ends {
  readonly from: number
  readonly to: number
}

/** The ends as numbers of the network, or why one of them cannot be had. */
function endsIn(network: Network, { from, to }: PathQuestion): Ends | NoPathReason {
  const { projection } = network.selection
  const [start, end] = [nodeCalled(projection, from), nodeCalled(projection, to)]
  if (start < 0) return 'UNKNOWN_START'
  if (end < 0) return 'UNKNOWN_END'
  const ends = { from: network.numberOf(start), to: network.numberOf(end) }
  if (ends.from < 0) return 'START_LEFT_OUT'
  return ends.to < 0 ? 'END_LEFT_OUT' : ends
}

/** A shortest path; of several the first in the order of the ids of its nodes. */
export function findShortestPath(network: Network, question: PathQuestion): FoundPaths {
  const { by = 'HOPS', maxLength = Number.POSITIVE_INFINITY } = question
  return find(network, question, ({ from, to }) => {
    if (by === 'HOPS') {
      const nodes = shortestPath(network.graph, from, to, { space: network.space, maxHops: maxLength })
      return { paths: nodes ? [nodes] : [] }
    }
    const path = weightedShortestPath(network.byDistance, from, to, { space: network.weightedSpace })
    return { paths: path && path.length <= maxLength ? [path.nodes] : [] }
  })
}

/** All paths with the fewest hops, at most `limit` of them written out, in the order of the ids of their nodes. */
export function findShortestPaths(network: Network, question: PathQuestion, limit: number): FoundPaths {
  const { maxLength: maxHops = Number.POSITIVE_INFINITY } = question
  return find(
    network,
    question,
    ({ from, to }) =>
      allShortestPaths(network.graph, from, to, { limit, space: network.space, maxHops }) ?? { paths: [] },
  )
}

/** What `kShortestPaths` is asked for, as it can be sent to another thread. */
export interface PathSearch extends Ends {
  readonly graph: SimpleGraph
  readonly k: number
  readonly by: 'hops' | 'weight'
}

/** The k shortest paths that visit nothing twice, the shortest first. */
export async function findPaths(
  network: Network,
  question: PathQuestion,
  k: number,
  search: (search: PathSearch) => Promise<WeightedPath[]>,
): Promise<FoundPaths> {
  const { by = 'HOPS', maxLength = Number.POSITIVE_INFINITY } = question
  const ends = endsIn(network, question)
  if (typeof ends === 'string') return noneFor(ends)
  const [graph, measure] = by === 'HOPS' ? [network.graph, 'hops' as const] : [network.byDistance, 'weight' as const]
  const paths = await search({ graph, ...ends, k, by: measure })
  return found(network, question, ends, {
    paths: paths.filter(({ length }) => length <= maxLength).map(({ nodes }) => nodes),
  })
}

interface Paths {
  /** Of the network. */
  readonly paths: readonly (readonly number[])[]
  readonly count?: number
}

function find(network: Network, question: PathQuestion, search: (ends: Ends) => Paths): FoundPaths {
  const ends = endsIn(network, question)
  return typeof ends === 'string' ? noneFor(ends) : found(network, question, ends, search(ends))
}

const noneFor = (reason: NoPathReason): FoundPaths => ({ paths: [], count: 0, reason })

function found(
  network: Network,
  question: PathQuestion,
  ends: Ends,
  { paths, count = paths.length }: Paths,
): FoundPaths {
  const reason = count > 0 ? null : reasonOf(network, ends, question)
  return { paths: paths.map((nodes) => described(network, nodes)), count, reason }
}

/** Why a search between two nodes that are there found nothing. */
function reasonOf(
  { graph, space, byDistance, weightedSpace }: Network,
  { from, to }: Ends,
  { by }: PathQuestion,
): NoPathReason {
  if (!shortestPath(graph, from, to, { space })) return 'NOT_CONNECTED'
  if (by === 'DISTANCE' && !weightedShortestPath(byDistance, from, to, { space: weightedSpace })) return 'WITHOUT_COORDINATES' // biome-ignore format: one line
  return 'TOO_FAR'
}

function described(network: Network, nodes: readonly number[]): FoundPath {
  const hops = nodes.slice(1).map((node, i) => [nodes[i] as number, node] as const)
  const km = hops.reduce((sum, [a, b]) => sum + distance_km(network.places, a, b), 0)
  return {
    nodes: nodes.map((node) => network.nodes[node] as number),
    edges: hops.map(([a, b]) => network.edgesBetween(a, b)[0] as number),
    length_km: Number.isNaN(km) ? null : km,
  }
}
