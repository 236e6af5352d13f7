import type { CityFilter, SubgraphFilter, TwinningFilter } from '../api/generated.js'
import { cityFilter, dateOf, isNarrow, sourceFilter, twinningFilter } from '../network/choice-filters.js'
import type { NetworkChoice } from '../network/load-network.js'

/** The filters of the page as the API takes them; each empty for all. */
export interface ChartFilters {
  readonly cities: CityFilter
  /** Those of the map: with an end for which the filters hold. */
  readonly twinnings: TwinningFilter
  /** Ties of one type from cities for which the filters hold; also those of what is no city. */
  readonly ofType: (type: 'SIGNED' | 'MEMBER_OF') => SubgraphFilter
  readonly asOf: string | null
}

export function chartFilters(choice: NetworkChoice): ChartFilters {
  const cities = { ...cityFilter(choice), ...sourceFilter(choice) }
  return {
    cities,
    twinnings: twinningFilter(choice),
    ofType: (type) => ({ types: [type], ...(isNarrow(cities) && { cities }) }),
    asOf: dateOf(choice.asOf),
  }
}
