import { startYears } from './aggregates/tie-years.js'
import type { Selection } from './selection.js'

export interface Decade {
  /** Its first year, such as 1960. */
  readonly from: number
  /** All nodes, with the ties that began in it. */
  readonly selection: Selection
}

/** A selection by the ten years in which its ties began, in order; those of which that is not known are in none. */
export function byDecade(selection: Selection): Decade[] {
  const edges = new Map<number, number[]>()
  for (const edge of selection.edges) {
    const years = startYears(selection.projection, edge)
    if (!years) continue
    const from = 10 * Math.floor(years[0] / 10)
    const own = edges.get(from)
    if (own) own.push(edge)
    else edges.set(from, [edge])
  }
  return [...edges]
    .sort(([a], [b]) => a - b)
    .map(([from, own]) => ({ from, selection: { ...selection, edges: Int32Array.from(own) } }))
}
