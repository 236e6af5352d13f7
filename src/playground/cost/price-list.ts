/** The prices of docs/limits.md. A test compares them with what the server charges. */
export const prices = {
  search_fields: 200,
  measure_fields: 50_000,
  pageDefault_rows: 25,
  listGuess_rows: 5,
} as const

/** A search gives as many rows as an argument says; one thing where it has none such. */
interface Search {
  readonly rowsBy: 'first' | 'limit' | null
}

export const searches: Readonly<Record<string, Search>> = {
  'Query.shortestPath': { rowsBy: null },
  'Query.shortestPaths': { rowsBy: 'limit' },
  'Query.subgraph': { rowsBy: 'limit' },
  'Query.coAffiliations': { rowsBy: 'first' },
  'City.neighbourhood': { rowsBy: 'limit' },
  'City.triangles': { rowsBy: 'first' },
  'City.suggestedTwins': { rowsBy: 'first' },
}

/** Searches once for each path. */
export const searchesByPath = new Set(['Query.paths'])

/** How many measures of a whole network a field takes. */
export const measures: Readonly<Record<string, number>> = {
  'Query.statistics': 1,
  'Query.communities': 1,
  'Query.countryNetwork': 1,
  'Query.programmeNetwork': 1,
  'Query.countryNetworkByDecade': 5,
  'DistanceSummary.chance': 1,
  'CityMetrics.community': 1,
  'AnalysisResult.statistics': 1,
  'AnalysisResult.communities': 1,
  'AnalysisResult.countryNetwork': 1,
  'AnalysisResult.programmeNetwork': 1,
}

/** Measures by all metrics but those that a city's neighbours tell. */
export const measuresByMetric = new Set(['Query.ranking', 'CityMetrics.metric', 'AnalysisResult.ranking'])
export const nearMetrics = new Set(['DEGREE', 'STRENGTH', 'PARTNER_COUNTRIES'])

/** Costs as much as a measure, for each time that it stands there. */
export const dearPages = new Set(['Query.likelyDuplicates'])
