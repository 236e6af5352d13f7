import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../../src/compose.js'
import type { Graph } from '../../../src/graph/graph.js'
import { withInput } from '../../../src/transfer/import/input.js'
import { importRecords } from '../../../src/transfer/jsonl/import-records.js'
import { loadSeed } from '../../../src/transfer/seed/load-seed.js'
import { author, city, content, dump, twins } from '../../graph/facts.js'
import { embedded, engines, openGraph, temporaryFolder } from '../../support/engines.js'
import { exported, loadSample, sampleCounts } from '../export/sample-graph.js'

const linesIn = (text: string): string[] => text.trimEnd().split('\n')
/** Without what names the graph and the time. */
const bodyOf = (text: string): string[] => linesIn(text).slice(1)
const endOf = (text: string) => (JSON.parse(linesIn(text).at(-1) ?? '') as { end: Record<string, unknown> }).end

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const write = (text: string | Buffer, name = 'graph.jsonl'): string => {
  const path = join(folder.path, name)
  writeFileSync(path, text)
  return path
}

/** Under a name of which messages do not say where the test has its folder. */
const importedInto = (graph: Graph, path: string, name: string) =>
  withInput(path, (input) => importRecords(graph, { ...input, name }), { encoding: 'utf-8' })

describe.each(engines)('records on %s', (_, open) => {
  let graph: Graph
  /** What the embedded engine exports of the same graph. */
  let original: string
  beforeAll(async () => {
    graph = await openGraph(open)
    const other = await openGraph(() => openEngine(embedded))
    await loadSample(other)
    await loadSeed(other)
    original = await exported(other, 'jsonl')
    await other.engine.close()
  })
  const empty = async (): Promise<void> => {
    const everything = { name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }
    await graph.engine.write((transaction) => transaction.run(everything))
  }
  beforeEach(empty)
  afterAll(() => graph.engine.close())

  const from = (path: string, name: string) => importedInto(graph, path, name)
  const imported = (text: string | Buffer) => from(write(text), 'graph.jsonl')

  test('an import of an export makes the same graph, which exports the same again', async () => {
    await loadSample(graph)
    await loadSeed(graph)
    const [first, before] = [await exported(graph, 'jsonl'), await dump(graph.engine)]
    await empty()
    const report = await imported(first)
    expect(report).toMatchObject({ unchanged: false, superseded: [], passedOver: [], removed_count: 0 })
    expect(report.created_count).toBe(Number(endOf(first)['entities']) + Number(endOf(first)['relationships']))
    expect(await dump(graph.engine)).toEqual(before)
    const second = await exported(graph, 'jsonl')
    expect(bodyOf(second)).toEqual(bodyOf(first))
    expect(linesIn(second)[0]).not.toBe('')
  })

  test('what is said by hand comes back, and is not mixed with what is said by hand in another graph', async () => {
    const edition = 'ct:edition/edits/000000000000'
    const make = (slug: string) =>
      graph.handEdits.apply(
        {
          operations: [
            {
              kind: 'CREATE_ENTITY',
              type: 'City',
              id: `ct:city/${slug}`,
              names: [{ language: 'en', text: slug }],
              values: { population: 1 },
            },
          ],
          saying: { source: 'ct:source/edits', locator: null, modality: 'STATED' },
          reason: 'test',
          idempotencyKey: null,
        },
        'test',
      )
    await make('here')
    const first = await exported(graph, 'jsonl')
    await empty()
    expect(await imported(first)).toMatchObject({ created_count: 1, passedOver: [] })
    expect(bodyOf(await exported(graph, 'jsonl'))).toEqual(bodyOf(first))
    expect(await imported(first)).toMatchObject({ unchanged: true, passedOver: [] })
    await empty()
    await make('mine')
    const mine = await dump(graph.engine)
    expect(await imported(first)).toMatchObject({ passedOver: [edition], created_count: 0 })
    expect(await dump(graph.engine)).toEqual(mine)
  })

  test('counts and content hash are those of the same graph on another engine', async () => {
    await imported(original)
    expect(endOf(await exported(graph, 'jsonl'))).toEqual(endOf(original))
    expect(endOf(original)).toMatchObject({ contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('the sample has what it is to have', async () => {
    await loadSample(graph)
    const text = await exported(graph, 'jsonl')
    expect(endOf(text)).toMatchObject(sampleCounts)
    const statuses = linesIn(text).flatMap(
      (line) => (JSON.parse(line) as { edition?: { status: string } }).edition?.status ?? [],
    )
    expect(new Set(statuses)).toEqual(new Set(['CURRENT', 'SUPERSEDED', 'LOADING']))
    expect(text).toContain('{"entity":"ct:city/bare","type":"City","facts":[]}\n')
  })

  test('the same file again changes nothing', async () => {
    await imported(original)
    const before = await dump(graph.engine)
    expect(await imported(original)).toMatchObject({ created_count: 0, updated_count: 0, removed_count: 0 })
    expect(await dump(graph.engine)).toEqual(before)
  })

  test('a graph of which nothing is half loaded is not read a second time', async () => {
    await loadSeed(graph)
    const text = await exported(graph, 'jsonl')
    await empty()
    await imported(text)
    const [head, version] = [await graph.log.head(), await graph.engine.version()]
    expect(await imported(text)).toMatchObject({ unchanged: true, records_count: 0 })
    expect(await graph.log.head()).toBe(head)
    expect(await graph.engine.version()).toEqual(version)
  })

  test('packed with gzip, and with line ends of Windows', async () => {
    expect((await imported(gzipSync(original))).created_count).toBeGreaterThan(0)
    expect(endOf(await exported(graph, 'jsonl'))).toEqual(endOf(original))
    expect(await imported(original.replaceAll('\n', '\r\n'))).toMatchObject({ created_count: 0 })
  })

  test('what was half written when it was interrupted is completed', async () => {
    const { engine } = graph
    let writes = 0
    const write_ = engine.write.bind(engine)
    const wrapped = { write: engine.write }
    // The third batch fails: sources are written, and some of the entities.
    wrapped.write = ((work: Parameters<typeof write_>[0]) => {
      if (++writes === 7) throw new Error('pulled the plug')
      return write_(work)
    }) as typeof engine.write
    Object.assign(engine, wrapped)
    try {
      await expect(imported(original)).rejects.toThrow('pulled the plug')
    } finally {
      Reflect.deleteProperty(engine, 'write')
    }
    expect(endOf(await exported(graph, 'jsonl'))).not.toEqual(endOf(original))
    await imported(original)
    expect(endOf(await exported(graph, 'jsonl'))).toEqual(endOf(original))
  })

  test('it joins what the graph has: of two editions of a source the later one is current', async () => {
    await graph.loader.load([content('a', 1, [city('pavia', { population: 1 }), city('old')])], author)
    const older = await exported(graph, 'jsonl')
    await empty()
    await graph.loader.load(
      [content('a', 2, [city('pavia', { population: 2 })]), content('b', 1, [city('zadar')])],
      author,
    )
    const before = await dump(graph.engine)
    expect(await imported(older)).toMatchObject({
      passedOver: ['ct:edition/a/000000000001'],
      created_count: 0,
      updated_count: 0,
    })
    const kept = (await dump(graph.engine)).filter((line) => !line.includes('ct:edition/a/000000000001'))
    expect(kept).toEqual(before)
    const newer = await exported(graph, 'jsonl')
    await empty()
    await imported(older)
    expect(await imported(newer)).toMatchObject({ superseded: ['ct:edition/a/000000000001'], removed_count: 1 })
    expect((await graph.entities.byIds(['ct:city/pavia'])).get('ct:city/pavia')).toMatchObject({ population: 2 })
    expect((await graph.entities.byIds(['ct:city/old'])).size).toBe(0)
    expect((await graph.sources.byIds(['ct:source/a'])).get('ct:source/a')?.current).toBe('ct:edition/a/000000000002')
  })

  test('a part of a graph leaves its editions unfinished, and what it says nothing of alone', async () => {
    const both = content('a', 1, [city('pavia', { kind: 'CITY' }), city('zadar')], [twins('pavia', 'zadar')])
    await graph.loader.load([both, content('b', 1, [city('ayas')])], author)
    const where = { cities: { kind: { eq: 'CITY' } } }
    const part = await exported(graph, 'jsonl', { question: where })
    await empty()
    expect(await imported(part)).toMatchObject({ created_count: 1, unfinished: ['ct:edition/a/000000000001'] })
    expect(await graph.sources.unfinished()).toEqual(['ct:source/a'])
    expect((await graph.sources.byIds(['ct:source/b'])).size).toBe(0)
    const [report] = await graph.loader.load([both], author)
    expect(report).toMatchObject({ unchanged: false, created_count: 2 })
    expect(await graph.sources.unfinished()).toEqual([])
  })
})

describe('a file that is no good', () => {
  let graph: Graph
  let good: string
  beforeAll(async () => {
    graph = await openGraph(() => openEngine(embedded))
    await loadSeed(graph)
    good = await exported(graph, 'jsonl')
  })
  afterAll(() => graph.engine.close())

  const edited = (change: (lines: string[]) => void): string => {
    const lines = linesIn(good)
    change(lines)
    return `${lines.join('\n')}\n`
  }
  const lineWith = (lines: readonly string[], part: string): number => lines.findIndex((line) => line.includes(part))

  test.each<[string, () => string | Buffer, RegExp]>([
    ['nothing', () => '', /has no line with its end/],
    ['binary', () => Buffer.from([0, 1, 2, 0xff, 0xfe, 10]), /:1 {2}is not text in UTF-8/],
    ['another kind of file', () => 'a,b\n1,2\n', /:1 {2}is not JSON/],
    ['JSON of another kind', () => '[]\n', /:1 {2}expected a line with format/],
    ['cut off', () => edited((lines) => lines.pop()), /has no line with its end: it was cut off/],
    ['cut off in a line', () => good.slice(0, 20_000), /is not JSON/],
    ['packed and cut off', () => gzipSync(good).subarray(0, 3000), /is cut off: its gzip data end/],
    [
      'a line less',
      () => edited((lines) => lines.splice(lineWith(lines, '"entity"'), 1)),
      /entities: 77 is stated, 76 was found/,
    ],
    [
      'a value changed',
      () => edited((lines) => lines.splice(0, lines.length, ...lines.map((line) => line.replace('65734', '65735')))),
      /contentHash: [0-9a-f]+ is stated/,
    ],
    [
      'another version',
      () => edited((lines) => lines.splice(0, 1, lines[0]?.replace('"formatVersion":1', '"formatVersion":2') ?? '')),
      /formatVersion: expected 1/,
    ],
    [
      'a fact against the rules',
      () =>
        edited((lines) =>
          lines.splice(
            lineWith(lines, '"entity"'),
            1,
            '{"entity":"ct:city/x","type":"City","facts":[{"edition":"e","at":"1","population":-1,"names":{"en":"\\ud800"}}]}',
          ),
        ),
      /facts\.0\.population: expected[\s\S]*facts\.0\.names\.en: expected a text of one line/,
    ],
    [
      'an edition that is described nowhere',
      () => edited((lines) => lines.splice(lineWith(lines, '{"edition"'), 1)),
      /is described nowhere before/,
    ],
    [
      'ends the other way round',
      () =>
        edited((lines) =>
          lines.splice(
            lineWith(lines, 'rel:TWINNED_WITH'),
            1,
            '{"relationship":"rel:TWINNED_WITH~wd:Q9~wd:Q1~TWINNING-0","facts":[{"edition":"e","at":"1"}]}',
          ),
        ),
      /relationship: is not the id of what it says/,
    ],
    [
      'a self twinning',
      () =>
        edited((lines) =>
          lines.splice(
            lineWith(lines, 'rel:TWINNED_WITH'),
            1,
            '{"relationship":"rel:TWINNED_WITH~wd:Q9~wd:Q9~TWINNING-0","facts":[{"edition":"e","at":"1"}]}',
          ),
        ),
      /nothing has a TWINNED_WITH relationship with itself/,
    ],
    [
      'records in another order',
      () => edited((lines) => lines.push(...lines.splice(lineWith(lines, '"entity"'), 1))),
      /does not stand here/,
    ],
    ['a line without end', () => '{'.repeat(17_000_000), /is longer than 16777216 bytes/],
  ])('%s is refused, and nothing is written', async (_, text, says) => {
    const head = await graph.log.head()
    await expect(importedInto(graph, write(text()), 'bad.jsonl')).rejects.toThrow(says)
    expect(await graph.log.head()).toBe(head)
  })

  test('a file that is not there is told', async () => {
    await expect(importedInto(graph, join(folder.path, 'none'), 'none')).rejects.toThrow(/cannot be read/)
  })
})
