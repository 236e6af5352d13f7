import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EntityFact, RelationshipFact } from '../../src/domain/facts.js'
import type { Graph } from '../../src/graph/graph.js'
import { checksumOf } from '../../src/transfer/checksum.js'
import { importEdges } from '../../src/transfer/edges/import-edges.js'
import { sharedData } from '../support/engines.js'

const folder = join(sharedData, 'wikidata-p190-2016')
const edges = join(folder, 'relations.tsv')
const labels = join(folder, 'names.tsv')
const places = join(folder, 'places.csv')

/** Null when the data is there, else one sentence that says what to do. */
export function whyNoData(): string | null {
  const missing = [edges, labels, places].filter((path) => !existsSync(path))
  if (missing.length === 0) return null
  return `The data to measure on is not here: ${missing.join(', ')} missing. Set CITYTIES_SHARED_DATA to the folder that holds wikidata-p190-2016.`
}

export const readData = (): Promise<Buffer[]> => Promise.all([edges, labels, places].map((path) => readFile(path)))

/** Loads 10,055 cities and 17,401 twinnings, with the countries and places that are known of 3,223 of them. */
export async function loadData(graph: Graph): Promise<void> {
  await importEdges(graph, { edges, labels, source: 'wikidata', title: 'Wikidata P190, 2016', licence: 'CC0-1.0' })
  const rows = await readPlaces()
  const content = {
    source: { id: 'ct:source/bench-places', title: 'Places of the benchmark', licence: 'ODbL-1.0' },
    checksum: await checksumOf([places]),
    entities: [...countries(rows), ...cities(rows)],
    relationships: inCountry(rows),
  }
  await graph.loader.load([content], { actor: 'bench', reason: 'places.csv' })
}

interface Place {
  readonly id: string
  readonly country: string
  readonly latitude: number
  readonly longitude: number
  readonly population: number
  readonly at: string
}

async function readPlaces(): Promise<Place[]> {
  const [, ...lines] = (await readFile(places, 'utf8')).trimEnd().split(/\r?\n/)
  return lines.map((line, index) => {
    const [wikidataId = '', country = '', latitude, longitude, population] = line.split(',')
    return {
      id: `wd:${wikidataId}`,
      country,
      latitude: Number(latitude),
      longitude: Number(longitude),
      population: Number(population),
      at: `line ${index + 2}`,
    }
  })
}

const stated = { modality: 'STATED', claimant: '' } as const
const countryId = (code: string): string => `ct:country/${code.toLowerCase()}`

function countries(rows: readonly Place[]): EntityFact[] {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  return [...new Set(rows.map(({ country }) => country))].sort().map((code) => ({
    ...stated,
    id: countryId(code),
    type: 'Country',
    at: 'country_code',
    names: [{ language: 'en', text: names.of(code) ?? code }],
    attributes: { code },
  }))
}

const cities = (rows: readonly Place[]): EntityFact[] =>
  rows.map(({ id, at, latitude, longitude, population }) => ({
    ...stated,
    id,
    type: 'City',
    at,
    names: [],
    attributes: { location: { latitude, longitude }, population },
  }))

const inCountry = (rows: readonly Place[]): RelationshipFact[] =>
  rows.map(({ id, at, country }) => ({
    ...stated,
    type: 'IN_COUNTRY',
    from: id,
    to: countryId(country),
    key: '0',
    at,
    attributes: {},
  }))
