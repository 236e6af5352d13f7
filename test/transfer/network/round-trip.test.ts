import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { openEngine } from '../../../src/compose.js'
import type { Graph } from '../../../src/graph/graph.js'
import { importCsv } from '../../../src/transfer/csv/import-csv.js'
import type { CsvPart } from '../../../src/transfer/export/format.js'
import { importNetwork } from '../../../src/transfer/network/import-network.js'
import { embedded, engines, openGraph, temporaryFolder } from '../../support/engines.js'
import { all, listed } from '../../support/lists.js'
import { askPython, providePython } from '../../support/python.js'
import { exported, loadSample, sampleCounts } from '../export/sample-graph.js'
import { exampleMapping } from '../mapping/examples.js'

type Row = Readonly<Record<string, string>>

/** Which source says it is another, once it was imported. */
const withoutSources = ({ sources: _, ...row }: Row): Row => row

const tablesOf = async (graph: Graph): Promise<Record<'nodes' | 'edges', Row[]>> => {
  const table = async (part: CsvPart): Promise<Row[]> =>
    (parse(await exported(graph, 'csv', { dialect: 'gephi', part }), { columns: true }) as Row[]).map(withoutSources)
  return { nodes: await table('nodes'), edges: await table('edges') }
}

describe.each(engines)('what is exported and imported again on %s', (_, open) => {
  const folder = temporaryFolder()
  let sample: Graph
  let graph: Graph

  beforeAll(async () => {
    sample = await openGraph(() => openEngine(embedded))
    await loadSample(sample)
  })
  afterAll(async () => {
    folder.remove()
    await sample.engine.close()
  })
  beforeEach(async () => {
    graph = await openGraph(open)
  })
  afterEach(() => graph.engine.close())

  const write = (name: string, text: string): string => {
    const path = join(folder.path, name)
    writeFileSync(path, text)
    return path
  }

  test.each(['graphml', 'gexf'] as const)('is the same from %s', async (format) => {
    const file = write(`sample.${format}`, await exported(sample, format))
    const report = await importNetwork(graph, { format, file })
    expect(report).toMatchObject({
      rows_count: sampleCounts.entities + sampleCounts.relationships,
      rejected_count: 0,
      created_count: sampleCounts.entities + sampleCounts.relationships,
    })
    expect(await tablesOf(graph)).toEqual(await tablesOf(sample))
    expect(await importNetwork(graph, { format, file })).toMatchObject({ unchanged: true })
  })

  test('is the same from tables for spreadsheets, formulas and all', async () => {
    const before = await tablesOf(sample)
    for (const part of ['nodes', 'edges'] as const) {
      const file = write(`${part}.csv`, await exported(sample, 'csv', { dialect: 'spreadsheet', part }))
      const report = await importCsv(graph, { file, mapping: exampleMapping(`spreadsheet-${part}`) })
      expect(report).toMatchObject({ rejected_count: 0, rows_count: before[part].length })
    }
    expect(await tablesOf(graph)).toEqual(before)
  })

  test('is the same from tables for neo4j-admin, by the columns that these have', async () => {
    const rename = (text: string): string =>
      Object.entries({ id: 'id:ID', from: ':START_ID', to: ':END_ID' })
        .reduce((said, [name, title]) => said.replaceAll(`{${name}}`, `{${title}}`), text)
        .replaceAll(/\{(population|geonamesId|statedParticipants|ordinal)\}/g, '{$1:long}')
        .replaceAll(/\{(latitude|longitude)\}/g, '{$1:double}')
        .replace('format: { harmless: true }', '')
    for (const part of ['nodes', 'edges'] as const) {
      const text = rename(readFileSync(exampleMapping(`spreadsheet-${part}`), 'utf8'))
      const mapping = write(`${part}.yaml`, part === 'edges' ? text.replaceAll('{type}', '{:TYPE}') : text)
      const file = write(`${part}.csv`, await exported(sample, 'csv', { dialect: 'neo4j-admin', part }))
      expect(await importCsv(graph, { file, mapping })).toMatchObject({ rejected_count: 0 })
    }
    expect(await tablesOf(graph)).toEqual(await tablesOf(sample))
  })

  test('a formula in a table is a name like any other, and is harmless in the next spreadsheet', async () => {
    const mapping = write('m.yaml', "entities:\n  city: { type: City, id: 'wd:{id}', names: { und: '{name}' } }\n")
    const names = ['=cmd|calc', '+1', '-1', '@x', "'=quoted"]
    const file = write('formulas.csv', `id,name\n${names.map((name, i) => `Q${i + 1},"${name}"`).join('\n')}\n`)
    await importCsv(graph, { file, mapping })
    const cities = await listed(graph.entities.page('City', all))
    expect(cities.map(({ name }) => name).sort()).toEqual([...names].sort())
    const cells = parse(await exported(graph, 'csv', { dialect: 'spreadsheet', part: 'nodes' }), {
      columns: true,
      bom: true,
    }) as Row[]
    for (const { name } of cells) expect(name).toMatch(/^'/)
  })
})

const python = await providePython('files that NetworkX and igraph write')
const withPython = python === null ? test.skip : test

describe('files of other programs', () => {
  const folder = temporaryFolder()
  let graph: Graph
  beforeEach(async () => {
    graph = await openGraph(() => openEngine(embedded))
  })
  afterEach(() => graph.engine.close())
  afterAll(() => folder.remove())

  const program = `
import json, sys
import igraph, networkx as nx
library, kind, path = sys.argv[1:]
graph = nx.MultiDiGraph()
graph.add_node('Q1', name='Pavia "è" & <co>', latitude=45.18, longitude=9.15, population=71882)
graph.add_node('Q2', name='Besançon')
graph.add_node('3', name='Iași')
graph.add_edge('Q1', 'Q2', since='1999')
graph.add_edge('Q1', 'Q2', kind='FRIENDSHIP')
graph.add_edge('3', 'Q1')
if library == 'igraph':
    igraph.Graph.from_networkx(graph).write_graphml(path)
else:
    {'graphml': nx.write_graphml, 'gexf': nx.write_gexf}[kind](graph, path)
json.dump(None, sys.stdout)
`

  /** igraph calls its nodes n0, n1, …, and writes None for a text that is missing. */
  function mappingFor(library: string): { mapping?: string } {
    if (library !== 'igraph') return {}
    const mapping = join(folder.path, 'igraph.yaml')
    writeFileSync(
      mapping,
      `
format: { empty: [None] }
entities:
  city:
    type: City
    id: ['{_nx_name|entity}', 'ct:city/net-{_nx_name|slug}']
    names: { und: '{name}' }
    population: '{population}'
edges:
  relationships:
    - { type: TWINNED_WITH, from: source, to: target, kind: '{kind}', since: '{since}' }
`,
    )
    return { mapping }
  }

  withPython.each([
    ['NetworkX', 'graphml'],
    ['NetworkX', 'gexf'],
    ['igraph', 'graphml'],
  ] as const)('%s as %s', async (library, format) => {
    const file = join(folder.path, `net.${format}`)
    await askPython(python ?? '', program, library, format, file)
    const report = await importNetwork(graph, { format, file, source: 'net', ...mappingFor(library) })
    expect(report).toMatchObject({ rows_count: 6, rejected_count: 0 })
    const cities = await listed(graph.entities.page('City', all))
    expect(cities.map(({ id, name, population }) => [id, name, population])).toEqual([
      ['wd:Q2', 'Besançon', undefined],
      ['ct:city/net-3', 'Iași', undefined],
      ['wd:Q1', 'Pavia "è" & <co>', 71_882],
    ])
    const ties = await listed(graph.relationships.page('TWINNED_WITH', all))
    expect(ties.map(({ id, since }) => [id, since])).toEqual([
      ['rel:TWINNED_WITH~ct:city/net-3~wd:Q1~TWINNING-0', undefined],
      ['rel:TWINNED_WITH~wd:Q1~wd:Q2~FRIENDSHIP-0', undefined],
      ['rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-0', '1999'],
    ])
  })
})
