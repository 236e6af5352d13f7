import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { withResolver } from '../../../src/cli/name-resolver-of.js'
import type { ResolveFlags } from '../../../src/cli/resolve-options.js'
import type { Graph } from '../../../src/graph/graph.js'
import { importCsv } from '../../../src/transfer/csv/import-csv.js'
import type { ImportOptions, ImportReport } from '../../../src/transfer/import/pipeline.js'
import { author, city, content, entityFact, tie } from '../../graph/facts.js'
import { engines, openGraph, temporaryFolder } from '../../support/engines.js'

/** A table whose names are imported, reviewed by a person, and imported again with what was decided. */

const cities = [
  city('torino', { names: { it: 'Torino' } }),
  city('cambridge', { names: { en: 'Cambridge' }, population: 145_000 }),
  city('cambridge-ma', { names: { en: 'Cambridge' }, population: 118_000 }),
  entityFact({ id: 'ct:country/gb', type: 'Country', code: 'GB', names: { en: 'United Kingdom' } }),
]
const ties = [tie('IN_COUNTRY', 'ct:city/cambridge', 'ct:country/gb')]
const table = 'city\nTurin\nCambridge\n=Cambridge\nNowhere on Sea\n'
const mapping = `source: { id: ct:source/members, title: Members, licence: CC0 1.0 }
entities:
  city: { type: City, find: { name: '{city}' } }
  club: { type: Programme, id: ct:programme/club, names: { en: Club } }
relationships: [{ type: MEMBER_OF, from: city, to: club }]
`

describe.each(engines)('names under review on %s', (_, open) => {
  let folder: ReturnType<typeof temporaryFolder>
  let graph: Graph
  beforeEach(async () => {
    folder = temporaryFolder()
    graph = await openGraph(open)
    await graph.loader.load([content('own', 1, cities, ties)], author)
    writeFileSync(pathOf('members.csv'), table)
    writeFileSync(pathOf('members.yaml'), mapping)
  })
  afterEach(async () => {
    await graph.engine.close()
    folder.remove()
  })

  const pathOf = (name: string): string => join(folder.path, name)
  const importing = (flags: ResolveFlags, options: ImportOptions = {}): Promise<ImportReport> =>
    withResolver(graph, flags, (names) =>
      importCsv(graph, { file: pathOf('members.csv'), mapping: pathOf('members.yaml'), names }, options),
    )
  const linesOf = (name: string): string[] => readFileSync(pathOf(name), 'utf8').trimEnd().split('\n')
  /** Fills in the column `decision` as a person does, line after line. */
  const decide = (...decisions: string[]): void => {
    const [titles, ...lines] = linesOf('review.tsv')
    const filled = lines.map((line, i) =>
      line
        .split('\t')
        .with(5, decisions[i] ?? '')
        .join('\t'),
    )
    writeFileSync(pathOf('review.tsv'), [titles, ...filled, ''].join('\n'))
  }
  const members = async (): Promise<unknown[]> => {
    const text = 'MATCH (city:City)-[:MEMBER_OF]->(:Programme) RETURN city.id AS id ORDER BY id'
    const rows = await graph.engine.read({ name: 'test/members', text })
    return rows.map(({ id }) => id)
  }

  test('what is not sure is rejected and written down; decided, the same command takes it; again, nothing changes', async () => {
    const review = pathOf('review.tsv')
    const first = await importing({ review }, { rejects: pathOf('rejects.tsv') })
    expect(first).toMatchObject({ rows_count: 4, rejected_count: 3, isFinished: false })
    expect(
      linesOf('rejects.tsv')
        .slice(1)
        .map((line) => line.split('\t')[0]),
    ).toEqual(['line 3', 'line 4', 'line 5'])
    expect(linesOf('review.tsv').map((line) => line.split('\t')[0])).toEqual([
      'name',
      'Cambridge',
      "'=Cambridge",
      'Nowhere on Sea',
    ])

    decide('2', 'ct:city/cambridge', '-')
    const allowed = { maxRejects_count: 1 }
    const second = await importing({ decisions: review }, allowed)
    expect(second).toMatchObject({ rows_count: 4, rejected_count: 1, isFinished: true })
    expect(await members()).toEqual(['ct:city/cambridge', 'ct:city/cambridge-ma', 'ct:city/torino'])

    const version = await graph.log.head()
    const third = await importing({ decisions: review }, allowed)
    expect(third).toMatchObject({ created_count: 0, isFinished: true })
    expect(await graph.log.head()).toEqual(version)
  })

  test('nothing is written for review where every name is sure', async () => {
    writeFileSync(pathOf('members.csv'), 'city\nTurin\n')
    const report = await importing({ review: pathOf('review.tsv') })
    expect(report).toMatchObject({ rejected_count: 0, isFinished: true })
    expect(existsSync(pathOf('review.tsv'))).toBe(false)
  })

  test('a faulty decision stops the import before its first row, and says where it stands', async () => {
    await importing({ review: pathOf('review.tsv') })
    decide('7', '', 'somewhere')
    const before = await members()
    const refused = importing({ decisions: pathOf('review.tsv') })
    await expect(refused).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    await expect(refused).rejects.toThrow(/review\.tsv:2\b.*'7' is no id, no candidate's number and not -/s)
    await expect(refused).rejects.toThrow(/review\.tsv:4\b.*'somewhere'/s)
    expect(await members()).toEqual(before)
  })

  test.each([
    ['no such columns', 'name\tid\nCambridge\t1\n', /review\.tsv has no column 'type': it is no review file/],
    ['a type that is none', 'name\ttype\tdecision\nCambridge\tTown\tQ350\n', /review\.tsv:2\b.*a type such as City/s],
    ['a row cut short', 'name\ttype\tdecision\nCambridge\n', /review\.tsv:2\b/],
  ])('a review file with %s is refused', async (_what, text, message) => {
    writeFileSync(pathOf('review.tsv'), text)
    await expect(importing({ decisions: pathOf('review.tsv') })).rejects.toThrow(message)
  })
})
