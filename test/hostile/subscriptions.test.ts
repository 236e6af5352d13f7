import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.js'
import { run } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'
import { RawSocket } from '../support/listening.js'
import { type HostileServer, startHostile } from './hostile-server.js'

/** Those who listen, or make as if they did. What they do to the graph's engines is the same on both. */
describe('hostile subscribers', () => {
  let server: HostileServer
  let key: string
  const folder = temporaryFolder()
  const sockets: { destroy(): void }[] = []
  beforeAll(async () => {
    const database = `file:${join(folder.path, 'data')}`
    // Every client of the tests has one address.
    server = await startHostile(database, ['--trust-proxy', '1'])
    const made = await run(['keys', 'create', '--name', 'x', '--role', 'editor', '--json', '--database', database])
    key = (JSON.parse(made.stdout) as { key: string }).key
  })
  afterEach(async () => {
    await server.expectAlive()
    for (const socket of sockets.splice(0)) socket.destroy()
  })
  afterAll(async () => {
    await server.close()
    folder.remove()
  })

  /** As somebody of whom there are others. */
  let clients_count = 0
  const another = (): Record<string, string> => ({
    'x-forwarded-for': `10.0.${clients_count >> 8}.${clients_count++ & 255}`,
  })
  async function listen(headers = another()): Promise<RawSocket> {
    const raw = await RawSocket.open(server.url, { headers })
    sockets.push({ destroy: () => raw.socket.terminate() })
    return raw
  }
  function plain(text = ''): Socket {
    const socket = connect(server.port, '127.0.0.1').on('error', () => {})
    sockets.push(socket)
    if (text !== '') socket.write(text)
    return socket
  }
  const handshake = (more = ''): string =>
    `GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\nx-forwarded-for: ${another()['x-forwarded-for']}\r\n${more}\r\n`

  /** Fifty cities, each with as much text as one may have. */
  async function writeMuch(round: number): Promise<void> {
    const edits = Array.from({ length: 50 }, (_, i) => ({
      createCity: {
        names: [{ text: `much ${round} ${i}`, language: 'en' }],
        description: 'x'.repeat(limits.textMax_chars),
      },
    }))
    const { body } = await server.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({
        query:
          'mutation ($edits: [EditInput!]!) { applyEdits(edits: $edits, by: { reason: "much" }) { userErrors { message } } }',
        variables: { edits },
      }),
    })
    expect(body).toMatchObject({ data: { applyEdits: { userErrors: [] } } })
  }

  test('who listens and never reads takes no more than a bounded part of the memory', async () => {
    const query = 'subscription { graphChanged { seq entities(first: 50) { id description } } }'
    const deaf = await Promise.all(Array.from({ length: 60 }, () => listen()))
    for (const raw of deaf) {
      await raw.init()
      for (const id of ['a', 'b', 'c']) raw.subscribe(id, query)
    }
    const streams = Array.from({ length: 60 }, () =>
      plain(
        `GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\nx-forwarded-for: ${another()['x-forwarded-for']}\r\n\r\n`,
      ),
    )
    await Promise.all(streams.map((socket) => once(socket, 'data')))
    for (const raw of deaf) raw.socket.pause()
    for (const socket of streams) socket.pause()
    const before = (await server.figures()).memory_bytes
    // Together 240 answers of 250 kB for each of these.
    for (let round = 0; round < 25; round++) await writeMuch(round)
    const { memory_bytes } = await server.figures()
    // All of it would be 1.5 GB; one answer of each is 60 MB.
    expect(memory_bytes - before).toBeLessThan(500 * 2 ** 20)
    // And who reads is told all the same.
    const reader = await listen()
    await reader.init()
    reader.subscribe('1', 'subscription { graphChanged { entityCount } }')
    await sleep(100)
    await writeMuch(99)
    await reader.message(({ type }) => type === 'next')
  })

  test('5,000 subscriptions on one connection, and 500 connections of one client', async () => {
    const raw = await listen()
    await raw.init()
    for (let i = 0; i < 5000; i++) raw.subscribe(String(i), 'subscription { graphChanged { seq } }')
    const refused = await raw.message(({ id, type }) => id === '4999' && type === 'error')
    expect(refused).toMatchObject({ payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] })
    expect(raw.received.filter(({ type }) => type === 'error')).toHaveLength(
      5000 - limits.subscriptionsPerConnectionMax_count,
    )
    const one = another()
    const many = await Promise.all(Array.from({ length: 500 }, () => listen(one)))
    const open = () => many.filter(({ socket }) => socket.readyState === socket.OPEN)
    while (open().length > limits.subscriptionConnectionsPerClientMax_count) await sleep(20)
    await open()[0]?.init()
  })

  test('subscriptions that end as soon as they begin, 3,000 times', async () => {
    const raw = await listen()
    await raw.init()
    for (let i = 0; i < 3000; i++) {
      raw.subscribe(String(i), 'subscription { graphChanged(since: 0) { seq entities { name } } }')
      raw.send({ type: 'complete', id: String(i) })
      if (i % 40 === 0) await sleep(1)
    }
    // Those of the last moment may still be on their way out; then all places are free again.
    await sleep(1000)
    raw.subscribe('last', 'subscription { graphChanged(since: 9999999) { kind } }')
    const { type } = await raw.message(({ id }) => id === 'last')
    expect(type).toBe('next')
  })

  test.each<[string, string | Buffer]>([
    ['an init that is a list', '[]'],
    ['an init that is null', 'null'],
    ['an init whose payload is none', '{"type":"connection_init","payload":"x"}'],
    [
      'an init whose payload nests 10,000 deep',
      `{"type":"connection_init","payload":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
    ],
    [
      'an init with prototype keys',
      '{"type":"connection_init","payload":{"__proto__":{"authorization":"x"},"constructor":{"prototype":{"x":1}}}}',
    ],
    ['an init with a key that is a map', '{"type":"connection_init","payload":{"authorization":{"toString":"x"}}}'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    [
      'a message larger than any may be',
      `{"type":"connection_init","payload":{"x":"${'y'.repeat(limits.subscriptionMessageMax_bytes)}"}}`,
    ],
    ['a subscription with prototype keys', '{"type":"connection_init"}'],
  ])('%s', async (_, sent) => {
    const raw = await listen()
    raw.socket.send(sent)
    raw.socket.send(
      '{"type":"subscribe","id":"__proto__","payload":{"query":"subscription { graphChanged { seq } }","variables":{"__proto__":{"x":1}},"extensions":{"constructor":1}}}',
    )
    raw.socket.send('{"type":"subscribe","id":"x","payload":{"query":7}}')
    await Promise.race([raw.closed, sleep(300)])
  })

  test('frames that are none, masks that lack, and handshakes that stop half way', async () => {
    for (const bytes of [
      [0x81, 0x05, 1, 2, 3, 4, 5],
      [0xf1, 0x80],
      [0x81, 0xff, 255, 255, 255, 255, 255, 255, 255, 255],
      [0x89, 0xfe, 0xff, 0xff],
    ]) {
      const socket = plain(handshake())
      await once(socket, 'data')
      socket.write(Buffer.from(bytes))
    }
    for (const text of [
      handshake().slice(0, 120),
      handshake('content-length: 100\r\n'),
      handshake().replace('13', '99'),
      handshake().replace('GET', 'POST'),
    ])
      plain(text)
    for (let i = 0; i < 50; i++)
      plain(handshake()).once('data', function (this: Socket) {
        this.resetAndDestroy()
      })
    await sleep(200)
  })

  test(
    'connections on which nothing is said are closed',
    async () => {
      const silent = await Promise.all(Array.from({ length: 100 }, () => listen()))
      for (const { closed } of silent) expect(await closed).toMatchObject({ code: 4408 })
    },
    limits.subscriptionInit_ms * 3,
  )

  test('a flood of pings of somebody who reads nothing', async () => {
    const raw = await listen()
    await raw.init()
    raw.socket.pause()
    const payload = { x: 'y'.repeat(60_000) }
    for (let i = 0; i < 500; i++) raw.send({ type: 'ping', payload })
    await server.expectAlive()
    raw.socket.resume()
    await Promise.race([raw.closed, sleep(2000)])
  })

  test('wrong keys and tokens are refused, and after so many none is looked at', async () => {
    const headers = another()
    const codes: number[] = []
    for (let i = 0; i < limits.failedAttemptsMax_perMinute + 3; i++) {
      const raw = await listen(headers)
      const text = i % 2 === 0 ? `${key.slice(0, -1)}е` : 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.'
      raw.send({ type: 'connection_init', payload: { authorization: `Bearer ${text}` } })
      codes.push((await raw.closed).code)
    }
    expect(codes).toEqual([...Array(limits.failedAttemptsMax_perMinute).fill(4403), 4429, 4429, 4429])
    await (await listen(headers)).init()
  })

  test('Cypher in every text of a subscription', async () => {
    const raw = await listen()
    await raw.init()
    const text = "x'}) DETACH DELETE n //"
    raw.subscribe('1', 'subscription ($f: ChangeFilter, $s: Int) { graphChanged(filter: $f, since: $s) { seq } }', {
      f: { ids: [text, '`) MATCH (n'], sources: [text], entityTypes: ['City'] },
      s: 0,
    })
    raw.subscribe('2', 'subscription ($a: String) { graphChanged(after: $a) { seq } }', { a: text })
    await raw.message(({ id, type }) => id === '2' && type === 'error')
    await sleep(200)
    expect(raw.received.filter(({ id }) => id === '1')).toEqual([])
  })
})
