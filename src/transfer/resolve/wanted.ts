import { fold } from '../../domain/fold.js'
import type { Unresolved } from '../import/row.js'
import { type Area, countryWritten } from './countries.js'
import { type NamedPlace, placesKnownAs } from './exonyms.js'
import type { Gazetteer, Place } from './gazetteer.js'
import { byPeople, placesNamed } from './locate.js'
import { type Reading, readName } from './read-name.js'
import { spellingsOf } from './spellings.js'
import { transliterationsOf } from './transliterations.js'

/** How a name of the graph fits what is wanted, the surest first. */
export const ways = [
  'ID',
  'DECISION',
  'NAME',
  'BARE',
  'EXONYM',
  'SPELLING',
  'PART',
  'TRANSLITERATION',
  'EXTENDED',
  'BEGINNING',
  'FUZZY',
] as const
export type Way = (typeof ways)[number]

/** A key to look for, and how whatever has it would fit. */
export interface Sought {
  readonly key: string
  readonly way: Way
  readonly reading: Reading
  /** Of an exonym: the place that both names stand for. */
  readonly place?: NamedPlace
}

/** A name with all that it can be looked up by. */
export interface Wanted {
  readonly unresolved: Unresolved
  readonly readings: readonly Reading[]
  /** Where the place is: of these areas in one; null where nobody says. */
  readonly areas: readonly Area[] | null
  /** That the name says one country and its row another. */
  readonly contradiction: boolean
  readonly sought: readonly Sought[]
  /** The places of the gazetteer that may be meant, the most populous first; null without a gazetteer. */
  readonly places: readonly Place[] | null
  /** That it is a place's name as it stands, by the gazetteer or by the list of exonyms: then nothing like it is meant. */
  readonly isKnownName: boolean
}

/** That something says where the place is. */
export const isPlaced = ({ areas, unresolved }: Wanted): boolean => areas !== null || unresolved.near !== undefined

/** Every key once: for what it fits the surest. */
function surestOf(sought: readonly Sought[]): Sought[] {
  const sorted = [...sought].sort((a, b) => ways.indexOf(a.way) - ways.indexOf(b.way))
  const byKey = new Map<string, Sought>()
  for (const one of sorted) if (!byKey.has(one.key)) byKey.set(one.key, one)
  return [...byKey.values()]
}

/** Reads what is wanted. Names of anything but cities are taken as they stand. */
export function wanted(unresolved: Unresolved, gazetteer: Gazetteer | null): Wanted {
  if (unresolved.type === 'City') return wantedCity(unresolved, gazetteer)
  const [reading] = readName(unresolved.name).readings
  const readings = reading ? [reading] : []
  const sought = readings.map((one): Sought => ({ key: one.key, way: 'NAME', reading: one }))
  return { unresolved, readings, areas: null, contradiction: false, sought, places: null, isKnownName: false }
}

function wantedCity(unresolved: Unresolved, gazetteer: Gazetteer | null): Wanted {
  const { readings, areas: said } = readName(unresolved.name)
  const areas = areasOf(unresolved, said)
  const distinct = surestOf(soughtOf(readings, areas))
  const whole = distinct.filter(({ way }) => way === 'NAME')
  return {
    unresolved,
    readings,
    areas,
    contradiction: areas !== null && areas.length === 0,
    sought: distinct,
    places: gazetteer && placesOf(distinct, areas, gazetteer),
    isKnownName:
      soughtOf(
        readings.filter(({ as }) => as === 'WHOLE'),
        areas,
      ).some(({ way }) => way === 'EXONYM') ||
      (gazetteer !== null && placesOf(whole, areas, gazetteer).length > 0),
  }
}

/** All that a place may be called. */
function soughtOf(readings: readonly Reading[], areas: Wanted['areas']): Sought[] {
  const also = (key: string, reading: Reading, way: Way): Sought[] =>
    placesKnownAs(key)
      .filter(({ country }) => !areas?.length || areas.some((area) => area.country === country))
      .flatMap((place) => place.keys.map((other) => ({ key: other, reading, way, place })))
  const spelt = readings.flatMap((reading) =>
    spellingsOf(reading.text, reading.key).map((key) => ({ key, reading, way: 'SPELLING' as const })),
  )
  return [
    ...readings.map((reading): Sought => ({ key: reading.key, reading, way: wayOf(reading) })),
    ...readings.flatMap((reading) => also(reading.key, reading, reading.as === 'PART' ? 'PART' : 'EXONYM')),
    ...spelt,
    ...spelt.flatMap(({ key, reading }) => also(key, reading, 'SPELLING')),
    ...readings
      .filter(({ as }) => as !== 'PART')
      .flatMap((reading) =>
        // The soft sign of `Novovolyns’k` is left away in other languages.
        [reading.key, fold(reading.text.replaceAll(/['’ʼ‘`´]/g, ''))]
          .flatMap(transliterationsOf)
          .map((key): Sought => ({ key, reading, way: 'TRANSLITERATION' })),
      ),
  ]
}

const wayOf = ({ as }: Reading): Way => (as === 'WHOLE' ? 'NAME' : as)

function areasOf({ country }: Unresolved, said: readonly Area[]): readonly Area[] | null {
  if (country === undefined) return said.length === 0 ? null : said
  const code = countryWritten(country) ?? country
  return said.length === 0 ? [{ country: code }] : said.filter((area) => area.country === code)
}

/** Of the names that are the surest to be what is meant: a place known by a looser one does not count beside them. */
function placesOf(sought: readonly Sought[], areas: readonly Area[] | null, gazetteer: Gazetteer): Place[] {
  const isWithin = (place: Place): boolean =>
    areas === null ||
    areas.some(({ country, region }) => country === place.country && (region ?? place.region) === place.region)
  for (const among of [['NAME'], ['BARE', 'SPELLING'], ['PART', 'TRANSLITERATION']] as readonly (readonly Way[])[]) {
    const keys = sought.flatMap(({ key, way }) => (among.includes(way) ? [key] : []))
    const found = new Set(keys.flatMap((key) => placesNamed(key, gazetteer)).filter(isWithin))
    if (found.size > 0) return [...found].sort(byPeople)
  }
  return []
}
