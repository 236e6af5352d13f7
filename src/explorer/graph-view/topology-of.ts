import type { Network } from '../network/network.js'
import type { Topology } from './arrangement.js'

/** From here on lines are a pixel wide and fainter. */
export const isLargeNetwork = (ties_count: number): boolean => ties_count >= 3000

/** In the order of ids, so that the same cities are arranged alike however they came. */
export function topologyOf({ cities, ties }: Network): Topology {
  const ids = [...cities.keys()].sort()
  const numberOf = new Map(ids.map((id, number) => [id, number]))
  const ordered = [...ties].sort((a, b) => (a.id < b.id ? -1 : 1))
  const numbers = (end: 'from' | 'to'): Uint32Array => Uint32Array.from(ordered, (tie) => numberOf.get(tie[end]) ?? 0)
  return { ids, from: numbers('from'), to: numbers('to') }
}

export function hasSameTopology(one: Network, other: Network): boolean {
  if (one.cities.size !== other.cities.size || one.ties.length !== other.ties.length) return false
  const ties = new Set(one.ties.map(({ id }) => id))
  return [...other.cities.keys()].every((id) => one.cities.has(id)) && other.ties.every(({ id }) => ties.has(id))
}
