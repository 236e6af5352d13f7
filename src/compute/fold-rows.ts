import type { CategoryPair } from '../analytics/category-pairs.js'
import { strengths } from '../analytics/degrees.js'
import { degreeOf } from '../analytics/simple-graph.js'
import type { FoldedNetwork } from './measured.js'

export const FoldedTieOrder = { TIES: 'TIES', ABOVE_CHANCE: 'ABOVE_CHANCE', BELOW_CHANCE: 'BELOW_CHANCE' } as const
export type FoldedTieOrder = keyof typeof FoldedTieOrder

export interface FoldRow {
  /** The projection's node that the cities are folded to. */
  readonly group: number
  readonly cityCount: number
  readonly tiesWithin: number
  readonly tiesBeyond: number
  readonly degree: number
  readonly pageRank: number
  readonly betweenness: number
  readonly community: number
}

export const FoldedNodeOrder = {
  TIES: 'TIES',
  DEGREE: 'DEGREE',
  PAGERANK: 'PAGERANK',
  BETWEENNESS: 'BETWEENNESS',
} as const
export type FoldedNodeOrder = keyof typeof FoldedNodeOrder

const valueBy: { readonly [O in FoldedNodeOrder]: (row: FoldRow) => number } = {
  TIES: ({ tiesBeyond }) => tiesBeyond,
  DEGREE: ({ degree }) => degree,
  PAGERANK: ({ pageRank }) => pageRank,
  BETWEENNESS: ({ betweenness }) => betweenness,
}

/** The groups of a folded network, the highest first, then by id. */
export function foldRows(
  { folded, pageRank, betweenness, communities, groups }: FoldedNetwork,
  by: FoldedNodeOrder,
): FoldRow[] {
  const { graph, within, sizes } = folded
  const beyond = strengths(graph)
  const rows = groups.map((group, i) => ({
    group,
    cityCount: sizes[i] as number,
    tiesWithin: within[i] as number,
    tiesBeyond: beyond[i] as number,
    degree: degreeOf(graph, i),
    pageRank: pageRank[i] as number,
    betweenness: betweenness[i] as number,
    community: (communities.communityOf[i] as number) + 1,
  }))
  const value = valueBy[by]
  return rows.sort((a, b) => value(b) - value(a) || a.group - b.group)
}

/** Pairs in an order; among equals as they stood, which is by id. */
export function tiesInOrder(pairs: readonly CategoryPair[], by: FoldedTieOrder): CategoryPair[] {
  if (by === 'TIES') return pairs.toSorted((a, b) => b.ties - a.ties)
  const sign = by === 'ABOVE_CHANCE' ? 1 : -1
  const known = pairs.filter(({ zScore }) => zScore !== null)
  return known.sort((a, b) => sign * ((b.zScore as number) - (a.zScore as number)))
}
