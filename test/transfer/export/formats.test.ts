import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { openEngine } from '../../../src/compose.js'
import { RelationshipType } from '../../../src/domain/vocabulary.js'
import type { Graph } from '../../../src/graph/graph.js'
import { questionOf } from '../../../src/transfer/export/export-question.js'
import type { CsvDialect, CsvPart } from '../../../src/transfer/export/format.js'
import { formatNames } from '../../../src/transfer/export/formats.js'
import { withInput } from '../../../src/transfer/import/input.js'
import { importRecords } from '../../../src/transfer/jsonl/import-records.js'
import { author, city, content } from '../../graph/facts.js'
import { embedded, engines, neo4j, openGraph, temporaryFolder } from '../../support/engines.js'
import { hostileFile, hostileTexts } from './hostile.js'
import { awkward, exported, loadSample, sampleCounts } from './sample-graph.js'

type Row = Readonly<Record<string, string>>

let sample: Graph
let folder: ReturnType<typeof temporaryFolder>
let records: string
beforeAll(async () => {
  folder = temporaryFolder()
  sample = await openGraph(() => openEngine(embedded))
  await loadSample(sample)
  records = join(folder.path, 'sample.jsonl')
  writeFileSync(records, await exported(sample, 'jsonl'))
})
afterAll(async () => {
  folder.remove()
  await sample.engine.close()
})

/** Without when it was written. */
const undated = (text: string): string => text.replaceAll(/20\d\d-\d\d-\d\d(?:T[\d:.]+Z)?/g, 'then')

describe.each(engines)('every format on %s', (_, open) => {
  let graph: Graph
  let reference: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
    reference = await openGraph(() => openEngine(embedded))
    for (const one of [graph, reference]) await withInput(records, (input) => importRecords(one, input))
  })
  afterAll(async () => {
    await graph.engine.close()
    await reference.engine.close()
  })

  const questions = [
    {},
    { types: ['TWINNED_WITH', 'IN_COUNTRY'] },
    { entities: ['City'] },
    { types: ['SIGNED'], entities: ['City', 'Agreement'] },
    { asOf: '2005' },
    { where: { cities: { kind: { eq: 'CITY' } }, twinnings: { status: { eq: 'ACTIVE' } } } },
  ].map((asked) => questionOf(asked, { types: 'types', entities: 'entities', asOf: 'asOf' }))

  test.each(formatNames)('%s is the same file, whatever is asked for', async (format) => {
    for (const question of questions) {
      const [here, there] = await Promise.all([graph, reference].map((one) => exported(one, format, { question })))
      expect(undated(here ?? '')).toBe(undated(there ?? ''))
    }
  })

  test.each(formatNames)('%s names its sources, licences, date, version and filters', async (format) => {
    const question = { entities: ['City', 'Country'] as const }
    const text = await exported(graph, format, { question, part: 'about' })
    const seq = await graph.log.head()
    expect(text).toMatch(new RegExp(`(?:graph version: |graphVersion\\W+(?:\\w+\\W+)*|version"?\\W+)${seq}\\b|${seq}`))
    expect(text).toMatch(/20\d\d-\d\d-\d\dT[\d:.]+Z/)
    for (const part of ['entities', 'Country', 'ct:source/first', 'none'])
      expect(text.replaceAll('urn:cityties:', 'ct:')).toContain(part)
  })

  test('parts of the graph have what was asked for', async () => {
    const counted = async (asked: Parameters<typeof questionOf>[0]) => {
      const question = questionOf(asked, { types: 'types', entities: 'entities', asOf: 'asOf' })
      const text = await exported(graph, 'jsonl', { question })
      const { end } = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { end: Record<string, number> }
      return [end['entities'], end['relationships']]
    }
    expect(await counted({})).toEqual([sampleCounts.entities, sampleCounts.relationships])
    expect(await counted({ entities: ['City'] })).toEqual([6, 6])
    // Ends of signatures that are tied or not: cities, universities, organisations, agreements.
    expect(await counted({ types: ['SIGNED'] })).toEqual([9, 1])
    expect(await counted({ types: ['SIGNED'], entities: ['City', 'Agreement'] })).toEqual([7, 1])
    // One twinning had ended in 2001, one began in 2010; two that are called ended, nobody says when, have ended by now.
    expect(await counted({ types: ['TWINNED_WITH'], asOf: '2005' })).toEqual([6, 4])
    expect(await counted({ types: ['TWINNED_WITH'], where: { cities: { kind: { eq: 'CITY' } } } })).toEqual([1, 0])
    expect(await counted({ types: ['TWINNED_WITH'], where: { twinnings: { kind: { eq: 'FRIENDSHIP' } } } })).toEqual([
      6, 1,
    ])
    expect(await counted({ entities: ['Country'] })).toEqual([1, 0])
  })

  test('no types of ties are none to ask for', async () => {
    await expect(graph.extracts.open({ types: [] })).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(/^types is an empty list/),
    })
  })

  test('each page is a few statements, and leaving one ends the reading', async () => {
    const { engine } = graph
    const names: string[] = []
    const read = engine.read.bind(engine)
    engine.read = (statement, parameters) => {
      names.push(statement.name)
      return read(statement, parameters)
    }
    try {
      const extract = await graph.extracts.open({})
      names.length = 0
      for await (const page of extract.entities()) if (page.length > 0) break
      expect(names.filter((name) => name.startsWith('entity/stated'))).toHaveLength(1)
      expect(names.filter((name) => name.startsWith('relationship/'))).toEqual([])
    } finally {
      Reflect.deleteProperty(engine, 'read')
    }
  })

  test('a graph that changes meanwhile is told at the end', async () => {
    const extract = await graph.extracts.open({})
    expect(await extract.ending()).toBeNull()
    await graph.loader.load([content('meanwhile', 1, [city('late')])], author)
    expect(await extract.ending()).toBe(await graph.log.head())
    expect(await extract.ending()).toBeGreaterThan(extract.graphVersion)
    for (const format of formatNames.filter((name) => name !== 'jsonl')) {
      const said = (await hostileFile(format, ['x', 'y'], { dialect: 'gephi', part: 'about' })).toString()
      expect(said).toMatch(/version 2 now|"graphVersionAtEnd":2/)
    }
    expect((await hostileFile('jsonl', ['x'])).toString().trimEnd().split('\n').at(-1)).toContain('"graphVersion":2')
  })
})

describe('CSV', () => {
  const rows = (text: string): Row[] => parse(text, { columns: true, bom: true }) as Row[]
  const table = async (dialect: CsvDialect, part: CsvPart) => rows(await exported(sample, 'csv', { dialect, part }))

  test.each(['spreadsheet', 'gephi', 'neo4j-admin'] as const)(
    '%s has a row for each node and each edge',
    async (dialect) => {
      const [nodes, edges] = await Promise.all([table(dialect, 'nodes'), table(dialect, 'edges')])
      expect([nodes.length, edges.length]).toEqual([sampleCounts.entities, sampleCounts.relationships])
      const idColumn = { spreadsheet: 'id', gephi: 'Id', 'neo4j-admin': 'id:ID' }[dialect]
      const ends = {
        spreadsheet: ['from', 'to'],
        gephi: ['Source', 'Target'],
        'neo4j-admin': [':START_ID', ':END_ID'],
      }[dialect]
      const ids = new Set(nodes.map((row) => row[idColumn]))
      for (const edge of edges) for (const end of ends) expect(ids).toContain(edge[end])
    },
  )

  test('what a spreadsheet could run has an apostrophe there, and there alone', async () => {
    const texts = ['=cmd', '+1', '-1', '@x', '\tx', '\rx', 'a,b', 'a"b', 'plain', ...hostileTexts(300)]
    const read = async (dialect: CsvDialect) =>
      rows((await hostileFile('csv', texts, { dialect, part: 'nodes' })).toString()).map(
        (row) => row['description'] ?? '',
      )
    const spreadsheet = await read('spreadsheet')
    for (const text of spreadsheet) expect(text).not.toMatch(/^[=+\-@\t\r\n]/)
    const bytes = texts.map((text) => text.toWellFormed())
    expect(spreadsheet.map((text, i) => (text === bytes[i] ? text : text.slice(1)))).toEqual(bytes)
    expect(await read('gephi')).toEqual(bytes)
    expect(await read('neo4j-admin')).toEqual(bytes.map((text) => text.replaceAll(/[\r\n]+/g, ' ')))
  })

  test('titles are those that the programs know', async () => {
    const titles = async (dialect: CsvDialect, part: CsvPart) =>
      (await exported(sample, 'csv', { dialect, part })).split(/\r?\n/)[0]?.split(',')
    expect(await titles('gephi', 'nodes')).toEqual(expect.arrayContaining(['Id', 'Label']))
    expect(await titles('gephi', 'edges')).toEqual(expect.arrayContaining(['Source', 'Target', 'Type', 'Id', 'Label']))
    expect(await titles('neo4j-admin', 'nodes')).toEqual(
      expect.arrayContaining(['id:ID', ':LABEL', 'population:long', 'latitude:double']),
    )
    expect(await titles('neo4j-admin', 'edges')).toEqual(
      expect.arrayContaining([':START_ID', ':END_ID', ':TYPE', 'undirected:boolean']),
    )
    for (const dialect of ['spreadsheet', 'gephi', 'neo4j-admin'] as const)
      for (const part of ['nodes', 'edges'] as const) {
        const all = (await titles(dialect, part))?.map((title) => title.toLowerCase()) ?? []
        expect(new Set(all).size).toBe(all.length)
      }
  })
})

describe('GeoJSON', () => {
  type Position = [number, number]
  interface Collection {
    readonly type: string
    readonly features: readonly {
      readonly type: string
      readonly id: string
      readonly geometry: { readonly type: string; readonly coordinates: Position | Position[] | Position[][] }
      readonly properties: Readonly<Record<string, unknown>>
    }[]
    readonly end: unknown
  }

  test('has cities as points and twinnings as lines that are cut at the antimeridian', async () => {
    const { type, features, end } = JSON.parse(await exported(sample, 'geojson')) as Collection
    expect(type).toBe('FeatureCollection')
    const points = features.filter(({ geometry }) => geometry.type === 'Point')
    expect(points.map(({ id, geometry }) => [id, geometry.coordinates])).toEqual([
      ['ct:city/apia', [-171.76666, -13.83333]],
      ['ct:city/suva', [178.44149, -18.14161]],
    ])
    expect(end).toEqual({ withoutLocation: { cities: 4, twinnings: 3 } })
    const lines = features.filter(({ geometry }) => geometry.type === 'MultiLineString')
    expect([points.length + lines.length, lines.length]).toEqual([features.length, 3])
    for (const { geometry, properties } of lines) {
      const [first = [], second = [], ...more] = geometry.coordinates as Position[][]
      expect(more).toEqual([])
      expect([first[0], first.at(-1)?.[0], second[0]?.[0], second.at(-1)]).toEqual([
        [-171.76666, -13.83333],
        -180,
        180,
        [178.44149, -18.14161],
      ])
      expect(properties).toMatchObject({ fromName: 'apia', toName: 'suva', undirected: true })
    }
  })

  test('is JSON whatever names there are, and with nothing in it', async () => {
    const texts = hostileTexts(300)
    const { features } = JSON.parse((await hostileFile('geojson', texts)).toString()) as Collection
    expect(features).toHaveLength(texts.length + texts.length - 1)
    const none = await exported(sample, 'geojson', { question: { entities: ['Country'] } })
    expect((JSON.parse(none) as Collection).features).toEqual([])
  })
})

const onNeo4j = neo4j ? describe : describe.skip
onNeo4j('a Cypher script', () => {
  let graph: Graph
  beforeAll(async () => {
    const [, [, open] = []] = engines
    if (!open) throw new Error('there is no Neo4j')
    graph = await openGraph(open)
  })
  afterAll(() => graph.engine.close())

  const ask = (text: string) => graph.engine.read({ name: 'test/ask', text })
  async function run(script: string): Promise<void> {
    await graph.engine.write((transaction) =>
      transaction.run({ name: 'test/empty', text: 'MATCH (n) DETACH DELETE n' }),
    )
    for (const line of script.split('\n')) {
      // The database has the constraint already.
      if (line === '' || line.startsWith('//') || line.startsWith('CREATE CONSTRAINT')) continue
      expect(line).toMatch(/^UNWIND \[.*;$/)
      await graph.engine.write((transaction) => transaction.run({ name: 'test/script', text: line.slice(0, -1) }))
    }
  }

  test('makes the graph, and a second time nothing more', async () => {
    const script = await exported(sample, 'cypher')
    await run(script)
    for (const line of script.split('\n').filter((one) => one.startsWith('UNWIND')))
      await graph.engine.write((transaction) => transaction.run({ name: 'test/script', text: line.slice(0, -1) }))
    expect(await ask('MATCH (n) RETURN count(n) AS count')).toEqual([{ count: sampleCounts.entities }])
    expect(await ask('MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS count')).toEqual([
      { count: sampleCounts.relationships },
    ])
    const types = await ask('MATCH ()-[r]->() RETURN DISTINCT type(r) AS type')
    expect(types.map(({ type }) => type).sort()).toEqual(Object.keys(RelationshipType).sort())
    const [row] = await ask(
      "MATCH (n:City {id: 'ct:city/awkward'}) RETURN n.name AS name, n.aliases AS aliases, n.region AS region",
    )
    expect(row).toMatchObject({
      name: awkward[0],
      region: awkward[4],
      aliases: expect.arrayContaining([awkward[1], awkward[2], awkward[8]]),
    })
    const [suva] = await ask(
      "MATCH (n:City {id: 'ct:city/suva'}) RETURN n.population AS population, n.latitude AS latitude, n.sources AS sources",
    )
    expect(suva).toEqual({ population: 93_970, latitude: -18.14161, sources: ['ct:source/first', 'ct:source/second'] })
  })

  test('no name becomes code', async () => {
    const texts = hostileTexts(400)
    await run((await hostileFile('cypher', texts)).toString())
    expect(await ask('MATCH (n) RETURN count(n) AS count')).toEqual([{ count: texts.length }])
    const rows = await ask('MATCH (n:City) RETURN n.description AS text ORDER BY n.id')
    const held = (text: string) => text.toWellFormed().replaceAll(/(?![\n\r\t])[\p{Cc}\u2028\u2029]/gu, '\ufffd')
    expect(rows.map(({ text }) => text)).toEqual(texts.map(held))
  })
})
