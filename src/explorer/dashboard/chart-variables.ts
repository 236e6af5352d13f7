import type { CityFilter, SubgraphFilter } from '../api/generated.js'
import { cityFilter, type NetworkChoice } from '../network/load-network.js'

/** The filters of the page as the API takes them. */
export interface ChartFilters {
  readonly cities: CityFilter
  /** Twinnings with an end for which the filters hold: those of the map. */
  readonly twinnings: SubgraphFilter
  /** Ties of one type from cities for which the filters hold; also those of what is no city. */
  readonly ofType: (type: 'SIGNED' | 'MEMBER_OF') => SubgraphFilter
  readonly asOf: string | null
}

export function chartFilters(choice: NetworkChoice): ChartFilters {
  const cities = cityFilter(choice)
  const isNarrow = Object.keys(cities).length > 0
  return {
    cities,
    twinnings: isNarrow ? { twinnings: { node: cities } } : {},
    ofType: (type) => ({ types: [type], ...(isNarrow && { cities }) }),
    asOf: choice.asOf === null ? null : `${choice.asOf}`,
  }
}
