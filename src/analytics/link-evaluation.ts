import { groupBy } from '../domain/group-by.js'
import { buildGraph } from './build-graph.js'
import { type LinkMethod, linkMethods, linkScores, type Places } from './link-scores.js'
import { type Progress, report } from './progress.js'
import { below, type Random, randomFrom, shuffle } from './random.js'
import { arcBetween, edgeCountOf, type SimpleGraph } from './simple-graph.js'
import { Surroundings } from './surroundings.js'

export interface EvaluationOptions {
  readonly seed: number
  /** How many of the edges are hidden, from 0 to 1. Default 0.1. */
  readonly share?: number
  /** Lengths of the head of the list at which precision is taken. */
  readonly precisionAt: readonly number[]
  readonly places?: Places | null
  readonly progress?: Progress
}

export interface MethodEvaluation {
  readonly method: LinkMethod
  /** How likely a hidden edge scores higher than a pair that is not tied, equal scores counted half; over as many such pairs, drawn at random. Null where there are none. */
  readonly auc: number | null
  /** The same over all pairs two hops apart: those that are suggested. Null where none, or all, of them are hidden edges. */
  readonly aucOfSuggested: number | null
  /** At each length the share of hidden edges among the pairs two hops apart that score highest, those of one score in node order. Null where there is no pair. */
  readonly precision: readonly (number | null)[]
}

export interface LinkEvaluation {
  readonly hidden_edges: number
  /** Pairs two hops apart once the edges are hidden, and how many of these are hidden edges. */
  readonly suggested_pairs: number
  readonly suggestedHidden_pairs: number
  readonly methods: readonly MethodEvaluation[]
}

type Pair = readonly [lower: number, higher: number]

/**
 * Hides some of the edges at random and asks how well each method finds them again
 * (Liben-Nowell and Kleinberg 2007, "The link-prediction problem for social networks";
 * AUC as in Lü and Zhou 2011, "Link prediction in complex networks: a survey").
 */
export function evaluateLinks(graph: SimpleGraph, options: EvaluationOptions): LinkEvaluation {
  const { seed, share = 0.1, precisionAt } = options
  const random = randomFrom(seed)
  const { hidden, rest } = hideEdges(graph, share, random)
  const asked = groupBy([...hidden, ...drawUntied(graph, hidden.length, random)], ([node]) => node)
  const all = scorePairs(graph, rest, options, ({ node }) => (asked.get(node) ?? []).map(([, other]) => other))
  const suggested = scorePairs(graph, rest, options, ({ node, candidates }) =>
    candidates.filter((other) => other > node).sort((a, b) => a - b),
  )
  return {
    hidden_edges: hidden.length,
    suggested_pairs: suggested.isHidden.length,
    suggestedHidden_pairs: countHidden(suggested.isHidden),
    methods: linkMethods.map((method) => ({
      method,
      auc: areaUnderCurve(all.scores[method], all.isHidden),
      aucOfSuggested: areaUnderCurve(suggested.scores[method], suggested.isHidden),
      precision: precisionsOf(suggested.scores[method], suggested.isHidden, precisionAt),
    })),
  }
}

function hideEdges(graph: SimpleGraph, share: number, random: Random): { hidden: Pair[]; rest: SimpleGraph } {
  const { nodeCount, offsets, neighbours } = graph
  const edges: Pair[] = []
  for (let node = 0; node < nodeCount; node++)
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++)
      if ((neighbours[arc] as number) > node) edges.push([node, neighbours[arc] as number])
  const order = new Int32Array(edges.length).map((_, i) => i)
  shuffle(order, random)
  const shuffled = Array.from(order, (i) => edges[i] as Pair)
  const hidden_edges = Math.round(share * edgeCountOf(graph))
  const kept = shuffled.slice(hidden_edges)
  const from = Int32Array.from(kept, ([lower]) => lower)
  const to = Int32Array.from(kept, ([, higher]) => higher)
  return { hidden: shuffled.slice(0, hidden_edges), rest: buildGraph({ nodeCount, from, to }) }
}

/** Only in a graph that is nearly complete do so many tries find too few. */
const triesPerPair_count = 100

function drawUntied(graph: SimpleGraph, count: number, random: Random): Pair[] {
  const pairs: Pair[] = []
  for (let tries = triesPerPair_count * count; tries > 0 && pairs.length < count; tries--) {
    const a = below(random, graph.nodeCount)
    const b = below(random, graph.nodeCount)
    if (a !== b && arcBetween(graph, a, b) === -1) pairs.push([Math.min(a, b), Math.max(a, b)])
  }
  return pairs
}

interface ScoredPairs {
  readonly isHidden: readonly boolean[]
  readonly scores: Readonly<Record<LinkMethod, readonly number[]>>
}

/** Scores pairs in node order. */
function scorePairs(
  graph: SimpleGraph,
  rest: SimpleGraph,
  { places = null, progress = {} }: EvaluationOptions,
  othersOf: (around: Surroundings) => readonly number[],
): ScoredPairs {
  const around = new Surroundings(rest)
  const isHidden: boolean[] = []
  const scores = Object.fromEntries(linkMethods.map((method) => [method, [] as number[]])) as Record<
    LinkMethod,
    number[]
  >
  for (let node = 0; node < graph.nodeCount; node++) {
    if (node % nodesPerReport_count === 0) report(progress, node, graph.nodeCount)
    around.look(node)
    for (const other of othersOf(around)) {
      isHidden.push(arcBetween(graph, node, other) !== -1)
      for (const method of linkMethods) scores[method].push(linkScores[method](around, other, places))
    }
  }
  return { isHidden, scores }
}

const nodesPerReport_count = 64

const countHidden = (isHidden: readonly boolean[]): number => isHidden.filter(Boolean).length

/** From the ranks of the hidden ones (Mann and Whitney 1947), those of one score sharing their mean rank. */
function areaUnderCurve(scores: readonly number[], isHidden: readonly boolean[]): number | null {
  const hidden = countHidden(isHidden)
  const others = isHidden.length - hidden
  if (hidden === 0 || others === 0) return null
  const order = Array.from(scores.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number))
  let ranks = 0
  for (let start = 0, end = 0; start < order.length; start = end) {
    const score = scores[order[start] as number]
    while (end < order.length && scores[order[end] as number] === score) end++
    const same = order.slice(start, end)
    ranks += ((start + 1 + end) / 2) * same.filter((i) => isHidden[i]).length
  }
  return (ranks - (hidden * (hidden + 1)) / 2) / (hidden * others)
}

function precisionsOf(
  scores: readonly number[],
  isHidden: readonly boolean[],
  lengths: readonly number[],
): (number | null)[] {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
  return lengths.map((length) => {
    const head = order.slice(0, length)
    return head.length === 0 ? null : head.filter((i) => isHidden[i]).length / head.length
  })
}
