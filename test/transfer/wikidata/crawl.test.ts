import { appendFileSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { crawl } from '../../../src/transfer/wikidata/crawl.js'
import { PageFile, type PageSettings } from '../../../src/transfer/wikidata/page-file.js'
import { QueryService } from '../../../src/transfer/wikidata/query-service.js'
import { temporaryFolder } from '../../support/engines.js'
import { type Asked, connectionReset, LocalService, status, timedOut, timedOutInAnswer } from './local-service.js'
import { world } from './world.js'

const languages = ['en', 'it']

describe('A crawl of the query service', () => {
  const folder = temporaryFolder()
  let local: LocalService
  let number = 0

  beforeEach(async () => {
    local = await LocalService.start(world)
  })
  afterEach(() => local.stop())
  afterAll(() => folder.remove())

  const fresh = (): string => join(folder.path, `pages-${number++}.jsonl`)
  const settings = (): PageSettings => ({
    endpoint: 'https://query.example/sparql',
    languages,
    universityClasses: ['Q3918'],
  })

  async function run(
    path: string,
    { signal, ...changed }: Partial<PageSettings> & { signal?: AbortSignal } = {},
  ): Promise<void> {
    const chosen = { ...settings(), ...changed }
    const service = new QueryService({
      endpoint: local.endpoint,
      userAgent: 'test',
      wait: async () => {},
      ...(signal ? { signal } : {}),
    })
    const file = await PageFile.open(path, chosen)
    try {
      await crawl(service, file, chosen)
    } finally {
      await file.close()
    }
  }

  const linesOf = (path: string): Record<string, unknown>[] =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  const failing = (work: Promise<void>): Promise<string> =>
    work.then(
      () => 'nothing failed',
      (error: Error) => error.message,
    )

  test('asks for the cities, then for what is said of them and of what they are tied to', async () => {
    const path = fresh()
    await run(path)
    const pages = linesOf(path)
    expect(pages.slice(1, -1).map(({ query, of }) => `${String(query)} of ${String(of)}`)).toEqual([
      'cities of City',
      'places of City',
      'names of City',
      'twinnings of City',
      'memberships of City',
      'universities of University',
      'seats of University',
      'names of University',
      'memberships of University',
      'names of Country',
      'names of Programme',
    ])
    const items = (at: number): unknown => pages[at]?.['items']
    const cities = ['Q216', 'Q235', 'Q3185', 'Q6259', 'Q15932', 'Q37776', 'Q795744']
    expect(items(2)).toEqual(cities)
    // The two in a city that has twins, not the one in Vienna.
    expect(items(8)).toEqual(['Q43452', 'Q219317'])
    // Without Monaco, which is a city here.
    expect(items(10)).toEqual(['Q37', 'Q38', 'Q142', 'Q183'])
    expect(items(11)).toEqual(['Q777', 'Q747279'])
    expect(pages[0]).toMatchObject({ format: 'cityties-wikidata-pages', languages })
    expect(pages.at(-1)).toEqual({ end: true })
    expect(local.asked).toHaveLength(11)
  })

  test('again asks for nothing, and makes the same file from the same answers', async () => {
    const [one, other] = [fresh(), fresh()]
    await run(one)
    await run(one)
    expect(local.asked).toHaveLength(11)
    await run(other)
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(one, 'utf8'))
  })

  test('that was stopped goes on where it was, asks nothing twice, and ends the same', async () => {
    const whole = fresh()
    await run(whole)
    for (const stopAt of [1, 2, 5, 7, 11]) {
      const path = fresh()
      local.asked.length = 0
      const stopped = new AbortController()
      local.mishapOf = (_, count) =>
        count === stopAt
          ? (response) => {
              stopped.abort(new Error('stopped'))
              response.destroy()
            }
          : undefined
      expect(await failing(run(path, { signal: stopped.signal }))).toBe('stopped')
      expect(local.asked).toHaveLength(stopAt)
      local.mishapOf = () => undefined
      await run(path)
      expect(local.asked).toHaveLength(stopAt + (11 - stopAt) + 1)
      expect(readFileSync(path, 'utf8')).toBe(readFileSync(whole, 'utf8'))
    }
  })

  test('goes on after a line that was torn, wherever it was', async () => {
    const whole = fresh()
    await run(whole)
    const size_bytes = readFileSync(whole).length
    for (let at = 1; at < size_bytes; at += Math.ceil(size_bytes / 40)) {
      const path = fresh()
      copyFileSync(whole, path)
      truncateSync(path, at)
      await run(path)
      expect(readFileSync(path, 'utf8')).toBe(readFileSync(whole, 'utf8'))
    }
  }, 120_000)

  test('takes a failing service as it is, and ends the same', async () => {
    const [whole, path] = [fresh(), fresh()]
    await run(whole)
    local.asked.length = 0
    const mishaps = [status(503), connectionReset, status(429, { 'retry-after': '3' })]
    local.mishapOf = (_, count) => (count % 4 === 0 ? undefined : mishaps[(count - 1) % 4])
    await run(path)
    expect(local.asked).toHaveLength(44)
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(whole, 'utf8'))
  })

  const itemsIn = ({ query }: Asked): number =>
    (/VALUES \?(?:item|university) \{([^}]*)\}/.exec(query)?.[1] ?? '').split('wd:').length - 1

  test.each([
    ['with a status', timedOut],
    ['in the midst of an answer', timedOutInAnswer],
  ])('asks of fewer items where the service gives up, %s', async (_how, mishap) => {
    const path = fresh()
    local.mishapOf = (asked) => (itemsIn(asked) > 2 ? mishap : undefined)
    await run(path)
    const twinnings = linesOf(path).filter(({ query }) => query === 'twinnings')
    expect(twinnings.map(({ items }) => (items as string[]).length)).toEqual([2, 2, 2, 1])
    const statements = new Set(
      twinnings.flatMap(({ bindings }) =>
        (bindings as { statement: { value: string } }[]).map(({ statement }) => statement.value),
      ),
    )
    expect(statements.size).toBe(11)
    // Seven, four, then two, and from then on two.
    expect(local.asked.filter(({ query }) => query.includes('ps:P190 ?twin')).map(itemsIn)).toEqual([7, 4, 2, 2, 2, 1])
  })

  test('ends with a word where the service never manages even one', async () => {
    local.mishapOf = (asked) => (itemsIn(asked) > 0 ? timedOut : undefined)
    expect(await failing(run(fresh()))).toMatch(/does not manage a query: the service stopped the query/)
  })

  test('does not take the pages of other questions for its own, nor another file', async () => {
    const path = fresh()
    await run(path)
    expect(await failing(run(path, { languages: ['fr'] }))).toMatch(/has answers to other questions/)
    const other = fresh()
    writeFileSync(other, 'Q1\tQ2\nQ3\tQ4\n')
    expect(await failing(run(other))).toMatch(/something else than pages of the query service/)
    expect(readFileSync(other, 'utf8')).toBe('Q1\tQ2\nQ3\tQ4\n')
    appendFileSync(path, '{"query":"names"}\n')
    expect(await failing(run(path))).toMatch(/is damaged/)
  })
})
