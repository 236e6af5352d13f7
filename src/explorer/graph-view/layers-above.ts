import type { Tie } from '../network/network.js'
import { type Layer, layers } from '../state/view-state.js'

export interface DrawnTie {
  readonly tie: Tie
  /** In how many further layers the same two are tied that are drawn over this one. */
  readonly above_count: number
}

/** @returns in how many layers over its own the ends of a tie are tied as well */
export function layersAbove(ties: readonly Tie[]): (tie: Tie) => number {
  const known = new Map<string, Set<Layer>>()
  const keyOf = ({ from, to }: Tie): string => (from < to ? `${from} ${to}` : `${to} ${from}`)
  for (const tie of ties) {
    const key = keyOf(tie)
    const tied = known.get(key)
    if (tied) tied.add(tie.layer)
    else known.set(key, new Set([tie.layer]))
  }
  return (tie) => [...(known.get(keyOf(tie)) ?? [])].filter((layer) => isOver(layer, tie.layer)).length
}

const isOver = (one: Layer, other: Layer): boolean => layers.indexOf(one) < layers.indexOf(other)
