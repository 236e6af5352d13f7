import { fold } from '../../domain/fold.js'
import type { Distinguished } from '../../graph/queries/name-matches.js'
import { limits } from '../../limits.js'
import { isAnothersName, isShared, type NamedPlace, placesKnownAs } from './exonyms.js'
import type { Gazetteer, Place } from './gazetteer.js'
import { distance_km, type Located, placesNamed, pointOf } from './locate.js'
import { isPlaced, type Wanted, type Way } from './wanted.js'

export interface Situation {
  readonly wanted: Wanted
  readonly gazetteer: Gazetteer | null
  /** All that may be meant, the one that is judged among them. */
  readonly candidates: readonly Located[]
}

/** What something says for or against a candidate. */
export interface Finding {
  /** What its trust is multiplied by: 1 confirms it, 0 rules it out. */
  readonly factor: number
  readonly words: string
}

type Evidence = (located: Located, situation: Situation) => Finding | null

const finding = (factor: number, words: string): Finding => ({ factor, words })
const shownKm = (distance: number): string => `${Math.round(distance)} km`
const listed = (areas: Wanted['areas']): string =>
  [...new Set((areas ?? []).map(({ country, region }) => (region ? `${country}-${region}` : country)))].join(' or ')

/** Where the entity is, beside where it is said to be. */
const area: Evidence = (located, situation) => {
  const { areas, contradiction } = situation.wanted
  if (areas === null) return null
  if (contradiction) return finding(0.5, 'the name says another country than stands beside it')
  const { countries } = located.entity
  if (countries.length === 0) return areaByPlace(located, situation)
  const within = areas.filter(({ country }) => countries.includes(country))
  if (within.length === 0) return finding(0, `in ${countries.join(', ')}, not in ${listed(areas)}`)
  return within.some(({ region }) => region === undefined)
    ? finding(1, `in ${countries.join(', ')}`)
    : inRegion(located, situation)
}

/** In a state of a country, of which the graph knows nothing. */
function inRegion({ places }: Located, { wanted, gazetteer }: Situation): Finding {
  if (gazetteer === null) return finding(0.9, `whether in ${listed(wanted.areas)} is not known`)
  return isWithin(places[0], wanted)
    ? finding(1, `in ${listed(wanted.areas)}`)
    : finding(0.3, `not in ${listed(wanted.areas)}`)
}

const isWithin = (place: Place | undefined, { areas }: Wanted): boolean =>
  place !== undefined &&
  (areas === null ||
    areas.some(({ country, region }) => country === place.country && (region ?? place.region) === place.region))

/** Of an entity whose country the graph does not have: by the places that it can be. */
function areaByPlace({ places, entity, way }: Located, { wanted, gazetteer }: Situation): Finding {
  const known = knownPlaces(entity)
  const isKnown = known.some((place) => isKnownWithin(place, wanted))
  if (gazetteer === null) return areaByList(known, isKnown, wanted)
  const [largest] = places
  if (largest === undefined) {
    const isWritten = way === 'SPELLING' || way === 'TRANSLITERATION' || way === 'EXONYM' || way === 'BARE'
    return isWritten && (wanted.places ?? []).length > 0
      ? finding(0.95, `GeoNames has '${wanted.places?.[0]?.name}' in ${listed(wanted.areas)}`)
      : finding(0.86, 'GeoNames does not know it')
  }
  const [meant] = places.filter((place) => isWithin(place, wanted))
  if (meant === undefined) return finding(0.3, `GeoNames has it in ${largest.country}, none in ${listed(wanted.areas)}`)
  if (places.length === 1 || pointOf(entity)) return finding(0.99, `in ${meant.country} by GeoNames`)
  if (meant === largest) return finding(0.97, `the largest of its name is in ${meant.country} (GeoNames)`)
  return isKnown
    ? finding(0.9, `known in ${meant.country}, though there is a larger one in ${largest.country} (GeoNames)`)
    : finding(0.8, `there is a larger one in ${largest.country} (GeoNames)`)
}

/** The same where the lists of exonyms are all that is known. */
function areaByList(known: readonly NamedPlace[], isKnown: boolean, { areas }: Wanted): Finding {
  if (isKnown) return finding(0.97, `known in ${listed(areas)}`)
  if (known.length > 0) return finding(0.8, `known in ${[...new Set(known.map(({ country }) => country))].join(', ')}`)
  const isRegion = areas?.every(({ region }) => region !== undefined) ?? false
  return finding(isRegion ? 0.8 : 0.93, 'its country is not known')
}

const knownPlaces = ({ nameKeys }: Distinguished): NamedPlace[] => [...new Set(nameKeys.flatMap(placesKnownAs))]

/** Of which region it is the list says only of places that have namesakes. */
const isKnownWithin = (place: NamedPlace, { areas }: Wanted): boolean =>
  areas?.some(
    ({ country, region }) =>
      country === place.country && (region === undefined || place.region === undefined || place.region === region),
  ) ?? false

/** Larger places of the name, where nobody says which is meant. */
const namesake: Evidence = ({ places, entity }, { wanted, candidates }) => {
  const [own] = places
  const [largest] = wanted.places ?? []
  if (isPlaced(wanted) || own === undefined || largest === undefined || own === largest) return null
  const ratio = largest.population / Math.max(own.population, entity.population ?? 0, 1)
  const isInGraph = candidates.some((other) => other.places[0] === largest)
  if (isInGraph && ratio >= limits.populationLead_times) return finding(0.95, `a small one beside ${largest.country}'s`)
  if (isInGraph) return null
  return ratio >= limits.largerNamesake_times
    ? finding(0.8, `the larger one in ${largest.country} is not in the graph`)
    : null
}

/** A name by which a well-known place goes, beside an entity that has another name of that place. */
const rival: Evidence = ({ way, entity, sought }, { wanted, gazetteer, candidates }) => {
  if (way !== 'NAME' && way !== 'BARE') return null
  const other = candidates.find(
    ({ way: otherWay, entity: { id }, sought: { place } }) =>
      otherWay === 'EXONYM' && id !== entity.id && place?.keys.includes(sought.key),
  )
  const place = other?.sought.place
  if (!other || !place || entity.countries.length > 0 || isOwnName(sought.key, place, wanted)) return null
  // That can be another's name as well.
  if (isShared(other.sought.key) || isAnothersName(other.sought.key, place)) return null
  const words = `so is '${other.entity.name}' called`
  // Where that place is said to be, it is meant: others of the name are elsewhere.
  if (isShared(sought.key) && isKnownWithin(place, wanted)) return finding(0.9, `${words}, in ${place.country}`)
  return gazetteer === null ? finding(0.97, words) : null
}

/** That a name is first of all a place's own: `Bergen` is Mons in Belgium too, but a city of that name. */
function isOwnName(key: string, other: NamedPlace, wanted: Wanted): boolean {
  if (other.keys[0] === key) return !isShared(key)
  return isAnothersName(key, other, (place) => wanted.areas === null || isKnownWithin(place, wanted))
}

const near: Evidence = ({ entity }, { wanted }) => {
  const { near: there } = wanted.unresolved
  if (there === undefined) return null
  const point = pointOf(entity)
  if (point === null) return finding(0.97, 'where it lies is not known')
  const distance = distance_km(there, point)
  if (distance <= limits.samePlaceMax_km) return finding(1, `${shownKm(distance)} from there`)
  return finding(distance <= 2 * limits.samePlaceMax_km ? 0.9 : 0.3, `${shownKm(distance)} from there`)
}

const population: Evidence = ({ entity, places }, { wanted }) => {
  const said = wanted.unresolved.population
  const known = entity.population ?? places[0]?.population
  if (!said || !known) return null
  const ratio = Math.max(said, known) / Math.min(said, known)
  return ratio <= limits.samePopulationMax_times ? null : finding(0.85, `has ${known} people, not ${said}`)
}

/** Words beside the name that nobody understands: perhaps they tell it from a larger namesake (`Münster (Hessen)`). */
const besides: Evidence = ({ sought: { reading }, entity }, { wanted, gazetteer }) => {
  const { besides: words, surrounded } = reading
  if (words === undefined) return null
  if (isCalled(entity, fold(words))) return finding(1, `so is '${words}'`)
  const namesakes = gazetteer ? placesNamed(reading.key, gazetteer).filter((place) => isWithin(place, wanted)) : []
  const isOnly = namesakes.length === 1 || isNear(entity, wanted)
  return finding(isOnly ? 0.95 : surrounded ? 0.9 : 0.85, `'${words}' is not understood`)
}

/** That it has a name, or that the lists have it as another name of what it has. */
const isCalled = ({ nameKeys }: Distinguished, key: string): boolean =>
  nameKeys.includes(key) || placesKnownAs(key).some(({ keys }) => keys.some((other) => nameKeys.includes(other)))

/** A part of a name, or something like it, where the whole is a name or the other parts are none of the same place. */
const loose: Evidence = ({ way, sought: { reading }, entity, places }, { wanted }) => {
  if (wanted.isKnownName && isAnother(way, places, wanted)) return finding(0.8, 'what is written is a name of its own')
  if (way !== 'PART' || reading.besides !== undefined) return null
  const parts = wanted.readings.filter(({ as, besides: words }) => as === 'PART' && words === undefined)
  if (parts.filter(({ key }) => isCalled(entity, key)).length > 1) return null
  return finding(0.9, reading.hyphenated ? 'a hyphen joins words of one name' : 'the rest is no name of it')
}

const isLonger = (way: Way): boolean => way === 'EXTENDED' || way === 'BEGINNING'

/** What the gazetteer does not have can be one of its places under another name, but not by a typo. */
function isAnother(way: Way, places: readonly Place[], { places: meant }: Wanted): boolean {
  if (places.some((place) => meant?.includes(place))) return way === 'FUZZY'
  if (way === 'PART' || way === 'BARE' || way === 'FUZZY') return true
  return (way === 'TRANSLITERATION' || isLonger(way)) && places.length > 0
}

/** A typo, or a name that has more to it: sure only where something else says that it is this one. */
const alike: Evidence = (located, { wanted, gazetteer }) => {
  if (located.way !== 'FUZZY' && !isLonger(located.way)) return null
  const other = located.way === 'FUZZY' && gazetteer ? otherAlike(located, wanted, gazetteer) : null
  if (other) return finding(0.9, `'${other.name}' in ${other.country} is as like (GeoNames)`)
  if (isConfirmed(located, wanted)) return finding(1.05, 'which fits where it is')
  return gazetteer === null ? finding(0.93, 'nothing else says so') : null
}

/** Another place that a typo can stand for, and that is not much smaller. */
function otherAlike(
  { sought, typos = 0, entity, places }: Located,
  wanted: Wanted,
  gazetteer: Gazetteer,
): Place | null {
  const own = entity.population ?? places[0]?.population ?? 0
  const others = gazetteer
    .alike(sought.key, typos)
    .filter((place) => isWithin(place, wanted) && !places.includes(place))
  return others.find(({ population: people }) => people * limits.populationLead_times > own) ?? null
}

function isConfirmed({ entity, places }: Located, wanted: Wanted): boolean {
  if (isNear(entity, wanted)) return true
  if (wanted.areas === null) return false
  return entity.countries.length > 0
    ? wanted.areas.some(({ country }) => entity.countries.includes(country))
    : isWithin(places[0], wanted)
}

function isNear(entity: Distinguished, { unresolved: { near: there } }: Wanted): boolean {
  const point = pointOf(entity)
  return point !== null && there !== undefined && distance_km(there, point) <= limits.samePlaceMax_km
}

/** All that is looked at, in the order in which it is told. */
export const evidence: readonly Evidence[] = [area, near, population, namesake, rival, besides, loose, alike]
