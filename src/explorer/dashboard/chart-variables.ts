import type { CityFilter, SubgraphFilter, TwinningFilter } from '../api/generated.js'
import { cityFilter, type NetworkChoice, sourceFilter } from '../network/load-network.js'

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
  const node = cityFilter(choice)
  const source = sourceFilter(choice)
  const cities = { ...node, ...source }
  return {
    cities,
    twinnings: { ...source, ...(isNarrow(node) && { node }) },
    ofType: (type) => ({ types: [type], ...(isNarrow(cities) && { cities }) }),
    asOf: choice.asOf === null ? null : `${choice.asOf}`,
  }
}

/** Whether a filter leaves anything out. */
export const isNarrow = (filter: object): boolean => Object.keys(filter).length > 0

/** The part of the graph that these twinnings are. */
export const subgraphOf = (twinnings: TwinningFilter): SubgraphFilter => (isNarrow(twinnings) ? { twinnings } : {})
