import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { sourceOfEdition } from '../../src/domain/ids.js'
import { readCitations } from '../../src/domain/stored-citations.js'
import { EntityType, RelationshipType } from '../../src/domain/vocabulary.js'
import type { Graph } from '../../src/graph/graph.js'
import type { EntityRecord, RelationshipRecord } from '../../src/graph/records.js'
import { loadSeed, needsSeed, seedFolder } from '../../src/transfer/seed/load-seed.js'
import { engines, openGraph, temporaryFolder } from '../support/engines.js'
import { all, listed } from '../support/lists.js'

type Stored = EntityRecord | RelationshipRecord

/** Everything in the graph by id, less the number of the change that it came with. */
async function contentOf(graph: Graph): Promise<Map<string, Omit<Stored, 'revision'>>> {
  const entities = await Promise.all(Object.values(EntityType).map((type) => listed(graph.entities.page(type, all))))
  const ties = await Promise.all(
    Object.values(RelationshipType).map((type) => listed(graph.relationships.page(type, all))),
  )
  return new Map(
    [...entities.flat(), ...ties.flat()].map((stored: Stored) => {
      const { revision: _, ...content } = stored
      return [stored.id, content]
    }),
  )
}

const sourcesOf = (stored: { readonly [name: string]: unknown } | undefined): string[] => [
  ...new Set(readCitations((stored ?? {}) as Stored).map(({ edition }) => sourceOfEdition(edition))),
]

describe.each(engines)('the seed on %s', (_, open) => {
  let folder: ReturnType<typeof temporaryFolder>
  let graph: Graph

  beforeEach(async () => {
    graph = await openGraph(open)
    folder = temporaryFolder()
    cpSync(seedFolder, folder.path, { recursive: true })
  })
  afterEach(async () => {
    folder.remove()
    await graph.engine.close()
  })

  const load = () => loadSeed(graph, { folder: folder.path })
  /** Puts another text in the place of one that is there exactly once. */
  function edit(file: string, text: string, other: string): void {
    const path = join(folder.path, file)
    const parts = readFileSync(path, 'utf8').split(text)
    expect({ text, times: parts.length - 1 }).toEqual({ text, times: 1 })
    writeFileSync(path, parts.join(other))
  }

  test('loads without a fault, and a second time changes nothing', async () => {
    const reports = await loadSeed(graph)
    expect(reports.map(({ source, unchanged }) => [source, unchanged])).toEqual([
      ['ct:source/cultcities-pavia-2022', false],
      ['ct:source/geonames', false],
      ['ct:source/intercultural-cities-italy', false],
      ['ct:source/wikidata', false],
    ])
    const [head, content] = [await graph.log.head(), await contentOf(graph)]
    expect(content.size).toBeGreaterThan(150)
    const again = await loadSeed(graph)
    expect(again.every(({ unchanged, facts_count }) => unchanged && facts_count === 0)).toBe(true)
    expect(await graph.log.head()).toBe(head)
    expect(await contentOf(graph)).toEqual(content)
    for (const { edition } of reports)
      expect(await graph.sources.editions([edition])).toMatchObject([{ status: 'CURRENT' }])
  })

  test('leaves nothing without a source, and nothing between things that it does not describe', async () => {
    await loadSeed(graph)
    for (const [id, stored] of await contentOf(graph))
      expect({ id, sources: sourcesOf(stored).length > 0 }).toEqual({ id, sources: true })
  })

  test('lets go of a relationship that is taken out of its file, and of nothing else', async () => {
    await load()
    const before = await contentOf(graph)
    edit(
      'cultcities-pavia-2022.yaml',
      '  - { type: MEMBER_OF, from: wd:Q6259, to: ct:programme/ec2u, role: ASSOCIATE, at: paragraph 3 } # Pavia\n',
      '',
    )
    const reports = await load()
    expect(reports.map(({ removed_count, unchanged }) => (unchanged ? null : removed_count))).toEqual([
      1,
      null,
      null,
      null,
    ])
    const after = await contentOf(graph)
    const gone = 'rel:MEMBER_OF~wd:Q6259~ct:programme/ec2u~ASSOCIATE-0'
    expect([...before.keys()].filter((id) => !after.has(id))).toEqual([gone])
    expect([...after.keys()].filter((id) => !before.has(id))).toEqual([])
    expect((await graph.log.since(0, 1000)).flatMap(({ removed }) => removed)).toEqual([gone])
  })

  test('keeps what another source says too', async () => {
    await load()
    const id = 'rel:IN_COUNTRY~wd:Q37776~wd:Q142~0'
    const besancon = 'wd:Q37776'
    expect(sourcesOf((await contentOf(graph)).get(id)).sort()).toEqual([
      'ct:source/cultcities-pavia-2022',
      'ct:source/geonames',
    ])
    edit('cultcities-pavia-2022.yaml', '  - { type: IN_COUNTRY, from: wd:Q37776, to: wd:Q142, at: paragraph 1 }\n', '')
    edit('cultcities-pavia-2022.yaml', 'names: { fr: [Besançon, Ville de Besançon] }', 'names: { fr: Besançon }')
    edit('geonames.yaml', ', location: { latitude: 47.24878, longitude: 6.01815 }, population: 128426', '')
    await load()
    const after = await contentOf(graph)
    expect(sourcesOf(after.get(id))).toEqual(['ct:source/geonames'])
    expect(after.get(besancon)).not.toHaveProperty('population')
    expect(after.get(besancon)).not.toHaveProperty('latitude')
    expect(after.get(besancon)).toMatchObject({
      geonamesId: 3_033_123,
      wikidataId: 'Q37776',
      kind: 'CITY',
      name: 'Besançon',
    })
    expect(await graph.entities.byName('City', 'ville de besancon')).toEqual([])
    expect((await graph.entities.byName('City', 'besancon')).map((city) => city.id)).toEqual([besancon])
  })

  test('lets go of an entity with the last fact about it', async () => {
    await load()
    const lines = readFileSync(join(folder.path, 'cultcities-pavia-2022.yaml'), 'utf8').split('\n')
    writeFileSync(
      join(folder.path, 'cultcities-pavia-2022.yaml'),
      lines.filter((line) => !line.includes('ct:programme/ec2u')).join('\n'),
    )
    await load()
    const after = await contentOf(graph)
    expect([...after.keys()].filter((id) => id.includes('ec2u'))).toEqual([])
    expect(await graph.entities.byName('Programme', 'ec2u')).toEqual([])
  })

  test('is to be loaded into an empty graph, and again where loading it was interrupted', async () => {
    expect(await needsSeed(graph)).toBe(true)
    const kill = () => {
      throw new Error('killed')
    }
    await expect(loadSeed(graph, { progress: kill })).rejects.toThrow('killed')
    expect(await graph.isEmpty()).toBe(false)
    expect(await needsSeed(graph)).toBe(true)
    await loadSeed(graph)
    expect(await needsSeed(graph)).toBe(false)
  })

  test('has a conflict no more when one of its two values goes', async () => {
    await load()
    const disputed = async () => (await graph.conflicts.page('VALUE', '', 500)).map(({ id }) => id)
    expect(await disputed()).toContain('ct:city/grand-poitiers\tkind')
    edit(
      'cultcities-pavia-2022.yaml',
      '  - { id: ct:city/grand-poitiers, type: City, at: paragraph 6, kind: MUNICIPALITY }\n',
      '',
    )
    await load()
    expect(await disputed()).not.toContain('ct:city/grand-poitiers\tkind')
    expect((await contentOf(graph)).get('ct:city/grand-poitiers')).toMatchObject({ kind: 'URBAN_COMMUNITY' })
  })

  test('is as it was when a file is changed and changed back', async () => {
    await load()
    const before = await contentOf(graph)
    edit('wikidata.yaml', 'names: { en: Pavia, it: Pavia }', 'names: { en: Pavia, la: Ticinum }')
    edit('geonames.yaml', 'population: 65734', 'population: 1')
    await load()
    expect(await contentOf(graph)).not.toEqual(before)
    cpSync(seedFolder, folder.path, { recursive: true })
    await load()
    expect(await contentOf(graph)).toEqual(before)
  })
})
