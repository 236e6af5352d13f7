import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { type Ended, expectClean, type Running, run, workplace } from '../support/cli.js'

/** Commands on a data folder that a server has open, each a process as it is shipped. */

const place = workplace()
const at = (...names: string[]): string => join(place.path, ...names)
const database = (): string[] => ['-d', `file:${at('data')}`]
interface Serving extends Running {
  readonly base: string
}

async function serve(...words: string[]): Promise<Serving> {
  const serving = place.start(['serve', ...database(), '-p', '0', ...words])
  const [, base = ''] = await serving.output(/health\s+(http:\/\/\S+)\/healthz/)
  return Object.assign(serving, { base })
}

async function ask<T>({ base }: Serving, query: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${base}/graphql?query=${encodeURIComponent(query)}`, { headers })
  const body = answer.status === 304 ? null : ((await answer.json()) as { data: T })
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', data: body?.data }
}

/** Pairs of cities that nothing else has; their lines are so many. */
function writeEdges(name: string, lines_count: number): string {
  const lines = Array.from({ length: lines_count }, (_, i) => `${name} left ${i}\t${name} right ${i}`)
  writeFileSync(at(`${name}.tsv`), `${lines.join('\n')}\n`)
  return at(`${name}.tsv`)
}
const importing = (edges: string, ...words: string[]) => ['import', 'edges', edges, ...database(), ...words]

/** Opens the folder in this process, which nobody has open, and looks that its log has no gap. */
async function counts(): Promise<{ cities: number; statuses: readonly string[] }> {
  const engine = await openEngine({ kind: 'embedded', folder: at('data') })
  try {
    expect(engine.description).not.toContain('through process')
    const graph = await Graph.open(engine)
    const changes = await graph.log.since(0)
    expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1))
    const rows = await engine.read({ name: 'test/count', text: 'MATCH (n:City) RETURN count(n) AS n' })
    const sources = await graph.sources.page({ backward: false, limit: 100 })
    const editions = await graph.sources.editionsOf(sources.map(({ row }) => row.id))
    return { cities: Number(rows[0]?.['n']), statuses: editions.map(({ status }) => status).sort() }
  } finally {
    await engine.close()
  }
}

describe('while a server has the data folder open', () => {
  test('an import goes through it, and the server answers with the new data at once', async () => {
    const serving = await serve()
    expect(statSync(at('data', 'socket')).mode & 0o777).toBe(0o600)
    expect(statSync(at('data')).mode & 0o777).toBe(0o700)
    const query = '{ cities { totalCount } ranking(by: DEGREE, first: 1) { value } graphVersion }'
    interface Asked {
      readonly cities: { readonly totalCount: number }
      readonly graphVersion: number
    }
    const before = await ask<Asked>(serving, query)
    expect((await ask(serving, query, { 'if-none-match': before.etag })).status).toBe(304)
    const imported = await run(importing(writeEdges('new', 700), '--json'))
    expect(imported).toMatchObject({ code: 0 })
    expect(JSON.parse(imported.stdout)).toMatchObject({ source: 'ct:source/new', created_count: 2100 })
    expectClean(imported)
    const after = await ask<Asked>(serving, query, { 'if-none-match': before.etag })
    expect(after.status).toBe(200)
    expect(after.data?.cities.totalCount).toBe(Number(before.data?.cities.totalCount) + 1400)
    expect(after.data?.graphVersion).toBeGreaterThan(Number(before.data?.graphVersion))
    const named = await ask(serving, '{ city(name: "NEW left 7") { twinnings { edges { node { name } } } } }')
    expect(named.data).toEqual({ city: { twinnings: { edges: [{ node: { name: 'new right 7' } }] } } })
    expect(
      (await ask(serving, '{ search(text: "new right 699", first: 1) { edges { node { name } } } }')).data,
    ).toEqual({
      search: { edges: [{ node: { name: 'new right 699' } }] },
    })
    expect(await run(importing(at('new.tsv')))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing to do'),
    })
    expect(await serving.stop()).toMatchObject({ code: 0, signal: null, stderr: '' })
    expect(existsSync(at('data', 'socket'))).toBe(false)
    expect(await counts()).toMatchObject({ cities: after.data?.cities.totalCount })
  }, 120_000)

  test('every other command gives what it gives alone', async () => {
    expect(await run(['seed', ...database()])).toMatchObject({ code: 0 })
    const commands = [
      ['export', 'jsonl'],
      ['analyze', 'statistics', '--json'],
      ['analyze', 'path', '--from', 'Pavia', '--to', 'wd:Q46852', '--via', 'SIGNED', '--csv'],
      ['seed'],
      ['migrate', '--json'],
    ]
    const undated = ({ code, stdout }: Ended) => ({
      code,
      stdout: stdout.replaceAll(/20\d\d-\d\d-\d\d(?:T[\d:.]+Z)?/g, 'then'),
    })
    const alone: Ended[] = []
    for (const command of commands) alone.push(await run([...command, ...database()]))
    await serve('--no-seed')
    for (const [i, command] of commands.entries()) {
      const through = await run([...command, ...database()])
      expect(undated(through)).toEqual(undated(alone[i] as Ended))
      expectClean(through)
    }
    // A second server is no command: it would end with the first.
    expect(await run(['serve', ...database(), '-p', '0'])).toMatchObject({
      code: 69,
      stdout: '',
      stderr: expect.stringMatching(/is in use by process \d+; stop that process/),
    })
  }, 120_000)

  test('two imports and an export at once do not disturb each other', async () => {
    const serving = await serve('--no-seed')
    const [left, right] = [writeEdges('one', 600), writeEdges('two', 600)]
    const ended = await Promise.all([
      run(importing(left)),
      run(importing(right)),
      run(['export', 'csv', '--part', 'edges', ...database()]),
    ])
    for (const one of ended) expect(one).toMatchObject({ code: 0 })
    expect((await ask(serving, '{ cities { totalCount } twinnings { totalCount } }')).data).toEqual({
      cities: { totalCount: 2400 },
      twinnings: { totalCount: 1200 },
    })
    await serving.stop()
    expect(await counts()).toEqual({ cities: 2400, statuses: ['CURRENT', 'CURRENT'] })
  }, 120_000)
})

describe('when one of them ends', () => {
  /** More than a second's work, after which an import says how far it is. */
  const rows_count = 20_000
  /** An import that is under way: some of it is in the graph, not all. */
  const underWay = async (name: string): Promise<Running> => {
    const one = place.start(importing(writeEdges(name, rows_count)))
    await one.errorOutput(/^\d+ % {2}\d+ rows, /m)
    return one
  }

  test.each(['SIGKILL', 'SIGINT'] as const)(
    'an import on %s leaves nothing half; the server goes on, and the import run again completes it',
    async (signal) => {
      const serving = await serve('--no-seed')
      const ended = await (await underWay('killed')).stop(signal)
      expect(ended).toMatchObject({ code: null, signal })
      const { data } = await ask<{ cities: { totalCount: number } }>(serving, '{ cities { totalCount } }')
      expect(data?.cities.totalCount).toBeGreaterThan(0)
      expect(Number(data?.cities.totalCount) % 500).toBe(0)
      expect(await run(importing(at('killed.tsv')))).toMatchObject({ code: 0 })
      expect((await ask(serving, '{ cities { totalCount } twinnings { totalCount } }')).data).toEqual({
        cities: { totalCount: 2 * rows_count },
        twinnings: { totalCount: rows_count },
      })
      await serving.stop()
      expect(await counts()).toEqual({ cities: 2 * rows_count, statuses: ['CURRENT'] })
    },
    120_000,
  )

  test.each([
    ['SIGKILL', { code: null, signal: 'SIGKILL' }],
    ['SIGTERM', { code: 0, signal: null, stderr: '' }],
  ] as const)(
    'a server on %s: its client says so and ends; the folder can be opened, and the import completed',
    async (signal, expected) => {
      const serving = await serve('--no-seed')
      const client = await underWay('orphan')
      expect(await serving.stop(signal)).toMatchObject(expected)
      const ended = await client.ended
      expect(ended).toMatchObject({
        code: 69,
        stdout: '',
        stderr: expect.stringMatching(
          /^cityties: (?:Process \d+, through which the data folder .* has ended or hung up\. What was not complete is not in the graph; run the command again\.|The process that has the data folder open is stopping; run the command again when it has ended\.)\n$/m,
        ),
      })
      expectClean(ended)
      // What a killed process leaves behind keeps nobody out.
      expect(existsSync(at('data', 'socket'))).toBe(signal === 'SIGKILL')
      const struck = await counts()
      expect(struck.statuses).toEqual(['LOADING'])
      expect(struck.cities % 500).toBe(0)
      if (signal === 'SIGKILL') writeFileSync(at('data', 'owner'), `${serving.child.pid}\nsocket\n`)
      const again = await serve('--no-seed')
      expect(readFileSync(at('data', 'owner'), 'utf8')).toBe(`${again.child.pid}\nsocket\n`)
      expect(await run(importing(at('orphan.tsv')))).toMatchObject({ code: 0 })
      await again.stop()
      expect(await counts()).toEqual({ cities: 2 * rows_count, statuses: ['CURRENT'] })
    },
    120_000,
  )

  test('an export whose server is killed writes no file', async () => {
    const serving = await serve('--no-seed')
    expect(await run(importing(writeEdges('large', 4000)))).toMatchObject({ code: 0 })
    const exporting = place.start(['export', 'turtle', '-o', at('out', 'graph.ttl'), ...database()])
    while (!existsSync(at('out')) || readdirSync(at('out')).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5))
    await serving.stop('SIGKILL')
    expect(await exporting.ended).toMatchObject({ code: 69, stderr: expect.stringContaining('has ended or hung up') })
    expect(readdirSync(at('out'))).toEqual([])
  }, 120_000)
})
