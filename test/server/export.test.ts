import { get, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { limits } from '../../src/limits.js'
import { exportFormats, formatNames } from '../../src/transfer/export/formats.js'
import { author, city, content } from '../graph/facts.js'
import { countingReads, withReads } from '../http/wrapped-engine.js'
import { embedded, engines } from '../support/engines.js'
import { serveGraph, startServer, type TestServer } from '../support/http.js'
import { exported } from '../transfer/export/sample-graph.js'
import { rawFetch } from './raw-fetch.js'

const undated = (text: string): string => text.replaceAll(/20\d\d-\d\d-\d\d(?:T[\d:.]+Z)?/g, 'then')
const filter = (where: object): string => encodeURIComponent(JSON.stringify(where))

describe.each(engines)('exports over HTTP on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open, { corsOrigins: ['https://example.org'] })
  })
  afterAll(() => server.close())

  test.each(formatNames)('%s is what the command line writes, with its type and a name', async (format) => {
    const { status, headers, text } = await server.fetch(`/export/${format}${format === 'csv' ? '?part=nodes' : ''}`)
    expect({ status, type: headers.get('content-type') }).toEqual({
      status: 200,
      type: exportFormats[format].mediaType,
    })
    const head = await server.graph.log.head()
    const name = `cityties-v${head}${format === 'csv' ? '-nodes' : ''}.${exportFormats[format].ending}`
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    // Fetch takes a byte order mark away.
    expect(undated(text)).toBe(undated(await exported(server.graph, format)).replace(/^\ufeff/, ''))
  })

  test('filters and dates leave what they leave elsewhere', async () => {
    const idsOf = async (query: string): Promise<string[]> => {
      const { status, text } = await server.fetch(`/export/csv?part=nodes&dialect=gephi&${query}`)
      expect(status).toBe(200)
      return text
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',')[0] ?? '')
    }
    const asked = async (where: string): Promise<string[]> => {
      const { cities } = await server.data<{ cities: { edges: { node: { id: string } }[] } }>(
        `{ cities(first: 500, where: ${where}) { edges { node { id } } } }`,
      )
      return cities.edges.map(({ node }) => node.id).sort()
    }
    const italian = await asked('{country: {code: {eq: "IT"}}}')
    expect(italian.length).toBeGreaterThan(5)
    expect(await idsOf(`entities=City&where=${filter({ cities: { country: { code: { eq: 'IT' } } } })}`)).toEqual(
      italian,
    )
    expect(await idsOf('entities=City,Country&entities=Country')).toHaveLength(
      (await asked('{}')).length + (await idsOf('entities=Country')).length,
    )
    expect(await idsOf('types=SIGNED_AT')).toEqual(await idsOf(`where=${filter({ types: ['SIGNED_AT'] })}`))
    const edges = async (asOf: string) =>
      (await server.fetch(`/export/csv?part=edges&types=SIGNED&asOf=${asOf}`)).text.split('\r\n').length
    expect(await edges('2021')).toBeLessThan(await edges('2022-05'))
  })

  test.each([
    ['/export/pdf', 404, 'NOT_FOUND', /^There is no export 'pdf'; there are \/export\/graphml, .*\/export\/cypher\.$/],
    ['/export', 404, 'NOT_FOUND', /there are \/export\/graphml/],
    ['/export/constructor', 404, 'NOT_FOUND', /There is no export 'constructor'/],
    [
      '/export/dot?asof=1999',
      400,
      'BAD_USER_INPUT',
      /no parameter 'asof'; \/export\/dot takes types, entities, where, asOf\.$/,
    ],
    ['/export/dot?asOf=soon', 400, 'BAD_USER_INPUT', /^asOf takes a date/],
    ['/export/dot?types=MARRIED_TO', 400, 'BAD_USER_INPUT', /^types takes TWINNED_WITH, .*; not 'MARRIED_TO'\.$/],
    ['/export/dot?types=', 400, 'BAD_USER_INPUT', /not ''/],
    ['/export/dot?entities=Person', 400, 'BAD_USER_INPUT', /^entities takes City/],
    ['/export/dot?where=nope', 400, 'BAD_USER_INPUT', /^where takes a SubgraphFilter of the GraphQL schema as JSON/],
    ['/export/dot?where=[]', 400, 'BAD_USER_INPUT', /^where takes a SubgraphFilter/],
    [
      `/export/dot?where=${filter({ cities: { size: 1 } })}`,
      400,
      'BAD_USER_INPUT',
      /^where\.cities: Field "size" is not defined/,
    ],
    [
      `/export/dot?where=${filter({ cities: { population: { gt: 'many' } } })}`,
      400,
      'BAD_USER_INPUT',
      /^where\.cities\.population\.gt: /,
    ],
    [
      `/export/dot?where=${filter({ cities: { population: { gt: null } } })}`,
      400,
      'BAD_USER_INPUT',
      /null is no value/,
    ],
    [`/export/dot?types=SIGNED&where=${filter({ types: ['SIGNED'] })}`, 400, 'BAD_USER_INPUT', /not both/],
    ['/export/dot?where={}&where={}', 400, 'BAD_USER_INPUT', /^where may be given once/],
    ['/export/csv', 400, 'BAD_USER_INPUT', /^CSV is two tables: say which with part=…: nodes, edges, about\.$/],
    ['/export/csv?part=all', 400, 'BAD_USER_INPUT', /^part is 'all'; it takes nodes/],
    ['/export/csv?part=nodes&dialect=excel', 400, 'BAD_USER_INPUT', /^dialect is 'excel'; it takes spreadsheet/],
    ['/export/dot?part=nodes', 400, 'BAD_USER_INPUT', /no parameter 'part'/],
  ])('%s is refused', async (path, status, code, says) => {
    const answer = await server.fetch(path)
    expect({ status: answer.status, errors: answer.body.errors }).toEqual({
      status,
      errors: [{ message: expect.stringMatching(says), extensions: { code } }],
    })
    expect(answer.headers.get('etag')).toBeNull()
    expect(answer.headers.get('content-disposition')).toBeNull()
  })

  test('the same is not sent again while the graph is as it was', async () => {
    const first = await server.fetch('/export/dot?types=SIGNED')
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    const ask = (path: string) => server.fetch(path, { headers: { 'if-none-match': tag } })
    expect(await ask('/export/dot?types=SIGNED')).toMatchObject({ status: 304, text: '' })
    const any = await server.fetch('/export/dot?types=SIGNED', { headers: { 'if-none-match': '*' } })
    expect(any).toMatchObject({ status: 304, text: '' })
    expect((await ask('/export/dot?types=SIGNED_AT')).status).toBe(200)
    expect((await ask('/export/graphml?types=SIGNED')).status).toBe(200)
    await server.graph.loader.load([content('export', 1, [city('late')])], author)
    expect((await ask('/export/dot?types=SIGNED')).status).toBe(200)
  })

  test('HEAD has the headers of GET, and begins no file', async () => {
    const path = '/export/graphml?types=SIGNED'
    const [get, head] = [await server.fetch(path), await server.fetch(path, { method: 'HEAD' })]
    expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: '' })
    for (const name of ['content-type', 'content-disposition', 'etag', 'cache-control', 'vary'])
      expect({ name, value: head.headers.get(name) }).toEqual({ name, value: get.headers.get(name) })
    expect((await server.fetch('/export/nothing', { method: 'HEAD' })).status).toBe(404)
    // Those that run are counted; a HEAD is none.
    const heads = Array.from({ length: 12 }, () => server.fetch(path, { method: 'HEAD' }))
    expect((await Promise.all(heads)).map(({ status }) => status)).toEqual(heads.map(() => 200))
  })

  test('compressed as the client likes it', async () => {
    const plain = await rawFetch(`${server.url}/export/jsonl`)
    expect(plain.headers['content-encoding']).toBeUndefined()
    for (const [coding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { headers, body } = await rawFetch(`${server.url}/export/jsonl`, { headers: { 'accept-encoding': coding } })
      expect(headers).toMatchObject({ 'content-encoding': coding, vary: expect.stringContaining('Accept-Encoding') })
      expect(undated(unpack(body).toString())).toBe(undated(plain.body.toString()))
      expect(body.length).toBeLessThan(plain.body.length / 2)
    }
  })

  test('pages of other origins that were listed may read them', async () => {
    const { headers } = await rawFetch(`${server.url}/export/dot?types=SIGNED`, {
      headers: { origin: 'https://example.org' },
    })
    expect(headers['access-control-allow-origin']).toBe('https://example.org')
    expect(headers['access-control-expose-headers']).toContain('Content-Disposition')
  })
})

describe('settings of the server', () => {
  let server: TestServer
  afterEach(() => server.close())

  test('an export counts among the requests of an address', async () => {
    server = await startServer(() => openEngine(embedded), { rateLimit_perMinute: 2 })
    expect((await server.fetch('/export/dot?types=SIGNED')).headers.get('ratelimit')).toMatch(/^"address";r=1/)
    expect((await server.ask('{ graphVersion }')).status).toBe(200)
    expect((await server.fetch('/export/dot')).status).toBe(429)
  })

  test('a server of registered operations exports nothing', async () => {
    server = await startServer(() => openEngine(embedded), {
      trustedOnly: true,
      operationsFolder: 'examples/typescript-client/operations',
    })
    const { status, body } = await server.fetch('/export/dot')
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 403, code: 'FORBIDDEN' })
  })
})

describe('a long export', () => {
  const pages_count = 12
  let server: TestServer
  let taken: () => string[]
  /** While it is a promise, reads of pages wait for it. */
  let held: Promise<void> | null = null
  let isFailing = false
  beforeAll(async () => {
    const counted = countingReads(await openEngine(embedded))
    ;({ taken } = counted)
    const engine = withReads(counted.engine, (read) => async (statement, parameters) => {
      if (statement.name === 'entity/stated-by-ids') {
        await held
        if (isFailing) throw new Error('the disk is gone')
      }
      return read(statement, parameters)
    })
    const graph = await Graph.open(engine)
    const description = 'x'.repeat(4000)
    const cities = Array.from({ length: pages_count * limits.extractPage_ids }, (_, i) =>
      city(`c${i}`, { description }),
    )
    await graph.loader.load([content('many', 1, cities)], author)
    server = await serveGraph(graph)
  }, 120_000)
  afterAll(() => server.close())
  afterEach(() => {
    held = null
    isFailing = false
  })

  const begin = (path: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(`${server.url}${path}`, { agent: false }, resolve).on('error', reject)
    })
  const pagesRead = (): number => taken().filter((name) => name === 'entity/stated-by-ids').length
  /** Until nothing is read any more. */
  async function quiet(): Promise<number> {
    let sum = 0
    for (let rounds = 0; rounds < 5; ) {
      const count = pagesRead()
      sum += count
      rounds = count === 0 ? rounds + 1 : 0
      await wait(50)
    }
    return sum
  }

  test('is read no faster than the client takes it, and no further than a client that goes', async () => {
    taken()
    const answer = await begin('/export/jsonl')
    answer.pause()
    const whileWaiting = await quiet()
    expect(whileWaiting).toBeGreaterThan(0)
    expect(whileWaiting).toBeLessThan(pages_count)
    answer.destroy()
    await quiet()
    expect((await server.fetch('/export/dot?types=SIGNED')).status).toBe(200)
    taken()
    const whole = await server.fetch('/export/jsonl')
    expect(whole.text.trimEnd().split('\n').at(-1)).toContain(`"entities":${pages_count * limits.extractPage_ids}`)
    expect(pagesRead()).toBe(pages_count)
  }, 60_000)

  test('is one of a few: the next is refused until one has ended', async () => {
    let release: () => void = () => {}
    held = new Promise((resolve) => {
      release = resolve
    })
    const running = await Promise.all(
      Array.from({ length: limits.exportsRunningMax_count }, () => begin('/export/jsonl')),
    )
    const { status, body } = await server.fetch('/export/jsonl')
    expect(status).toBe(503)
    expect(body.errors?.[0]?.message).toContain('exports run already')
    for (const answer of running) answer.destroy()
    release()
    for (let tries = 0; (await server.fetch('/export/csv?part=about')).status !== 200; tries++) {
      expect(tries).toBeLessThan(100)
      await wait(20)
    }
  })

  test('that fails in the midst is cut off, not ended', async () => {
    isFailing = true
    for (const coding of ['identity', 'gzip'])
      await expect(server.fetch('/export/jsonl', { headers: { 'accept-encoding': coding } })).rejects.toThrow(
        'terminated',
      )
  })

  test('does not hold up the closing of the server', async () => {
    const other = await serveGraph(server.graph)
    const answer = await new Promise<IncomingMessage>((resolve) => {
      get(`${other.url}/export/jsonl`, { agent: false }, resolve)
    })
    const ended = new Promise((resolve) => {
      answer.once('error', resolve)
      answer.once('end', () => resolve(null))
    })
    answer.pause()
    await other.closeServer()
    answer.resume()
    expect(await ended).toMatchObject({ code: 'ECONNRESET' })
  }, 20_000)
})
