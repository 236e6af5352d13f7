/** What is shown, all of it in the page's address, so that every view is a link. */
export interface ViewState {
  readonly page: Page
  /** The id of what the profile is of. */
  readonly select: string | null
  readonly layers: readonly Layer[]
  /** Codes of countries, ids of those that have none; all where nothing is said. */
  readonly countries: readonly string[]
  /** The id of a programme whose members are shown. */
  readonly programme: string | null
  /** The id of a source: what it states is shown. */
  readonly source: string | null
  /** Only ties that can have held in this year; of all times where nothing is said. */
  readonly asOf: number | null
  readonly camera: Camera | null
  /** Null for the browser's own. */
  readonly language: Language | null
  /** Ids of the two cities whose shortest paths are shown. */
  readonly from: string | null
  readonly to: string | null
  readonly through: Through
  /** What the colours and sizes of the network view say. */
  readonly colour: Colouring
  readonly size: Sizing
  /** Of the network view's arrangement: the same seed arranges the same cities in the same way. */
  readonly seed: number
  readonly spot: Spot | null
}

export const pages = ['map', 'network', 'dashboard', 'table'] as const
export type Page = (typeof pages)[number]

/** The topmost first, where they are drawn. */
export const layers = ['twinnings', 'agreements', 'programmes'] as const
export type Layer = (typeof layers)[number]

export const languages = ['en', 'it'] as const
export type Language = (typeof languages)[number]

export interface Camera {
  /** In degrees; the longitude may be beyond 180, where somebody went around the world. */
  readonly latitude: number
  readonly longitude: number
  /** The world is 256 · 2^zoom pixels wide. */
  readonly zoom: number
}

export const throughs = ['ties', 'twinnings'] as const
/** What a path may go through: twinnings alone, or also agreements and programmes that are shared. */
export type Through = (typeof throughs)[number]

export const colourings = ['country', 'programme', 'community'] as const
export type Colouring = (typeof colourings)[number]

export const sizings = ['degree', 'population', 'pageRank', 'betweenness'] as const
export type Sizing = (typeof sizings)[number]

/** Where the network view looks: the whole arrangement is 1 wide where the ratio is 1. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly ratio: number
}

export const startState: ViewState = {
  page: 'map',
  select: null,
  layers: ['twinnings', 'agreements'],
  countries: [],
  programme: null,
  source: null,
  asOf: null,
  camera: null,
  language: null,
  from: null,
  to: null,
  through: 'ties',
  colour: 'country',
  size: 'degree',
  seed: 1,
  spot: null,
}

/** What all filters leave when they are removed. */
export const noFilters = { countries: [], programme: null, source: null, asOf: null } as const

export const isFiltered = ({ countries, programme, source, asOf }: ViewState): boolean =>
  countries.length > 0 || programme !== null || source !== null || asOf !== null

export const isCountryCode = (country: string): boolean => /^[A-Z]{2}$/.test(country)

const isCountry = (country: string): boolean => isCountryCode(country) || /^(?:wd|ct):[\w/-]+$/.test(country)

const noLayers = 'none'

/** What cannot be read is as if it were not there: a link that somebody cut short still opens. */
export function readViewState(search: string): ViewState {
  const parameters = new URLSearchParams(search)
  return {
    page: oneOf(pages, parameters.get('page')) ?? startState.page,
    select: parameters.get('select') || null,
    layers: readLayers(parameters.get('layers')),
    countries: [...new Set(countriesIn(parameters).filter(isCountry))],
    programme: parameters.get('programme') || null,
    source: parameters.get('source') || null,
    asOf: readYear(parameters.get('asOf')),
    camera: readCamera(parameters.get('at')),
    language: oneOf(languages, parameters.get('lang')),
    from: parameters.get('from') || null,
    to: parameters.get('to') || null,
    through: oneOf(throughs, parameters.get('through')) ?? startState.through,
    colour: oneOf(colourings, parameters.get('colour')) ?? startState.colour,
    size: oneOf(sizings, parameters.get('size')) ?? startState.size,
    seed: readSeed(parameters.get('seed')),
    spot: readSpot(parameters.get('spot')),
  }
}

/** What an address asks for that cannot be, so that it can be said. */
export interface Unread {
  readonly asOf: string | null
  readonly countries: readonly string[]
}

export function unreadOf(search: string): Unread {
  const parameters = new URLSearchParams(search)
  const asOf = parameters.get('asOf')
  return {
    asOf: readYear(asOf) === null ? asOf || null : null,
    countries: countriesIn(parameters).filter((country) => !isCountry(country)),
  }
}

/** Of those that can be chosen; of what is to come there is nothing to be shown. */
export const lastYear = new Date().getFullYear()

function readYear(text: string | null): number | null {
  const year = Number(text ?? Number.NaN)
  return Number.isInteger(year) && year > 0 && year <= lastYear ? year : null
}

/** Codes, whose capitals may be small, and ids of countries without one. */
const countriesIn = (parameters: URLSearchParams): string[] =>
  (parameters.get('country') ?? '')
    .split('.')
    .filter((country) => country !== '')
    .map((country) => (country.length === 2 ? country.toUpperCase() : country))

/** The address's query, with its question mark; empty for the view that opens by itself. */
export function printViewState(state: ViewState): string {
  const parameters = new URLSearchParams()
  if (state.page !== startState.page) parameters.set('page', state.page)
  if (state.select !== null) parameters.set('select', state.select)
  const shown = layers.filter((layer) => state.layers.includes(layer))
  if (shown.join() !== startState.layers.join()) parameters.set('layers', shown.join('.') || noLayers)
  if (state.countries.length > 0) parameters.set('country', state.countries.join('.'))
  if (state.programme !== null) parameters.set('programme', state.programme)
  if (state.source !== null) parameters.set('source', state.source)
  if (state.asOf !== null) parameters.set('asOf', `${state.asOf}`)
  if (state.camera !== null) parameters.set('at', printCamera(state.camera))
  if (state.language !== null) parameters.set('lang', state.language)
  if (state.from !== null) parameters.set('from', state.from)
  if (state.to !== null) parameters.set('to', state.to)
  for (const name of ['through', 'colour', 'size', 'seed'] as const)
    if (state[name] !== startState[name]) parameters.set(name, `${state[name]}`)
  if (state.spot !== null) parameters.set('spot', printSpot(state.spot))
  // Ids are to be read in the address, and these characters mean nothing in a query.
  const query = parameters.toString().replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',')
  return query === '' ? '' : `?${query}`
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | null {
  return known.find((one) => one === text) ?? null
}

function readLayers(text: string | null): readonly Layer[] {
  if (text === null) return startState.layers
  const named = text.split('.')
  return layers.filter((layer) => named.includes(layer))
}

function readCamera(text: string | null): Camera | null {
  const [latitude = Number.NaN, longitude = Number.NaN, zoom = Number.NaN] = (text ?? '').split(',').map(Number)
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 540 && zoom >= 0 && zoom <= 20
  return isPlace ? { latitude, longitude, zoom } : null
}

/** Four decimals are 11 metres. */
function printCamera({ latitude, longitude, zoom }: Camera): string {
  return [latitude.toFixed(4), longitude.toFixed(4), zoom.toFixed(2)].map(Number).join()
}

function readSeed(text: string | null): number {
  const seed = Number(text ?? startState.seed)
  return Number.isInteger(seed) && seed > 0 && seed < 1e9 ? seed : startState.seed
}

function readSpot(text: string | null): Spot | null {
  const [x = Number.NaN, y = Number.NaN, ratio = Number.NaN] = (text ?? '').split(',').map(Number)
  const isSpot = Math.abs(x) <= 10 && Math.abs(y) <= 10 && ratio > 0 && ratio <= 10
  return isSpot ? { x, y, ratio } : null
}

const printSpot = ({ x, y, ratio }: Spot): string => [x, y, ratio].map((value) => Number(value.toFixed(4))).join()
