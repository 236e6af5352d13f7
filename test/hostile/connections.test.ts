import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.js'
import { type HostileServer, startHostile } from './hostile-server.js'

/** What is wrong below HTTP; the engine does not matter here. */
describe('a hostile connection', () => {
  let server: HostileServer
  const sockets: Socket[] = []
  beforeAll(async () => {
    server = await startHostile('memory:')
  })
  afterEach(async () => {
    await server.expectAlive()
    for (const socket of sockets.splice(0)) socket.destroy()
  })
  afterAll(() => server.close())

  async function open(count = 1): Promise<Socket[]> {
    const opened = Array.from({ length: count }, () => connect(server.port, '127.0.0.1').on('error', () => {}))
    sockets.push(...opened)
    await Promise.all(opened.map((socket) => once(socket, 'connect')))
    return opened
  }

  /** All that a server answers to what is sent, until it closes the connection or is silent for a while. */
  async function answerTo(sent: string | Buffer, { half = false } = {}): Promise<string> {
    const [socket] = (await open()) as [Socket]
    let answer = ''
    socket.on('data', (chunk) => {
      answer += String(chunk)
    })
    if (half) socket.end(sent)
    else socket.write(sent)
    const closed = once(socket, 'close')
    for (let length = -1; length !== answer.length || length === 0; ) {
      length = answer.length
      if ((await Promise.race([closed.then(() => 'closed'), sleep(length === 0 ? 2000 : 200)])) === 'closed') break
      if (length === 0 && answer === '') break
    }
    return answer
  }

  const body = '{"query":"{ __typename }"}'
  const headers = (length = body.length): string =>
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n`

  test('200 bodies that come a byte at a time hold up nobody, and take no place from those who ask', async () => {
    const slow = await open(200)
    for (const socket of slow) socket.write(`${headers(10_000)}\r\n{`)
    for (let round = 0; round < 20; round++) {
      for (const socket of slow) socket.write(' ')
      await server.expectAlive()
    }
  })

  test(
    '500 connections on which half a request comes are closed',
    async () => {
      const silent = await open(250)
      const begun = await open(250)
      for (const socket of begun) socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-')
      const closed = Promise.all([...silent, ...begun].map((socket) => once(socket.resume(), 'close')))
      await server.expectAlive()
      await closed
    },
    3 * (limits.requestHeaders_ms + limits.requestClock_ms),
  )

  test('clients that go in the midst of their request, or right after it', async () => {
    for (const text of [`${headers()}\r\n{"que`, `${headers()}\r\n${body}`]) {
      const gone = await open(100)
      for (const socket of gone) socket.write(text, () => socket.resetAndDestroy())
      await Promise.all(gone.map((socket) => once(socket, 'close')))
      await server.expectAlive()
    }
  })

  test('a client that sends no more is answered all the same', async () => {
    expect(await answerTo(`${headers()}\r\n${body}`, { half: true })).toMatch(
      /^HTTP\/1\.1 200 OK[\s\S]*"__typename":"Query"/,
    )
  })

  test('clients that never read their answers', async () => {
    const deaf = await open(50)
    const query = JSON.stringify({ query: '{ __schema { types { name fields { name args { name } } } } }' })
    for (const socket of deaf) socket.pause().write(`${headers(query.length)}\r\n${query}`)
    await server.expectAlive()
  })

  test('100 requests in one packet are answered in their order', async () => {
    const requests = Array.from({ length: 100 }, (_, number) => {
      const text = JSON.stringify({ query: `{ a${number}: __typename }` })
      return `${headers(text.length)}\r\n${text}`
    })
    const names = [...(await answerTo(requests.join(''))).matchAll(/"(a\d+)":"Query"/g)].map(([, name]) => name)
    expect(names).toEqual(requests.map((_, number) => `a${number}`))
  })

  test.each([
    ['a header of 20 kB', `${headers()}x-large: ${'x'.repeat(20_000)}\r\n\r\n${body}`, /^HTTP\/1\.1 431 /],
    ['headers of 60 kB', `${headers()}${'x: y\r\n'.repeat(10_000)}\r\n${body}`, /^HTTP\/1\.1 431 /],
    ['an address of 60 kB', `GET /graphql?query=${'x'.repeat(60_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ['two lengths', `${headers()}content-length: 5\r\n\r\n${body}`, /^HTTP\/1\.1 400 /],
    ['a length and a chunked body', `${headers()}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`, /^HTTP\/1\.1 400 /],
    [
      'a body in a coding of none',
      `POST /graphql HTTP/1.1\r\nhost: x\r\ntransfer-encoding: xchunked\r\n\r\n${body}`,
      /^HTTP\/1\.1 400 /,
    ],
    ['a length that is none', `${headers(-1)}\r\n${body}`, /^HTTP\/1\.1 400 /],
    ['a header over two lines', `${headers()}x: y\r\n z\r\n\r\n${body}`, /^HTTP\/1\.1 (?:200|400) /],
    ['a header with a zero', `${headers()}x: \0\r\n\r\n${body}`, /^HTTP\/1\.1 400 /],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['a method of its own', 'BREW /graphql HTTP/1.1\r\nhost: x\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['something that is no HTTP', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001', /^HTTP\/1\.1 400 /],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^HTTP\/1\.1 (?:400|505) |^$/],
    [
      'a whole address in place of a path',
      'GET http://elsewhere.example/healthz HTTP/1.1\r\nhost: x\r\n\r\n',
      /^HTTP\/1\.1 (?:200|400|404) /,
    ],
  ])('%s', async (_, sent, expected) => {
    const answer = await answerTo(sent)
    expect(answer).toMatch(expected)
    expect(answer).not.toMatch(/\n\s+at |node_modules|fastify/i)
  })
})
