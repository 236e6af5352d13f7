import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sourceOfEdition } from '../../src/domain/ids.js'
import { readCitations } from '../../src/domain/stored-citations.js'
import type { Graph } from '../../src/graph/graph.js'
import type { ConflictRecord } from '../../src/graph/queries/conflicts.js'
import { importCsv } from '../../src/transfer/csv/import-csv.js'
import { importEdges } from '../../src/transfer/edges/import-edges.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { engines, openGraph } from '../support/engines.js'
import { all, listed } from '../support/lists.js'
import { realEdges, realLabels } from './edge-list-files.js'
import { eurocitiesFolder, exampleMapping, wikidataFolder } from './mapping/examples.js'

/** The world's data beside the seed: what is published of one city comes together in one node. */

const missing = [realEdges, join(eurocitiesFolder, 'members.csv')].filter((path) => !existsSync(path))
if (missing.length > 0)
  process.stdout.write(`\nSkipped: the world's data, for there is no ${missing[0]} (see CITYTIES_SHARED_DATA)\n`)
const withData = missing.length > 0 ? describe.skip : describe

withData.each(engines)('seed, sister cities of Wikidata and Eurocities on %s', (_, open) => {
  let graph: Graph
  const ofEurocities = (table: string, maxRejects_count = 0) =>
    importCsv(
      graph,
      { file: join(eurocitiesFolder, `${table}.csv`), mapping: exampleMapping(`eurocities-${table}`) },
      { maxRejects_count },
    )

  beforeAll(async () => {
    graph = await openGraph(open)
    await loadSeed(graph)
    await importEdges(graph, { edges: realEdges, labels: realLabels, source: 'wikidata-p190-2016' })
  }, 300_000)
  afterAll(() => graph.engine.close())

  const sourcesOf = async (id: string): Promise<string[]> => {
    const [entity] = (await graph.entities.byIds([id])).values()
    return entity ? [...new Set(readCitations(entity).map(({ edition }) => sourceOfEdition(edition)))] : []
  }
  const valueConflicts = async (): Promise<ConflictRecord[]> => {
    const found: ConflictRecord[] = []
    for (let after = ''; ; after = found.at(-1)?.id ?? '') {
      const page = await graph.conflicts.page('VALUE', after, 500)
      found.push(...page)
      if (page.length < 500) return found
    }
  }

  test('the members of Eurocities are 206 cities of 39 countries', async () => {
    const before = await graph.entities.count('City')
    expect(await ofEurocities('members')).toMatchObject({ rows_count: 209, rejected_count: 0, isFinished: true })
    const memberships = await listed(graph.relationships.page('MEMBER_OF', all))
    const members = memberships.filter(({ to }) => to === 'ct:programme/eurocities')
    expect(members).toHaveLength(206)
    const [eurocities] = (await graph.entities.byIds(['ct:programme/eurocities'])).values()
    expect(eurocities).toMatchObject({ name: 'Eurocities', kind: 'NETWORK' })
    // Said in every row of the table, cited from the first.
    expect(readCitations(eurocities ?? {})).toMatchObject([{ locator: 'line 2' }])
    const [turin] = await graph.entities.byName('City', 'torino')
    expect(turin).toMatchObject({ id: 'wd:Q495', latitude: 45.08, longitude: 7.68, population: 841_600 })
    // 193 of the rows are of items that the sister cities have; Turin is among the seed's too.
    expect((await graph.entities.count('City')) - before).toBe(206 - 191)
  }, 120_000)

  test('those who signed the joint statement; what the table leaves open or says twice is rejected', async () => {
    const report = await ofEurocities('signatures', 7)
    expect(report).toMatchObject({ rows_count: 80, rejected_count: 7, isFinished: true })
    expect(report.rejected.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      expect.stringMatching(/^line 17: .*Bordeaux Metropole/),
      expect.stringMatching(/^line 40: .*Kalmar/),
      expect.stringMatching(/^line 55: .*Odunpazari/),
      expect.stringMatching(/^line 66: .*Schwabach/),
      'line 67: Sindelfingen stands for Q14889 and for Q4019 in this file',
      'line 68: Sindelfingen stands for Q14889 and for Q4019 in this file',
      expect.stringMatching(/^line 79: .*Växjö/),
    ])
    const signed = (await listed(graph.relationships.page('SIGNED', all))).filter(
      ({ to }) => to === 'ct:agreement/joint-statement-of-mayors-march-2025',
    )
    expect(signed).toHaveLength(73)
    expect(signed.every(({ on }) => on === '2025-03')).toBe(true)
  }, 120_000)

  test('Pavia is one node, and its twinnings with Besançon and Hildesheim have two sources each', async () => {
    expect((await graph.entities.byName('City', 'pavia')).map(({ id }) => id)).toEqual(['wd:Q6259'])
    expect((await sourcesOf('wd:Q6259')).sort()).toEqual(
      expect.arrayContaining(['ct:source/cultcities-pavia-2022', 'ct:source/wikidata-p190-2016']),
    )
    const ids = ['wd:Q37776~wd:Q6259', 'wd:Q3185~wd:Q6259'].map((ends) => `rel:TWINNED_WITH~${ends}~TWINNING-0`)
    const twinnings = [...(await graph.relationships.byIds(ids)).values()]
    expect(twinnings.map(({ id }) => id).sort()).toEqual([...ids].sort())
    for (const twinning of twinnings) {
      const sources = new Set(readCitations(twinning).map(({ edition }) => sourceOfEdition(edition)))
      expect([...sources].sort()).toEqual(['ct:source/cultcities-pavia-2022', 'ct:source/wikidata-p190-2016'])
    }
  }, 120_000)

  const places = join(wikidataFolder, 'places.csv')
  const withPlaces = existsSync(places) ? test : test.skip
  withPlaces(
    `countries come to the sister cities, and Copenhagen has two positions${existsSync(places) ? '' : ` (skipped: there is no ${places})`}`,
    async () => {
      const mapping = exampleMapping('places-of-items')
      const report = await importCsv(graph, { file: places, mapping }, { maxRejects_count: 58 })
      // Countries twin too: the crawl has ten of them as if they were cities, which a country cannot be as well.
      expect(report).toMatchObject({ rows_count: 3223, rejected_count: 58, isFinished: true })
      for (const { reason } of report.rejected) expect(reason).toMatch(/^wd:Q\d+ is a City, not a Country$/)
      const copenhagen = (await valueConflicts()).filter(({ subject }) => subject === 'wd:Q1748')
      const positions = copenhagen.find(({ attribute }) => attribute === 'location')
      expect(positions?.claims.map(({ value, citations }) => [value, citations[0]?.locator])).toEqual(
        expect.arrayContaining([
          [{ latitude: 55.68, longitude: 12.57 }, 'line 76'],
          [{ latitude: 43.89344, longitude: -75.67383 }, 'line 54'],
        ]),
      )
      // All others were rounded, or measured at another place of the city.
      const far = (await valueConflicts()).filter(({ distanceKm = 0 }) => distanceKm > 200)
      expect(far.map(({ subject }) => subject)).toEqual(['wd:Q1748'])
      // Both say that it is in Denmark.
      const [inDenmark] = (await graph.relationships.byIds(['rel:IN_COUNTRY~wd:Q1748~wd:Q35~0'])).values()
      expect(readCitations(inDenmark ?? {})).toHaveLength(2)
    },
    300_000,
  )

  test('imported again, nothing changes', async () => {
    const head = await graph.log.head()
    expect(await ofEurocities('members')).toMatchObject({ unchanged: true })
    expect(await ofEurocities('signatures', 7)).toMatchObject({ unchanged: true })
    expect(await graph.log.head()).toBe(head)
  }, 120_000)
})
