const number = new Intl.NumberFormat('en')
const many = (count: number, one: string, more: string): string => `${number.format(count)} ${count === 1 ? one : more}`

/** What the path finder says. */
export const pathsEnglish = {
  title: 'Find a path',
  from: 'From which city?',
  to: 'To which city?',
  through: 'Through',
  throughs: { ties: 'All kinds of ties', twinnings: 'Twinnings only' },
  swap: 'Swap',
  clear: 'Clear',
  choose: 'Choose two cities to see the shortest ways from one to the other.',
  searching: 'Searching …',
  cancelled: 'The search was cancelled.',
  failed: 'The paths could not be found out.',
  same: 'Both are the same city.',
  widen: 'Also through agreements and programmes',
  found: (count: number, ties: number): string =>
    `${many(count, 'shortest path', 'shortest paths')} of ${many(ties, 'tie', 'ties')}.`,
  truncated: (shown: number, all: number): string =>
    `Only the first ${number.format(shown)} of ${number.format(all)} are shown.`,
  length: (kilometres: number): string => `${number.format(kilometres)} km from city to city`,
  reasons: {
    NOT_CONNECTED: 'There is no path: no chain of such ties leads from one to the other.',
    TOO_FAR: 'Every path is longer than was asked for.',
    UNKNOWN_START: 'The city where it should start is not in the graph.',
    UNKNOWN_END: 'The city where it should end is not in the graph.',
    START_LEFT_OUT: 'No such tie leads away from the first.',
    END_LEFT_OUT: 'No such tie leads to the second.',
    WITHOUT_COORDINATES: 'No path of known length leads there.',
  },
}

/** What the network view says. */
export const networkEnglish = {
  label:
    'Network of the cities and their ties. Arrow keys move it, plus and minus zoom. The table has the same in words.',
  opening: 'Opening the network …',
  failed: 'The network view could not be loaded.',
  noWebGl: 'This browser cannot draw the network: it has no WebGL. The map and the table show the same.',
  toMap: 'To the map',
  toTable: 'To the table',
  whole: 'Show the whole network',
  lasso: 'Select with a lasso',
  legend: 'Legend',
  colour: 'Colour',
  colours: { country: 'By country', programme: 'By programme', community: 'By community' },
  size: 'Size',
  sizes: { degree: 'Ties shown', population: 'Inhabitants', pageRank: 'PageRank', betweenness: 'Betweenness' },
  sizeFrom: (least: string, most: string): string => `From ${least} to ${most}`,
  sizeBeyond: (count: number): string => `Beyond the ${number.format(count)} highest all are drawn alike.`,
  sizeNone: 'Of no city is it known.',
  groups: (group: string, count: number): string => `Select the ${many(count, 'city', 'cities')}: ${group}`,
  other: 'Others',
  none: { country: 'Country unknown', programme: 'In no programme', community: 'Tied to no other' },
  several: (isFiltered: boolean): string =>
    isFiltered
      ? 'A city in several programmes has the colour of the chosen one, or else of the one with most of these cities.'
      : 'A city in several programmes has the colour of the one with most of these cities.',
  community: (first: string, more: number): string => (more > 0 ? `${first} and ${number.format(more)} more` : first),
  legendFailed: 'This could not be found out.',
  arranging: (percent: number): string => `Arranging: ${percent} %`,
  stop: 'Stop',
  stopped: 'Arranging was stopped.',
  again: 'Arrange anew',
  anotherSeed: 'Another arrangement',
  selected: (cities: number, ties: number): string =>
    `Selected: ${many(cities, 'city', 'cities')}, ${many(ties, 'tie', 'ties')} between them`,
  selection: 'Selection',
  unselect: 'Clear the selection',
  citiesCsv: 'Cities as CSV',
  tiesCsv: 'Ties as CSV',
}

/** What can be taken away says. */
export const savingEnglish = {
  title: 'Save as …',
  png: 'Picture (PNG)',
  svg: 'Drawing (SVG)',
  failed: 'It could not be saved.',
}
