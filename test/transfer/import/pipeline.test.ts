import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readCitations } from '../../../src/domain/stored-citations.js'
import { undoEdition } from '../../../src/graph/commands/undo-edition.js'
import { Graph } from '../../../src/graph/graph.js'
import { withInput } from '../../../src/transfer/import/input.js'
import { linesOf } from '../../../src/transfer/import/lines.js'
import { type ImportOptions, type ImportReport, runImport } from '../../../src/transfer/import/pipeline.js'
import type { Resolver } from '../../../src/transfer/import/resolver.js'
import type { Reader, Row, Unresolved } from '../../../src/transfer/import/row.js'
import { countingEngine } from '../../graph/counting-engine.js'
import { author, city, content, dump, twins } from '../../graph/facts.js'
import { engines, openGraph, temporaryFolder } from '../../support/engines.js'

/** A line is a row as JSON, without its place; so a test can say anything. */
const rowsOf: Reader = async function* (input) {
  for await (const { number, text } of linesOf(input, 100_000)) {
    const row = JSON.parse(text) as Partial<Row>
    yield { place: `line ${number}`, original: text, entities: [], relationships: [], ...row }
  }
}

const cityRow = (id: string, more: object = {}): Partial<Row> => ({ entities: [{ id, type: 'City', ...more }] })
const tieRow = (from: string, to: string, more: object = {}): Partial<Row> => ({
  mentions: [from, to].map((id) => ({ id, type: 'City' })),
  relationships: [{ type: 'TWINNED_WITH', from, to, claimant: from, ...more }],
})

describe.each(engines)('rows on %s', (_, open) => {
  const folder = temporaryFolder()
  const rejects = join(folder.path, 'rejects.tsv')
  let graph: Graph

  beforeEach(async () => {
    graph = await openGraph(open)
    rmSync(rejects, { force: true })
  })
  afterEach(() => graph.engine.close())
  afterAll(() => folder.remove())

  type Options = ImportOptions & { readonly slug?: string; readonly resolver?: Resolver }
  const load = (
    rows: readonly Partial<Row>[],
    { slug = 'a', resolver, ...options }: Options = {},
  ): Promise<ImportReport> => {
    const path = join(folder.path, 'rows')
    writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const source = { id: `ct:source/${slug}`, title: slug, licence: 'none', importer: 'test' }
    return withInput(path, (input) =>
      runImport(
        graph,
        { input, read: rowsOf, source, reason: 'test', ...(resolver ? { resolver } : {}) },
        { rejects, ...options },
      ),
    )
  }
  const entity = async (id: string) => (await graph.entities.byIds([id])).get(id)
  const tie = async (id: string) => (await graph.relationships.byIds([id])).get(id)
  const reasons = (report: ImportReport): [string, string][] =>
    report.rejected.map(({ place, reason }) => [place, reason])

  test('become facts of an edition; the same again changes nothing', async () => {
    const rows = [cityRow('wd:Q1', { names: { it: 'Pavia' }, population: 70_000 }), tieRow('wd:Q1', 'wd:Q2')]
    const report = await load(rows)
    expect(report).toMatchObject({ rows_count: 2, facts_count: 4, created_count: 3, isFinished: true, rejects: null })
    expect(existsSync(rejects)).toBe(false)
    expect(await entity('wd:Q1')).toMatchObject({ name: 'Pavia', population: 70_000 })
    const head = await graph.log.head()
    expect(await load(rows)).toMatchObject({ unchanged: true, edition: report.edition })
    expect(await graph.log.head()).toBe(head)
  })

  test('that are bad are told with their reason, and leave nothing', async () => {
    const bad: [Partial<Row>, RegExp][] = [
      [tieRow('wd:Q1', 'wd:Q1'), /^to: the same as 'from'/],
      [tieRow('wd:Q1', 'wd:Q2', { since: '2010-02-31' }), /^since: expected a date/],
      [
        cityRow('wd:Q3', { location: { latitude: 91, longitude: 0 } }),
        /^location\.latitude: expected a latitude from -90 to 90/,
      ],
      [cityRow('wd:Q3', { names: { it: 'a\ud800b' } }), /^names.it: expected a text of one line/],
      [cityRow('wd:Q3', { names: { it: 'a\0b' } }), /^names.it: expected a text of one line/],
      [
        { ...cityRow('wd:Q4'), ...{ relationships: [{ type: 'TWINNED_WITH', from: 'wd:Q4', to: 'wd:Q5' }] } },
        /^there is no wd:Q5$/,
      ],
      [{ fault: 'is no row' }, /^is no row$/],
      [cityRow('nonsense'), /^id: expected an id/],
    ]
    const report = await load([cityRow('wd:Q1'), ...bad.map(([row]) => row), cityRow('wd:Q2')])
    expect(report).toMatchObject({ rows_count: 10, rejected_count: 8, created_count: 2, isFinished: false, rejects })
    for (const [index, [, says]] of bad.entries()) {
      expect(report.rejected[index]).toMatchObject({ place: `line ${index + 2}` })
      expect(report.rejected[index]?.reason).toMatch(says)
    }
    expect(await graph.entities.count('City')).toBe(2)
    const lines = readFileSync(rejects, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(1 + 8)
    expect(lines[0]).toBe('place\treason\toriginal')
    expect(lines.every((line) => line.split('\t').length === 3)).toBe(true)
    expect(lines[1]).toContain('TWINNED_WITH')
  })

  test('a row that another one needs takes it with it', async () => {
    const report = await load([
      {
        entities: [
          { id: 'wd:Q1', type: 'City' },
          { id: 'ct:event/x', type: 'City' },
        ],
      },
      {
        relationships: [{ type: 'TWINNED_WITH', from: 'wd:Q1', to: 'wd:Q2' }],
        entities: [{ id: 'wd:Q2', type: 'City' }],
      },
    ])
    expect(reasons(report)).toEqual([
      ['line 1', 'id: expected ct:city/… for a City'],
      ['line 2', 'there is no wd:Q1'],
    ])
    // Nothing was taken, so no edition was begun.
    expect(await graph.sources.count()).toBe(0)
  })

  test('that contradict the graph are left out, in the row that does', async () => {
    await load([{ entities: [{ id: 'wd:Q38', type: 'Country' }] }, cityRow('wd:Q1')])
    const report = await load(
      [
        tieRow('wd:Q1', 'wd:Q38'),
        tieRow('wd:Q1', 'wd:Q2'),
        { relationships: [{ type: 'IN_COUNTRY', from: 'wd:Q38', to: 'wd:Q38' }] },
        { relationships: [{ type: 'IN_COUNTRY', from: 'wd:Q38', to: 'wd:Q1' }] },
      ],
      { slug: 'b' },
    )
    expect(reasons(report)).toEqual([
      ['line 1', 'wd:Q38 is a Country, not a City'],
      ['line 3', expect.stringMatching(/nothing has a IN_COUNTRY relationship with itself/)],
      ['line 4', expect.stringMatching(/^from is a Country/)],
    ])
    expect(await tie('rel:TWINNED_WITH~wd:Q1~wd:Q2~TWINNING-0')).toBeDefined()
  })

  test('more rejects than allowed leave the older edition in its place, until they are allowed', async () => {
    const first = await load([tieRow('wd:Q1', 'wd:Q2'), tieRow('wd:Q3', 'wd:Q4')])
    const rows = [tieRow('wd:Q1', 'wd:Q2'), cityRow('bad')]
    const stopped = await load(rows)
    expect(stopped).toMatchObject({ rejected_count: 1, isFinished: false, superseded: [], removed_count: 0 })
    expect((await graph.sources.byIds(['ct:source/a'])).get('ct:source/a')?.current).toBe(first.edition)
    expect(await entity('wd:Q3')).toBeDefined()
    const allowed = await load(rows, { maxRejects_count: 1 })
    expect(allowed).toMatchObject({ isFinished: true, superseded: [first.edition], removed_count: 3 })
    expect(allowed.edition).toBe(stopped.edition)
    expect(await entity('wd:Q3')).toBeUndefined()
    // The rejects of a run that has none are gone.
    expect(existsSync(rejects)).toBe(true)
    await load([tieRow('wd:Q1', 'wd:Q2'), tieRow('wd:Q1', 'wd:Q9')])
    expect(existsSync(rejects)).toBe(false)
  })

  test('a file that holds something else is not written over with rejects', async () => {
    writeFileSync(rejects, 'my letters\n')
    await expect(load([cityRow('bad')])).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(/holds no rejects of an import.*--rejects/),
    })
    expect(readFileSync(rejects, 'utf8')).toBe('my letters\n')
    expect(await graph.log.head()).toBe(0)
  })

  test('nothing at all is refused, and takes nothing back', async () => {
    await load([cityRow('wd:Q1')])
    await expect(load([])).rejects.toMatchObject({ kind: 'INVALID_INPUT', message: expect.stringMatching(/is empty/) })
    expect(await entity('wd:Q1')).toBeDefined()
  })

  test('an item that was learnt later is the entity that learnt it', async () => {
    await graph.loader.load([content('seed', 1, [city('poitiers', { wikidataId: 'Q6616' }), city('iasi')])], author)
    const report = await load([tieRow('wd:Q6616', 'ct:city/iasi'), cityRow('wd:Q6616', { population: 88_000 })])
    expect(report).toMatchObject({ rejected_count: 0, created_count: 1 })
    expect(await entity('wd:Q6616')).toBeUndefined()
    const found = await entity('ct:city/poitiers')
    expect(found?.['population']).toBe(88_000)
    expect(await graph.entities.count('City')).toBe(2)
    const made = await tie('rel:TWINNED_WITH~ct:city/iasi~ct:city/poitiers~TWINNING-0')
    expect(made && readCitations(made)).toMatchObject([{ claimant: 'ct:city/poitiers', locator: 'line 1' }])
  })

  test('an item that another writer makes meanwhile, in a graph that was empty, stays one entity', async () => {
    let others: Promise<unknown> | null = null
    const progress = (): void => {
      others ??= graph.loader.load([content('other', 1, [city('poitiers', { wikidataId: 'Q6616' })])], author)
    }
    const path = join(folder.path, 'rows')
    writeFileSync(path, '\n')
    const row = (place: string, more: Partial<Row>): Row => ({ place, original: '', entities: [], relationships: [], ...more }) // biome-ignore format: one line
    const read: Reader = async function* () {
      for (let i = 0; i < 5000; i++) yield row(`${i}`, cityRow(`wd:Q${i + 10}`))
      while (!others) await sleep(1)
      await others
      yield row('5000', tieRow('wd:Q10', 'wd:Q6616'))
      yield row('5001', cityRow('wd:Q6616', { population: 88_000 }))
    }
    const source = { id: 'ct:source/a', title: 'a', licence: 'none', importer: 'test' }
    const run = () =>
      withInput(path, (input) => runImport(graph, { input, read, source, reason: 'test' }, { progress }))
    const told = await run().catch(({ message }: Error) => message)
    if (typeof told === 'string') {
      expect(told).toMatch(/another writer has made ct:city\/poitiers of Q6616/i)
      await run()
    }
    expect(await entity('wd:Q6616')).toBeUndefined()
    expect((await entity('ct:city/poitiers'))?.['population']).toBe(88_000)
    expect(await graph.entities.count('City')).toBe(5001)
  })

  test('sources that disagree make a conflict, and agreement makes two citations', async () => {
    const at = (latitude: number, longitude: number) => ({ location: { latitude, longitude } })
    await load([cityRow('wd:Q1748', at(55.67, 12.56)), tieRow('wd:Q1748', 'wd:Q1')])
    await load([cityRow('wd:Q1748', at(55.68, 12.57)), tieRow('wd:Q1748', 'wd:Q1')], { slug: 'b' })
    expect(await graph.conflicts.page('VALUE', '', 10)).toMatchObject([{ subject: 'wd:Q1748', attribute: 'location' }])
    const both = await tie('rel:TWINNED_WITH~wd:Q1~wd:Q1748~TWINNING-0')
    expect(both && new Set(readCitations(both).map(({ edition }) => edition)).size).toBe(2)
  })

  test('of a graph that was empty nothing is asked for that cannot be there', async () => {
    const counting = countingEngine(graph.engine)
    const asking = await Graph.open(counting.engine)
    const path = join(folder.path, 'rows')
    writeFileSync(path, `${JSON.stringify(tieRow('wd:Q1', 'wd:Q2'))}\n`)
    const source = { id: 'ct:source/a', title: 'a', licence: 'none', importer: 'test' }
    const run = (slug: string) =>
      withInput(path, (input) =>
        runImport(asking, { input, read: rowsOf, source: { ...source, id: `ct:source/${slug}` }, reason: 'test' }),
      )
    const looks = (): string[] => counting.taken().filter((name) => /^entity\//.test(name))
    counting.taken()
    await run('a')
    expect(looks()).toEqual(['entity/any'])
    await run('b')
    expect(looks()).toEqual(['entity/any', 'entity/identities', 'entity/by-ids'])
  })

  test('a mention is said once, a statement wherever it stands', async () => {
    await load([
      tieRow('wd:Q1', 'wd:Q2'),
      tieRow('wd:Q1', 'wd:Q3'),
      cityRow('wd:Q1', { names: { it: 'Pavia' } }),
      {
        ...tieRow('wd:Q1', 'wd:Q4'),
        mentions: [
          { id: 'wd:Q1', type: 'City', names: { und: 'Ticinum' } },
          { id: 'wd:Q4', type: 'City' },
        ],
      },
      { mentions: [{ id: 'wd:Q1', type: 'City', names: { und: 'Ticinum' } }] },
    ])
    const found = await entity('wd:Q1')
    expect(found && readCitations(found).map(({ locator, attributes }) => [locator, attributes])).toEqual([
      ['line 1', []],
      ['line 3', ['names']],
      ['line 4', ['names']],
    ])
  })

  describe('in many batches', () => {
    const cities_count = 700
    const rows = (shift: number): Partial<Row>[] =>
      Array.from({ length: 2 * cities_count }, (_row, i) => {
        const [from, to] = [1 + (i % cities_count), 1 + ((i * 7 + shift) % cities_count)]
        return i % 5 === 0
          ? cityRow(`wd:Q${from}`, { names: { en: `City ${from}` }, population: from + (shift % 2) })
          : from === to
            ? cityRow(`wd:Q${from + cities_count}`)
            : tieRow(`wd:Q${from}`, `wd:Q${to}`)
      })

    test('stopped anywhere and run again they make the same graph', async () => {
      await load(rows(3))
      await load(rows(4))
      const whole = await dump(graph.engine)
      for (const batches_count of [1, 3]) {
        await graph.engine.write((transaction) =>
          transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }),
        )
        await load(rows(3))
        const stop = new AbortController()
        let seen_count = 0
        const stopped = load(rows(4), {
          signal: stop.signal,
          progress: () => {
            if (++seen_count === batches_count) stop.abort(new Error('stopped'))
          },
        })
        if (seen_count < batches_count) await stopped.catch(() => {})
        const statuses = (await graph.sources.editionsOf(['ct:source/a'])).map(({ status }) => status)
        if (stop.signal.aborted && statuses.includes('LOADING')) expect(statuses).toEqual(['CURRENT', 'LOADING'])
        await load(rows(4))
        expect(await dump(graph.engine)).toEqual(whole)
      }
    })

    test('a dry run says what an import does, and writes nothing', async () => {
      for (const [slug, shift] of [
        ['a', 3],
        ['a', 4],
        ['a', 4],
        ['b', 5],
      ] as const) {
        const before = [await graph.log.head(), await dump(graph.engine)]
        const foretold = await load(rows(shift), { slug, dryRun: true })
        expect([await graph.log.head(), await dump(graph.engine)]).toEqual(before)
        const report = await load(rows(shift), { slug })
        expect(foretold.unchanged).toBe(report.unchanged)
        if (report.unchanged) continue
        const { created_count, removed_count } = report
        expect(foretold).toMatchObject({
          created_count: 0,
          updated_count: 0,
          forecast: { created_count, removed_count },
        })
        if (slug === 'b') expect(foretold.forecast?.updated_count).toBeGreaterThan(0)
        if (shift === 3)
          expect(foretold.forecast).toMatchObject({ updated_count: 0, confirmed_count: 0, removed_count: 0 })
      }
    })
  })

  test('a dry run finds the same rejects', async () => {
    await load([{ entities: [{ id: 'wd:Q38', type: 'Country' }] }])
    const rows = [
      tieRow('wd:Q1', 'wd:Q2'),
      tieRow('wd:Q1', 'wd:Q38'),
      cityRow('bad'),
      { relationships: [{ type: 'TWINNED_WITH', from: 'wd:Q1', to: 'wd:Q9' }] },
      cityRow('wd:Q9'),
    ]
    const foretold = await load(rows, { slug: 'b', dryRun: true })
    expect(foretold.rejected).toEqual((await load(rows, { slug: 'b' })).rejected)
    expect(foretold.rejected.map(({ place }) => place)).toEqual(['line 2', 'line 3', 'line 4'])
  })

  describe('names', () => {
    const pavia: Unresolved = { name: 'Pavia', type: 'City', country: 'IT' }
    const asked: (readonly Unresolved[])[] = []
    const resolver: Resolver = {
      async resolve(wanted) {
        asked.push(wanted)
        return wanted.map(({ name }) =>
          name === 'Pavia'
            ? { kind: 'id', id: 'wd:Q6259', explanation: 'the same name' }
            : name === 'Springfield'
              ? {
                  kind: 'ambiguous',
                  candidates: [{ id: 'wd:Q28515', name: 'Springfield' }],
                  explanation: 'two of them',
                }
              : { kind: 'unknown', explanation: 'nothing like it' },
        )
      },
    }
    const named = (name: Unresolved): Partial<Row> => ({
      mentions: [
        { id: name, type: 'City' },
        { id: 'wd:Q1', type: 'City' },
      ],
      relationships: [{ type: 'TWINNED_WITH', from: name, to: 'wd:Q1', claimant: name }],
    })

    test('are resolved once a batch; what is not resolved is rejected with its reason', async () => {
      asked.length = 0
      const rows = [
        named(pavia),
        named({ ...pavia, name: 'Springfield' }),
        named({ ...pavia, name: 'Atlantis' }),
        named(pavia),
      ]
      const report = await load(rows, { resolver })
      expect(asked).toHaveLength(1)
      expect(asked[0]?.map(({ name }) => name)).toEqual(['Pavia', 'Springfield', 'Atlantis'])
      expect(reasons(report)).toEqual([
        ['line 2', "'Springfield' is ambiguous: wd:Q28515 (Springfield) (two of them)"],
        ['line 3', "'Atlantis' is unknown (nothing like it)"],
      ])
      const made = await tie('rel:TWINNED_WITH~wd:Q1~wd:Q6259~TWINNING-0')
      expect(made && readCitations(made).map(({ claimant }) => claimant)).toEqual(['wd:Q6259', 'wd:Q6259'])
    })

    test('are a fault where nothing resolves them', async () => {
      expect(reasons(await load([named(pavia)]))).toEqual([['line 1', "'Pavia' is no id, and names are not looked up"]])
    })
  })

  describe('undone', () => {
    const undo = (id: string) => undoEdition(graph.loader, id, author)

    test('an edition takes back what only it said, and can be imported again', async () => {
      await graph.loader.load([content('seed', 1, [city('pavia'), city('iasi')], [twins('pavia', 'iasi')])], author)
      const before = await dump(graph.engine)
      const rows = [tieRow('ct:city/pavia', 'ct:city/iasi'), tieRow('ct:city/pavia', 'wd:Q1')]
      const { edition } = await load(rows)
      const whole = await dump(graph.engine)
      expect(await undo(edition)).toEqual({ edition, source: 'ct:source/a', removed_count: 2, unchanged: false })
      const left = (await dump(graph.engine)).filter((line) => !/ct:(?:source|edition)\/a\b/.test(line))
      expect(left).toEqual(before)
      expect(await graph.sources.editions([edition])).toMatchObject([{ status: 'UNDONE' }])
      expect((await graph.sources.byIds(['ct:source/a'])).get('ct:source/a')?.current).toBeUndefined()
      const head = await graph.log.head()
      expect(await undo(edition)).toMatchObject({ unchanged: true, removed_count: 0 })
      expect(await graph.log.head()).toBe(head)
      expect(await load(rows)).toMatchObject({ unchanged: false, edition, created_count: 2 })
      expect(await dump(graph.engine)).toEqual(whole)
    })

    test('is only an edition that there is', async () => {
      await expect(undo('ct:edition/none/000000000000')).rejects.toMatchObject({ kind: 'NOT_FOUND' })
      await expect(undo('wd:Q1')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    })
  })
})
