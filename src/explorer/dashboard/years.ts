import type { Layer } from '../state/view-state.js'

/** What the API tells of one layer: buckets without gaps, and of how many ties the year is not known. */
export interface LayerYears {
  readonly layer: Layer
  readonly buckets: readonly { readonly from: number; readonly started: number; readonly ended: number }[]
  readonly known: { readonly tieCount: number; readonly withoutStart: number; readonly startSpansYears: number }
}

export interface Year {
  readonly year: number
  /** Ties that began in it, in the order of the layers. */
  readonly started: readonly number[]
  readonly ended: number
}

export interface Years {
  readonly layers: readonly Layer[]
  /** Each year from the first to the last in which a tie began or ended. */
  readonly years: readonly Year[]
  readonly started_count: number
  /** Before the first year that was asked for. */
  readonly earlier_count: number
  /** Not even the year is known. */
  readonly undated_count: number
}

/** The layers beside each other, year by year. */
export function yearsOf(given: readonly LayerYears[]): Years {
  const byYear = new Map<number, { readonly started: number[]; ended: number }>()
  for (const [place, { buckets }] of given.entries())
    for (const { from, started, ended } of buckets) {
      if (started === 0 && ended === 0) continue
      const year = byYear.get(from) ?? { started: given.map(() => 0), ended: 0 }
      byYear.set(from, year)
      year.started[place] = started
      year.ended += ended
    }
  const known = [...byYear.keys()]
  const [first, last] = [Math.min(...known), Math.max(...known)]
  const years = Array.from({ length: known.length === 0 ? 0 : last - first + 1 }, (_, index): Year => {
    const { started, ended } = byYear.get(first + index) ?? { started: given.map(() => 0), ended: 0 }
    return { year: first + index, started, ended }
  })
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  const started_count = sum(years.flatMap(({ started }) => started))
  const ties_count = sum(given.map(({ known: { tieCount } }) => tieCount))
  const undated_count = sum(given.map(({ known: { withoutStart, startSpansYears } }) => withoutStart + startSpansYears))
  return {
    layers: given.map(({ layer }) => layer),
    years,
    started_count,
    earlier_count: ties_count - undated_count - started_count,
    undated_count,
  }
}
