import { distance_km, type LinkMethod, linkScores, type Places } from './link-scores.js'
import { arcBetween, type SimpleGraph } from './simple-graph.js'
import { Surroundings } from './surroundings.js'

export interface SuggestOptions {
  readonly method: LinkMethod
  /** The most suggestions that are given. */
  readonly limit: number
  readonly places?: Places | null
  /** Kept by the caller between questions about one graph, to save making it anew. */
  readonly around?: Surroundings
}

export interface SuggestedTie {
  readonly node: number
  readonly score: number
  /** Neighbours that both have, ascending. */
  readonly commonNeighbours: readonly number[]
  /** Null where one of the places is not known. */
  readonly distance_km: number | null
  /** How many times as large the larger of the two is; null where a population is not known. */
  readonly sizeRatio: number | null
}

/** The nodes two hops away that the node is most likely to be tied to, the highest score first, then by number. */
export function suggestTies(
  graph: SimpleGraph,
  node: number,
  { method, limit, places = null, around = new Surroundings(graph) }: SuggestOptions,
): SuggestedTie[] {
  around.look(node)
  const score = linkScores[method]
  return around.candidates
    .map((other) => ({ other, score: score(around, other, places) }))
    .sort((a, b) => b.score - a.score || a.other - b.other)
    .slice(0, limit)
    .map(({ other, score: reached }) => ({
      node: other,
      score: reached,
      commonNeighbours: commonNeighbours(graph, node, other),
      distance_km: places && knownOrNull(distance_km(places, node, other)),
      sizeRatio: places && sizeRatio(places, node, other),
    }))
}

/** Neighbours of both, ascending: those of the one with fewer are looked up at the other. */
export function commonNeighbours(graph: SimpleGraph, a: number, b: number): number[] {
  const { offsets, neighbours } = graph
  const rowOf = (node: number): Int32Array => neighbours.subarray(offsets[node], offsets[node + 1])
  const [few, other] = rowOf(a).length <= rowOf(b).length ? [rowOf(a), b] : [rowOf(b), a]
  return Array.from(few).filter((node) => arcBetween(graph, other, node) !== -1)
}

function sizeRatio({ populations }: Places, a: number, b: number): number | null {
  const [one, other] = [populations[a] as number, populations[b] as number]
  return knownOrNull(Math.max(one, other) / Math.min(one, other))
}

const knownOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
