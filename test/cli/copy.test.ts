import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import type { CopyReport } from '../../src/transfer/copy/copy-graph.js'
import { type Env, expectClean, run, workplace } from '../support/cli.js'
import { neo4j, sharedData } from '../support/engines.js'
import { startNeo4j } from '../support/neo4j/start-neo4j.js'

/** `cityties copy` as it is shipped. */

const place = workplace()

const file = (name: string): string => `file:${join(place.path, name)}`
const fileToFile = (...words: string[]): string[] => ['copy', '--from', file('a'), '--to', file('b'), ...words]
const bodyOf = async (url: string, env: Env = {}): Promise<string[]> =>
  (await run(['export', 'jsonl', '-d', url], { env })).stdout.trimEnd().split('\n').slice(1)

/** A graph with the seed and so many ties more. */
async function fill(url: string, ties_count = 0): Promise<void> {
  expect(await run(['seed', '-d', url])).toMatchObject({ code: 0 })
  if (ties_count === 0) return
  const lines = Array.from({ length: ties_count }, (_, i) => `left ${i}\tright ${i}`)
  writeFileSync(join(place.path, 'ties.tsv'), `${lines.join('\n')}\n`)
  expect(await run(['import', 'edges', join(place.path, 'ties.tsv'), '-d', url])).toMatchObject({ code: 0 })
}

const emptyNeo4j = async (url: string): Promise<void> => {
  const engine = await openEngine({ kind: 'neo4j', url })
  const text = 'MATCH (n) CALL (n) { DETACH DELETE n }'
  await engine.write((transaction) => transaction.run({ name: 'test/empty', text }))
  await engine.close()
}

describe('cityties copy', () => {
  test('from folder to folder: says what it did, for people and for programs', async () => {
    await fill(file('a'))
    const first = await run(fileToFile())
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^\d+ created, 0 updated, 0 removed\nboth graphs are the same: 4 sources, 4 editions, 77 entities, \d+ relationships, content [0-9a-f]{64}\n$/,
      ),
      stderr: expect.stringMatching(/^from embedded engine .*\nto {3}embedded engine .*\nreading what there is…\n/),
    })
    expectClean(first)
    expect(await bodyOf(file('b'))).toEqual(await bodyOf(file('a')))
    const again = await run(fileToFile('--json'))
    const report = JSON.parse(again.stdout) as CopyReport
    expect(report).toMatchObject({ same: true, unchanged: true, resumed: false, to: report.from })
  }, 120_000)

  test('on SIGINT leaves both graphs whole, and run again goes on', async () => {
    await fill(file('a'), 1500)
    const copying = place.start(fileToFile())
    await copying.errorOutput(/^\d+ of \d+ records$/m)
    const ended = await copying.stop('SIGINT')
    expect(ended).toMatchObject({ code: null, signal: 'SIGINT', stdout: '' })
    expectClean(ended)
    const again = await run(fileToFile('--json'))
    const report = JSON.parse(again.stdout) as CopyReport
    expect(report).toMatchObject({ same: true, resumed: true })
    expect(report.records_count).toBeLessThan(report.from.counts.entities + report.from.counts.relationships)
    expect(await bodyOf(file('b'))).toEqual(await bodyOf(file('a')))
  }, 120_000)

  test('goes from a folder and into one that servers have open', async () => {
    await fill(file('a'), 300)
    const bases: string[] = []
    for (const name of ['a', 'b']) {
      const serving = place.start(['serve', '--no-seed', '-p', '0', '-d', file(name)])
      const [, base = ''] = await serving.output(/health\s+(http:\/\/\S+)\/healthz/)
      bases.push(base)
    }
    expect(await run(fileToFile())).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('both graphs are the same'),
    })
    const query = encodeURIComponent('{ cities { totalCount } statistics { edgeCount computation { contentHash } } }')
    const [a, b] = await Promise.all(bases.map(async (base) => (await fetch(`${base}/graphql?query=${query}`)).json()))
    expect(b).toEqual(a)
  }, 120_000)

  test('refuses a target that holds something else, unless told to join it', async () => {
    await fill(file('a'))
    writeFileSync(join(place.path, 'own.tsv'), 'mine\tyours\n')
    expect(await run(['import', 'edges', join(place.path, 'own.tsv'), '-d', file('b')])).toMatchObject({ code: 0 })
    const refused = await run(fileToFile())
    expect(refused).toMatchObject({
      code: 75,
      stdout: '',
      stderr: expect.stringMatching(/cityties: The target is not empty/),
    })
    expectClean(refused)
    expect(await run(fileToFile('--into'))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('the graphs differ: the target has 5 sources, 5 editions, 79 entities'),
    })
  }, 120_000)

  test.each([
    [['--to', 'file:b'], 66, /There is no graph in the folder .*none/],
    [['--to', 'file:none'], 65, /--from and --to are the same graph/],
    [['--to', 'memory:'], 65, /--to is memory:/],
    [['--to', 'neo4j://me:hunter2@host'], 65, /--to holds credentials/],
    [[], 64, /required option '--to <url>' not specified/],
  ])('%j is refused with a reason', async (words, code, says) => {
    const result = await run(['copy', ...words], { cwd: place.path, env: { DATABASE_URL: 'file:none' } })
    expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) })
    expect(result.stderr).not.toContain('hunter2')
    expectClean(result)
    // Nothing was made in its place.
    expect(existsSync(join(place.path, 'none'))).toBe(false)
  })

  const edges = join(sharedData, 'wikidata-p190-2016')
  const withData = existsSync(edges) ? test : test.skip
  withData(
    `10,055 cities and 17,401 twinnings of Wikidata${existsSync(edges) ? '' : ' (skipped: the data is not here)'}`,
    async () => {
      const words = [join(edges, 'relations.tsv'), '--labels', join(edges, 'names.tsv')]
      expect(await run(['import', 'edges', ...words, '-d', file('a')])).toMatchObject({ code: 0 })
      const report = JSON.parse((await run(fileToFile('--json'))).stdout) as CopyReport
      expect(report).toMatchObject({ same: true, created_count: 27_456 })
      expect(report.to.counts).toEqual({ sources: 1, editions: 1, entities: 10_055, relationships: 17_401 })
    },
    300_000,
  )
})

// One command line for all; which engines go together is tried through and through in test/transfer/copy.
const withNeo4j = neo4j?.kind === 'neo4j' ? describe : describe.skip
withNeo4j('cityties copy with Neo4j (skipped where there is none)', () => {
  const url = neo4j?.kind === 'neo4j' ? neo4j.url : ''

  test('there, on to another Neo4j, and back: the same graph everywhere', async () => {
    await emptyNeo4j(url)
    const second = await startNeo4j()
    try {
      await fill(file('a'), 300)
      const original = await bodyOf(file('a'))
      const says = { code: 0, stdout: expect.stringContaining('both graphs are the same') as unknown }
      expect(await run(['copy', '--from', file('a'), '--to', url])).toMatchObject(says)
      expect(await bodyOf(url)).toEqual(original)
      expect(await run(['copy', '--from', url, '--to', second.url])).toMatchObject(says)
      expect(await run(['copy', '--from', second.url, '--to', file('b')])).toMatchObject(says)
      expect(await bodyOf(file('b'))).toEqual(original)
    } finally {
      await second.stop()
      await emptyNeo4j(url)
    }
  }, 180_000)

  test('into it, on SIGKILL and run again', async () => {
    await emptyNeo4j(url)
    await fill(file('a'), 1500)
    const words = ['copy', '--from', file('a'), '--to', url]
    const copying = place.start(words)
    await copying.errorOutput(/^\d+ of \d+ records$/m)
    expect(await copying.stop('SIGKILL')).toMatchObject({ code: null, signal: 'SIGKILL', stdout: '' })
    const report = JSON.parse((await run([...words, '--json'])).stdout) as CopyReport
    expect(report).toMatchObject({ same: true, resumed: true })
    expect(await bodyOf(url)).toEqual(await bodyOf(file('a')))
    await emptyNeo4j(url)
  }, 180_000)
})
