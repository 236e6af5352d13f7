import { type Categories, forEachPair, rowOf } from './categories.js'
import type { SimpleGraph } from './simple-graph.js'

/** The ties between two categories, or within one, beside what chance would have. */
export interface CategoryPair {
  /** The lower first; the same twice for ties within one. */
  readonly categories: readonly [number, number]
  readonly ties: number
  /** What a graph drawn at random has, in which each node keeps its degree. */
  readonly expected: number
  readonly deviation: number
  /** How many deviations the ties are above what is expected; null where chance leaves no choice. */
  readonly zScore: number | null
}

export interface CategoryPairs {
  /** All pairs that chance could tie, in order. */
  readonly pairs: readonly CategoryPair[]
  readonly tiesCounted: number
  /** Ties with an end that has no category; the null model is without them. */
  readonly tiesLeftOut: number
}

/**
 * How far the ties between categories exceed a null model that keeps each node's degree: the
 * configuration model, which cuts all ties in half and joins the halves at random. A tie
 * whose ends have several categories counts for each pair of them, in the graph and in the
 * model alike.
 *
 * Only how many halves have which categories matters to it, so that mean and variance are
 * known exactly: no seed, no noise, O(m + categories²) where nodes have few. Newman 2010,
 * "Networks: an introduction", section 13.2, with the second moments of a random matching.
 * Unlike swapping edges in a simple graph (Maslov and Sneppen 2002) it may tie a node to
 * itself, or twice to another; on the Wikidata graph that is some 5 and 21 of 17,401 ties.
 * Halves of ties whose other end has no category are left out, or every category would seem
 * to avoid all others.
 */
export function categoryPairs(graph: SimpleGraph, all: Categories): CategoryPairs {
  const { halves, ties, arcs } = countTies(graph, all)
  const pairs: CategoryPair[] = []
  const halvesOf = (a: number, b: number): number => halves.get(a * all.count + b) ?? 0
  for (let a = 0; a < all.count; a++) {
    for (let b = a; b < all.count; b++) {
      const both = halvesOf(a, b)
      const { expected, variance } = chance(halvesOf(a, a) - both, halvesOf(b, b) - both, both, arcs)
      if (expected === 0) continue
      const count = ties.get(a * all.count + b) ?? 0
      const deviation = Math.sqrt(variance)
      const zScore = deviation === 0 ? null : (count - expected) / deviation
      pairs.push({ categories: [a, b], ties: count, expected, deviation, zScore })
    }
  }
  return { pairs, tiesCounted: arcs / 2, tiesLeftOut: (graph.neighbours.length - arcs) / 2 }
}

interface Ties {
  /** The ends of ties that have both of two categories; of those that have one, twice the same. By `lower * count + higher`. */
  readonly halves: ReadonlyMap<number, number>
  /** By the same key. */
  readonly ties: ReadonlyMap<number, number>
  readonly arcs: number
}

function countTies({ nodeCount, offsets, neighbours }: SimpleGraph, all: Categories): Ties {
  const halves = new Map<number, number>()
  const ties = new Map<number, number>()
  const add = (counts: Map<number, number>, lower: number, higher: number, count: number): void => {
    const key = lower * all.count + higher
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  let arcs = 0
  for (let node = 0; node < nodeCount; node++) {
    const own = rowOf(all, node)
    if (own.length === 0) continue
    let degree = 0
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      if (rowOf(all, other).length === 0) continue
      degree++
      if (other > node) forEachPair(all, node, other, (lower, higher) => add(ties, lower, higher, 1))
    }
    arcs += degree
    for (const [i, lower] of own.entries()) for (const higher of own.subarray(i)) add(halves, lower, higher, degree)
  }
  return { halves, ties, arcs }
}

/**
 * Ties between two categories, of which `a` halves have the one alone, `b` the other alone
 * and `both` have both; of `n` halves in all. Within one category all have both.
 *
 * A half fits those that have the category which it lacks, or either where it has both. So
 * `fitting` pairs of halves would be counted, of which `overlapping` ordered pairs have a
 * half in common and never come together. Each pair is joined with probability 1 / (n - 1),
 * two without a half in common both with 1 / ((n - 1)(n - 3)). The bracket is a sum of whole
 * numbers, so that a variance of zero comes out as zero.
 */
function chance(a: number, b: number, both: number, n: number): { expected: number; variance: number } {
  const fits = [
    [a, b + both],
    [b, a + both],
    [both, a + b + both - 1],
  ] as const
  const fitting = fits.reduce((sum, [halves, others]) => sum + halves * others, 0) / 2
  if (fitting === 0) return { expected: 0, variance: 0 }
  const expected = fitting / (n - 1)
  if (n < 4) return { expected, variance: 0 }
  const overlapping = fits.reduce((sum, [halves, others]) => sum + halves * others * (others - 1), 0)
  const bracket = fitting * (n - 1) * (n - 4) + 2 * fitting * fitting - overlapping * (n - 1)
  return { expected, variance: Math.max(0, bracket) / ((n - 1) * (n - 1) * (n - 3)) }
}
