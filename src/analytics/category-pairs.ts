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
  /** Ties with an end whose category is not known; the null model is without them. */
  readonly tiesLeftOut: number
}

/**
 * How far the ties between categories exceed a null model that keeps each node's degree: the
 * configuration model, which cuts all ties in half and joins the halves at random.
 *
 * Only how many halves each category has matters to it, so that mean and variance are known
 * exactly: no seed, no noise, O(m + categories²). Newman 2010, "Networks: an introduction",
 * section 13.2, with the second moments of a random matching. Unlike swapping edges in a
 * simple graph (Maslov and Sneppen 2002) it may tie a node to itself, or twice to another;
 * on the Wikidata graph that is some 5 and 21 of 17,401 ties. Halves of ties whose other end
 * has no known category are left out, or every category would seem to avoid all others.
 *
 * @param categories for each node a number from 0, or below 0 where it is not known
 */
export function categoryPairs(graph: SimpleGraph, categories: Int32Array, categories_count: number): CategoryPairs {
  const { halves, ties, arcs } = countTies(graph, categories, categories_count)
  const pairs: CategoryPair[] = []
  for (let a = 0; a < categories_count; a++) {
    for (let b = a; b < categories_count; b++) {
      const { expected, variance } =
        a === b
          ? chanceWithin(halves[a] as number, arcs)
          : chanceBetween(halves[a] as number, halves[b] as number, arcs)
      if (expected === 0) continue
      const count = ties.get(a * categories_count + b) ?? 0
      const deviation = Math.sqrt(variance)
      const zScore = deviation === 0 ? null : (count - expected) / deviation
      pairs.push({ categories: [a, b], ties: count, expected, deviation, zScore })
    }
  }
  return { pairs, tiesCounted: arcs / 2, tiesLeftOut: (graph.neighbours.length - arcs) / 2 }
}

interface Ties {
  /** Of each category, the ends of ties. */
  readonly halves: Int32Array
  /** By `lower * categories_count + higher`. */
  readonly ties: ReadonlyMap<number, number>
  readonly arcs: number
}

function countTies({ nodeCount, offsets, neighbours }: SimpleGraph, categories: Int32Array, count: number): Ties {
  const halves = new Int32Array(count)
  const ties = new Map<number, number>()
  let arcs = 0
  for (let node = 0; node < nodeCount; node++) {
    const category = categories[node] as number
    if (category < 0) continue
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++) {
      const other = neighbours[arc] as number
      const second = categories[other] as number
      if (second < 0) continue
      arcs++
      halves[category] = (halves[category] as number) + 1
      if (other < node) continue
      const key = Math.min(category, second) * count + Math.max(category, second)
      ties.set(key, (ties.get(key) ?? 0) + 1)
    }
  }
  return { halves, ties, arcs }
}

interface Chance {
  readonly expected: number
  readonly variance: number
}

/*
 * Of n halves, each pair is joined with probability 1 / (n - 1), and two pairs without a
 * half in common both with 1 / ((n - 1)(n - 3)). The brackets are sums of whole numbers, so
 * that a variance of zero comes out as zero.
 */

/** Ties between a halves and b other halves, of n in all. */
function chanceBetween(a: number, b: number, n: number): Chance {
  if (a * b === 0) return { expected: 0, variance: 0 }
  const expected = (a * b) / (n - 1)
  if (n < 4) return { expected, variance: 0 }
  const bracket = (a - 1) * (b - 1) * (n - 1) + (n - 1) * (n - 3) - a * b * (n - 3)
  return { expected, variance: (expected * bracket) / ((n - 1) * (n - 3)) }
}

/** Ties among a halves, of n in all. */
function chanceWithin(a: number, n: number): Chance {
  if (a < 2) return { expected: 0, variance: 0 }
  const expected = (a * (a - 1)) / (2 * (n - 1))
  if (n < 4) return { expected, variance: 0 }
  const bracket = (a - 2) * (a - 3) * (n - 1) + 2 * (n - 1) * (n - 3) - a * (a - 1) * (n - 3)
  return { expected, variance: (expected * bracket) / (2 * (n - 1) * (n - 3)) }
}
