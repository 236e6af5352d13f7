import { tieStatuses } from '../codes.js'
import type { Selection } from '../selection.js'
import { endYears, startYears } from './tie-years.js'

/** How many ties there are, and of how many something is not known: what other aggregates leave out. */
export interface TieCoverage {
  tieCount: number
  withoutCountry: number
  withoutCoordinates: number
  withoutStart: number
  startSpansYears: number
  endedWithoutEnd: number
  endSpansYears: number
  withoutStatus: number
}

const ended = tieStatuses.code.get('ENDED')

export function tieCoverage({ projection, edges }: Selection): TieCoverage {
  const { countries } = projection
  const { latitude, longitude } = projection.nodes
  const { from, to, status } = projection.edges
  const counts: TieCoverage = {
    tieCount: edges.length,
    withoutCountry: 0,
    withoutCoordinates: 0,
    withoutStart: 0,
    startSpansYears: 0,
    endedWithoutEnd: 0,
    endSpansYears: 0,
    withoutStatus: 0,
  }
  const hasPlace = (node: number): boolean => !Number.isNaN(latitude[node]) && !Number.isNaN(longitude[node])
  for (const edge of edges) {
    const [a, b] = [from[edge] as number, to[edge] as number]
    if ((countries[a] as number) < 0 || (countries[b] as number) < 0) counts.withoutCountry++
    if (!hasPlace(a) || !hasPlace(b)) counts.withoutCoordinates++
    const [start, end] = [startYears(projection, edge), endYears(projection, edge)]
    if (!start) counts.withoutStart++
    else if (start[0] !== start[1]) counts.startSpansYears++
    if (!end && status[edge] === ended) counts.endedWithoutEnd++
    if (end && end[0] !== end[1]) counts.endSpansYears++
    if (status[edge] === 0) counts.withoutStatus++
  }
  return counts
}
