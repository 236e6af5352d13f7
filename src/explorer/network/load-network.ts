import { ask } from '../api/ask.js'
import {
  type CityFilter,
  MapCities,
  MapTwinnings,
  type MapTwinningsQueryVariables,
  SharedTies,
  StatusCoverage,
} from '../api/generated.js'
import { bounds } from '../bounds.js'
import type { Progress } from '../state/use-answer.js'
import type { Layer, ViewState } from '../state/view-state.js'
import { cityFilter, dateOf, sourceFilter, twinningFilter } from './choice-filters.js'
import { assembleNetwork, type Bounded, type MapCity, type Network, type Tie } from './network.js'
import { statedStatus } from './stated-status.js'

export type NetworkChoice = Pick<ViewState, 'layers' | 'countries' | 'programme' | 'source' | 'asOf'> & {
  readonly language: string
}

interface List<Item> {
  readonly items: readonly Item[]
  /** How many there are, also of those that were left. */
  readonly total: number
}

interface Loading {
  readonly signal: AbortSignal
  readonly report: (progress: Progress) => void
}

/** Names all that an answer of `loadNetwork` depends on. */
export const keyOfChoice = ({ layers, countries, programme, source, asOf, language }: NetworkChoice): string =>
  JSON.stringify([layers, countries, programme, source, asOf, language])

/**
 * The cities that fit, the ties of the chosen layers, and the cities beyond that a twinning leads to.
 *
 * @throws ApiError
 */
export async function loadNetwork(choice: NetworkChoice, loading: Loading): Promise<Network> {
  const where = { ...cityFilter(choice), ...sourceFilter(choice) }
  const { signal } = loading
  const [cities, ...tieLists] = await Promise.all([
    rememberedCities(where, choice.language, loading),
    ...choice.layers.map((layer) =>
      layer === 'twinnings' ? loadTwinnings(choice, loading) : loadSharedTies(layer, where, choice, loading.signal),
    ),
  ])
  const ties = tieLists.flatMap(({ items }) => items)
  const total = tieLists.reduce((sum, list) => sum + list.total, 0)
  const beyond = await loadMissing(cities.items, ties, choice.language, signal)
  return assembleNetwork([...cities.items, ...beyond], ties, {
    cutCities: cutOf(cities.items.length, cities.total),
    cutTies: cutOf(ties.length, total),
  })
}

const cutOf = (shown: number, all: number): Bounded | null => (shown < all ? { shown, all } : null)

let remembered: { readonly key: string; readonly list: List<MapCity> } | null = null

/** Of the last filter: a date moved along its slider changes the ties alone. */
async function rememberedCities(where: CityFilter, language: string, loading: Loading): Promise<List<MapCity>> {
  const key = JSON.stringify([where, language])
  if (remembered?.key === key) return remembered.list
  const list = await loadCities(where, language, loading.signal, loading.report)
  remembered = { key, list }
  return list
}

async function loadCities(
  where: CityFilter,
  language: string,
  signal: AbortSignal,
  report: Loading['report'],
): Promise<List<MapCity>> {
  return allPages(bounds.cities_count, report, async (after) => {
    const { cities } = await ask(MapCities, { where, language, after, isCounted: after === null }, signal)
    return { ...cities, items: cities.edges.map(({ node }) => node) }
  })
}

async function loadTwinnings(choice: NetworkChoice, loading: Loading): Promise<List<Tie>> {
  const fixed: Omit<MapTwinningsQueryVariables, 'isCounted'> = {
    where: twinningFilter(choice),
    asOf: dateOf(choice.asOf),
    withCitations: await someStateStatus(loading.signal),
  }
  return allPages(bounds.ties_count, loading.report, async (after) => {
    const { twinnings } = await ask(MapTwinnings, { ...fixed, after, isCounted: after === null }, loading.signal)
    const items = twinnings.edges.map(({ node: { cities, citations, ...twinning } }) => ({
      ...twinning,
      status: statedStatus(twinning.status, citations),
      layer: 'twinnings' as const,
      from: cities[0]?.id ?? '',
      to: cities[1]?.id ?? '',
      shared: [],
    }))
    return { ...twinnings, items }
  })
}

/** Citations are a third of the work of a list of twinnings, and of most graphs none states a status. */
async function someStateStatus(signal: AbortSignal): Promise<boolean> {
  const { tieCoverage } = await ask(StatusCoverage, {}, signal)
  return tieCoverage.withoutStatus < tieCoverage.tieCount
}

async function loadSharedTies(
  layer: Exclude<Layer, 'twinnings'>,
  where: CityFilter,
  { asOf, language }: NetworkChoice,
  signal: AbortSignal,
): Promise<List<Tie>> {
  const by = layer === 'agreements' ? (['AGREEMENTS'] as const) : (['PROGRAMMES'] as const)
  const variables = { by, where, asOf: dateOf(asOf), language }
  const { coAffiliations } = await ask(SharedTies, variables, signal)
  const items = coAffiliations.pairs.map(({ cities, shared }) => {
    const [from = '', to = ''] = cities.map(({ id }) => id)
    const names = shared.map(({ name }) => name)
    return { id: `${layer}:${from}:${to}`, layer, from, to, ...undatedTie, shared: names }
  })
  return { items, total: coAffiliations.pairCount }
}

const undatedTie = { kind: null, status: null, since: null, until: null } as const

/** The other ends of twinnings, where a filter left them out. */
async function loadMissing(
  cities: readonly MapCity[],
  ties: readonly Tie[],
  language: string,
  signal: AbortSignal,
): Promise<readonly MapCity[]> {
  const known = new Set(cities.map(({ id }) => id))
  const missing = [...new Set(ties.flatMap(({ from, to }) => [from, to]))].filter((id) => !known.has(id))
  const found: MapCity[] = []
  for (let start = 0; start < missing.length; start += bounds.page_rows) {
    const ids = missing.slice(start, start + bounds.page_rows)
    const { cities: page } = await ask(MapCities, { where: { id: { in: ids } }, language, isCounted: false }, signal)
    found.push(...page.edges.map(({ node }) => node))
  }
  return found
}

interface Page<Item> {
  readonly items: readonly Item[]
  /** Of the first page alone: counting takes the server a third of a page's time. */
  readonly totalCount?: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

async function allPages<Item>(
  max_count: number,
  report: Loading['report'],
  page: (after: string | null) => Promise<Page<Item>>,
): Promise<List<Item>> {
  const items: Item[] = []
  let total = 0
  for (let after: string | null = null; ; ) {
    const { items: more, totalCount, pageInfo } = await page(after)
    items.push(...more)
    total = totalCount ?? total
    const isAll = !pageInfo.hasNextPage || items.length >= max_count
    if (isAll) return { items, total }
    report({ done: items.length, of: total })
    after = pageInfo.endCursor ?? null
  }
}
