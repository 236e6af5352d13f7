import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Graph } from '../../../src/graph/graph.js'
import { type CsvImport, importCsv } from '../../../src/transfer/csv/import-csv.js'
import { engines, openGraph, temporaryFolder } from '../../support/engines.js'
import { all, listed } from '../../support/lists.js'

describe.each(engines)('a table on %s', (_, open) => {
  const folder = temporaryFolder()
  let graph: Graph
  beforeEach(async () => {
    graph = await openGraph(open)
  })
  afterEach(() => graph.engine.close())
  afterAll(() => folder.remove())

  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder.path, name)
    writeFileSync(path, content)
    return path
  }
  const mapping = `
source: { id: ct:source/mapped, title: Mapped, licence: CC0 1.0, issued: '2020' }
entities:
  one: { type: City, id: 'wd:{a}', names: { und: '{name}' }, location: { latitude: '{lat}', longitude: '{lon}' } }
  other: { type: City, id: 'wd:{b}', when: '{b}' }
relationships:
  - { type: TWINNED_WITH, from: one, to: other, since: '{since}', claimant: one }
`
  const load = (table: string | Uint8Array, said: Partial<CsvImport> = {}, maxRejects_count = 0, dryRun = false) =>
    importCsv(
      graph,
      { file: write('table.csv', table), mapping: write('mapping.yaml', mapping), ...said },
      { maxRejects_count, dryRun, rejects: join(folder.path, 'rejects.tsv') },
    )
  const title = 'a,b,name,lat,lon,since\n'

  test('is an edition of the source that its mapping names; what the caller says counts more', async () => {
    expect(await load(`${title}Q1,Q2,One,45,9,1999\n`)).toMatchObject({ source: 'ct:source/mapped', created_count: 3 })
    const [source] = (await graph.sources.byIds(['ct:source/mapped'])).values()
    expect(source).toMatchObject({ title: 'Mapped', licence: 'CC0 1.0', importer: 'tables' })
    expect(await load(`${title}Q1,Q2,One,45,9,1999\n`)).toMatchObject({ unchanged: true })
    expect(await load(`${title}Q1,,One,45,9,\n`, { source: 'mine' })).toMatchObject({ source: 'ct:source/mine' })
  })

  test('is another edition when its mapping says something else', async () => {
    const table = `${title}Q1,,One,45,9,\n`
    const first = await load(table)
    const other = write('other.yaml', mapping.replace("names: { und: '{name}' }", "names: { en: '{name}' }"))
    expect(await load(table, { mapping: other })).toMatchObject({ unchanged: false, superseded: [first.edition] })
  })

  test('may be packed', async () => {
    expect(await load(gzipSync(`${title}Q1,Q2,One,45,9,1999\n`))).toMatchObject({ created_count: 3 })
  })

  test('says without writing what it would change', async () => {
    const report = await load(`${title}Q1,Q2,One,45,9,1999\n`, {}, 0, true)
    expect(report.forecast).toMatchObject({ created_count: 3 })
    expect(await graph.isEmpty()).toBe(true)
  })

  test('has its rows rejected that cannot be, each with its reason; the others are taken', async () => {
    const rows = [
      'Q1,Q2,One,45,9,1999',
      'Q3,Q4,Three,45,9,2010-02-31',
      'Q5,,Five,91,9,',
      'Q6,,Six,45,,',
      'Q7,Q7,Seven,45,9,',
      'Q8,,Nul\0,45,9,',
      'Q0,,Nought,45,9,',
      'Q9,Nobody,Nine,45,9,',
    ]
    // A lone surrogate, in what would be UTF-8.
    const lone = Buffer.concat([Buffer.from('Q10,,'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(',45,9,\n')])
    const letters = Buffer.from('Q11,,șțășțășțășțî,45,9,\n')
    const table = Buffer.concat([Buffer.from(`${title}${rows.join('\n')}\n`), lone, letters])
    const report = await load(table, {}, 8)
    expect(report).toMatchObject({ rows_count: 10, rejected_count: 8, isFinished: true })
    expect(report.rejected.map(({ place, reason }) => `${place} ${reason}`)).toEqual([
      expect.stringMatching(/^line 3 .*since: expected a date like/),
      expect.stringMatching(/^line 4 .*location\.latitude: expected a latitude from -90 to 90/),
      expect.stringMatching(/^line 5 .*location\.longitude: expected a latitude/),
      expect.stringMatching(/^line 6 .*the same as 'from'/),
      expect.stringMatching(/^line 7 .*null character/),
      expect.stringMatching(/^line 8 .*expected an id/),
      expect.stringMatching(/^line 9 .*expected an id/),
      expect.stringMatching(/^line 10 is not text in UTF-8/),
    ])
    expect((await listed(graph.entities.page('City', all))).map(({ id }) => id).sort()).toEqual([
      'wd:Q1',
      'wd:Q11',
      'wd:Q2',
    ])
    expect(readFileSync(join(folder.path, 'rejects.tsv'), 'utf8')).toContain('Q5,,Five,91,9,')
  })

  test('with a name where an id is wanted is rejected as long as nothing resolves names', async () => {
    const found = mapping.replace("id: 'wd:{a}'", "id: 'wd:{a}', find: { name: '{name}' }")
    const report = await load(`${title}Q1,,One,45,9,\n,,Two,45,9,\n`, { mapping: write('find.yaml', found) }, 1)
    expect(report.rejected.map(({ place, reason }) => `${place} ${reason}`)).toEqual([
      expect.stringMatching(/^line 3 .*Two/),
    ])
  })

  test('with a column missing is refused before anything is written', async () => {
    await expect(load('a,b,name\nQ1,Q2,One\n')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    expect(await graph.isEmpty()).toBe(true)
  })
})
