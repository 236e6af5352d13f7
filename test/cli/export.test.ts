import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { assertBuilt, expectClean, run, start } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'

const undated = (text: string): string => text.replaceAll(/20\d\d-\d\d-\d\d(?:T[\d:.]+Z)?/g, 'then')
const bodyOf = (text: string): string[] => text.trimEnd().split('\n').slice(1)

let folder: ReturnType<typeof temporaryFolder>
const at = (...names: string[]): string => join(folder.path, ...names)
const database = () => ['-d', `file:${at('data')}`]
beforeAll(async () => {
  assertBuilt()
  folder = temporaryFolder()
  expect(await run(['seed', ...database()])).toMatchObject({ code: 0 })
  // Large enough that a pipe does not hold all of what is exported.
  const edges = Array.from({ length: 2000 }, (_, i) => `left ${i}\tright ${i}`).join('\n')
  writeFileSync(at('edges.tsv'), edges)
  expect(await run(['import', 'edges', at('edges.tsv'), ...database()])).toMatchObject({ code: 0 })
}, 120_000)
afterAll(() => folder.remove())

describe('cityties export', () => {
  test('writes to standard output, or to a file that is the same', async () => {
    const out = await run(['export', 'turtle', ...database()])
    expect(out).toMatchObject({ code: 0, stderr: '' })
    expectClean(out)
    expect(await run(['export', 'turtle', '-o', at('new', 'graph.ttl'), ...database()])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    })
    expect(undated(readFileSync(at('new', 'graph.ttl'), 'utf8'))).toBe(undated(out.stdout))
    expect(readdirSync(at('new'))).toEqual(['graph.ttl'])
  })

  test('both tables of csv and what is said of them go into a folder', async () => {
    expect(await run(['export', 'csv', '-o', at('tables'), ...database()])).toMatchObject({ code: 0, stderr: '' })
    expect(readdirSync(at('tables')).sort()).toEqual(['about.txt', 'edges.csv', 'nodes.csv'])
    expect(readFileSync(at('tables', 'about.txt'), 'utf8')).toContain(
      'source: GeoNames, GeoNames, https://www.geonames.org/',
    )
    const part = await run([
      'export',
      'csv',
      '--part',
      'edges',
      '--dialect',
      'gephi',
      '--type',
      'SIGNED',
      ...database(),
    ])
    expect(part.stdout).toMatch(/^Source,Target,Type,Id,Label,/)
    expect(part.stdout.split('\n').length).toBeGreaterThan(8)
  })

  test('packs a file whose name ends in .gz', async () => {
    expect(await run(['export', 'jsonl', '-o', at('graph.jsonl.gz'), ...database()])).toMatchObject({ code: 0 })
    const text = gunzipSync(readFileSync(at('graph.jsonl.gz'))).toString()
    expect(bodyOf(text)).toEqual(bodyOf((await run(['export', 'jsonl', ...database()])).stdout))
  })

  test.each([
    [['csv'], /CSV is two tables: name a folder for them with -o, or one with --part/],
    [['dot', '--type', 'MARRIED_TO'], /--type takes TWINNED_WITH/],
    [['dot', '--as-of', 'soon'], /--as-of takes a date/],
    [['dot', '--where', '{"cities": {"size": 1}}'], /--where\.cities: Field "size"/],
    [['dot', '-o', 'edges.tsv/graph.dot'], /The file cannot be written/],
  ])('%j is refused with a reason', async (args, says) => {
    const result = await run(['export', ...args, ...database()], { cwd: folder.path })
    expect(result).toMatchObject({ code: 65, stdout: '', stderr: expect.stringMatching(says) })
    expectClean(result)
  })

  test('ends quietly when nobody reads on', async () => {
    const running = start(['export', 'jsonl', ...database()])
    const { stdout } = running.child
    if (!stdout) throw new Error('no standard output')
    await once(stdout, 'data')
    stdout.destroy()
    const [code, signal] = (await once(running.child, 'exit')) as [number | null, string | null]
    expect([code, signal]).toEqual([0, null])
    // The graph was closed: it can be opened again.
    expect(await run(['export', 'dot', '--type', 'SIGNED', ...database()])).toMatchObject({ code: 0 })
  })

  test('interrupted, leaves what was there and nothing half', async () => {
    mkdirSync(at('half'))
    writeFileSync(at('half', 'graph.nt'), 'before')
    const running = start(['export', 'ntriples', '-o', at('half', 'graph.nt'), ...database()])
    for (let names: string[] = []; !names.some((name) => name.endsWith('.partial')); names = readdirSync(at('half')))
      await new Promise((soon) => setTimeout(soon, 5))
    const ended = await running.stop('SIGINT')
    expect({ code: ended.code, signal: ended.signal }).toEqual({ code: null, signal: 'SIGINT' })
    expectClean(ended)
    expect(readdirSync(at('half'))).toEqual(['graph.nt'])
    expect(readFileSync(at('half', 'graph.nt'), 'utf8')).toBe('before')
  })
})

describe('cityties import jsonl', () => {
  test('makes the same graph elsewhere, from a file or from standard input', async () => {
    const { stdout } = await run(['export', 'jsonl', ...database()])
    writeFileSync(at('graph.jsonl'), stdout)
    const first = await run(['import', 'jsonl', at('graph.jsonl'), '-d', `file:${at('copy')}`])
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+ records read; \d+ created, 0 updated, 0 removed\n$/),
    })
    const again = await run(['import', 'jsonl', at('graph.jsonl'), '-d', `file:${at('copy')}`])
    expect(again).toMatchObject({ code: 0, stdout: 'nothing to do, all of this is in the graph\n' })
    expect(bodyOf((await run(['export', 'jsonl', '-d', `file:${at('copy')}`])).stdout)).toEqual(bodyOf(stdout))

    const main = join(import.meta.dirname, '..', '..', 'dist', 'main.js')
    const piped = spawn(process.execPath, [main, 'import', 'jsonl', '-', '--json', '-d', 'memory:'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    piped.stdin.end(stdout)
    const chunks: Buffer[] = []
    piped.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    expect(await once(piped, 'close')).toEqual([0, null])
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ unchanged: false, removed_count: 0 })
  }, 120_000)

  test('refuses a file that is no good, with where and why', async () => {
    writeFileSync(
      at('bad.jsonl'),
      '{"format":"cityties-records","formatVersion":1,"filters":null}\n{"source":{"id":"x"}}\n',
    )
    const result = await run(['import', 'jsonl', at('bad.jsonl'), '-d', `file:${at('none')}`])
    expect(result).toMatchObject({
      code: 65,
      stdout: '',
      stderr: expect.stringMatching(/bad\.jsonl:2 {2}id: expected an id such as ct:source/),
    })
    expectClean(result)
    expect(existsSync(at('bad.jsonl'))).toBe(true)
  })
})
