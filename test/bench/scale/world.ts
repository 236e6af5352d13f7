import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formatRelationshipId } from '../../../src/domain/ids.js'
import { recordFormat, recordFormatVersion } from '../../../src/transfer/jsonl/format-version.js'
import { drawnFor, upTo } from './drawn.js'
import { namesOf } from './names.js'
import { countries, datesOf, placesOf } from './places.js'
import { Twinnings } from './twinnings.js'

/** Cities of a world that there is not, as many as you like; equal for equal numbers. */
export interface WorldOptions {
  readonly cities: number
  readonly seed: number
}

/** Of the programmes that cities join, one in so many cities, and how many of its cities one in ten is in: some 200, as in Eurocities. */
const citiesPerProgramme = 2000
const memberShare = 0.1

/** Of the twinnings those that only one of the two cities claims, as in Wikidata. */
const oneSidedShare = 0.04

/** Items that no country has. */
const firstItem = 100_000_000

export class World {
  readonly nameOf: (city: number) => string
  readonly #twinnings: Twinnings

  constructor(readonly options: WorldOptions) {
    this.nameOf = namesOf(options.cities, options.seed)
    this.#twinnings = new Twinnings(options.cities, options.seed)
  }

  itemOf(city: number): string {
    return `Q${firstItem + city}`
  }

  idOf(city: number): string {
    return `wd:${this.itemOf(city)}`
  }

  /** The lines of a file of records, one after the other. */
  *lines(): Iterable<string> {
    const { cities, seed } = this.options
    const checksum = createHash('sha256').update(JSON.stringify(this.options)).digest('hex')
    const source = 'ct:source/generated-world'
    const edition = `ct:edition/generated-world/${checksum.slice(0, 12)}`
    yield line({ format: recordFormat, formatVersion: recordFormatVersion, filters: null })
    yield line({ source: { id: source, title: 'A generated world', licence: 'CC0-1.0', current: edition } })
    const importedAt = '2026-01-01T00:00:00.000Z'
    yield line({ edition: { id: edition, source, checksum, importedAt, status: 'CURRENT' } })
    for (const { id, name, code } of countries)
      yield line({ entity: id, type: 'Country', facts: [{ edition, at: code, names: { en: name }, code }] })
    const programmes = Math.ceil(cities / citiesPerProgramme)
    for (let i = 0; i < programmes; i++)
      yield line({
        entity: programmeId(i),
        type: 'Programme',
        facts: [{ edition, at: `programme ${i}`, names: { en: `Network ${i + 1}` }, kind: 'NETWORK' }],
      })
    const placeOf = placesOf(seed)
    for (let city = 0; city < cities; city++) {
      const { latitude, longitude, population } = placeOf(city)
      const item = this.itemOf(city)
      const names = { und: this.nameOf(city) }
      const fact = { edition, at: item, names, wikidataId: item, location: { latitude, longitude } }
      const facts = [population === null ? fact : { ...fact, population }]
      yield line({ entity: `wd:${item}`, type: 'City', facts })
    }
    yield* this.#ties(edition, programmes)
    yield line({ end: {} })
  }

  *#ties(edition: string, programmes: number): Iterable<string> {
    const { cities, seed } = this.options
    const placeOf = placesOf(seed)
    const member = drawnFor(seed, 41)
    for (let city = 0; city < cities; city++) {
      const from = this.idOf(city)
      const facts = [{ edition, at: this.itemOf(city) }]
      yield line({
        relationship: formatRelationshipId({ type: 'IN_COUNTRY', from, to: placeOf(city).country.id, key: '0' }),
        facts,
      })
      if (member(2 * city) >= memberShare) continue
      const to = programmeId(upTo(member(2 * city + 1), programmes))
      yield line({ relationship: formatRelationshipId({ type: 'MEMBER_OF', from, to, key: '0' }), facts })
    }
    const datesFor = datesOf(seed)
    const claim = drawnFor(seed, 42)
    for (let twinning = 0; twinning < this.#twinnings.count; twinning++) {
      const ends = this.#twinnings.of(twinning)
      if (ends[0] === ends[1]) continue
      // Items of a size have as many digits, so numbers are in the order of ids.
      const [from, to] = ends.map((city) => this.idOf(city)).sort() as [string, string]
      const claimants = claim(twinning) < oneSidedShare ? [from] : [from, to]
      yield line({
        relationship: formatRelationshipId({ type: 'TWINNED_WITH', from, to, key: 'TWINNING-0' }),
        facts: claimants.map((claimant) => ({ edition, at: claimant.slice(3), claimant, ...datesFor(twinning) })),
      })
    }
  }
}

const programmeId = (number: number): string => `ct:programme/network-${number + 1}`
const line = (value: object): string => `${JSON.stringify(value)}\n`

/** Lines that go to the disk together. */
const chunk_lines = 2000

/** Returns how many records there are in the file. */
export async function writeWorld(world: World, path: string): Promise<number> {
  let records_count = 0
  function* chunks(): Iterable<string> {
    let [chunk, lines] = ['', 0]
    for (const text of world.lines()) {
      if (text.startsWith('{"entity"') || text.startsWith('{"relationship"')) records_count++
      chunk += text
      if (++lines % chunk_lines > 0) continue
      yield chunk
      chunk = ''
    }
    yield chunk
  }
  await pipeline(Readable.from(chunks()), createWriteStream(path))
  return records_count
}
