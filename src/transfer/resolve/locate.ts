import { greatCircle_km } from '../../domain/great-circle.js'
import type { Distinguished } from '../../graph/queries/name-matches.js'
import { limits } from '../../limits.js'
import { placesKnownAs } from './exonyms.js'
import type { Gazetteer, Place } from './gazetteer.js'
import type { Named } from './named.js'

/** Degrees, WGS 84. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** An entity whose name fits, with the places of the gazetteer that it can be. */
export interface Located extends Named {
  /** The most populous first; none without a gazetteer, or where it has none that fits what the graph says. */
  readonly places: readonly Place[]
}

export const pointOf = ({ latitude, longitude }: Distinguished): Point | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }

export const distance_km = (a: Point, b: Point): number =>
  greatCircle_km(a.latitude, a.longitude, b.latitude, b.longitude)

/** The places that a name can stand for: its own, and of each that has it as an exonym the largest. */
export function placesNamed(key: string, gazetteer: Gazetteer): Place[] {
  const known = placesKnownAs(key).flatMap(({ country, keys }) => {
    const [largest] = keys
      .flatMap((other) => gazetteer.named(other).filter((place) => place.country === country))
      .sort(byPeople)
    return largest ?? []
  })
  return [...new Set([...gazetteer.named(key), ...known])].sort(byPeople)
}

export const byPeople = (a: Place, b: Place): number => b.population - a.population || a.geonamesId - b.geonamesId

/**
 * Finds out which places candidates can be: those of their names that fit what the graph says
 * of them, without those that others are for sure. `Athen` can only be the Greek one; so an
 * `Athens` beside it is one of the American ones.
 */
export function locate(candidates: readonly Named[], gazetteer: Gazetteer | null): Located[] {
  if (gazetteer === null) return candidates.map((named) => ({ ...named, places: [] }))
  const entities = new Map(candidates.map(({ entity }) => [entity.id, entity]))
  const places = new Map([...entities].map(([id, entity]) => [id, placesOf(entity, gazetteer)]))
  for (let changed = true; changed; ) {
    changed = false
    const taken = new Set([...places.values()].flatMap(([only, ...more]) => (only && more.length === 0 ? [only] : [])))
    for (const [id, possible] of places) {
      const left = possible.length > 1 ? possible.filter((place) => !taken.has(place)) : possible
      if (left.length === possible.length || left.length === 0) continue
      places.set(id, left)
      changed = true
    }
  }
  return candidates.map((named) => ({ ...named, places: places.get(named.entity.id) ?? [] }))
}

function placesOf(entity: Distinguished, gazetteer: Gazetteer): Place[] {
  const named = [...new Set(entity.nameKeys.flatMap((key) => placesNamed(key, gazetteer)))].sort(byPeople)
  const same = named.find(({ geonamesId }) => geonamesId === entity.geonamesId)
  if (same) return [same]
  const inCountry = named.filter(({ country }) => entity.countries.length === 0 || entity.countries.includes(country))
  const point = pointOf(entity)
  if (point === null) return inCountry
  const nearest = inCountry
    .map((place) => ({ place, distance: distance_km(place, point) }))
    .sort((a, b) => a.distance - b.distance)[0]
  return nearest && nearest.distance <= limits.samePlaceMax_km ? [nearest.place] : []
}
