import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { crawl } from '../../../src/transfer/wikidata/crawl.js'
import { PageFile } from '../../../src/transfer/wikidata/page-file.js'
import { queryText } from '../../../src/transfer/wikidata/queries.js'
import { QueryService } from '../../../src/transfer/wikidata/query-service.js'
import { temporaryFolder } from '../../support/engines.js'
import { LocalService, stackTrace } from './local-service.js'
import { attributesIn, rowsOfFile, sayings } from './rows-of.js'
import { pavia, type WorldItem, world } from './world.js'
import { dumpOf, entityDataOf } from './world-dump.js'

const languages = ['en', 'it', 'de']
const folder = temporaryFolder()
let number = 0

function write(text: string | Uint8Array, ending = 'json'): string {
  const path = join(folder.path, `${number++}.${ending}`)
  writeFileSync(path, text)
  return path
}

const refusal = (path: string): Promise<string> =>
  rowsOfFile(path, languages).then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  )

let local: LocalService
beforeAll(async () => {
  local = await LocalService.start(world)
})
afterAll(async () => {
  await local.stop()
  folder.remove()
})

async function crawled(): Promise<string> {
  const path = join(folder.path, 'pages.jsonl')
  const settings = { endpoint: local.endpoint, languages, universityClasses: ['Q3918'] }
  const file = await PageFile.open(path, settings)
  const service = new QueryService({ endpoint: local.endpoint, userAgent: 'test', wait: async () => {} })
  try {
    await crawl(service, file, settings)
  } finally {
    await file.close()
  }
  return path
}

describe('A dump of entities', () => {
  test('gives cities with their names, places and numbers, as the best statements have them', async () => {
    const found = attributesIn(await rowsOfFile(write(dumpOf(world)), languages))
    expect(found).toEqual({
      [pavia]: {
        type: 'City',
        wikidataId: pavia,
        names: { en: ['Pavia'], it: ['Pavia', 'Comune di Pavia'] },
        location: { latitude: 45.185092, longitude: 9.159178 },
        // Of 2022, not of 1981, which is more; nor of 2018, which stands first.
        population: 73_086,
        geonamesId: 3_171_366,
      },
      Q37776: {
        type: 'City',
        wikidataId: 'Q37776',
        names: { mul: ['Besançon'], de: ['Besançon', 'Bisanz'] },
        location: { latitude: 47.243, longitude: 6.0219 },
        population: 117_912,
      },
      Q3185: { type: 'City', wikidataId: 'Q3185', names: { en: ['Hildesheim'] }, geonamesId: 6_557_396 },
      Q216: { type: 'City', wikidataId: 'Q216', names: { en: ['Vilnius'] } },
      Q235: { type: 'City', wikidataId: 'Q235', names: { en: ['Monaco'] } },
      Q38: { type: 'Country', wikidataId: 'Q38', names: { en: ['Italy'], it: ['Italia'] }, code: 'IT' },
      Q142: { type: 'Country', wikidataId: 'Q142', names: { en: ['France'] }, code: 'FR' },
      Q183: { type: 'Country', wikidataId: 'Q183', names: { en: ['Germany'], de: ['Deutschland'] }, code: 'DE' },
      Q747279: { type: 'Programme', wikidataId: 'Q747279', names: { en: ['Mayors for Peace', 'MfP'] } },
      Q777: { type: 'Programme', wikidataId: 'Q777', names: { en: ['Coimbra Group'] } },
      Q219317: {
        type: 'University',
        wikidataId: 'Q219317',
        names: { en: ['University of Pavia'], it: ['Università degli Studi di Pavia'] },
      },
      Q43452: { type: 'University', wikidataId: 'Q43452', names: { en: ['Vilnius University'] } },
    })
  })

  test('keeps two GeoNames ids that are as good as each other', async () => {
    const rows = await rowsOfFile(write(dumpOf(world)), languages)
    const stated = rows.flatMap(({ entities }) => entities).filter(({ id }) => id === 'wd:Q3185')
    expect(stated.flatMap(({ geonamesId }) => (geonamesId === undefined ? [] : [geonamesId]))).toEqual([
      2904789, 6557396,
    ])
  })

  test('gives ties with their dates, claimants and references', async () => {
    const rows = await rowsOfFile(write(dumpOf(world)), languages)
    const ties = rows.flatMap(({ relationships }) => relationships)
    const of = (type: string, from: string) => ties.filter((tie) => tie['type'] === type && tie['from'] === from)
    const twin = { type: 'TWINNED_WITH', from: 'wd:Q6259', claimant: 'wd:Q6259', ordinal: 0 }
    expect(of('TWINNED_WITH', 'wd:Q6259')).toEqual([
      {
        ...twin,
        to: 'wd:Q37776',
        since: '2000',
        at: 'Q6259, P190, https://www.comune.pv.it/gemellaggi, retrieved 2016-05-01',
      },
      { ...twin, to: 'wd:Q37776', since: '2000', at: 'Q6259, P190, stated in Q36578' },
      { ...twin, to: 'wd:Q3185', since: '2000-05', at: 'Q6259, P190' },
      { ...twin, to: 'wd:Q216', since: '196X', status: 'ENDED', at: 'Q6259, P190' },
      { ...twin, to: 'wd:Q795744', at: 'Q6259, P190' },
    ])
    // Parted in 1972, twinned again in 1990: two ties.
    expect(of('TWINNED_WITH', 'wd:Q3185')).toMatchObject([
      { to: 'wd:Q6259', ordinal: 0 },
      { to: 'wd:Q37776', ordinal: 0, since: '1960', until: '1972' },
      { to: 'wd:Q37776', ordinal: 1, since: '1990' },
    ])
    expect(of('IN_COUNTRY', 'wd:Q6259')).toMatchObject([{ to: 'wd:Q38' }])
    expect(of('IN_COUNTRY', 'wd:Q235')).toEqual([])
    expect(of('MEMBER_OF', 'wd:Q6259')).toMatchObject([
      { to: 'wd:Q747279', since: '2009-03', at: 'Q6259, P463, https://www.mayorsforpeace.org/en/cities/' },
    ])
    expect(of('LOCATED_IN', 'wd:Q219317')).toMatchObject([{ to: 'wd:Q6259', at: 'Q219317, P131' }])
    expect(of('LOCATED_IN', 'wd:Q43452')).toMatchObject([{ to: 'wd:Q216', at: 'Q43452, P159' }])
    expect(of('MEMBER_OF', 'wd:Q219317')).toMatchObject([{ to: 'wd:Q777', since: '1985' }])
    expect(ties.every(({ at }) => String(at).length <= 300)).toBe(true)
    expect(String(of('TWINNED_WITH', 'wd:Q37776')[1]?.['at'])).toMatch(/^Q37776, P190, https:\/\/example\.org\/a+…$/)
  })

  test('names the ends of a tie in its own row, so that neither must stand before it', async () => {
    for (const { relationships, mentions = [] } of await rowsOfFile(write(dumpOf(world)), languages))
      for (const { from, to } of relationships) expect(mentions.map(({ id }) => id)).toEqual([from, to])
  })

  test('says of what it refuses why', async () => {
    const rows = await rowsOfFile(write(dumpOf(world)), languages)
    expect(rows.flatMap(({ place, fault }) => (fault === undefined ? [] : [`${place}: ${fault}`]))).toEqual([
      'Q6259, P190: start time (P580): +1395-09-11T00:00:00Z is in the Julian calendar; the tie is taken without it',
    ])
    expect(rows.find(({ fault }) => fault)?.original).toMatch(/^P190 \{"mainsnak".*Q1985786/)
    const strange: WorldItem[] = [
      {
        id: 'Q1',
        statements: {
          P190: [
            {
              value: { item: 'Q2' },
              qualifiers: { P580: { time: ['1950-01-01', 7] }, P582: { time: ['-0044-01-01', 9] } },
            },
          ],
          P1082: [{ value: { amount: '+12.5' } }],
          P625: [{ value: { point: [91, 0] } }],
          P463: [{ value: { item: 'Q2' } }],
        },
      },
    ]
    const faults = (await rowsOfFile(write(dumpOf(strange)), languages)).flatMap(({ fault = [] }) => fault)
    expect(faults).toEqual([
      expect.stringMatching(/^location \(P625\): \{"latitude":91.*left out: expected a latitude/),
      expect.stringMatching(/^population \(P1082\): 12\.5 is left out: expected a whole number/),
      expect.stringMatching(/^start time \(P580\): .*vaguer than a decade/),
      expect.stringMatching(/^end time \(P582\): /),
      'Q2 is taken for a City, and cannot be a Programme too',
    ])
  })

  test.each([
    ['packed', () => gzipSync(dumpOf(world))],
    ['without its brackets', () => dumpOf(world).split('\n').slice(1, -2).join('\n')],
    ['in another order', () => dumpOf([...world].reverse())],
    ['with lines from Windows', () => dumpOf(world).replaceAll('\n', '\r\n')],
    ['as data of entities', () => entityDataOf(world)],
  ])('says the same %s', async (_how, text) => {
    const whole = sayings(await rowsOfFile(write(dumpOf(world)), languages))
    expect(sayings(await rowsOfFile(write(text()), languages))).toEqual(whole)
  })

  test('that is cut off is noticed, and a line that is broken is told', async () => {
    const lines = dumpOf(world).split('\n')
    expect(await refusal(write(lines.slice(0, 8).join('\n')))).toMatch(/is cut off: its list has no end/)
    expect(await refusal(write(gzipSync(dumpOf(world)).subarray(0, 1500), 'json.gz'))).toMatch(/cut off/)
    const broken = lines.map((line, i) => (i === 2 ? `${line.slice(0, 400)}` : line)).join('\n')
    const rows = await rowsOfFile(write(broken), languages)
    expect(rows.filter(({ fault }) => fault?.includes('no entity in JSON'))).toMatchObject([{ place: 'line 3' }])
  })
})

describe('What the query service answers', () => {
  test('says the same as the dump', async () => {
    const fromDump = sayings(await rowsOfFile(write(dumpOf(world)), languages))
    const fromService = sayings(await rowsOfFile(await crawled(), languages))
    const told = (line: string): boolean => line.includes('!')
    expect(fromService.filter((line) => !told(line))).toEqual(
      // The country of a city that is only named as a twin is known to the query service alone.
      [
        ...fromDump.filter((line) => !told(line)),
        'Q37: {"id":"wd:Q37","type":"Country","code":"LT"}',
        'Q37: {"id":"wd:Q37","type":"Country","wikidataId":"Q37","names":{"en":["Lithuania"]}}',
      ].sort(),
    )
    expect(fromService.filter(told)).toEqual([
      expect.stringMatching(/^Q37776! location \(P625\): "<.*Q405> Point\(20 10\)" is left out/),
      expect.stringMatching(/^Q6259, P190! start time \(P580\): 1395-09-11T00:00:00Z is in the Julian calendar/),
    ])
  })

  test('is not taken before all of it is there', async () => {
    const lines = readFileSync(await crawled(), 'utf8')
      .trimEnd()
      .split('\n')
    expect(await refusal(write(`${lines.slice(0, -1).join('\n')}\n`))).toMatch(/not all was asked for yet/)
    expect(await refusal(write(`${lines[0]}\n{"query":"x"}\n`))).toMatch(/:2 is no page/)
  })
})

describe('A saved result', () => {
  const query = `PREFIX wd: <http://www.wikidata.org/entity/> PREFIX wdt: <http://www.wikidata.org/prop/direct/>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?city ?cityLabel ?twin ?twinLabel ?country ?countryLabel ?countryCode ?population ?coordinates WHERE {
      ?city wdt:P190 ?twin .
      OPTIONAL { ?city rdfs:label ?cityLabel FILTER(LANG(?cityLabel) = "en") }
      OPTIONAL { ?twin rdfs:label ?twinLabel FILTER(LANG(?twinLabel) = "en") }
      OPTIONAL { ?city wdt:P17 ?country . ?country rdfs:label ?countryLabel ; wdt:P297 ?countryCode FILTER(LANG(?countryLabel) = "en") }
      OPTIONAL { ?city wdt:P625 ?coordinates FILTER(!STRSTARTS(STR(?coordinates), "<")) }
    } ORDER BY ?city ?twin`

  const flat = (): string => {
    const { results } = JSON.parse(local.answerTo(query)) as {
      results: { bindings: Record<string, { value: string }>[] }
    }
    return JSON.stringify(
      results.bindings.map((row) => Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value]))),
    )
  }
  const verbose = (): string =>
    JSON.stringify(
      (JSON.parse(local.answerTo(query)) as { results: { bindings: unknown[] } }).results.bindings,
      null,
      2,
    )
  const inUnknownLanguage = (lines: readonly string[]): string[] =>
    lines.map((line) => line.replaceAll('"en":', '"und":')).sort()

  test('in the JSON of SPARQL 1.1 says what its columns say', async () => {
    const rows = await rowsOfFile(write(local.answerTo(query)))
    expect(attributesIn(rows)).toMatchObject({
      [pavia]: { type: 'City', names: { en: ['Pavia'] }, location: { latitude: 45.185092, longitude: 9.159178 } },
      Q3185: { type: 'City', names: { en: ['Hildesheim'] } },
      Q38: { type: 'Country', names: { en: ['Italy'] }, code: 'IT' },
    })
    const ties = rows.flatMap(({ relationships }) => relationships)
    expect(
      ties.filter((tie) => tie['type'] === 'TWINNED_WITH' && tie['from'] === 'wd:Q6259').map(({ to }) => to),
    ).toEqual(['wd:Q216', 'wd:Q3185', 'wd:Q37776', 'wd:Q795744'])
    expect(ties.filter((tie) => tie['type'] === 'IN_COUNTRY')).toContainEqual(
      expect.objectContaining({ from: 'wd:Q6259', to: 'wd:Q38' }),
    )
    expect(rows.filter(({ fault }) => fault)).toEqual([])
  })

  test.each([
    ['on one line', () => write(JSON.stringify(JSON.parse(local.answerTo(query)))), false],
    ['as the page saves it with types', () => write(verbose()), false],
    ['as the page saves it', () => write(flat()), true],
    ['in CSV', () => write(local.csvTo(query), 'csv'), true],
    ['in CSV with a mark before it', () => write(`\ufeff${local.csvTo(query)}`, 'csv'), true],
  ])('%s says the same', async (_how, saved, isBare) => {
    const whole = sayings(await rowsOfFile(write(local.answerTo(query))))
    expect(sayings(await rowsOfFile(saved()))).toEqual(isBare ? inUnknownLanguage(whole) : whole)
  })

  test('of the project’s own query has its dates and references', async () => {
    const text = queryText('twinnings', { items: [pavia, 'Q3185'] })
    const whole = sayings(await rowsOfFile(write(dumpOf(world)), languages)).filter(
      (line) => line.includes('TWINNED_WITH') && /"from":"wd:(?:Q6259|Q3185)"/.test(line),
    )
    for (const path of [write(local.answerTo(text)), write(local.csvTo(text), 'csv')])
      expect(sayings(await rowsOfFile(path)).filter((line) => line.includes('TWINNED_WITH'))).toEqual(whole)
  })

  test('has the aliases of the label service, and no label that is an id', async () => {
    const csv =
      'city,cityLabel,cityAltLabel,twin,twinLabel\r\nhttp://www.wikidata.org/entity/Q1,Q1,"Reggio nell\'Emilia, ""R.E.""",wd:Q2,Q2\r\n'
    const rows = await rowsOfFile(write(csv.replace('wd:Q2', 'http://www.wikidata.org/entity/Q2'), 'csv'))
    expect(attributesIn(rows)).toEqual({
      Q1: { type: 'City', wikidataId: 'Q1', names: { und: ["Reggio nell'Emilia", '"R.E."'] } },
    })
  })

  test('has faults in its rows, and the others are taken', async () => {
    const csv =
      'item,twin\r\nQ1,Q2\r\nhttp://example.org/Q3,Q4\r\nQ5\r\n,Q6\r\nQ7,http://www.wikidata.org/.well-known/genid/1\r\n'
    const rows = await rowsOfFile(write(csv, 'csv'))
    expect(rows.flatMap(({ place, fault }) => (fault === undefined ? [] : [`${place}: ${fault}`]))).toEqual([
      'row 2: item is no item of Wikidata',
      'row 3: is no row of a result',
      'row 4: has no item (or city, university)',
    ])
    expect(rows.flatMap(({ relationships }) => relationships).map(({ from, to }) => [from, to])).toEqual([
      ['wd:Q1', 'wd:Q2'],
    ])
  })

  test.each([
    ['is cut off', () => local.answerTo(query).slice(0, 900), /cut off after \d+ rows: save it again/],
    [
      'was stopped by the service',
      () => `${local.answerTo(query).slice(0, 2000)}\n      "value" : "${stackTrace(query)}`,
      /cut off after \d+ rows: the query service stopped the query/,
    ],
    ['has other columns', () => 'name,age\r\nx,1\r\n', /has the columns name, age; of Wikidata's are understood/],
    [
      'has other columns in JSON',
      () => '{"results":{"bindings":[{"film":{"type":"literal","value":"x"}}]}}',
      /has the columns film/,
    ],
    ['is other JSON', () => '{"a": 1}', /is no result in JSON/],
    ['is empty', () => '\n', /is empty/],
    ['has a quote that does not end', () => 'item,twin\r\nQ1,"Q2\r\nQ3,Q4\r\n', /after row 0, .*[Qq]uote/],
  ])('that %s is refused', async (_what, text, said) => {
    expect(await refusal(write(text()))).toMatch(said)
  })
})
