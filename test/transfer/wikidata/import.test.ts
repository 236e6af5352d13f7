import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readNames } from '../../../src/domain/record.js'
import { readCitations } from '../../../src/domain/stored-citations.js'
import type { Graph } from '../../../src/graph/graph.js'
import type { EntityRecord, RelationshipRecord } from '../../../src/graph/records.js'
import type { ImportReport } from '../../../src/transfer/import/pipeline.js'
import { loadSeed } from '../../../src/transfer/seed/load-seed.js'
import { importWikidata, type WikidataImport } from '../../../src/transfer/wikidata/import-wikidata.js'
import { LanguageChoice } from '../../../src/transfer/wikidata/languages.js'
import { engines, openGraph, temporaryFolder } from '../../support/engines.js'
import { pavia, type WorldItem, world } from './world.js'
import { dumpOf } from './world-dump.js'

describe.each(engines)('An import from Wikidata on %s', (_, open) => {
  const folder = temporaryFolder()
  let graph: Graph

  beforeEach(async () => {
    graph = await openGraph(open)
  })
  afterEach(() => graph.engine.close())
  afterAll(() => folder.remove())

  function load(items: readonly WorldItem[], changed: Partial<WikidataImport> = {}): Promise<ImportReport> {
    const place = join(folder.path, 'latest-all.json.gz')
    writeFileSync(place, gzipSync(dumpOf(items)))
    return importWikidata(
      graph,
      { place, languages: new LanguageChoice(['en', 'it', 'de']), ...changed },
      { maxRejects_count: 1 },
    )
  }
  const entity = async (id: string): Promise<EntityRecord> => (await graph.entities.byIds([id])).get(id) as EntityRecord
  const ties = async (type: string): Promise<RelationshipRecord[]> => {
    const rows = await graph.engine.read(
      {
        name: 'test/ties',
        text: 'MATCH ()-[r]->() WHERE r.type = $type RETURN properties(r) AS tie ORDER BY r.id',
      },
      { type },
    )
    return rows.map(({ tie }) => tie as RelationshipRecord)
  }

  test('makes cities, countries, programmes and universities, and what ties them', async () => {
    const report = await load(world)
    expect(report).toMatchObject({
      source: 'ct:source/latest-all',
      rejected_count: 1,
      isFinished: true,
      unchanged: false,
    })
    const counts = await Promise.all(
      (['City', 'Country', 'Programme', 'University', 'Organisation'] as const).map((type) =>
        graph.entities.count(type),
      ),
    )
    // Ayas is named as a twin alone, and Lithuania as a country of one that is.
    expect(counts).toEqual([6, 4, 2, 2, 0])
    expect((await ties('TWINNED_WITH')).map(({ id }) => id)).toEqual([
      'rel:TWINNED_WITH~wd:Q216~wd:Q235~TWINNING-0',
      'rel:TWINNED_WITH~wd:Q216~wd:Q37776~TWINNING-0',
      'rel:TWINNED_WITH~wd:Q216~wd:Q6259~TWINNING-0',
      'rel:TWINNED_WITH~wd:Q3185~wd:Q37776~TWINNING-0',
      'rel:TWINNED_WITH~wd:Q3185~wd:Q37776~TWINNING-1',
      'rel:TWINNED_WITH~wd:Q3185~wd:Q6259~TWINNING-0',
      'rel:TWINNED_WITH~wd:Q37776~wd:Q6259~TWINNING-0',
      'rel:TWINNED_WITH~wd:Q6259~wd:Q795744~TWINNING-0',
    ])
    expect((await ties('MEMBER_OF')).map(({ from, to, since }) => [from, to, since])).toEqual([
      ['wd:Q219317', 'wd:Q777', '1985'],
      ['wd:Q6259', 'wd:Q747279', '2009-03'],
    ])
    expect((await ties('LOCATED_IN')).map(({ from, to }) => [from, to])).toEqual([
      ['wd:Q219317', 'wd:Q6259'],
      ['wd:Q43452', 'wd:Q216'],
    ])
    expect((await ties('IN_COUNTRY')).map(({ from, to }) => [from, to])).toEqual([
      ['wd:Q216', 'wd:Q37'],
      ['wd:Q3185', 'wd:Q183'],
      ['wd:Q37776', 'wd:Q142'],
      ['wd:Q6259', 'wd:Q38'],
    ])
  })

  test('cites the item, the statement and its references, and who claims it', async () => {
    await load(world)
    const city = await entity('wd:Q6259')
    expect(readCitations(city)).toMatchObject([
      {
        locator: 'Q6259',
        claimant: '',
        attributes: expect.arrayContaining(['names', 'population', 'location']) as unknown,
      },
    ])
    expect(readNames(city)).toEqual([
      { language: 'en', text: 'Pavia' },
      { language: 'it', text: 'Pavia' },
      { language: 'it', text: 'Comune di Pavia' },
    ])
    const [tie] = (await ties('TWINNED_WITH')).filter(({ to, from }) => from === 'wd:Q37776' && to === 'wd:Q6259')
    const citations = readCitations(tie as RelationshipRecord).map(({ locator, claimant, attributes }) => [
      locator,
      claimant,
      attributes,
    ])
    expect(citations.sort()).toEqual([
      ['Q37776, P190', 'wd:Q37776', []],
      ['Q6259, P190, https://www.comune.pv.it/gemellaggi, retrieved 2016-05-01', 'wd:Q6259', ['since']],
      ['Q6259, P190, stated in Q36578', 'wd:Q6259', ['since']],
    ])
    // Claimed by one side only: of Monaco, Vilnius (twice), Hildesheim's two with Besançon, Ayas.
    expect(await graph.conflicts.count('ONE_SIDED')).toBe(6)
    // Hildesheim has two GeoNames ids.
    expect(await graph.conflicts.count('VALUE')).toBe(1)
  })

  test('joins what is in the graph already', async () => {
    await loadSeed(graph)
    const before = await graph.entities.count('City')
    await load(world)
    const known = (await graph.entities.byName('City', 'pavia')).map(({ id }) => id)
    expect(known).toEqual(['wd:Q6259'])
    // Monaco, Vilnius and Ayas are new.
    expect(await graph.entities.count('City')).toBe(before + 3)
    const sources = new Set(readCitations(await entity('wd:Q6259')).map(({ edition }) => edition.split('/')[1]))
    expect(sources).toContain('latest-all')
    expect(sources.size).toBeGreaterThan(2)
  })

  test('again changes nothing; of other languages or a newer dump it is a new edition', async () => {
    const first = await load(world)
    const head = await graph.log.head()
    expect(await load(world)).toMatchObject({ unchanged: true, edition: first.edition })
    expect(await graph.log.head()).toBe(head)
    const other = await load(world, { languages: new LanguageChoice(['ru', 'la']) })
    expect(other.superseded).toEqual([first.edition])
    expect(readNames(await entity('wd:Q6259')).map(({ text }) => text)).toEqual(['Ticinum', 'Papia', 'Павия'])
    const withoutMonaco = world.filter(({ id }) => id !== 'Q235')
    expect(await load(withoutMonaco, { languages: new LanguageChoice(['ru', 'la']) })).toMatchObject({
      superseded: [other.edition],
    })
    expect(await entity('wd:Q235')).toBeUndefined()
    expect((await entity('wd:Q216')).id).toBe('wd:Q216')
  })

  test('rejects what the graph cannot hold, and takes the rest', async () => {
    const strange: WorldItem = {
      id: 'Q500',
      labels: { en: 'Strange' },
      statements: { P190: [{ value: { item: 'Q500' } }, { value: { item: pavia } }] },
    }
    const report = await load([...world, strange])
    expect(report).toMatchObject({ rejected_count: 2, isFinished: false })
    expect(report.rejected.map(({ place, reason }) => `${place}: ${reason}`)).toContainEqual(
      expect.stringMatching(/^Q500, P190: to: the same as 'from'/),
    )
    expect((await ties('TWINNED_WITH')).some(({ from, to }) => from === 'wd:Q500' && to === 'wd:Q6259')).toBe(true)
  })
})
