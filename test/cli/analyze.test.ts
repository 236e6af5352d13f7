import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Metric } from '../../src/analytics/city-metrics.js'
import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { heavyTailedGraph } from '../bench/heavy-tailed-graph.js'
import { author, city, content, entityFact, tie, twins } from '../graph/facts.js'
import { assertBuilt, type Ended, expectClean, run, start } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'
import { serveGraph } from '../support/http.js'

/** `cityties analyze` as it is shipped: what it prints, where, and how it stops. */

/** A triangle of two countries with a tail, and a city that is tied to none; two programmes. */
const entities = [
  ...['a', 'b', 'c', 'd', 'e'].map((slug) => city(slug)),
  ...['se', 'no'].map((slug) => entityFact({ id: `ct:country/${slug}`, type: 'Country', names: { en: slug } })),
  ...['x', 'y'].map((slug) => entityFact({ id: `ct:programme/${slug}`, type: 'Programme', names: { en: slug } })),
]
const ties = [
  ...[['a', 'se'], ['b', 'se'], ['c', 'no'], ['d', 'no']].map(([from, to]) => tie('IN_COUNTRY', `ct:city/${from}`, `ct:country/${to}`)), // biome-ignore format: pairs
  ...[['a', 'x'], ['b', 'x'], ['b', 'y'], ['c', 'y']].map(([from, to]) => tie('MEMBER_OF', `ct:city/${from}`, `ct:programme/${to}`)), // biome-ignore format: pairs
  twins('a', 'b', { since: '1961' }),
  twins('b', 'c', { since: '1969-05' }),
  twins('a', 'c', { since: '1972' }),
  twins('c', 'd'),
]

interface Printed {
  readonly rows: readonly Readonly<Record<string, string | number | null>>[]
  readonly note: string | null
  readonly computation: Readonly<Record<string, unknown>>
}

let folder: ReturnType<typeof temporaryFolder>
const data = () => `file:${join(folder.path, 'data')}`
const analyze = (...words: string[]): Promise<Ended> => run(['analyze', ...words, '-d', data()])
async function printed(...words: string[]): Promise<Printed> {
  const ended = await analyze(...words, '--json')
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  return JSON.parse(ended.stdout) as Printed
}

beforeAll(async () => {
  assertBuilt()
  folder = temporaryFolder()
  const engine = await openEngine({ kind: 'embedded', folder: join(folder.path, 'data') })
  await (await Graph.open(engine)).loader.load([content('own', 1, entities, ties)], author)
  await engine.close()
})
afterAll(() => folder.remove())

describe('analyze', () => {
  test('prints a table, and beside it what the figures are of', async () => {
    const ended = await analyze('ranking', '--by', 'BETWEENNESS', '--first', '2')
    expect(ended).toMatchObject({
      code: 0,
      stdout: [
        'rank  id         name  BETWEENNESS',
        '   1  ct:city/c  c               2',
        '   2  ct:city/a  a               0',
        '',
      ].join('\n'),
    })
    expect(ended.stderr).toMatch(
      /^graph version \d+, content [0-9a-f]{64}\nfilter \{"types":\["TWINNED_WITH"\]\}\nBetweenness, exact.* \{\}\n$/,
    )
    expectClean(ended)
  })

  test('prints CSV, and nothing else on standard output', async () => {
    const { code, stdout, stderr } = await analyze('countries', '--csv')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^from,to,ties,expected,deviation,zScore\r\nno,se,2,2\.28\d*,[\d.]+,-0\.\d+\r\nno,no,1,.*\r\nse,se,1,.*\r\n$/,
      ),
    })
    expect(stderr).toContain('seed 1\n')
  })

  test.each(Object.keys(Metric))('ranks by %s as the API does, with the same citation', async (by) => {
    const { rows, computation } = await printed('ranking', '--by', by)
    const engine = await openEngine({ kind: 'embedded', folder: join(folder.path, 'data') })
    const server = await serveGraph(await Graph.open(engine))
    try {
      const { ranking } = await server.data<{
        ranking: { city: object; rank: number; value: number; computation: object }[]
      }>(
        `{ ranking(by: ${by}) { rank city { id name } value
          computation { graphVersion contentHash filter algorithm parameters seed } } }`,
      )
      expect(rows).toEqual(ranking.map(({ rank, city: { ...of }, value }) => ({ rank, ...of, [by]: value })))
      expect(computation).toEqual(ranking[0]?.computation)
    } finally {
      await server.close()
    }
  })

  test.each([
    [['statistics'], 18, { figure: 'nodeCount', value: 5 }],
    [
      ['communities'],
      3,
      { community: 1, size: 2, tiesWithin: 1, tiesBeyond: 2, 'best connected': 'a, b', countries: 'se' },
    ],
    [['programmes'], 3, { from: 'x', to: 'y', ties: 3 }],
    [['decades'], 3, { decade: '196X', from: 'no', to: 'se', ties: 1 }],
    [['path', '--from', 'a', '--to', 'ct:city/d'], 3, { hop: 0, id: 'ct:city/a', tie: null }],
    [['suggestions', '--of', 'a', '--method', 'JACCARD'], 1, { id: 'ct:city/d', score: 0.5, 'some of them': 'c' }],
    [['ranking', '--via', 'MEMBER_OF'], 5, { id: 'ct:city/b', DEGREE: 2 }],
    [['ranking', '--as-of', '1965'], 5, { id: 'ct:city/a', DEGREE: 1 }],
    [['ranking', '--where', '{"cities": {"name": {"in": ["a", "c"]}}}'], 2, { id: 'ct:city/a', DEGREE: 1 }],
  ])('%j', async (words, rows_count, first) => {
    const { rows, note, computation } = await printed(...words)
    expect(rows).toHaveLength(rows_count)
    expect(rows[0]).toMatchObject(first)
    expect(note).toBeNull()
    expect(computation).toMatchObject({
      graphVersion: expect.any(Number),
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('says why there is no path', async () => {
    const { rows, note } = await printed('path', '--from', 'a', '--to', 'e')
    expect(rows).toEqual([])
    expect(note).toMatch(/^There is no path: no chain/)
  })

  test.each([
    [['path', '--from', 'a'], 65, /--to is missing/],
    [['path', '--from', 'a', '--to', 'nowhere'], 66, /--to: there is no city 'nowhere'/],
    [['suggestions', '--of', 'a', '--type', 'SIGNED'], 65, /leave --type out/],
    [['ranking', '--as-of', 'soon'], 65, /--as-of takes a date/],
    [['ranking', '--type', 'MARRIED_TO'], 65, /--type is 'MARRIED_TO'; it takes TWINNED_WITH/],
    [['ranking', '--where', '{'], 65, /--where takes a SubgraphFilter .* as JSON/],
    [['ranking', '--where', '{"towns": {}}'], 65, /--where: Field "towns" is not defined.*Did you mean/],
    [['ranking', '--where', '{"cities": {"population": {"gte": "many"}}}'], 65, /--where\.cities\.population\.gte: /],
    [['ranking', '--type', 'SIGNED', '--where', '{"types": ["SIGNED"]}'], 65, /not both/],
    [['ranking', '--by', 'FAME'], 64, /Allowed choices are DEGREE/],
    [['ranking', '--first', '-1'], 64, /whole number/],
    [['ranking', '--csv', '--json'], 64, /cannot be used with/],
    [['fame'], 64, /Allowed choices are statistics, ranking/],
  ])('%j is refused in words', async (words, code, says) => {
    const ended = await analyze(...words)
    expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) })
    expectClean(ended)
  })

  test('--help has an example for each kind of analysis', async () => {
    const { stdout } = await run(['analyze', '--help'])
    const examples = stdout.slice(stdout.indexOf('Examples:'))
    for (const [, example] of examples.matchAll(/^ {2}cityties analyze (\w+)/gm))
      expect(stdout).toContain(`  ${example} `)
    for (const word of ['--as-of', '--where', '--via', '--csv', '--json', 'path --from', 'Ctrl-C'])
      expect(stdout).toContain(word)
  })
})

describe('Ctrl-C', () => {
  let large: ReturnType<typeof temporaryFolder>
  beforeAll(async () => {
    large = temporaryFolder()
    const { from, to } = heavyTailedGraph(8000, 2, 1)
    const lines = Array.from(from, (node, i) => [node, to[i]]).flatMap(([a, b]) =>
      a === b ? [] : [`Q${Number(a) + 1}\tQ${Number(b) + 1}`],
    )
    writeFileSync(join(large.path, 'edges.tsv'), [...new Set(lines)].join('\n'))
    const imported = await run(['import', 'edges', join(large.path, 'edges.tsv'), '-d', `file:${large.path}/data`])
    expect(imported.code).toBe(0)
  }, 300_000)
  afterAll(() => large.remove())

  test('stops what runs at once, and leaves the data as it was', async () => {
    const database = `file:${join(large.path, 'data')}`
    const running = start(['analyze', 'ranking', '--by', 'BETWEENNESS', '-d', database])
    const [, done, total] = (await running.errorOutput(/(\d+) of (\d+) parts\n/)) as unknown as [string, string, string]
    expect(Number(done)).toBeLessThan(Number(total))
    const ended = await running.stop('SIGINT')
    expect(ended).toMatchObject({ code: null, signal: 'SIGINT', stdout: '' })
    expect(ended.stderr).toMatch(/^(reading the graph…\n)?(\d+ of \d+ parts\n)+$/)
    expect(ended.stderr).not.toContain(`${total} of ${total}`)
    const again = await run(['analyze', 'ranking', '--first', '1', '--json', '-d', database])
    expect(again.code).toBe(0)
    expect((JSON.parse(again.stdout) as Printed).rows).toHaveLength(1)
  }, 120_000)
})
