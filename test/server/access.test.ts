import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { mintKey } from '../../src/access/access-key.js'
import { Role } from '../../src/access/role.js'
import { openEngine } from '../../src/compose.js'
import { limits } from '../../src/limits.js'
import type { ServerOptions } from '../../src/server/create-server.js'
import { author } from '../graph/facts.js'
import { type Asked, countingAll } from '../http/wrapped-engine.js'
import { embedded, engines } from '../support/engines.js'
import { type Answer, startServer, type TestServer } from '../support/http.js'
import { forged, type Issuer, startIssuer } from '../support/issuer.js'

/** What everybody is told whose credentials do not count, whatever is wrong with them. */
const invalid = {
  status: 401,
  challenge: 'Bearer realm="CityTies", error="invalid_token"',
  text: '{"errors":[{"message":"The key or token that came with the request is not valid.","extensions":{"code":"UNAUTHENTICATED"}}]}',
}
const saidIn = ({ status, headers, text }: Answer) => ({ status, challenge: headers.get('www-authenticate'), text })

const version = `/graphql?query=${encodeURIComponent('{ graphVersion }')}`
const bearer = (text: string) => ({ authorization: `Bearer ${text}` })

/** What is written on standard error while the tests run: the server's log. */
let logged = ''
beforeEach(() => {
  logged = ''
  jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    logged += String(chunk)
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
})

let server: TestServer
const makeKey = (role: Role, more: { expiresAt?: Date } = {}) =>
  server.graph.accessKeys.create({ name: 'test', roles: [role], expiresAt: null, ...more }, author)
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> => server.fetch(path, { headers })
const post = (query: string, headers: Record<string, string> = {}): Promise<Answer> =>
  server.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })

describe.each(engines)('where reading is open, on %s', (_, open) => {
  let asked: () => Asked
  beforeAll(async () => {
    const counted = countingAll(await open())
    asked = counted.asked
    server = await startServer(async () => counted.engine, {
      responseCache_bytes: 1_000_000,
      corsOrigins: ['*'],
      access: { failedAttemptsMax_perMinute: 1000 },
    })
  })
  afterAll(() => server.close())

  test('everybody reads, and who shows a key reads too', async () => {
    const { key } = await makeKey(Role.READER)
    for (const headers of [{}, bearer(key), { 'x-api-key': key }]) {
      expect((await get(version, headers)).status).toBe(200)
      expect((await get('/export/jsonl', headers)).status).toBe(200)
      expect((await post('mutation { startStatistics { id } }', headers)).body.errors).toBeUndefined()
    }
  })

  test('to check a key costs no look at the database more than to answer', async () => {
    const { key } = await makeKey(Role.READER)
    const path = '/graphql?query=%7Bcities%28first%3A7%29%7BtotalCount%7D%7D'
    // What follows the graph in the background has done so.
    await server.graph.warm()
    for (const headers of [{}, bearer(key)]) {
      await get(path, headers)
      asked()
      const tag = (await get(path, headers)).headers.get('etag') ?? ''
      expect(asked()).toEqual({ looks: 1, statements: [] })
      expect((await get(path, { ...headers, 'if-none-match': tag })).status).toBe(304)
      expect(asked()).toEqual({ looks: 1, statements: [] })
    }
    // A key that there is not costs no statement either.
    await get(path, bearer(mintKey().key))
    expect(asked()).toEqual({ looks: 1, statements: [] })
    // And what has not the form of one, nothing.
    await get(path, bearer('wrong'))
    expect(asked()).toEqual({ looks: 0, statements: [] })
  })

  test('a key that does not count is not taken for none, wherever it is shown, and all are told the same', async () => {
    const { key, record } = await makeKey(Role.EDITOR)
    const over = await makeKey(Role.EDITOR, { expiresAt: new Date(Date.now() - 1) })
    const revoked = await makeKey(Role.EDITOR)
    expect((await get(version, bearer(revoked.key))).status).toBe(200)
    await server.graph.accessKeys.revoke(revoked.record.prefix, author)
    const flipped = key.at(-1) === 'A' ? 'B' : 'A'
    const wrong = [
      over.key,
      revoked.key,
      `${key.slice(0, -1)}${flipped}`,
      key.slice(0, -1),
      `${key}A`,
      record.prefix,
      key.toUpperCase(),
      key.replace(/_([^_]*)/, '_0$1'),
      'A'.repeat(limits.credentialsMax_chars + 1),
      'undefined',
    ]
    for (const text of wrong) {
      const answers = [
        await get(version, bearer(text)),
        await get(version, { 'x-api-key': text }),
        await get('/export/jsonl', bearer(text)),
        await post('{ graphVersion }', bearer(text)),
        await server.fetch(version, { method: 'POST', headers: bearer(text), body: 'not even JSON' }),
      ]
      for (const answer of answers) {
        expect(saidIn(answer)).toEqual(invalid)
        expect(answer.headers.get('cache-control')).toBe('no-store')
        expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      }
    }
    for (const headers of [
      { authorization: `Basic ${btoa('ada:s3cret')}` },
      { authorization: '' },
      { 'x-api-key': '' },
    ])
      expect(saidIn(await get(version, headers as Record<string, string>))).toEqual(invalid)
    expect(saidIn(await get(version, { ...bearer(key), 'x-api-key': key }))).toEqual(invalid)
    expect((await get(version, bearer(key))).status).toBe(200)
  })

  test('nothing that is secret is in the log, and no header; why it was refused is', async () => {
    const { key, record } = await makeKey(Role.EDITOR)
    await server.graph.accessKeys.revoke(record.prefix, author)
    const token = forged({ alg: 'none' }, { sub: 'ada-s3cret' }, '')
    for (const text of [key, `${key}s3cret`, token, key.slice(0, 30)]) await get(version, bearer(text))
    await get(version, { authorization: `Basic ${btoa('ada:s3cret')}` })
    for (const why of ['REVOKED', 'FORM', 'NO_TOKENS_TAKEN']) expect(logged).toContain(`"why":"${why}"`)
    expect(logged).toContain('"address":"127.0.0.1"')
    expect(logged).not.toMatch(/s3cret|authorization|Bearer/i)
    for (const part of [key.slice(14, 30), record.hash, btoa('ada:s3cret'), ...token.split('.').filter(Boolean)])
      expect(logged).not.toContain(part)
  })

  test('raw bytes that only look like a key are told the same', async () => {
    const { key } = await makeKey(Role.EDITOR)
    const { port, hostname } = new URL(server.url)
    const raw = (header: Buffer): Promise<string> =>
      new Promise((resolve, reject) => {
        let text = ''
        const socket = connect(Number(port), hostname, () => {
          socket.write(`GET ${version} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n`)
          socket.write(Buffer.concat([header, Buffer.from('\r\n\r\n')]))
        })
        socket.on('data', (chunk) => {
          text += chunk.toString('latin1')
        })
        socket.on('end', () => resolve(text)).on('error', reject)
      })
    const lookalikes = [key.replace('c', 'с'), key.replace('_', '＿'), `${key}\u200d`, `\u00a0${key}`]
    for (const lookalike of lookalikes)
      for (const name of ['authorization: Bearer ', 'x-api-key: ']) {
        const answer = await raw(Buffer.from(`${name}${lookalike}`))
        expect(answer).toMatch(/^HTTP\/1\.1 401 /)
        expect(answer).toContain(invalid.text)
      }
    // Both of two headers of one name: neither counts.
    expect(await raw(Buffer.from(`x-api-key: ${key}\r\nx-api-key: ${key}`))).toMatch(/^HTTP\/1\.1 401 /)
    expect(await raw(Buffer.from(`x-api-key: ${key}`))).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('a key is seen to have been used, when the server has stopped', async () => {
    const { key, record } = await makeKey(Role.READER)
    await get(version, bearer(key))
    expect(server.graph.accessKeys.uses.waiting).toContain(record.prefix)
    await server.graph.accessKeys.writeUses(author)
    const [found] = (await server.graph.accessKeys.all()).filter(({ prefix }) => prefix === record.prefix)
    expect(Date.now() - Date.parse(found?.lastUsedAt ?? '')).toBeLessThan(60_000)
  })

  describe('what may be kept of an answer', () => {
    const tagOf = ({ headers }: Answer): string => headers.get('etag') ?? ''
    const controlOf = ({ headers }: Answer): string | null => headers.get('cache-control')

    test.each(['/graphql?query=%7Bcities%7BtotalCount%7D%7D', '/export/jsonl'])(
      'of %s is everybody’s where nobody in particular asked, else the caller’s alone',
      async (path) => {
        const [reader, editor] = [await makeKey(Role.READER), await makeKey(Role.EDITOR)]
        const [open_, ofReader, ofEditor] = [
          await get(path),
          await get(path, bearer(reader.key)),
          await get(path, bearer(editor.key)),
        ]
        expect([open_, ofReader, ofEditor].map(controlOf)).toEqual([
          'public, no-cache',
          'private, no-cache',
          'private, no-cache',
        ])
        for (const { headers } of [open_, ofReader, ofEditor])
          expect(headers.get('vary')).toMatch(/Authorization, X-API-Key$/)
        // What a caller may is part of what the answer is of.
        expect(tagOf(ofReader)).toBe(tagOf(open_))
        expect(tagOf(ofEditor)).not.toBe(tagOf(open_))
        const again = await get(path, { ...bearer(editor.key), 'if-none-match': tagOf(ofEditor) })
        expect([again.status, controlOf(again)]).toEqual([304, 'private, no-cache'])
        expect((await get(path, { 'if-none-match': tagOf(ofEditor) })).status).toBe(200)
        // Nor does a tag let anybody in.
        expect((await get(path, { ...bearer('wrong'), 'if-none-match': tagOf(ofEditor) })).status).toBe(401)
      },
    )

    test('here is found again by callers with equal rights alone', async () => {
      const [one, two, editor] = [await makeKey(Role.READER), await makeKey(Role.READER), await makeKey(Role.EDITOR)]
      const query = '{ cities(first: 2) { totalCount } }'
      const statusOf = async (headers: Record<string, string>) =>
        (await post(query, headers)).headers.get('cache-status')
      const statuses: (string | null)[] = []
      for (const headers of [bearer(one.key), bearer(two.key), {}, bearer(editor.key), bearer(editor.key)])
        statuses.push(await statusOf(headers))
      const [stored, hit] = ['CityTies; fwd=miss; stored', 'CityTies; hit']
      expect(statuses).toEqual([stored, hit, hit, stored, hit])
    })
  })
})

describe.each(engines)('where nobody reads without being known, on %s', (engine, open) => {
  beforeAll(async () => {
    server = await startServer(open, { seed: false, cypher: true, access: { requireAuth: true } })
  })
  afterAll(() => server.close())

  test('all that is served is closed but for the page and the health check', async () => {
    const closed = [
      await get(version),
      await get('/graphql'),
      await get('/export'),
      await get('/export/jsonl'),
      await post('{ __schema { types { name } } }'),
      await server.fetch('/graphql', { method: 'PUT' }),
      await server.fetch('/export/jsonl', { method: 'HEAD' }),
    ]
    for (const { status, headers, body } of closed) {
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="CityTies"'])
      expect(headers.get('cache-control')).toBe('no-store')
      if (body.errors) expect(body.errors[0]?.message).toMatch(/^This server asks who is calling: send a key or token/)
    }
    expect((await get('/healthz')).status).toBe(200)
    expect([200, 404]).toContain((await get('/playground/')).status)
    expect((await get('/nothing')).status).toBe(404)
  })

  test('a reader reads, by way of every door', async () => {
    const { key } = await makeKey(Role.READER)
    const answers = [
      await get(version, bearer(key)),
      await get('/export/jsonl', { 'x-api-key': key }),
      await post('{ graphVersion }', bearer(key)),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(answers[0]?.headers.get('cache-control')).toBe('private, no-cache')
    const preflight = await server.fetch('/graphql', { method: 'OPTIONS' })
    expect(preflight.status).toBe(401)
  })

  test('Cypher is for researchers', async () => {
    const ask = async (role: Role) =>
      post('{ cypher(statement: "RETURN 1 AS one") { rows } }', bearer((await makeKey(role)).key))
    for (const role of [Role.READER, Role.EDITOR])
      expect((await ask(role)).body.errors?.[0]).toMatchObject({
        message: expect.stringMatching(/^This needs the role researcher; yours: /),
        extensions: { code: 'FORBIDDEN', needs: ['researcher'] },
      })
    for (const role of [Role.RESEARCHER, Role.ADMIN]) {
      const { body } = await ask(role)
      if (engine === 'Neo4j') expect(body.data).toEqual({ cypher: { rows: [[1]] } })
      else expect(body.errors?.[0]?.extensions).toMatchObject({ reason: 'ENGINE' })
    }
  })
})

describe.each(engines)('Cypher where reading is open, on %s', (_, open) => {
  beforeAll(async () => {
    server = await startServer(open, { seed: false, cypher: true })
  })
  afterAll(() => server.close())
  const ask = async (headers = {}) =>
    (await post('{ cypher(statement: "RETURN 1 AS one") { rows } }', headers)).body.errors?.[0]?.extensions

  test('is everybody’s until somebody can show who they are, from then on researchers’', async () => {
    const before = await ask()
    expect(before?.code).not.toBe('UNAUTHENTICATED')
    expect(before?.['needs']).toBeUndefined()
    const { key, record } = await makeKey(Role.EDITOR)
    expect(await ask()).toEqual({ code: 'UNAUTHENTICATED', needs: ['researcher'] })
    expect(await ask(bearer(key))).toEqual({ code: 'FORBIDDEN', needs: ['researcher'] })
    // That a key has ended opens nothing again.
    await server.graph.accessKeys.revoke(record.prefix, author)
    expect(await ask()).toEqual({ code: 'UNAUTHENTICATED', needs: ['researcher'] })
  })
})

describe('with tokens', () => {
  let issuer: Issuer
  const start = async (options: ServerOptions['access'] = {}): Promise<void> => {
    server = await startServer(() => openEngine(embedded), {
      seed: false,
      cypher: true,
      access: { tokens: issuer.settings, ...options },
    })
  }
  beforeEach(async () => {
    issuer = await startIssuer()
  })
  afterEach(async () => {
    await server.close()
    await issuer.close()
  })

  test('they say who calls; those that do not count are told the same as keys', async () => {
    await start()
    const good = await issuer.token({ sub: 'ada' })
    expect((await get(version, bearer(good))).headers.get('cache-control')).toBe('private, no-cache')
    const past = { exp: Math.floor(Date.now() / 1000) - 60 }
    const wrong = [
      await issuer.token(past),
      await issuer.token({ aud: 'other' }),
      await issuer.token({ iss: 'https://s3cret.example' }),
      await issuer.token({ sub: 'ada-s3cret' }, { kid: 'unknown' }),
      forged({ alg: 'none' }, { sub: 'ada-s3cret' }, ''),
      `${good}A`,
    ]
    for (const token of wrong) expect(saidIn(await get(version, bearer(token)))).toEqual(invalid)
    // A key is no token: it is not shown as one, nor a token as a key.
    expect(saidIn(await get(version, { 'x-api-key': good }))).toEqual(invalid)
    expect(logged).toContain('"why":"ERR_JWT_EXPIRED"')
    expect(logged).not.toMatch(/s3cret|ada/)
    for (const token of wrong) expect(logged).not.toContain(token.split('.')[1])
  })

  test('Cypher is for researchers, before there is a key', async () => {
    await start()
    const query = '{ cypher(statement: "RETURN 1") { rows } }'
    expect((await post(query)).body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' })
    const editor = await post(query, bearer(await issuer.token()))
    expect(editor.body.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    const researcher = await post(query, bearer(await issuer.token({ roles: ['researcher'] })))
    expect(researcher.body.errors?.[0]?.extensions).toMatchObject({ reason: 'ENGINE' })
  })

  test('one without a role reads what everybody reads, and nothing where reading is closed', async () => {
    await start()
    const nobody = await issuer.token({ roles: ['billing'] })
    expect((await get(version, bearer(nobody))).status).toBe(200)
    await server.close()
    await start({ requireAuth: true })
    const closed = await get(version, bearer(nobody))
    expect([closed.status, closed.body.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
    expect(closed.headers.get('www-authenticate')).toBeNull()
    expect((await get(version, bearer(await issuer.token()))).status).toBe(200)
  })

  test('while the issuer’s keys cannot be had they cannot be checked, which is nobody’s fault who asks', async () => {
    issuer.answerInstead(500)
    await start()
    const { status, body } = await get(version, bearer(await issuer.token()))
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE'])
    expect((await get(version)).status).toBe(200)
    expect(logged).toContain('the keys that tokens are checked with cannot be had')
    for (let i = 0; i < 40; i++) await get(version, bearer(await issuer.token()))
    expect(issuer.asked()).toBe(1)
  })
})

describe('wrong credentials of one address', () => {
  beforeEach(async () => {
    server = await startServer(() => openEngine(embedded), {
      seed: false,
      trustProxy: 1,
      access: { failedAttemptsMax_perMinute: 3 },
    })
  })
  afterEach(() => server.close())
  const from = (address: string, headers: Record<string, string> = {}) =>
    get(version, { 'x-forwarded-for': address, ...headers })

  test('are looked at so often in a minute, then none of it is; who shows nothing is not concerned', async () => {
    const { key } = await makeKey(Role.READER)
    for (let i = 0; i < 3; i++) expect((await from('192.0.2.1', bearer('wrong'))).status).toBe(401)
    for (const text of ['wrong', key]) {
      const { status, headers, body } = await from('192.0.2.1', bearer(text))
      expect(status).toBe(429)
      const wait_s = Number(headers.get('retry-after'))
      expect(wait_s).toBeGreaterThan(50)
      expect(wait_s).toBeLessThanOrEqual(60)
      expect(body.errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED')
    }
    expect((await from('192.0.2.1')).status).toBe(200)
    expect((await from('192.0.2.2', bearer(key))).status).toBe(200)
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)
    expect((await from('192.0.2.1', bearer(key))).status).toBe(200)
    expect((await from('192.0.2.1', bearer('wrong'))).status).toBe(401)
  })

  test('of IPv6 are those of a whole network', async () => {
    for (const end of ['1', '2', 'ffff:1:2']) await from(`2001:db8:1:1::${end}`, bearer('wrong'))
    expect((await from('2001:db8:1:1:a::', bearer('wrong'))).status).toBe(429)
    expect((await from('2001:db8:1:2::1', bearer('wrong'))).status).toBe(401)
  })

  test('good ones among them are never counted', async () => {
    const { key } = await makeKey(Role.READER)
    for (let i = 0; i < 10; i++) expect((await from('192.0.2.1', bearer(key))).status).toBe(200)
  })
})
