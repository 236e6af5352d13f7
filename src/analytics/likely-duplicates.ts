import { greatCircle_km } from '../domain/great-circle.js'

/** Why two cities may be one, and why they may not. */
export const DuplicateReason = {
  SHARED_ID: 'SHARED_ID',
  SAME_NAME: 'SAME_NAME',
  SHARED_ALIAS: 'SHARED_ALIAS',
  NEAR: 'NEAR',
  LIKE_POPULATION: 'LIKE_POPULATION',
  SHARED_TWINS: 'SHARED_TWINS',
  OTHER_COUNTRY: 'OTHER_COUNTRY',
  FAR: 'FAR',
  OTHER_SIZE: 'OTHER_SIZE',
  OTHER_KIND: 'OTHER_KIND',
  OTHER_ITEM: 'OTHER_ITEM',
  TWINNED: 'TWINNED',
} as const
export type DuplicateReason = keyof typeof DuplicateReason

export interface Evidence {
  readonly reason: DuplicateReason
  /** What it adds: the score is 1 less the product of what each leaves of 1. Of what speaks against it, the factor of the score. */
  readonly weight: number
  /** Kilometres, shared twins, times; null where there is nothing to count. */
  readonly value: number | null
  /** The name, where it is one. */
  readonly name: string | null
}

export interface LikelyDuplicate {
  /** Numbers of the cities, the lower first. */
  readonly cities: readonly [number, number]
  /** From 0 to 1, to three digits. */
  readonly score: number
  readonly evidence: readonly Evidence[]
}

/** Cities by number, and what tells them apart. */
export interface DuplicateSearch {
  /** A line for each city: its names as they fold, with tabs between; of the name that is shown, first. */
  readonly names: string
  /** Numbers of countries; -1 where unknown. */
  readonly countries: Int32Array
  /** Degrees; NaN where unknown. */
  readonly latitudes: Float64Array
  readonly longitudes: Float64Array
  /** -1 where unknown. */
  readonly populations: Int32Array
  /** 0 where unknown. */
  readonly kinds: Uint8Array
  /** Numbers of items and of GeoNames; NaN where there is none. */
  readonly items: Float64Array
  readonly geonames: Float64Array
  /** What stands for each city among the twins. */
  readonly nodes: Int32Array
  /** The twins of city c, each once, from `offsets[c]` up to but not including `offsets[c + 1]`. */
  readonly offsets: Int32Array
  readonly twins: Int32Array
  readonly minScore: number
  /** The most pairs that are given. */
  readonly limit: number
  /** Cities of one name that are compared each with each. */
  readonly namesakesMax_count: number
}

export interface LikelyDuplicates {
  /** The likeliest first, then in the order of their cities. */
  readonly pairs: readonly LikelyDuplicate[]
  /** How many there are in all. */
  readonly count: number
}

/** So near, also what has other names is compared. */
const besides_km = 2
const degree_km = 111
const near_km = 20
const far_km = 40
const otherSize_times = 20

/**
 * Pairs of cities that may be one. Compared are those that share a name (in one country, or where it
 * is not known), an id, or nearly the place; evidence is put together as independent (noisy or,
 * Pearl 1988, "Probabilistic reasoning in intelligent systems", section 4.3).
 */
export function likelyDuplicates(search: DuplicateSearch): LikelyDuplicates {
  const names = search.names === '' ? [] : search.names.split('\n').map((line) => line.split('\t'))
  const found: LikelyDuplicate[] = []
  for (const [a, others] of candidates(search, names))
    for (const b of others) {
      const evidence = compare(search, names, a, b)
      const score = scoreOf(evidence)
      if (score >= search.minScore) found.push({ cities: [a, b], score, evidence })
    }
  found.sort((x, y) => y.score - x.score || x.cities[0] - y.cities[0] || x.cities[1] - y.cities[1])
  return { pairs: found.slice(0, search.limit), count: found.length }
}

type Candidates = Map<number, Set<number>>

function candidates(search: DuplicateSearch, names: readonly (readonly string[])[]): Candidates {
  const all: Candidates = new Map()
  const add = (a: number, b: number): void => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const known = all.get(low)
    if (known) known.add(high)
    else all.set(low, new Set([high]))
  }
  const { countries, namesakesMax_count } = search
  const byName = new Map<string, number[]>()
  for (const [city, own] of names.entries()) for (const name of new Set(own)) if (name !== '') put(byName, name, city)
  for (const group of byName.values())
    if (group.length <= namesakesMax_count)
      each(group, (a, b) => {
        if (mayBeOneCountry(countries, a, b)) add(a, b)
      })
  for (const ids of [search.items, search.geonames]) {
    const byId = new Map<number, number[]>()
    for (const [city, id] of ids.entries()) if (!Number.isNaN(id)) put(byId, id, city)
    for (const group of byId.values()) if (group.length <= namesakesMax_count) each(group, add)
  }
  eachBeside(search, add)
  return all
}

function put<K>(groups: Map<K, number[]>, key: K, city: number): void {
  const group = groups.get(key)
  if (group) group.push(city)
  else groups.set(key, [city])
}

function each(group: readonly number[], pair: (a: number, b: number) => void): void {
  for (let i = 0; i < group.length; i++)
    for (let j = i + 1; j < group.length; j++) pair(group[i] as number, group[j] as number)
}

const mayBeOneCountry = (countries: Int32Array, a: number, b: number): boolean =>
  countries[a] === -1 || countries[b] === -1 || countries[a] === countries[b]

/** Along the parallels: each city with those that follow it to the north within the distance. */
function eachBeside(search: DuplicateSearch, pair: (a: number, b: number) => void): void {
  const { latitudes } = search
  const order = Array.from(latitudes.keys())
    .filter((city) => !Number.isNaN(latitudes[city]))
    .sort((a, b) => (latitudes[a] as number) - (latitudes[b] as number))
  for (let i = 0; i < order.length; i++) {
    const a = order[i] as number
    for (let j = i + 1; j < order.length; j++) {
      const b = order[j] as number
      if ((latitudes[b] as number) - (latitudes[a] as number) > besides_km / degree_km) break
      const km = distanceOf(search, a, b)
      if (km !== null && km <= besides_km) pair(a, b)
    }
  }
}

function distanceOf({ latitudes, longitudes }: DuplicateSearch, a: number, b: number): number | null {
  const places = [latitudes[a], longitudes[a], latitudes[b], longitudes[b]] as [number, number, number, number]
  return places.some(Number.isNaN) ? null : greatCircle_km(...places)
}

function compare(search: DuplicateSearch, names: readonly (readonly string[])[], a: number, b: number): Evidence[] {
  return [
    ...byIds(search, a, b),
    ...byNames(search, names, a, b),
    ...byPlace(search, a, b),
    ...bySize(search, a, b),
    ...byTwins(search, a, b),
    ...byKind(search, a, b),
  ]
}

const evidence = (
  reason: DuplicateReason,
  weight: number,
  value: number | null = null,
  name: string | null = null,
): Evidence => ({
  reason,
  weight,
  value,
  name,
})

function byIds({ items, geonames, countries }: DuplicateSearch, a: number, b: number): Evidence[] {
  const [one, other] = [items[a] as number, items[b] as number]
  const isShared = one === other || geonames[a] === geonames[b]
  const isOther = !Number.isNaN(one) && !Number.isNaN(other) && one !== other
  return [
    ...(isShared ? [evidence('SHARED_ID', 0.9)] : []),
    ...(isOther ? [evidence('OTHER_ITEM', 0.7)] : []),
    ...(mayBeOneCountry(countries, a, b) ? [] : [evidence('OTHER_COUNTRY', 0.3)]),
  ]
}

function byNames(
  { countries }: DuplicateSearch,
  names: readonly (readonly string[])[],
  a: number,
  b: number,
): Evidence[] {
  const [own = [], other = []] = [names[a], names[b]]
  const [shown = ''] = own
  const others = new Set(other)
  const isKnown = countries[a] !== -1 && countries[b] !== -1
  if (shown !== '' && shown === other[0]) return [evidence('SAME_NAME', isKnown ? 0.6 : 0.45, null, shown)]
  const shared = own.find((name) => name !== '' && others.has(name))
  return shared === undefined ? [] : [evidence('SHARED_ALIAS', isKnown ? 0.45 : 0.3, null, shared)]
}

function byPlace(search: DuplicateSearch, a: number, b: number): Evidence[] {
  const km = distanceOf(search, a, b)
  if (km === null) return []
  if (km > far_km) return [evidence('FAR', 0.3, km)]
  return km < near_km ? [evidence('NEAR', 0.5 * (1 - km / near_km), km)] : []
}

function bySize({ populations }: DuplicateSearch, a: number, b: number): Evidence[] {
  const [low, high] = [populations[a] as number, populations[b] as number].sort((x, y) => x - y) as [number, number]
  if (low <= 0) return []
  const times = high / low
  if (times > otherSize_times) return [evidence('OTHER_SIZE', 0.5, times)]
  return times <= 1.5 ? [evidence('LIKE_POPULATION', times <= 1.1 ? 0.2 : 0.1, times)] : []
}

/** By the share of all twins of both that both have (Jaccard 1901). */
function byTwins({ nodes, offsets, twins }: DuplicateSearch, a: number, b: number): Evidence[] {
  const of = (city: number): Int32Array => twins.subarray(offsets[city] as number, offsets[city + 1] as number)
  const [own, other] = [of(a), new Set(of(b))]
  if (other.has(nodes[a] as number)) return [evidence('TWINNED', 0.2)]
  let shared = 0
  for (const twin of own) if (other.has(twin)) shared++
  if (shared === 0) return []
  const all = own.length + other.size - shared
  return [evidence('SHARED_TWINS', 0.5 * (shared / all) + 0.05 * Math.min(shared, 3), shared)]
}

function byKind({ kinds }: DuplicateSearch, a: number, b: number): Evidence[] {
  const isOther = kinds[a] !== 0 && kinds[b] !== 0 && kinds[a] !== kinds[b]
  return isOther ? [evidence('OTHER_KIND', 0.7)] : []
}

const against: ReadonlySet<DuplicateReason> = new Set([
  'OTHER_COUNTRY',
  'FAR',
  'OTHER_SIZE',
  'OTHER_KIND',
  'OTHER_ITEM',
  'TWINNED',
])

function scoreOf(found: readonly Evidence[]): number {
  let left = 1
  let factor = 1
  for (const { reason, weight } of found)
    if (against.has(reason)) factor *= weight
    else left *= 1 - weight
  return Math.round((1 - left) * factor * 1000) / 1000
}
