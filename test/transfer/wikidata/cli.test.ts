import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { assertBuilt, expectClean, run } from '../../support/cli.js'
import { temporaryFolder } from '../../support/engines.js'
import { LocalService, status } from './local-service.js'
import { world } from './world.js'
import { dumpOf } from './world-dump.js'

describe('cityties import wikidata', () => {
  const folder = temporaryFolder()
  const cwd = folder.path
  const data = ['-d', `file:${join(cwd, 'data')}`]
  let local: LocalService

  beforeAll(assertBuilt)
  beforeEach(async () => {
    local = await LocalService.start(world)
  })
  afterEach(() => local.stop())
  afterAll(() => folder.remove())

  const query = (...more: readonly string[]) =>
    run(
      ['import', 'wikidata', 'query', '--endpoint', local.endpoint, '--contact', 'me@example.org', '--json', ...more],
      { cwd },
    )

  test('asks the query service, goes on after it refused, and leaves nothing behind', async () => {
    local.mishapOf = (_, number) => (number === 5 ? status(403, {}, 'You have been banned') : undefined)
    const refused = await query(...data)
    expectClean(refused)
    expect(refused.code).toBe(69)
    expect(refused.stderr).toMatch(
      /403: You have been banned.*wikidata-pages\.jsonl; run the same command again to go on/s,
    )
    local.mishapOf = () => undefined
    const tried = await query(...data, '--dry-run')
    expect(local.asked).toHaveLength(12)
    expect(local.asked[0]?.headers['user-agent']).toMatch(/^CityTies\/\d+\.\d+\.\d+ \(me@example\.org\)$/)
    expect(JSON.parse(tried.stdout)).toMatchObject({ forecast: { created_count: expect.any(Number) as unknown } })
    const done = await query(...data)
    expectClean(done)
    expect(done.code).toBe(0)
    // All that was asked for was there.
    expect(local.asked).toHaveLength(12)
    expect(JSON.parse(done.stdout)).toMatchObject({
      source: 'ct:source/wikidata-sister-cities',
      isFinished: true,
      rejected_count: 2,
    })
    expect(readFileSync(join(cwd, 'wikidata-pages.jsonl.rejects.tsv'), 'utf8')).toMatch(
      /Q6259, P190\t.*Julian calendar/,
    )
    expect(existsSync(join(cwd, 'wikidata-pages.jsonl'))).toBe(false)
    const again = await query(...data)
    expect(JSON.parse(again.stdout)).toMatchObject({ unchanged: true })
  }, 120_000)

  test('keeps pages that were named, and imports them as a file too', async () => {
    const [pages, other] = [join(cwd, 'kept.jsonl'), ['-d', `file:${join(cwd, 'other')}`]]
    expect((await query('--pages', pages, ...other)).code).toBe(0)
    const count = local.asked.length
    const { stdout } = await run(
      ['import', 'wikidata', pages, '--source', 'wikidata-sister-cities', '--json', ...other],
      { cwd },
    )
    expect(JSON.parse(stdout)).toMatchObject({ unchanged: true })
    expect(local.asked).toHaveLength(count)
  }, 120_000)

  test('says what is wrong with its flags', async () => {
    writeFileSync(join(cwd, 'dump.json'), dumpOf(world))
    for (const [flags, said] of [
      [['--languages', 'en;DROP'], /--languages holds 'en;DROP'/],
      [['--universities', 'Q1,university'], /--universities holds 'university'/],
      [['--max-rejects', 'many'], /--max-rejects is 'many'/],
    ] as const) {
      const ended = await run(['import', 'wikidata', 'dump.json', ...flags, '-d', 'memory:'], { cwd })
      expectClean(ended)
      expect(ended.code).toBe(65)
      expect(ended.stderr).toMatch(said)
    }
    const ended = await run(['import', 'wikidata', 'query', '--endpoint', 'ftp://x/', '-d', 'memory:'], { cwd })
    expect(ended).toMatchObject({ code: 65, stderr: expect.stringMatching(/--endpoint is 'ftp:\/\/x\/'/) as unknown })
  }, 60_000)
})
