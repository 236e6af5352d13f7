import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Role } from '../../src/access/role.js'
import type { JobBounds } from '../../src/compute/jobs.js'
import { Graph } from '../../src/graph/graph.js'
import { author, city, content, twins } from '../graph/facts.js'
import { keepBusy } from '../support/busy-pool.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'

/** Work that goes on after its client was told to come back. The one thread is kept busy, so that nothing depends on the clock. */

interface Job {
  readonly id: string
  readonly status: string
  readonly progress: number
  readonly error: string | null
  readonly result: Readonly<Record<string, unknown>> | null
}

const fields = 'id status progress startedAt measure parameters filter graphVersion error'
const betweenness = 'ranking(by: BETWEENNESS) { rank value city { id } computation { graphVersion contentHash } }'
const unknown = '00000000-0000-4000-8000-000000000000'

describe.each(engines)('jobs on %s', (_, open) => {
  let graph: Graph
  beforeAll(async () => {
    graph = await Graph.open(await open())
    const cities = ['a', 'b', 'c', 'd', 'e'].map((slug) => city(slug))
    const ties = [twins('a', 'b'), twins('b', 'c'), twins('c', 'd'), twins('a', 'c')]
    await graph.loader.load([content('own', 1, cities, ties)], author)
  })
  afterAll(() => graph.engine.close())

  let server: TestServer
  let free: () => void
  const serve = async (jobs: Partial<JobBounds>): Promise<void> => {
    server = await serveGraph(graph, { jobs, trustProxy: 1 })
    free = keepBusy(server.measures.pool)
  }
  afterEach(async () => {
    free()
    await server.closeServer()
  })

  const find = async (id: string, more = ''): Promise<Job | null> =>
    (await server.data<{ analysisJob: Job | null }>(`{ analysisJob(id: "${id}") { ${fields} ${more} } }`)).analysisJob
  const start = async (mutation: string): Promise<Job> =>
    (await server.data<{ job: Job }>(`mutation { job: ${mutation} { ${fields} } }`)).job
  const cancel = async (id: string): Promise<Job> => start(`cancelAnalysisJob(id: "${id}")`)
  const errorOf = async (query: string) => (await server.ask(query)).body.errors?.[0]
  /** Asks until it holds; a test that waits in vain ends by its own limit. */
  const until = async <T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
    for (;;) {
      const value = await look()
      if (holds(value)) return value
      await sleep(5)
    }
  }
  const ended = async (id: string, more = ''): Promise<Job> =>
    (await until(
      () => find(id, more),
      (job) => job?.status !== 'RUNNING',
    )) as Job

  test('a field that takes too long goes on, says how far it is, and has its result', async () => {
    await serve({ wait_ms: 0 })
    const first = await errorOf(`{ ${betweenness} }`)
    expect(first).toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', limit_ms: 0 } })
    const jobId = String(first?.extensions['jobId'])
    expect(first?.message).toContain(`analysisJob(id: "${jobId}")`)
    expect(await find(jobId, 'result { statistics { nodeCount } }')).toEqual({
      id: jobId,
      status: 'RUNNING',
      progress: 0,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      measure: 'betweenness',
      parameters: {},
      filter: { types: ['TWINNED_WITH'] },
      graphVersion: await graph.log.head(),
      error: null,
      result: null,
    })
    // Whoever asks for the same meanwhile is sent to the same job.
    expect((await errorOf(`{ ${betweenness} }`))?.extensions['jobId']).toBe(jobId)
    free()
    const ranking = 'ranking(by: BETWEENNESS) { value city { id } }'
    const job = await ended(jobId, `result { ${ranking} }`)
    expect(job).toMatchObject({ status: 'DONE', progress: 1, error: null })
    expect(job.result?.['ranking']).toEqual([
      { value: 2, city: { id: 'ct:city/c' } },
      ...['a', 'b', 'd', 'e'].map((slug) => ({ value: 0, city: { id: `ct:city/${slug}` } })),
    ])
    // Now the field itself answers too, whoever may not wait at all.
    expect(await server.data(`{ ${ranking} }`)).toEqual({ ranking: job.result?.['ranking'] })
  })

  test('the rest of an operation is answered', async () => {
    await serve({ wait_ms: 0 })
    const { body } = await server.ask('{ statistics { diameter graphVersion } graphVersion }')
    const graphVersion = await graph.log.head()
    expect(body.data).toEqual({ statistics: { diameter: null, graphVersion }, graphVersion })
    expect(body.errors?.[0]).toMatchObject({ path: ['statistics', 'diameter'], extensions: { code: 'LIMIT_EXCEEDED' } })
  })

  const results: [string, string, unknown][] = [
    [
      'startStatistics',
      'statistics { diameter triangleCount computation { filter } }',
      { statistics: { diameter: 2, triangleCount: 1, computation: { filter: { types: ['TWINNED_WITH'], asOf: '1999' } } } }, // biome-ignore format: one line
    ],
    [
      'startRanking(by: BETWEENNESS, sampling: {epsilon: 0.3}, ',
      'ranking(by: BETWEENNESS, sampling: {epsilon: 0.3}, first: 1) { city { id } }',
      { ranking: [{ city: { id: 'ct:city/c' } }] },
    ],
    ['startCommunities(seed: 3, ', 'communities(seed: 3) { count }', { communities: { count: 3 } }],
    ['startCountryNetwork', 'countryNetwork { tiesLeftOut }', { countryNetwork: { tiesLeftOut: 4 } }],
  ]
  test.each(results)('%s computes all that its field gives', async (mutation, result, expected) => {
    await serve({ wait_ms: 0 })
    const call = `${mutation.includes('(') ? mutation : `${mutation}(`}asOf: "1999")`
    const { id, status } = await start(call)
    expect(status).toBe('RUNNING')
    expect((await start(call)).id).toBe(id)
    free()
    expect(await ended(id, `result { ${result} }`)).toMatchObject({ status: 'DONE', result: expected })
  })

  test('a result is of the graph as it was', async () => {
    await serve({})
    const { id } = await start('startStatistics')
    const graphVersion = await graph.log.head()
    free()
    await ended(id)
    await graph.loader.load([content('later', 1, [city('f')], [])], author)
    const { result } = await ended(id, 'result { statistics { nodeCount graphVersion } }')
    expect(result).toEqual({ statistics: { nodeCount: 5, graphVersion } })
    expect(await server.data('{ statistics { nodeCount } }')).toEqual({ statistics: { nodeCount: 6 } })
  })

  test('a job is cancelled, and its work stops', async () => {
    await serve({})
    const { id } = await start('startRanking(by: CLOSENESS)')
    await until(async () => server.measures.pool.waiting_count, (waiting) => waiting === 1) // biome-ignore format: one line
    expect(await cancel(id)).toMatchObject({ id, status: 'CANCELLED', error: null })
    expect(server.measures.pool.waiting_count).toBe(0)
    expect(await find(id, 'result { statistics { nodeCount } }')).toMatchObject({ status: 'CANCELLED', result: null })
    // Once more is no mistake, and the same can be asked for again.
    expect(await cancel(id)).toMatchObject({ status: 'CANCELLED' })
    const again = await start('startRanking(by: CLOSENESS)')
    expect(again.id).not.toBe(id)
    free()
    expect(await ended(again.id)).toMatchObject({ status: 'DONE' })
    expect(await cancel(again.id)).toMatchObject({ status: 'DONE' })
  })

  test('what others wait for as well goes on for them', async () => {
    await serve({})
    const { id } = await start('startStatistics')
    const waiting = server.data('{ statistics { componentCount } }')
    const { pool } = server.measures
    await until(async () => pool.waiting_count, (count) => count > 0) // biome-ignore format: one line
    const known = server.measures.jobs.find(id)
    expect(await cancel(id)).toMatchObject({ status: 'CANCELLED' })
    expect(known?.status).toBe('CANCELLED')
    free()
    expect(await waiting).toEqual({ statistics: { componentCount: expect.any(Number) } })
  })

  test('who has not begun a job does not cancel it; where several have, it goes on until none of them wants it', async () => {
    await serve({})
    const call = 'startRanking(by: CLOSENESS)'
    const from = async (address: string, mutation: string, key?: string) => {
      const body = JSON.stringify({ query: `mutation { job: ${mutation} { id status } }` })
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': address, ...(key && { 'x-api-key': key }) } // biome-ignore format: one line
      const { data, errors } = (await server.fetch('/graphql', { method: 'POST', headers, body })).body
      return (data as { job: Job } | null)?.job ?? errors?.[0]?.extensions
    }
    const keyOf = async (role: Role): Promise<string> =>
      (await graph.accessKeys.create({ name: role, roles: [role], expiresAt: null }, author)).key
    const [reader, admin] = [await keyOf(Role.READER), await keyOf(Role.ADMIN)]
    const { id } = (await from('192.0.2.1', call)) as Job
    const cancelling = `cancelAnalysisJob(id: "${id}")`
    // Nor with a key from the same address, for whoever shares one.
    expect(await from('192.0.2.2', cancelling)).toEqual({ code: 'FORBIDDEN' })
    expect(await from('192.0.2.1', cancelling, reader)).toEqual({ code: 'FORBIDDEN' })
    expect(await from('192.0.2.2', call)).toEqual({ id, status: 'RUNNING' })
    expect(await from('192.0.2.3', call, reader)).toEqual({ id, status: 'RUNNING' })
    expect(await from('192.0.2.1', cancelling)).toEqual({ id, status: 'RUNNING' })
    expect(await from('192.0.2.1', cancelling)).toEqual({ code: 'FORBIDDEN' })
    expect(await from('192.0.2.4', cancelling, reader)).toEqual({ id, status: 'RUNNING' })
    expect(await from('192.0.2.2', cancelling)).toEqual({ id, status: 'CANCELLED' })
    const other = (await from('192.0.2.1', call)) as Job
    expect(await from('192.0.2.9', `cancelAnalysisJob(id: "${other.id}")`, admin)).toMatchObject({
      status: 'CANCELLED',
    })
  })

  test('of one client fewer run than of all, and it is told which', async () => {
    await serve({ wait_ms: 0, perClient_count: 2 })
    const jobIds = [(await start('startCommunities')).id, (await start('startCountryNetwork')).id]
    for (const query of ['mutation { startStatistics { id } }', `{ ${betweenness} }`])
      expect(await errorOf(query)).toMatchObject({
        message: expect.stringMatching(/^2 jobs of yours run already.*in \d+ s at the latest/),
        extensions: { code: 'LIMIT_EXCEEDED', limit: 2, jobIds, retryAfter_s: expect.any(Number) },
      })
    // One that runs is not one more; another client has its own.
    expect((await start('startCommunities')).id).toBe(jobIds[0])
    const body = JSON.stringify({ query: 'mutation { startStatistics { status } }' })
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1' }
    const answer = await server.fetch('/graphql', { method: 'POST', headers, body })
    expect(answer.body).toMatchObject({ data: { startStatistics: { status: 'RUNNING' } } })
  })

  test('no more run than may', async () => {
    await serve({ wait_ms: 0, running_count: 1 })
    const { id } = await start('startCommunities')
    for (const query of ['mutation { startCountryNetwork { id } }', `{ ${betweenness} }`]) {
      const error = await errorOf(query)
      expect(error).toMatchObject({
        message: expect.stringMatching(/^1 jobs run already.*cityties analyze/),
        extensions: { code: 'LIMIT_EXCEEDED', limit: 1 },
      })
      expect(error?.extensions).not.toHaveProperty('jobId')
    }
    // What was refused has stopped: the one that runs is alone.
    expect(server.measures.pool.waiting_count).toBe(1)
    await cancel(id)
    expect(await start('startCountryNetwork')).toMatchObject({ status: 'RUNNING' })
  })

  test('of those that are over the oldest go first', async () => {
    await serve({ kept_count: 2 })
    free()
    const ids: string[] = []
    for (const seed of [1, 2, 3]) {
      const { id } = await start(`startCommunities(seed: ${seed})`)
      ids.push((await ended(id)).id)
    }
    const [first = '', ...rest] = ids
    expect(await find(first)).toBeNull()
    for (const id of rest) expect(await find(id)).toMatchObject({ status: 'DONE' })
  })

  test('one that is over is kept for a time', async () => {
    await serve({ kept_ms: 0 })
    const { id } = await start('startCommunities')
    expect(await find(id)).toMatchObject({ status: 'RUNNING' })
    free()
    expect(await until(() => find(id), (job) => job === null)).toBeNull() // biome-ignore format: one line
  })

  test('one that runs for too long fails, and says so', async () => {
    await serve({ time_ms: 0 })
    const { id } = await start('startCommunities')
    expect(await ended(id)).toMatchObject({ status: 'FAILED', error: expect.stringMatching(/longer than 0 seconds/) })
    expect(server.measures.pool.waiting_count).toBe(0)
  })

  test('ids that are none', async () => {
    await serve({})
    expect(await find(unknown)).toBeNull()
    expect(await errorOf(`mutation { cancelAnalysisJob(id: "${unknown}") { id } }`)).toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
    for (const query of ['{ analysisJob(id: "1") { id } }', 'mutation { cancelAnalysisJob(id: "1") { id } }'])
      expect(await errorOf(query)).toMatchObject({
        message: 'id must be a UUID.',
        extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'id' }] },
      })
    expect(await errorOf('mutation { startRanking(by: CORE, sampling: {epsilon: 0.1}) { id } }')).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  test('how far a job is comes from no cache', async () => {
    await serve({})
    const { id } = await start('startCommunities')
    const path = `/graphql?query=${encodeURIComponent(`{ analysisJob(id: "${id}") { status } }`)}`
    const { headers } = await server.fetch(path)
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual([null, 'no-store'])
    free()
    await until(() => server.fetch(path), ({ text }) => text.includes('DONE')) // biome-ignore format: one line
  })

  test('a GET starts nothing', async () => {
    await serve({})
    const mutation = encodeURIComponent('mutation { startCommunities { id } }')
    const { status, body } = await server.fetch(`/graphql?query=${mutation}`)
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 405, code: 'BAD_REQUEST' })
    expect(server.measures.pool.waiting_count).toBe(0)
  })

  test('work stops when the client goes that waits for it', async () => {
    await serve({})
    const logged = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const client = new AbortController()
    const body = JSON.stringify({ query: '{ statistics { diameter } }' })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: client.signal }
    const asking = server.fetch('/graphql', init).catch((error: Error) => error.name)
    const waiting = async (): Promise<number> => server.measures.pool.waiting_count
    await until(waiting, (count) => count === 1)
    client.abort()
    expect(await asking).toBe('AbortError')
    expect(await until(waiting, (count) => count === 0)).toBe(0)
    // Nothing that anybody has to look into.
    await server.closeServer()
    expect(logged.mock.calls.map(([text]) => String(text))).toEqual([])
    logged.mockRestore()
  })

  test('a server that stops cancels what runs', async () => {
    await serve({})
    const { id } = await start('startCommunities')
    const job = server.measures.jobs.find(id)
    await server.closeServer()
    expect(job?.status).toBe('CANCELLED')
  })
})
