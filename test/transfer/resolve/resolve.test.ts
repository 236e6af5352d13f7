import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { EntityType } from '../../../src/domain/vocabulary.js'
import { Graph } from '../../../src/graph/graph.js'
import { NameMatches } from '../../../src/graph/queries/name-matches.js'
import { importCsv } from '../../../src/transfer/csv/import-csv.js'
import type { Unresolved } from '../../../src/transfer/import/row.js'
import type { Decision } from '../../../src/transfer/resolve/decision.js'
import { readDecisions } from '../../../src/transfer/resolve/decisions.js'
import type { Gazetteer, Place } from '../../../src/transfer/resolve/gazetteer.js'
import { geonames } from '../../../src/transfer/resolve/geonames.js'
import { NameResolver, type NameResolverOptions } from '../../../src/transfer/resolve/name-resolver.js'
import { ReviewFile } from '../../../src/transfer/resolve/review-file.js'
import { countingEngine } from '../../graph/counting-engine.js'
import { author, city, content, entityFact, tie } from '../../graph/facts.js'
import { engines, openGraph, temporaryFolder } from '../../support/engines.js'

const at = (latitude: number, longitude: number) => ({ location: { latitude, longitude } })
const countries = { it: 'IT', ro: 'RO', de: 'DE', us: 'US', fr: 'FR', gb: 'GB', se: 'SE' }
const cities = [
  city('torino', { names: { de: 'Turin' }, wikidataId: 'Q495' }),
  city('reggio', { names: { it: "Reggio nell'Emilia" }, population: 170_000 }),
  city('reggio-calabria', { names: { it: 'Reggio Calabria' }, population: 172_000 }),
  city('brest', { names: { fr: 'Brest' }, population: 140_000 }),
  city('brest-litowsk', { names: { de: 'Brest-Litowsk' }, population: 340_000 }),
  city('iasi', { names: { ro: 'Iași' }, ...at(47.16, 27.58) }),
  city('paris', { names: { fr: 'Paris' }, population: 2_100_000 }),
  city('paris-tx', { names: { en: 'Paris' }, population: 24_000, ...at(33.66, -95.56) }),
  city('cambridge', { names: { en: 'Cambridge' }, population: 145_000, ...at(52.2, 0.12) }),
  city('cambridge-ma', { names: { en: 'Cambridge' }, population: 118_000, ...at(42.37, -71.1) }),
  city('koeln', { names: { de: 'Köln' } }),
  city('muenster', { names: { de: 'Münster' } }),
  city('munster', { names: { de: 'Munster' } }),
  city('malmo', { names: { sv: 'Malmö' }, kind: 'CITY', ...at(55.6, 13) }),
  city('malmo-municipality', { names: { sv: 'Malmö' }, kind: 'MUNICIPALITY', ...at(55.59, 13.02) }),
  city('barcelona', { names: { es: 'Barcelona' } }),
  city('frankfurt-oder', { names: { de: 'Frankfurt (Oder)' } }),
  city('athens', { names: { en: 'Athens' } }),
  city('athen', { names: { de: 'Athen' } }),
  city('lyon', { names: { fr: 'Lyon' } }),
]
const inCountry = {
  torino: 'it',
  iasi: 'ro',
  paris: 'fr',
  'paris-tx': 'us',
  cambridge: 'gb',
  'cambridge-ma': 'us',
  koeln: 'de',
  malmo: 'se',
  'malmo-municipality': 'se',
}
const entities = [
  ...cities,
  ...Object.entries(countries).map(([slug, code]) =>
    entityFact({ id: `ct:country/${slug}`, type: 'Country', code, names: { en: code } }),
  ),
  entityFact({ id: 'ct:university/pavia', type: 'University', names: { it: 'Università di Pavia' } }),
]
const ties = Object.entries(inCountry).map(([slug, code]) => tie('IN_COUNTRY', `ct:city/${slug}`, `ct:country/${code}`))

const place = (
  geonamesId: number,
  name: string,
  country: string,
  population: number,
  more: Partial<Place> = {},
): Place => ({ geonamesId, name, country, population, region: '', latitude: 0, longitude: 0, ...more })
const listOf = (...places: Place[]): (() => Gazetteer) => {
  const named = (key: string): Place[] => places.filter(({ name }) => name.toLowerCase() === key)
  return () => ({ named, alike: () => [] })
}

describe.each(engines)('names on %s', (_, open) => {
  const folder = temporaryFolder()
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
    await graph.loader.load([content('own', 1, entities, ties)], author)
  })
  afterAll(async () => {
    await graph.engine.close()
    folder.remove()
  })

  const resolve = async (
    name: string,
    { type = 'City', ...more }: Partial<Unresolved> = {},
    options: NameResolverOptions = {},
  ): Promise<Decision> => {
    const [decision] = await new NameResolver(graph.nameMatches, options).resolve([{ name, type, ...more }])
    return decision as Decision
  }
  const short = (decision: Decision): string =>
    decision.kind === 'id' ? decision.id.replace('ct:city/', '') : decision.kind

  test.each([
    ['ct:city/torino', 'torino'],
    ['Q495', 'torino'],
    ['wd:Q495', 'torino'],
    ['Q1', 'unknown'],
    ['ct:university/pavia', 'unknown'],
    ['Torino', 'torino'],
    ['TURIN', 'torino'],
    ['Turin, Italy', 'torino'],
    ['Turin (Germany)', 'unknown'],
    ['Comune di Torino', 'torino'],
    ['Reggio Emilia', 'reggio'],
    ['Iasi (RO)', 'iasi'],
    ['Jassy', 'iasi'],
    ['Paris', 'paris'],
    ['Paris, TX', 'paris-tx'],
    ['Paris (France)', 'paris'],
    ['Cambridge', 'ambiguous'],
    ['Cambridge, UK', 'cambridge'],
    ['Koeln', 'koeln'],
    ['Cologne', 'koeln'],
    ['Muenster', 'muenster'],
    ['Münster', 'muenster'],
    ['Munster', 'ambiguous'],
    ['Münster (Hessen)', 'ambiguous'],
    ['Malmo', 'malmo'],
    ['Barcelnoa', 'ambiguous'],
    ['Frankfurt/Oder', 'frankfurt-oder'],
    ['Frankfurt', 'ambiguous'],
    ['Brest', 'ambiguous'],
    ['Brest (France)', 'brest'],
    ['Athens', 'ambiguous'],
    ['Nowhereville', 'unknown'],
    ['!?', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', async (name, found) => {
    expect(short(await resolve(name))).toBe(found)
  })

  test.each<[string, Partial<Unresolved>, string]>([
    ['Cambridge', { country: 'US' }, 'cambridge-ma'],
    ['Cambridge', { country: 'United Kingdom' }, 'cambridge'],
    ['Cambridge', { near: { latitude: 42.4, longitude: -71.1 } }, 'cambridge-ma'],
    ['Cambridge', { near: { latitude: 0, longitude: 0 } }, 'ambiguous'],
    ['Turin', { country: 'FR' }, 'unknown'],
    ['Turin, Italy', { country: 'FR' }, 'ambiguous'],
    ['Torrino', { country: 'IT' }, 'torino'],
    ['Università di Pavia', { type: 'University' }, 'ct:university/pavia'],
    ['Università di Pavia', {}, 'unknown'],
    ['Comune di Torino', { type: 'Organisation' }, 'unknown'],
  ])('%s with %j is %s', async (name, more, found) => {
    const decision = await resolve(name, more)
    // What cannot be meant is shown to nobody.
    expect(short(decision)).toBe(found)
    if (decision.kind === 'unknown') expect(decision.candidates).toEqual([])
  })

  test('a list of places tells namesakes apart that the graph does not', async () => {
    const gazetteer = listOf(
      place(1, 'Athens', 'GR', 660_000),
      place(2, 'Athens', 'US', 116_000),
      place(3, 'Barcelona', 'ES', 1_600_000),
    )
    // Athen can only be the Greek one, so Athens is not.
    expect(short(await resolve('Athens', {}, { gazetteer }))).toBe('athen')
    expect(short(await resolve('Athens', { country: 'US' }, { gazetteer }))).toBe('athens')
    expect(short(await resolve('Barcelnoa', {}, { gazetteer }))).toBe('barcelona')
    expect(
      short(await resolve('Lyon', { country: 'DE' }, { gazetteer: listOf(place(4, 'Lyon', 'FR', 500_000)) })),
    ).toBe('ambiguous')
  })

  test('the beginning of longer names is none of them, and all that are not much smaller are shown', async () => {
    const gazetteer = listOf(place(9, 'Torino', 'IT', 870_000))
    const decision = await resolve('Reggio', {}, { gazetteer })
    expect(decision).toMatchObject({ kind: 'ambiguous', explanation: '2 fit alike' })
    expect(decision.candidates.map(({ id, way, distance_km }) => [id, way, distance_km])).toEqual([
      ['ct:city/reggio', 'EXTENDED', null],
      ['ct:city/reggio-calabria', 'BEGINNING', null],
    ])
  })

  test('what is a place of its own is no typo of another', async () => {
    expect(short(await resolve('Barcelonna', {}, { gazetteer: listOf(place(3, 'Barcelona', 'ES', 1_600_000)) }))).toBe(
      'barcelona',
    )
    const own = listOf(place(3, 'Barcelona', 'ES', 1_600_000), place(5, 'Barcelonna', 'IT', 9000))
    expect(short(await resolve('Barcelonna', {}, { gazetteer: own }))).toBe('ambiguous')
  })

  test('a namesake that is much larger, and not in the graph, is meant before one that is', async () => {
    const places = [place(6, 'Cambridge', 'GB', 145_000, at(52.2, 0.12).location)]
    const larger = listOf(...places, place(7, 'Cambridge', 'AU', 5_000_000))
    expect((await resolve('Cambridge', {}, { gazetteer: larger })).kind).toBe('ambiguous')
    const only = await resolve('Paris', {}, { gazetteer: listOf(place(8, 'Paris', 'XX', 9_000_000)) })
    expect(only.kind).toBe('id')
  })

  test('every decision says why, and what else it could have been', async () => {
    const decision = await resolve('Cambridge', { country: 'GB', near: { latitude: 52.2, longitude: 0.12 } })
    expect(decision).toMatchObject({
      wanted: { name: 'Cambridge' },
      kind: 'id',
      explanation: "has the name 'Cambridge'; in GB; 0 km from there",
      candidates: [
        {
          id: 'ct:city/cambridge',
          name: 'Cambridge',
          countries: ['GB'],
          population: 145_000,
          distance_km: 0,
          way: 'NAME',
          score: 1,
        },
      ],
    })
    const unsure = await resolve('Cambridge')
    expect(unsure).toMatchObject({ kind: 'ambiguous', explanation: '2 fit alike' })
    expect(unsure.candidates.map(({ id }) => id)).toEqual(['ct:city/cambridge', 'ct:city/cambridge-ma'])
  })

  test('how sure is sure enough is for the caller to say', async () => {
    expect(short(await resolve('Torrino', { country: 'IT' }, { minScore: 0.99 }))).toBe('ambiguous')
    expect(short(await resolve('Barcelonna', {}, { minScore: 0.8 }))).toBe('barcelona')
  })

  test('a batch takes as many statements as one name of its kind', async () => {
    const counting = countingEngine(graph.engine)
    const matches = new NameMatches(counting.engine, graph.statements, graph.search)
    const count = async (names: readonly string[], type: EntityType = 'City'): Promise<number> => {
      await new NameResolver(matches).resolve(names.map((name) => ({ name, type })))
      return counting.taken().length
    }
    await graph.search.current()
    const exact = await count(['Torino'])
    expect(exact).toBeLessThanOrEqual(2)
    expect(await count(['Torino', 'Paris', 'Köln', 'Malmö', 'Iași'])).toBe(exact)
    const typo = await count(['Torrino'])
    expect(await count(['Torrino', 'Barcelnoa', 'Malmmö', 'Nowhereville', 'Torino'])).toBeLessThanOrEqual(typo + 2)
    expect(await count(['Q495', 'wd:Q495', 'ct:city/paris'])).toBeLessThanOrEqual(2)
    // 500 names have more keys than one statement takes, and no more than a bounded number each.
    const many = await count(Array.from({ length: 500 }, (_, i) => `Stadtteil ${i}`))
    expect(many).toBeLessThan(100)
  })

  describe('reviewed by a person', () => {
    const wanted: Unresolved[] = [
      { name: 'Cambridge', type: 'City' },
      { name: 'Cambridge', type: 'City', near: { latitude: 0, longitude: 0 } },
      { name: '=Cambridge', type: 'City' },
      { name: 'Nowhere "on" Sea', type: 'City' },
      { name: 'Torino', type: 'City' },
    ]
    const review = async (): Promise<string> => {
      const file = new ReviewFile()
      await new NameResolver(graph.nameMatches, { told: (decision) => file.add(decision) }).resolve([
        ...wanted,
        ...wanted,
      ])
      expect(file.names_count).toBe(4)
      return file.text()
    }
    const decided = async (text: string): Promise<string[]> => {
      const path = join(folder.path, 'review.tsv')
      writeFileSync(path, text)
      const decisions = await readDecisions(path)
      return (await new NameResolver(graph.nameMatches, { decisions }).resolve(wanted)).map(short)
    }
    const fill = (text: string, ...decisions: string[]): string =>
      text
        .split('\n')
        .map((line, i) =>
          line.split('\t').map((cell, column) => (i > 0 && column === 5 ? (decisions[i - 1] ?? '') : cell)),
        )
        .map((cells) => cells.join('\t'))
        .join('\n')

    test('each name once, with what it could be, and nothing that a spreadsheet runs', async () => {
      const [titles, ...lines] = (await review()).trimEnd().split('\n')
      expect(titles).toBe('name\ttype\tcountry\tlatitude\tlongitude\tdecision\tcandidates\texplanation')
      expect(lines[0]).toBe(
        'Cambridge\tCity\t\t\t\t\t"1: ct:city/cambridge Cambridge (GB, 145000 people, 1.00) | 2: ct:city/cambridge-ma Cambridge (US, 118000 people, 1.00)"\t2 fit alike',
      )
      expect(lines[2]?.startsWith("'=Cambridge\t")).toBe(true)
      expect(lines[3]?.startsWith('"Nowhere ""on"" Sea"\t')).toBe(true)
    })

    test('its decisions count before anything else: an id, the number of a candidate, or none', async () => {
      const text = await review()
      expect(await decided(text)).toEqual(['ambiguous', 'ambiguous', 'ambiguous', 'unknown', 'torino'])
      expect(await decided(fill(text, '2', 'ct:city/paris', '-', 'Q495'))).toEqual([
        'cambridge-ma',
        'paris',
        'unknown',
        'torino',
        'torino',
      ])
    })

    test('also as a spreadsheet saves it', async () => {
      const text = fill(await review(), '1', '', 'ct:city/paris', '')
      const semicolons = text
        .trimEnd()
        .split('\n')
        .map((line) =>
          line
            .split('\t')
            .map((cell) => `"${cell.replace(/^"|"$/g, '').replaceAll('""', '"').replaceAll('"', '""')}"`)
            .join(';'),
        )
        .join('\r\n')
      expect(await decided(`\ufeff${semicolons}\r\n`)).toEqual(['cambridge', 'ambiguous', 'paris', 'unknown', 'torino'])
    })

    test.each([
      ['the third', /decision: 'the third' is no id/],
      ['9', /decision: '9' is no id/],
    ])('a decision that is none is refused: %s', async (decision, message) => {
      await expect(decided(fill(await review(), decision))).rejects.toThrow(message)
    })

    test('what is no review file is refused', async () => {
      await expect(decided('name\tid\nCambridge\t1\n')).rejects.toThrow(/has no column 'type'/)
      await expect(readDecisions(join(folder.path, 'nothing.tsv'))).rejects.toThrow(/cannot be read|no such file/i)
    })

    test('an id that the graph does not have is not taken', async () => {
      expect(await decided(fill(await review(), 'Q42'))).toEqual([
        'unknown',
        'ambiguous',
        'ambiguous',
        'unknown',
        'torino',
      ])
    })
  })

  describe('new cities', () => {
    const gazetteer = listOf(place(3165624, 'Trieste', 'IT', 187_056, { latitude: 45.65, longitude: 13.77 }))

    test('come from the list of places only when they are asked for, and where one place can be meant', async () => {
      expect((await resolve('Trieste', {}, { gazetteer })).kind).toBe('unknown')
      const decision = await resolve('Trieste', {}, { gazetteer, newCities: true })
      expect(decision).toMatchObject({
        kind: 'id',
        id: 'ct:city/trieste-3165624',
        explanation: 'new: Trieste in IT, GeoNames 3165624',
        facts: { entities: [{ geonamesId: 3165624, population: 187_056 }, { code: 'IT' }] },
      })
      expect((await resolve('Trieste', { country: 'FR' }, { gazetteer, newCities: true })).kind).toBe('unknown')
      const two = listOf(place(1, 'Trieste', 'IT', 100), place(2, 'Trieste', 'US', 90))
      expect((await resolve('Trieste', {}, { gazetteer: two, newCities: true })).kind).toBe('unknown')
    })

    test('are imported with the rows that name them, once, and are found the next time', async () => {
      const file = join(folder.path, 'members.csv')
      const mapping = join(folder.path, 'members.yaml')
      writeFileSync(file, 'city\nTrieste\nTurin\nTrieste (Italia)\n')
      writeFileSync(
        mapping,
        `source: { id: ct:source/new, title: New, licence: CC0 1.0 }
entities:
  city: { type: City, find: { name: '{city}' } }
  club: { type: Programme, id: ct:programme/club, names: { en: Club } }
relationships: [{ type: MEMBER_OF, from: city, to: club }]
`,
      )
      const names = { resolver: new NameResolver(graph.nameMatches, { gazetteer, newCities: true }), decidedBy: ['x'] }
      const report = await importCsv(graph, { file, mapping, names })
      expect(report).toMatchObject({ rows_count: 3, rejected_count: 0, isFinished: true })
      const [found] = await graph.entities.byName('City', 'trieste')
      expect(found).toMatchObject({ id: 'ct:city/trieste-3165624', geonamesId: 3165624, population: 187_056 })
      expect((await graph.entities.byNameInCountry('trieste', 'IT')).map(({ id }) => id)).toEqual([found?.id])
      expect(short(await resolve('Triest'))).toBe('trieste-3165624')
      // Without a resolver, names are faults.
      const rejects = join(folder.path, 'rejects.tsv')
      await importCsv(graph, { file, mapping, source: 'other' }, { rejects })
      expect(readFileSync(rejects, 'utf8')).toContain("'Turin' is no id, and names are not looked up")
    })
  })
})

test('the packaged list of places has what it is asked', () => {
  expect(geonames().named('turin')[0]).toMatchObject({ country: 'IT', name: 'Turin' })
  expect(geonames().named('donostia')[0]?.name).toBe('Donostia / San Sebastián')
  expect(geonames().named('san sebastian').length).toBeGreaterThan(1)
  expect(
    geonames()
      .alike('besancn', 1)
      .map(({ name }) => name),
  ).toContain('Besançon')
  expect(
    geonames()
      .named('valencia')
      .map(({ population }) => population),
  ).toEqual(
    [
      ...geonames()
        .named('valencia')
        .map(({ population }) => population),
    ].sort((a, b) => b - a),
  )
})
