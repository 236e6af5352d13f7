import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Role } from '../../src/access/role.js'
import { openEngine } from '../../src/compose.js'
import { unavailable } from '../../src/domain/errors.js'
import { Stop } from '../../src/domain/stop.js'
import { Tally } from '../../src/domain/tally.js'
import type { Engine } from '../../src/engine/engine.js'
import { Observation } from '../../src/observe/observation.js'
import { createServer } from '../../src/server/create-server.js'
import { withReads } from '../http/wrapped-engine.js'
import { embedded, engines, neo4j } from '../support/engines.js'
import { startWatched, type WatchedServer } from '../support/watched-server.js'

const secret = 'Xk9-a-value-of-nobodys-business'
const author = { actor: 'test', reason: 'a key for a test' }
const inUrl = (query: string): string => `/graphql?query=${encodeURIComponent(query)}`

/** Waits for what is noted when the connection is free again, which the client need not see. */
async function until<T>(read: () => T | undefined): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = read()
    if (found !== undefined) return found
    await sleep(10)
  }
  throw new Error('it did not come')
}

describe.each(engines)('a server on %s', (name, open) => {
  let server: WatchedServer
  beforeAll(async () => {
    server = await startWatched(open, { responseCache_bytes: 1_000_000, logLevel: 'info' })
  })
  afterAll(() => server.close())
  const key = async (role: Role): Promise<string> =>
    (await server.graph.accessKeys.create({ name: 'test', roles: [role], expiresAt: null }, author)).key

  /** The line of the operation of that name. */
  const lineOf = (operation: string) =>
    until(() => server.logged().find((line) => line['msg'] === 'operation' && line['operation'] === operation))

  test('logs a line of each operation: what it is, what it took, what became of it, and no value', async () => {
    const query = `query Towns($text: String!) { search(text: $text, first: 2) { edges { node { id } } } city(id: "wd:Q6259") { aliases } }`
    const answered = await server.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'from-a-proxy.1' },
      body: JSON.stringify({ query, variables: { text: secret } }),
    })
    expect(answered.headers.get('x-request-id')).toBe('from-a-proxy.1')
    const line = await lineOf('Towns')
    expect(line).toMatchObject({
      level: 30,
      reqId: 'from-a-proxy.1',
      kind: 'query',
      code: 'OK',
      status: 200,
      answer: 'computed',
      statements_count: expect.any(Number),
      rows_count: expect.any(Number),
      cost_fields: expect.any(Number),
      duration_ms: expect.any(Number),
    })
    expect(line['statements_count']).toBeGreaterThan(0)
    expect(server.log.text).not.toContain(secret)
    expect(server.log.text).not.toContain('wd:Q6259')
  })

  test('an id that is none is not taken, and each request has another', async () => {
    const ids = await Promise.all(
      ['a b', 'x'.repeat(65), '"', ''].map(async (id) => {
        const { headers } = await server.fetch('/healthz', id === '' ? {} : { headers: { 'x-request-id': id } })
        return headers.get('x-request-id')
      }),
    )
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-z]+$/)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('keys and tokens that come with requests are nowhere in the log', async () => {
    const editor = await key('editor')
    for (const text of [editor, `${editor.slice(0, -4)}beef`, 'eyJ.eyJ.abc'])
      await server.fetch(inUrl('query Keys { graphVersion }'), { headers: { authorization: `Bearer ${text}` } })
    await lineOf('Keys')
    expect(server.log.text).toContain('credentials were refused')
    expect(server.log.text).not.toContain(editor.slice(-20))
    expect(server.log.text).not.toContain('eyJ')
  })

  test('counts operations by kind and code, and statements by file', async () => {
    const before = await server.measured()
    const grown = async (series: string): Promise<number> => {
      const { values } = await server.measured()
      return (values.get(series) ?? 0) - (before.values.get(series) ?? 0)
    }
    const page = '{ cities(first: 3, where: {population: {gt: 1}}) { edges { node { aliases } } } }'
    for (let i = 0; i < 3; i++) await server.fetch(inUrl(page))
    const etag = (await server.fetch(inUrl(page))).headers.get('etag') ?? ''
    expect((await server.fetch(inUrl(page), { headers: { 'if-none-match': etag } })).status).toBe(304)
    await server.ask('{ nothing }')
    await server.ask('{')
    await server.ask('{ cities(first: 100000) { totalCount } }')
    const editor = await key('editor')
    await server.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${editor}` },
      body: JSON.stringify({
        query: `mutation Make { createCity(input: {id: "ct:city/watched", names: [{text: "Watched"}]}, by: {reason: "test"}) { id: __typename } }`,
      }),
    })
    const made = await lineOf('Make')
    // The number, the entry of the log, and what is written between.
    expect(made['statements_count']).toBeGreaterThan(3)
    expect(await grown('cityties_operations_total{kind="query",code="OK"}')).toBe(5)
    expect(await grown('cityties_operations_total{kind="none",code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1)
    expect(await grown('cityties_operations_total{kind="none",code="GRAPHQL_PARSE_FAILED"}')).toBe(1)
    expect(await grown('cityties_operations_total{kind="query",code="LIMIT_EXCEEDED"}')).toBe(1)
    expect(await grown('cityties_operations_total{kind="mutation",code="OK"}')).toBe(1)
    const durations = 'cityties_operation_duration_seconds_count'
    expect(await grown(`${durations}{kind="query",answer="memory"}`)).toBe(3)
    expect(await grown(`${durations}{kind="query",answer="unchanged"}`)).toBe(1)
    expect(await grown('cityties_statement_duration_seconds_count{statement="graph/advance"}')).toBe(2)
    expect(await grown('cityties_answers_kept_hits_total')).toBe(3)
    expect(await grown('cityties_http_responses_total{status="304"}')).toBe(1)
    const { values, types } = await server.measured()
    expect(values.get('cityties_database_up')).toBe(1)
    expect(values.get('cityties_graph_version')).toBe(await server.graph.log.head())
    expect(values.get('cityties_editions_loading')).toBe(0)
    expect(types.get('cityties_operation_duration_seconds')).toBe('histogram')
    // No value of a label is a client's own.
    expect([...values.keys()].filter((series) => /Make|nothing|watched/.test(series))).toEqual([])
  })

  test('says how new what is in memory is', async () => {
    await server.graph.warm()
    const { values } = await server.measured()
    expect(values.get('cityties_view_version{view="projection"}')).toBe(await server.graph.log.head())
    expect(values.get('cityties_projection_nodes')).toBe((await server.graph.projection.current()).view.nodeCount)
    expect(values.get('cityties_view_age_seconds{view="search"}')).toBeGreaterThanOrEqual(0)
    for (const gate of name === 'Neo4j' ? ['statements', 'writers'] : ['reads', 'writes'])
      expect(values.get(`cityties_engine_waiting{gate="${gate}"}`)).toBe(0)
  })

  test('/readyz says on which version, that the schema is a newer one, and not that it is ready where it is an older one', async () => {
    const ready = await server.fetch('/readyz')
    const { schemaVersion } = server.graph.migration
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'ready', schemaVersion, graphVersion: await server.graph.log.head() },
    ])
    const setVersion = (version: number): Promise<unknown> =>
      server.graph.engine.write((transaction) =>
        transaction.run(
          {
            name: 'test/set-version',
            text: "MATCH (g:Graph {id: 'graph'}) SET g.schemaVersion = $version",
          },
          { version },
        ),
      )
    try {
      for (const [version, status, words] of [
        [schemaVersion + 1, 200, 'Replace it by the newer one'],
        [schemaVersion - 1, 503, 'run `cityties migrate`'],
      ] as const) {
        await setVersion(version)
        const other = await server.fetch('/readyz')
        expect([other.status, other.text]).toEqual([status, expect.stringContaining(words)])
        expect((await server.fetch('/healthz')).status).toBe(200)
      }
    } finally {
      await setVersion(schemaVersion)
    }
    expect((await server.fetch('/readyz')).status).toBe(200)
  })
})

describe('who may read what is measured', () => {
  const statusFor = async (server: WatchedServer, role: Role | null, path = '/metrics'): Promise<number> => {
    const made =
      role && (await server.graph.accessKeys.create({ name: 'test', roles: [role], expiresAt: null }, author))
    return (await server.fetch(path, made ? { headers: { authorization: `Bearer ${made.key}` } } : {})).status
  }

  test('those with the role of it, who may read nothing else where reading asks for a role', async () => {
    const server = await startWatched(() => openEngine(embedded), { seed: false, metrics: 'monitors' })
    const statuses = await Promise.all(
      ([null, 'reader', 'editor', 'researcher', 'monitor', 'admin'] as const).map((role) => statusFor(server, role)),
    )
    expect(statuses).toEqual([401, 403, 403, 403, 200, 200])
    expect(await statusFor(server, 'monitor', inUrl('{ graphVersion }'))).toBe(403)
    const wrong = await server.fetch('/metrics', { headers: { authorization: 'Bearer ct_0123456789_no' } })
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('invalid_token'),
    ])
    await server.close()
  })

  test('also where the database is gone, with the keys that were known last', async () => {
    let isGone = false
    const unlessGone = <T>(work: () => Promise<T>): Promise<T> =>
      isGone ? Promise.reject(unavailable('gone')) : work()
    const open = async (): Promise<Engine> => {
      const engine = await openEngine(embedded)
      const reads = withReads(
        engine,
        (read) =>
          (...words) =>
            unlessGone(() => read(...words)),
      )
      return { ...reads, version: () => unlessGone(() => engine.version()) }
    }
    const server = await startWatched(open, { seed: false, metrics: 'monitors' })
    const made = await server.graph.accessKeys.create({ name: 'test', roles: ['monitor'], expiresAt: null }, author)
    const readWith = async (key: string): Promise<[number, string | undefined]> => {
      const { status, text } = await server.fetch('/metrics', { headers: { authorization: `Bearer ${key}` } })
      return [status, /^cityties_database_up .*$/m.exec(text)?.[0]]
    }
    expect(await readWith(made.key)).toEqual([200, 'cityties_database_up 1'])
    isGone = true
    expect(await readWith(made.key)).toEqual([200, 'cityties_database_up 0'])
    expect(await readWith(`${made.key.slice(0, -1)}!`)).toEqual([401, undefined])
    const asked = await server.fetch(inUrl('{ graphVersion }'), { headers: { authorization: `Bearer ${made.key}` } })
    expect(asked.status).toBe(503)
    isGone = false
    await server.close()
  })

  test('everybody, or nobody, where that was said', async () => {
    for (const [metrics, status] of [
      ['open', 200],
      ['off', 404],
    ] as const) {
      const server = await startWatched(() => openEngine(embedded), { seed: false, metrics })
      expect(await statusFor(server, null)).toBe(status)
      await server.close()
    }
  })
})

describe('what is slow', () => {
  let server: WatchedServer
  let fails = false
  beforeAll(async () => {
    server = await startWatched(
      async () =>
        withReads(await openEngine(embedded), (read) => async (statement, parameters, stop) => {
          if (statement.name.startsWith('entity/page')) await sleep(60)
          if (fails) throw unavailable('it took too long')
          return read(statement, parameters, stop)
        }),
      { slow_ms: 50, slowPlans: true },
    )
  })
  afterAll(() => server.close())

  test('is logged with its text without values, its slowest statement, and that statement’s plan', async () => {
    const query = `query Slow { cities(first: 3, where: {name: {startsWith: "${secret}"}, kind: {in: [CITY, COUNTY]}}) { totalCount edges { node { aliases } } } }`
    await server.data(query)
    const lines: Readonly<Record<string, unknown>>[] = []
    const found = await until(() => {
      lines.push(...server.logged())
      const operation = lines.find(({ msg }) => msg === 'a slow operation')
      const statement = lines.find(({ msg }) => msg === 'a slow statement')
      return operation && statement ? { operation, statement } : undefined
    })
    expect(found.operation).toMatchObject({
      level: 40,
      operation: 'Slow',
      slowest: 'entity/page City',
      text: 'query Slow { cities(first: 0, where: {name: {startsWith: ""}, kind: {in: [CITY]}}) { totalCount edges { node { aliases } } } }',
      textHash: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
    expect(found.statement).toMatchObject({ statement: 'entity/page City', operation: 'Slow' })
    expect(String(found.statement['plan']).length).toBeGreaterThan(20)
    expect(server.log.text).not.toContain(secret)
    // The plan of a statement is looked at once in a while.
    await server.data(query.replace(secret, 'other'))
    const again = await until(() => server.logged().find(({ msg }) => msg === 'a slow statement'))
    expect(again).not.toHaveProperty('plan')
  })

  test('is logged and measured where it fails, too', async () => {
    const series = 'cityties_statement_duration_seconds_count{statement="entity/page"}'
    const before = (await server.measured()).values.get(series) ?? 0
    server.logged()
    fails = true
    await server.ask('{ cities(first: 4) { edges { node { aliases } } } }')
    fails = false
    const line = await until(() => server.logged().find(({ msg }) => String(msg).startsWith('a slow statement')))
    expect(line).toMatchObject({ statement: 'entity/page City', rows_count: 0, failed: true })
    expect((await server.measured()).values.get(series)).toBe(before + 1)
  })

  test('is no longer logged by a server that is closed', async () => {
    const observation = new Observation()
    const statement = { name: 'test/slow', text: 'RETURN 1 AS one' }
    const lines: string[] = []
    const logStream = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const app = await createServer(server.graph, { observation, slow_ms: 50, logLevel: 'warn', logStream })
    observation.statements.note(statement, 1, 60, null)
    expect(lines.filter((line) => line.includes('a slow statement'))).toHaveLength(1)
    await app.close()
    observation.statements.note(statement, 1, 60, null)
    expect(lines.filter((line) => line.includes('a slow statement'))).toHaveLength(1)
  })
})

;(neo4j ? test : test.skip)(
  'Neo4j is told for which operation a transaction is (skipped where there is none)',
  async () => {
    const [, open] = engines[1] as (typeof engines)[number]
    const engine = await open()
    const tally = new Tally()
    tally.operation = 'Dashboard'
    const own = {
      name: 'test/own-transaction',
      text: `SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE currentQuery CONTAINS 'SHOW TRANSACTIONS' RETURN metaData`,
    }
    try {
      expect(await engine.read(own, {}, new Stop(tally))).toEqual([
        { metaData: { statement: 'test/own-transaction', operation: 'Dashboard' } },
      ])
      const written = await engine.write((transaction) => transaction.run(own), tally)
      expect(written).toEqual([{ metaData: { statement: 'transaction', operation: 'Dashboard' } }])
      expect(await engine.plan({ name: 'test/plan', text: 'MATCH (c:City {id: $id}) RETURN c.name AS name' })).toMatch(
        /^ProduceResults.*\n {2,}\w/s,
      )
    } finally {
      await engine.close()
    }
  },
)
