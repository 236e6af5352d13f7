import { fold } from '../../domain/fold.js'
import { editDistance } from './edit-distance.js'
import { easternEurope } from './exonyms/eastern-europe.js'
import { northernEurope } from './exonyms/northern-europe.js'
import { sharedNames } from './exonyms/shared-names.js'
import { westernEurope } from './exonyms/western-europe.js'
import { world } from './exonyms/world.js'

/** One place, and the names by which people of different languages and times know it. */
export interface NamedPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** GeoNames' code of the region, where the place has namesakes in its country. */
  readonly region?: string
  /** The first is the one that the place itself uses most. */
  readonly names: readonly string[]
  /** The same as `fold` gives them. */
  readonly keys: readonly string[]
}

/**
 * Names that no rule of spelling leads from one to the other: `Wien`, `Vienna`, `Bécs`; and
 * short ones for which everybody knows the place: `Frankfurt` is the one on the Main. A line
 * holds a country, perhaps with GeoNames' code of a region, and the names of one place in it, parted by commas. Put together by hand
 * from general knowledge, after no list; only names that a source would use. One that stands
 * for places in several countries stands in a line of each.
 */
const lines = `${westernEurope}${northernEurope}${easternEurope}${world}`

let byKey: ReadonlyMap<string, readonly NamedPlace[]> | null = null

/** The places that a name, as it folds, is known to stand for. */
export function placesKnownAs(key: string): readonly NamedPlace[] {
  byKey ??= read()
  return byKey.get(key) ?? []
}

/** That a name of a place is what another of the list calls itself, if that one can be meant. */
export const isAnothersName = (
  key: string,
  place: NamedPlace,
  canBeMeant: (other: NamedPlace) => boolean = () => true,
): boolean => placesKnownAs(key).some((other) => other !== place && other.keys[0] === key && canBeMeant(other))

let sharedKeys: ReadonlySet<string> | null = null

/** That places elsewhere have a name of the list, as it folds, as their own: who bears it can be one of them. */
export function isShared(key: string): boolean {
  sharedKeys ??= new Set(sharedNames.split(/, |\n/))
  return sharedKeys.has(key)
}

/** The names in the list, as they fold, of which so many letters are others than in a name. */
export function exonymsLike(key: string, typos_count: number): string[] {
  byKey ??= read()
  return [...byKey.keys()].filter((other) => other !== key && editDistance(other, key, typos_count) <= typos_count)
}

function read(): Map<string, NamedPlace[]> {
  const places = new Map<string, NamedPlace[]>()
  for (const line of lines.split('\n')) {
    if (line === '') continue
    const [where = ''] = line.split(' ', 1)
    const [country = '', region] = where.split('-')
    const names = line.slice(where.length + 1).split(', ')
    const place = { country, ...(region ? { region } : {}), names, keys: [...new Set(names.map(fold))] }
    for (const key of place.keys) places.set(key, [...(places.get(key) ?? []), place])
  }
  return places
}
