import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { limits } from '../../../src/limits.js'
import { retryAfter_ms } from '../../../src/transfer/wikidata/http-answer.js'
import { QueryService, QueryTooHeavy } from '../../../src/transfer/wikidata/query-service.js'
import {
  connectionReset,
  cutOff,
  LocalService,
  type Mishap,
  other,
  status,
  timedOut,
  timedOutInAnswer,
} from './local-service.js'
import { world } from './world.js'

const query =
  'SELECT ?twin WHERE { <http://www.wikidata.org/entity/Q235> <http://www.wikidata.org/prop/direct/P190> ?twin }'
const solutions = [{ twin: { value: 'Q216' } }]

describe('The query service', () => {
  let local: LocalService
  /** How long the client has waited before each request, in ms. */
  let waits: number[]
  let reasons: string[]

  beforeAll(async () => {
    local = await LocalService.start(world)
  })
  afterAll(() => local.stop())
  beforeEach(() => {
    local.asked.length = 0
    local.mishaps.clear()
    waits = []
    reasons = []
  })

  const client = (signal?: AbortSignal): QueryService =>
    new QueryService({
      endpoint: local.endpoint,
      userAgent: 'CityTies/0.1.0 (someone@example.org)',
      ...(signal ? { signal } : {}),
      onWait: (reason) => reasons.push(reason),
      wait: async (wait_ms) => {
        waits.push(wait_ms)
      },
    })
  const mishaps = (...list: readonly Mishap[]): void => {
    for (const [i, mishap] of list.entries()) local.mishaps.set(i + 1, mishap)
  }
  const failure = (mishap: Mishap): Promise<{ kind?: string; message: string }> => {
    for (let number = 1; number <= limits.queryAttempts_count; number++) local.mishaps.set(number, mishap)
    return client()
      .select(query)
      .then(
        () => ({ message: 'no failure' }),
        (error: Error) => error,
      )
  }

  test('is asked as the SPARQL protocol has it, by one who says who it is', async () => {
    expect(await client().select(query)).toEqual(solutions)
    expect(local.asked).toMatchObject([
      {
        query,
        method: 'POST',
        headers: {
          accept: 'application/sparql-results+json',
          'user-agent': 'CityTies/0.1.0 (someone@example.org)',
          'content-type': expect.stringContaining('application/x-www-form-urlencoded') as unknown,
          'accept-encoding': expect.stringContaining('gzip') as unknown,
        },
      },
    ])
    expect(waits).toEqual([])
  })

  test('has a pause between two queries', async () => {
    const one = client()
    await one.select(query)
    await one.select(query)
    expect(waits).toEqual([limits.queryPause_ms])
  })

  test.each([
    ['429 with seconds', status(429, { 'retry-after': '7' }), 7000, 'it answers 429'],
    ['503 with seconds', status(503, { 'retry-after': '120' }), 120_000, 'it answers 503'],
    ['429 with nothing to wait', status(429, { 'retry-after': '0' }), 0, 'it answers 429'],
  ])('is left alone as long as it asks: %s', async (_what, mishap, wait_ms, reason) => {
    mishaps(mishap)
    expect(await client().select(query)).toEqual(solutions)
    expect(waits).toEqual([wait_ms, limits.queryPause_ms])
    expect(reasons).toEqual([reason])
  })

  test('is left alone until the date that it names', async () => {
    mishaps((response) => {
      response.writeHead(429, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }).end()
    })
    expect(await client().select(query)).toEqual(solutions)
    // A date has whole seconds, and some time has passed.
    expect(waits[0]).toBeGreaterThan(50_000)
    expect(waits[0]).toBeLessThanOrEqual(60_000)
  })

  test.each([
    ['429 without a time', status(429)],
    ['503', status(503)],
    ['502', status(502)],
    ['500 that is no timeout', status(500, {}, 'java.lang.NullPointerException')],
    ['a time to wait that is none', status(429, { 'retry-after': 'soon' })],
    ['an answer that is cut off', cutOff],
    ['a connection that breaks', connectionReset],
  ])('is asked again later and later: %s', async (_what, mishap) => {
    mishaps(mishap, mishap, mishap)
    expect(await client().select(query)).toEqual(solutions)
    expect(local.asked).toHaveLength(4)
    const backoffs = waits.filter((_, i) => i % 2 === 0)
    expect(backoffs).toHaveLength(3)
    for (const [i, wait_ms] of backoffs.entries()) {
      expect(wait_ms).toBeGreaterThanOrEqual(0.75 * 2 ** i * limits.queryBackoff_ms)
      expect(wait_ms).toBeLessThanOrEqual(1.25 * 2 ** i * limits.queryBackoff_ms)
    }
  })

  test('is given up when it fails each time', async () => {
    expect(await failure(status(503))).toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringMatching(/was asked 7 times, and failed each time: it answers 503/) as unknown,
    })
    expect(local.asked).toHaveLength(limits.queryAttempts_count)
  })

  test('is given up when it asks for more patience than there is', async () => {
    expect(await failure(status(429, { 'retry-after': '86400' }))).toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringMatching(/asks to be left alone for 1440 minutes \(it answers 429\)/) as unknown,
    })
    expect(local.asked).toHaveLength(1)
  })

  test.each([
    ['with a status', timedOut],
    ['in the midst of an answer', timedOutInAnswer],
    ['of which it says that it is too large', status(413)],
  ])('stops a query that takes too long, %s: nobody asks the same again', async (_how, mishap) => {
    mishaps(mishap)
    await expect(client().select(query)).rejects.toBeInstanceOf(QueryTooHeavy)
    expect(local.asked).toHaveLength(1)
  })

  test('is not read further than an answer may be long', async () => {
    let written_bytes = 0
    mishaps((response) => {
      response.writeHead(200, { 'content-type': 'application/sparql-results+json' })
      const block = Buffer.alloc(1_048_576, ' ')
      const write = (): void => {
        while (!response.destroyed && written_bytes < 4 * limits.queryAnswerMax_bytes) {
          written_bytes += block.length
          if (!response.write(block)) return
        }
      }
      response.on('drain', write)
      write()
    })
    await expect(client().select(query)).rejects.toBeInstanceOf(QueryTooHeavy)
    expect(written_bytes).toBeLessThan(2 * limits.queryAnswerMax_bytes)
  })

  test.each([
    [
      'a ban',
      status(403, {}, 'You have been banned until 2026-11-27, please respect throttling'),
      /403: You have been banned/,
    ],
    [
      'a query that it does not understand',
      status(400, {}, 'MalformedQueryException: line 3'),
      /400: MalformedQueryException/,
    ],
    [
      'another address',
      status(301, { location: 'https://elsewhere.example/sparql' }),
      /moved to https:\/\/elsewhere\.example/,
    ],
    [
      'a page',
      other('<html><h1>Maintenance</h1></html>', 'text/html'),
      /no SPARQL result in JSON but text\/html: Maintenance/,
    ],
    ['other JSON', other('{"error": 1}'), /JSON, but no SPARQL result/],
    ['solutions that are none', other('{"results":{"bindings":[1]}}'), /JSON, but no SPARQL result/],
  ])('is not asked again after %s', async (_what, mishap, said) => {
    expect(await failure(mishap)).toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringMatching(said) as unknown,
    })
    expect(local.asked).toHaveLength(1)
  })

  test('that is not there is said at once', async () => {
    const gone = await LocalService.start([])
    const { endpoint } = gone
    await gone.stop()
    for (const [place, reason] of [
      [endpoint, 'ECONNREFUSED'],
      ['http://127.0.0.1:9/sparql', 'bad port'],
    ] as const)
      await expect(new QueryService({ endpoint: place, userAgent: 'test' }).select(query)).rejects.toMatchObject({
        kind: 'UNAVAILABLE',
        message: expect.stringMatching(new RegExp(`${place} cannot be reached: .*${reason}`)) as unknown,
      })
    expect(() => new QueryService({ endpoint: 'file:///etc/passwd', userAgent: 'test' })).toThrow(/--endpoint/)
  })

  test('is not waited for by one who was told to stop', async () => {
    const stopped = new AbortController()
    mishaps((response) => {
      response.writeHead(200)
      response.write('{')
      stopped.abort(new Error('stopped'))
    })
    await expect(client(stopped.signal).select(query)).rejects.toThrow('stopped')
    expect(local.asked).toHaveLength(1)
  })
})

test.each([
  ['120', 120_000],
  [' 5 ', 5000],
  ['Wed, 21 Oct 2015 07:28:30 GMT', 30_000],
  ['Wed, 21 Oct 2015 07:00:00 GMT', 0],
  [null, null],
  ['', null],
  ['soon', null],
  ['-5', null],
  ['1e9', null],
])('The header Retry-After %p asks to wait %p ms', (header, wait_ms) => {
  expect(retryAfter_ms(header, Date.parse('2015-10-21T07:28:00Z'))).toBe(wait_ms)
})
