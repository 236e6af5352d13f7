import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Role } from '../../src/access/role.js'
import { openEngine } from '../../src/compose.js'
import { limits } from '../../src/limits.js'
import { author } from '../graph/facts.js'
import { embedded, temporaryFolder } from '../support/engines.js'
import { startServer, type TestServer, type TestServerOptions } from '../support/http.js'
import { type Issuer, startIssuer } from '../support/issuer.js'
import { overEventStream, overWebSocket, RawSocket, RawStream } from '../support/listening.js'

/** What connections are; what they tell is the same on both engines (test/http/subscriptions.test.ts). */

const seqs = 'subscription { graphChanged { seq } }'

let server: TestServer
const open: { close(): void }[] = []
const keep = <T extends { close(): void } | { socket: { terminate(): void } }>(one: T): T => {
  open.push('close' in one ? one : { close: () => one.socket.terminate() })
  return one
}
const start = async (options: TestServerOptions = {}): Promise<void> => {
  server = await startServer(() => openEngine(embedded), { seed: false, ...options })
}
const socket = async (options = {}): Promise<RawSocket> => keep(await RawSocket.open(server.url, options))
const stream = async (query = seqs, headers = {}): Promise<RawStream> =>
  keep(await RawStream.open(server.url, query, headers))
const change = async (): Promise<number> =>
  Number((await server.graph.log.commit(author, async () => ({ touched: ['ct:city/a'], removed: [] }))).seq)
const makeKey = (role: Role) => server.graph.accessKeys.create({ name: 'test', roles: [role], expiresAt: null }, author)
const bearer = (text: string) => ({ authorization: `Bearer ${text}` })

/** Everybody has gone, and nothing of them is counted any more. */
async function expectNobody(): Promise<void> {
  for (const one of open.splice(0)) one.close()
  for (let i = 0; i < 100 && server.graph.feed.followers_count > 0; i++) await sleep(20)
  expect(server.graph.feed.followers_count).toBe(0)
}

beforeAll(() => {
  // The server's log says whom it has refused.
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true)
})
afterAll(() => {
  jest.restoreAllMocks()
})
describe('operations', () => {
  beforeAll(() => start({ rateLimit_perMinute: 200, corsOrigins: ['https://listed.example'] }))
  afterEach(expectNobody)
  afterAll(() => server.close())

  test('a registered document is subscribed to by its name or checksum, with no text or an empty one', async () => {
    const folder = temporaryFolder()
    const text = 'subscription($since: Int) { graphChanged(since: $since) { seq } }'
    writeFileSync(join(folder.path, 'on-change.graphql'), text)
    const own = await startServer(() => openEngine(embedded), { seed: false, operationsFolder: folder.path })
    try {
      const { seq } = await own.graph.log.commit(author, async () => ({ touched: ['ct:city/a'], removed: [] }))
      const over = keep(await RawSocket.open(own.url))
      await over.init()
      const byChecksum = (of: string) => ({
        extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(of).digest('hex') } },
      })
      const named = [{ documentId: 'on-change' }, byChecksum(text)]
      const payloads = named.flatMap((by) => [by, { ...by, query: '' }, { ...by, query: null }])
      for (const [place, payload] of payloads.entries()) {
        const id = String(place)
        over.send({ type: 'subscribe', id, payload: { ...payload, variables: { since: 0 } } })
        expect(await over.message((message) => message.id === id)).toMatchObject({
          type: 'next',
          payload: { data: { graphChanged: { seq } } },
        })
      }
      // What cannot be answered is an error of its subscription, and the connection stays.
      for (const [id, payload, code] of [
        ['unknown', { documentId: 'nothing' }, 'NOT_FOUND'],
        ['unknown checksum', byChecksum('another'), 'PERSISTED_QUERY_NOT_FOUND'],
        ['both', { documentId: 'on-change', query: text }, 'BAD_USER_INPUT'],
        ['nothing', {}, 'BAD_REQUEST'],
      ] as const) {
        over.send({ type: 'subscribe', id, payload })
        expect(await over.message((message) => message.id === id)).toMatchObject({
          type: 'error',
          payload: [{ extensions: { code } }],
        })
      }
      expect(over.socket.readyState).toBe(over.socket.OPEN)
    } finally {
      for (const one of open.splice(0)) one.close()
      await own.close()
      folder.remove()
    }
  })

  const citations = ['a', 'b', 'c', 'd'].map((name) => `${name}: citations { locator source { title } }`).join(' ')
  test.each<[string, string, string, RegExp]>([
    ['a query', '{ graphVersion }', 'OPERATION_RESOLUTION_FAILURE', /Only subscriptions are answered here/],
    ['a mutation', 'mutation { startStatistics { id } }', 'OPERATION_RESOLUTION_FAILURE', /send a mutation by POST/],
    ['no operation', 'fragment X on Query { graphVersion }', 'GRAPHQL_VALIDATION_FAILED', /never used/],
    [
      'two operations',
      'subscription A { graphChanged { seq } } subscription B { graphChanged { seq } }',
      'OPERATION_RESOLUTION_FAILURE',
      /several operations/,
    ],
    ['what is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    [
      'an unknown field',
      'subscription { graphChanged { nothing } }',
      'GRAPHQL_VALIDATION_FAILED',
      /Cannot query field/,
    ],
    [
      'two fields',
      'subscription { a: graphChanged { seq } b: graphChanged { seq } }',
      'GRAPHQL_VALIDATION_FAILED',
      /only one top level field/,
    ],
    [
      'a version below 0',
      'subscription { graphChanged(since: -1) { seq } }',
      'BAD_USER_INPUT',
      /since must be 0 or more/,
    ],
    [
      'two versions',
      'subscription { graphChanged(since: 1, after: "v1") { seq } }',
      'BAD_USER_INPUT',
      /either since or after/,
    ],
    [
      'a cursor of something else',
      'subscription { graphChanged(after: "x") { seq } }',
      'BAD_USER_INPUT',
      /no cursor of an event/,
    ],
    [
      'a long filter',
      `subscription { graphChanged(filter: { ids: [${'"wd:Q1",'.repeat(501)}] }) { seq } }`,
      'LIMIT_EXCEEDED',
      /at most 500/,
    ],
    [
      'too much of each event',
      `subscription { graphChanged { entities(first: 100) { ${citations} } } }`,
      'LIMIT_EXCEEDED',
      /at most 5000 are taken/,
    ],
    [
      'measures of each event',
      'subscription { graphChanged { entities { ... on City { metrics { metric(by: BETWEENNESS) { value } } } } } }',
      'LIMIT_EXCEEDED',
      /Each event may give/,
    ],
    [
      'nesting',
      `subscription { graphChanged { entities { ${'... on City { '.repeat(45)}id${' }'.repeat(45)} } } }`,
      'LIMIT_EXCEEDED',
      /levels deep/,
    ],
    [
      'aliases',
      `subscription { graphChanged { ${Array.from({ length: 201 }, (_each, i) => `a${i}: seq`).join(' ')} } }`,
      'LIMIT_EXCEEDED',
      /another name/,
    ],
    [
      'variables that are missing',
      'subscription ($since: Int!) { graphChanged(since: $since) { seq } }',
      'BAD_USER_INPUT',
      /\$since/,
    ],
  ])('%s is refused alike over both', async (_name, query, code, message) => {
    const over = await socket()
    await over.init()
    over.subscribe('1', query)
    const { type, payload } = await over.message(({ id }) => id === '1')
    expect({ type, payload }).toEqual({
      type: 'error',
      payload: [
        expect.objectContaining({
          message: expect.stringMatching(message),
          extensions: expect.objectContaining({ code }),
        }),
      ],
    })
    const { status, body } = await server.fetch(`/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/event-stream' },
    })
    expect(status).toBe(400)
    expect(body.errors).toEqual(payload)
    // The connection goes on.
    over.subscribe('2', 'subscription { graphChanged(since: 999) { kind } }')
    await over.message(({ id, type: what }) => id === '2' && what === 'next')
  })

  test('without a connection that stays open, by POST and GET, a subscription is refused', async () => {
    for (const { status, body } of [
      await server.ask(seqs),
      await server.fetch(`/graphql?query=${encodeURIComponent(seqs)}`),
    ]) {
      expect([400, 405]).toContain(status)
      expect(body.errors).toHaveLength(1)
      if (status === 400)
        expect(body.errors?.[0]).toMatchObject({
          message: expect.stringMatching(/text\/event-stream/),
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
        })
    }
  })

  test('who takes JSON too is given JSON, as by clients that accept everything', async () => {
    const answer = await server.fetch('/graphql?query={graphVersion}', {
      headers: { accept: 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed' },
    })
    expect(answer.headers.get('content-type')).toContain('application/graphql-response+json')
    expect(answer.status).toBe(200)
  })

  test('a stream says what it is, beats, and goes on from the last event that a browser names', async () => {
    const first = await change()
    const one = await stream(`subscription { graphChanged(since: ${first - 1}) { seq } }`)
    expect(one.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(one.response.headers.get('cache-control')).toBe('no-store')
    const { id, told } = await one.event()
    expect(told.data?.graphChanged).toEqual({ seq: first })
    one.close()
    const missed = [await change(), await change()]
    const wrong = await server.fetch(`/graphql?query=${encodeURIComponent(seqs)}`, {
      headers: { accept: 'text/event-stream', 'last-event-id': 'x' },
    })
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringMatching(/^Last-Event-ID: /) }] },
    })
    const again = await stream(`subscription { graphChanged(since: ${first - 1}) { seq } }`, { 'last-event-id': id })
    for (const seq of missed) expect((await again.event()).told.data?.graphChanged).toEqual({ seq })
  })

  test('pages of other origins cannot listen over WebSocket, those that are listed can', async () => {
    const { host } = new URL(server.url)
    for (const origin of ['https://elsewhere.example', 'null', `https://${host}.evil.example`])
      await expect(RawSocket.open(server.url, { headers: { origin } })).rejects.toThrow('status 403')
    for (const origin of ['https://listed.example', `http://${host}`])
      await (await socket({ headers: { origin } })).init()
  })

  test('an address without subscriptions, and another protocol, is told so', async () => {
    const { port } = new URL(server.url)
    const answers = async (path: string): Promise<string> => {
      const raw = connect(Number(port), '127.0.0.1')
      raw.write(
        `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      )
      const [chunk] = await once(raw, 'data')
      raw.destroy()
      return String(chunk)
    }
    expect(await answers('/elsewhere')).toMatch(/^HTTP\/1\.1 404 /)
    expect(await answers('/healthz')).toMatch(/^HTTP\/1\.1 200 /)
    expect(await answers('/graphql')).toMatch(/^HTTP\/1\.1 101 /)
  })

  test('who offers to go on with HTTP/2 is answered as everybody else, a body too', async () => {
    const body = JSON.stringify({ query: '{ graphVersion }', variables: { x: 'y'.repeat(200_000) } })
    const sent = ask(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        connection: 'Upgrade, HTTP2-Settings',
        upgrade: 'h2c',
        'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA',
      },
    })
    const answered = once(sent, 'response')
    sent.end(body)
    const [response] = (await answered) as [AsyncIterable<Buffer> & { statusCode: number }]
    let text = ''
    for await (const chunk of response) text += String(chunk)
    expect({ status: response.statusCode, text }).toEqual({
      status: 200,
      text: expect.stringContaining('"graphVersion"'),
    })
  })

  test('subscribing counts as asking: past the bound of a minute the connection is closed', async () => {
    const over = await socket()
    await over.init()
    for (let i = 0; i < 210; i++) over.subscribe(String(i), '{ graphVersion }')
    expect(await over.closed).toEqual({ code: 4429, reason: expect.stringContaining('in a minute') })
  })
})

describe('bounds', () => {
  beforeAll(() =>
    start({
      subscriberBounds: {
        perConnection_count: 3,
        perClient_count: 5,
        connectionsPerClient_count: 4,
        init_ms: 200,
        heartbeat_ms: 150,
      },
    }),
  )
  afterEach(expectNobody)
  afterAll(() => server.close())

  test('of subscriptions on a connection and of a client; what is refused ends nothing else', async () => {
    const [one, two] = [await socket(), await socket()]
    for (const over of [one, two]) {
      await over.init()
      for (const id of ['a', 'b', 'c', 'd']) over.subscribe(id, 'subscription { graphChanged(since: 999) { kind } }')
    }
    const refused = (over: RawSocket, id: string) =>
      over.message((message) => message.id === id && message.type === 'error')
    expect(await refused(one, 'd')).toMatchObject({
      payload: [
        { message: expect.stringContaining('on this connection'), extensions: { code: 'LIMIT_EXCEEDED', limit: 3 } },
      ],
    })
    expect(await refused(two, 'c')).toMatchObject({
      payload: [{ message: expect.stringContaining('of yours'), extensions: { limit: 5 } }],
    })
    for (const [over, id] of [
      [one, 'a'],
      [one, 'b'],
      [one, 'c'],
      [two, 'a'],
      [two, 'b'],
    ] as const)
      await over.message((message) => message.id === id && message.type === 'next')
    const refusedStream = await server.fetch(`/graphql?query=${encodeURIComponent(seqs)}`, {
      headers: { accept: 'text/event-stream' },
    })
    expect(refusedStream).toMatchObject({
      status: 429,
      body: { errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 5 } }] },
    })
    // A place that becomes free can be taken.
    one.send({ type: 'complete', id: 'a' })
    await sleep(50)
    two.subscribe('e', 'subscription { graphChanged(since: 999) { kind } }')
    await two.message((message) => message.id === 'e' && message.type === 'next')
  })

  test('of connections of a client, whatever they are', async () => {
    for (let i = 0; i < 2; i++) {
      await (await socket()).init()
      await stream()
    }
    const over = await socket()
    expect(await over.closed).toEqual({ code: 4429, reason: expect.stringContaining('4 connections') })
    const refused = await server.fetch(`/graphql?query=${encodeURIComponent(seqs)}`, {
      headers: { accept: 'text/event-stream' },
    })
    expect(refused).toMatchObject({ status: 429, body: { errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] } })
    expect(refused.headers.get('retry-after')).toBe('1')
  })

  test('of a message, and of the time until the first', async () => {
    const over = await socket()
    await over.init()
    over.send(JSON.stringify({ type: 'ping', payload: { x: 'y'.repeat(limits.subscriptionMessageMax_bytes) } }))
    expect(await over.closed).toMatchObject({ code: 1009 })
    const silent = await socket()
    expect(await silent.closed).toMatchObject({ code: 4408 })
  })

  test('who does not answer the heartbeat has gone; a stream beats with the place to go on from', async () => {
    const over = await socket({ autoPong: false })
    await over.init()
    over.subscribe('1', seqs)
    expect(await over.closed).toMatchObject({ code: 1006 })
    const alive = await socket()
    await alive.init()
    const one = await stream()
    const seq = await change()
    await one.event()
    expect(await one.next()).toEqual({ id: `v${seq}` })
    expect(await one.next()).toEqual({ id: `v${seq}` })
    expect(alive.socket.readyState).toBe(alive.socket.OPEN)
  })

  test.each<[string, unknown[], number]>([
    ['what is no JSON', ['{'], 4400],
    ['a message of another type', [{ type: 'start' }], 4400],
    ['a subscription before the beginning', [{ type: 'subscribe', id: '1', payload: { query: seqs } }], 4401],
    ['two beginnings', [{ type: 'connection_init' }, { type: 'connection_init' }], 4429],
    [
      'one id twice',
      [{ type: 'connection_init' }, ...['x', 'x'].map((id) => ({ type: 'subscribe', id, payload: { query: seqs } }))],
      4409,
    ],
  ])('%s closes a connection', async (_name, messages, code) => {
    const over = await socket()
    for (const message of messages) {
      over.send(message as string)
      await sleep(20)
    }
    expect(await over.closed).toMatchObject({ code })
  })
})

describe('access', () => {
  let issuer: Issuer
  beforeAll(async () => {
    issuer = await startIssuer()
    await start({
      access: { requireAuth: true, tokens: { ...issuer.settings, clockSkew_s: 0 }, failedAttemptsMax_perMinute: 1000 },
      subscriberBounds: { check_ms: 100 },
    })
  })
  afterEach(expectNobody)
  afterAll(async () => {
    await server.close()
    await issuer.close()
  })

  test('nobody listens who may not read, and all keys and tokens count that do elsewhere', async () => {
    for (const payload of [
      undefined,
      {},
      { authorization: 'Bearer wrong' },
      { Authorization: 7 },
      { 'X-API-Key': ['x'] },
    ]) {
      const over = await socket()
      over.send({ type: 'connection_init', payload })
      expect(await over.closed).toMatchObject({ code: 4403 })
    }
    await expect(stream(seqs)).resolves.toMatchObject({ response: { status: 401 } })
    await expect(stream(seqs, bearer('wrong'))).resolves.toMatchObject({ response: { status: 401 } })
    const { key } = await makeKey(Role.READER)
    for (const payload of [bearer(key), { 'X-API-Key': key }, { Authorization: `Bearer ${await issuer.token()}` }])
      await (await socket()).init(payload)
    // By the headers of the request too, as programs can.
    await (await socket({ headers: bearer(key) })).init()
    expect((await stream(seqs, bearer(key))).response.status).toBe(200)
  })

  test('who made a change is for editors', async () => {
    const query = 'subscription ($since: Int) { graphChanged(since: $since) { seq actor reason } }'
    const [reader, editor] = [await makeKey(Role.READER), await makeKey(Role.EDITOR)]
    for (const over of [overWebSocket, overEventStream]) {
      const [read, edit] = [over(server.url, bearer(reader.key)), over(server.url, bearer(editor.key))]
      const since = await server.graph.log.head()
      const [reading, editing] = [read.listen(query, { since }), edit.listen(query, { since })]
      const next = [reading.next(), editing.next()]
      const seq = await change()
      const [told, toldAll] = await Promise.all(next)
      expect(toldAll?.value).toEqual({ data: { graphChanged: { seq, actor: 'test', reason: 'test' } } })
      expect(told?.value).toEqual({ data: { graphChanged: { seq, actor: null, reason: 'test' } } })
      await read.close()
      await edit.close()
    }
  })

  test('what is listened to with a token ends with it, and a revoked key ends what it began', async () => {
    const exp = Math.floor(Date.now() / 1000) + 2
    const token = await issuer.token({ exp })
    const { key, record } = await makeKey(Role.READER)
    const [withToken, withKey] = [await socket(), await socket()]
    await withToken.init(bearer(token))
    await withKey.init(bearer(key))
    const streams = [await stream(seqs, bearer(token)), await stream(seqs, bearer(key))]
    await server.graph.accessKeys.revoke(record.prefix, author)
    for (const over of [withKey, withToken])
      expect(await over.closed).toEqual({
        code: 4403,
        reason: 'The key or token with which you listen does not count any more.',
      })
    for (const one of streams) {
      expect((await one.event()).told.errors?.[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
      expect(await one.next()).toEqual({ event: 'complete', data: '' })
      expect(await one.next()).toBeNull()
    }
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(exp)
  })
})

test('a server that stops says so to all who listen, and does not wait for those who do not answer', async () => {
  await start()
  const sockets = await Promise.all(Array.from({ length: 20 }, () => socket()))
  for (const over of sockets) {
    await over.init()
    over.subscribe('1', seqs)
  }
  const [deaf] = sockets
  deaf?.socket.pause()
  const one = await stream()
  const closing = server.close()
  for (const over of sockets.slice(1)) expect(await over.closed).toEqual({ code: 1001, reason: 'The server stops.' })
  let block = await one.next()
  while (block !== null) block = await one.next()
  await closing
  deaf?.socket.resume()
  await deaf?.closed
}, 10_000)
