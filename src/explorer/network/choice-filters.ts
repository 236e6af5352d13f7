import type { CityFilter, CountryFilter, SubgraphFilter, TwinningFilter } from '../api/generated.js'
import { isCountryCode, type ViewState } from '../state/view-state.js'

/** Whether a filter leaves anything out. */
export const isNarrow = (filter: object): boolean => Object.keys(filter).length > 0

export const sourceFilter = ({ source }: Pick<ViewState, 'source'>) =>
  source === null ? {} : { source: { eq: source } }

function countryFilter(countries: readonly string[]): CountryFilter {
  const [codes, ids] = [countries.filter(isCountryCode), countries.filter((country) => !isCountryCode(country))]
  const called = [
    ...(codes.length > 0 ? [{ code: { in: codes } }] : []),
    ...(ids.length > 0 ? [{ id: { in: ids } }] : []),
  ]
  return called.length === 1 && called[0] ? called[0] : { OR: called }
}

export function cityFilter({ countries, programme }: Pick<ViewState, 'countries' | 'programme'>): CityFilter {
  return {
    ...(countries.length > 0 && { country: countryFilter(countries) }),
    ...(programme !== null && { memberOf: { id: { eq: programme } } }),
  }
}

/** With an end for which the filters hold. What the source says of the ties counts, whoever says of the cities that they exist. */
export function twinningFilter(choice: Pick<ViewState, 'countries' | 'programme' | 'source'>): TwinningFilter {
  const node = cityFilter(choice)
  return { ...sourceFilter(choice), ...(isNarrow(node) && { node }) }
}

/** The part of the graph that these twinnings are. */
export const ofTwinnings = (twinnings: TwinningFilter): SubgraphFilter => (isNarrow(twinnings) ? { twinnings } : {})

/** A year as the API takes dates. */
export const dateOf = (year: number | null): string | null => (year === null ? null : `${year}`)
