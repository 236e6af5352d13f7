import { ask } from '../api/ask.js'
import {
  type CityFilter,
  MapCities,
  MapTwinnings,
  type MapTwinningsQueryVariables,
  StatusCoverage,
} from '../api/generated.js'
import { bounds } from '../bounds.js'
import type { Progress } from '../state/use-answer.js'
import type { ViewState } from '../state/view-state.js'
import { cityFilter, dateOf, isNarrow, sourceFilter, twinningFilter } from './choice-filters.js'
import { loadGroups } from './load-groups.js'
import { assembleNetwork, type Bounded, type MapCity, type Network, type Tie } from './network.js'
import { sharedTies } from './shared-ties.js'
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
  const { layers, language } = choice
  const where = { ...cityFilter(choice), ...sourceFilter(choice) }
  const sharedLayers = layers.filter((layer) => layer !== 'twinnings')
  const listed = rememberedCities(where, language, loading)
  const [cities, twinnings, fits, ...groups] = await Promise.all([
    listed,
    layers.includes('twinnings') ? loadTwinnings(choice, loading) : { items: [], total: 0 },
    sharedLayers.length > 0 ? loadFitting(choice, listed, loading) : () => true,
    ...sharedLayers.map((layer) => loadGroups(layer, choice, loading.signal)),
  ])
  const shared = sharedLayers.map((layer, index) => sharedTies({ layer, groups: groups[index] ?? [], fits }))
  const ties = [...twinnings.items, ...shared.flatMap((one) => one.ties)]
  const leftOut = shared.flatMap((one) => one.leftOut)
  const tied = ties.flatMap(({ from, to }) => [from, to])
  const untied = leftOut.flatMap(({ group }) => group.members.map(({ id }) => id))
  const found = await loadMissing(cities.items, [...tied, ...untied], language, loading.signal)
  const isTied = new Set(tied)
  const aside = new Map(found.filter(({ id }) => !isTied.has(id)).map((city) => [city.id, city]))
  return assembleNetwork([...cities.items, ...found.filter(({ id }) => isTied.has(id))], ties, {
    cutCities: cutOf(cities.items.length, cities.total),
    cutTies: cutOf(twinnings.items.length, twinnings.total),
    leftOut: leftOut.map((one) => ({ ...one, cities: one.group.members.flatMap(({ id }) => aside.get(id) ?? []) })),
  })
}

/** Which cities the filters leave, whoever says that they exist. */
async function loadFitting(
  choice: NetworkChoice,
  listed: Promise<List<MapCity>>,
  loading: Loading,
): Promise<(id: string) => boolean> {
  const where = cityFilter(choice)
  if (!isNarrow(where)) return () => true
  const { items } = await (choice.source === null ? listed : rememberedCities(where, choice.language, loading))
  const ids = new Set(items.map(({ id }) => id))
  return (id) => ids.has(id)
}

const cutOf = (shown: number, all: number): Bounded | null => (shown < all ? { shown, all } : null)

const remembered = new Map<string, List<MapCity>>()
const rememberedMax_count = 2

/** Of the last filters: a date moved along its slider changes the ties alone. */
async function rememberedCities(where: CityFilter, language: string, loading: Loading): Promise<List<MapCity>> {
  const key = JSON.stringify([where, language])
  const known = remembered.get(key)
  if (known) return known
  const list = await loadCities(where, language, loading.signal, loading.report)
  const [oldest] = remembered.keys()
  if (remembered.size >= rememberedMax_count && oldest !== undefined) remembered.delete(oldest)
  remembered.set(key, list)
  return list
}

async function loadCities(
  where: CityFilter,
  language: string,
  signal: AbortSignal,
  report: Loading['report'],
): Promise<List<MapCity>> {
  return listOf(bounds.cities_count, report, async (after) => {
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
  return listOf(bounds.ties_count, loading.report, async (after) => {
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

/** The other ends of ties, where a filter left them out. */
async function loadMissing(
  cities: readonly MapCity[],
  ids: readonly string[],
  language: string,
  signal: AbortSignal,
): Promise<readonly MapCity[]> {
  const known = new Set(cities.map(({ id }) => id))
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  const found: MapCity[] = []
  for (let start = 0; start < missing.length; start += bounds.page_rows) {
    const some = missing.slice(start, start + bounds.page_rows)
    const { cities: page } = await ask(MapCities, { where: { id: { in: some } }, language, isCounted: false }, signal)
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

async function listOf<Item>(
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
