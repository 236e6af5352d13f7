/** Bounds of the page; those of the server are its own. */
export const bounds = {
  /** What the server gives of a list at once. */
  page_rows: 500,
  /** Of a list that is read whole or not at all. */
  pages_count: 200,
  /** Beyond these the view is cut off, and says so. */
  cities_count: 20_000,
  ties_count: 60_000,
  /** Rows of a table that are in the document at once. */
  tablePage_rows: 100,
  /** Above it an operation goes as a POST: proxies refuse longer addresses. */
  address_characters: 6000,
  /** How often a query is sent again that a busy server put off, and the longest that is waited for it. */
  retries_count: 2,
  retryMax_ms: 30_000,
  /** After the last key, before the server is asked. */
  searchPause_ms: 120,
  datePause_ms: 250,
  /** Before the measures of a year are asked for. */
  measurePause_ms: 1000,
  /** For each year that is played, beside what loading it takes. */
  playStep_ms: 300,
  /** What loads faster is not said to be loading. */
  quickLoading_ms: 250,
  /** Between two reports of how much has come. */
  progressPause_ms: 200,
  cameraPause_ms: 300,
  flight_ms: 450,
  /** Between two pictures of a network that is being arranged, at least; each costs the whole network. */
  arranging_ms: 60,
  firstYear: 1920,
  /** Of the dashboard: pairs that are asked for, countries on a side of the grid, rows of a ranking and of examples. */
  countryPairs_count: 2000,
  gridCountries_count: 24,
  mostTwinned_count: 15,
  examples_count: 5,
} as const
