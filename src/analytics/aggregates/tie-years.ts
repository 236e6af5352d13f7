import { yearOf } from '../day-number.js'
import { noEnd, noStart, type Projection } from '../projection.js'

/** Years that a date can mean, the first and the last; null where none is known. */
export type Years = readonly [number, number] | null

/** A date of unknown year reaches from the year 0 on: it says nothing of years. */
const yearsOf = (earliest: number, latest: number): Years => {
  const first = yearOf(earliest)
  return first === 0 ? null : [first, yearOf(latest)]
}

/** The years in which a tie can have begun. */
export function startYears({ edges: { startEarliest, startLatest } }: Projection, edge: number): Years {
  const earliest = startEarliest[edge] as number
  return earliest === noStart ? null : yearsOf(earliest, startLatest[edge] as number)
}

/** The years in which a tie can have ended. */
export function endYears({ edges: { endEarliest, endLatest } }: Projection, edge: number): Years {
  const earliest = endEarliest[edge] as number
  return earliest === noEnd ? null : yearsOf(earliest, endLatest[edge] as number)
}
