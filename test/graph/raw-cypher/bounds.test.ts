import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Row } from '../../../src/engine/engine.js'
import { Graph } from '../../../src/graph/graph.js'
import type { RawAnswer, RawLimits } from '../../../src/graph/queries/raw-cypher.js'
import { limits } from '../../../src/limits.js'
import { engines } from '../../support/engines.js'

const never = new AbortController().signal
const [, openNeo4j] = engines.find(([name]) => name === 'Neo4j') ?? []
const within: RawLimits = { rows_count: 100, result_bytes: 100_000, wire_bytes: 2_000_000, time_ms: 20_000 }
/** Ends in no time that anybody waits. */
const endless =
  'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n'

;(openNeo4j ? describe : describe.skip)('on Neo4j (skipped where there is none)', () => {
  let graph: Graph
  const run = (statement: string, bounds: Partial<RawLimits> = {}, signal = never): Promise<RawAnswer> =>
    graph.rawCypher.run(statement, {}, signal, { ...within, ...bounds })
  /** What the database runs of ours beside this question itself. */
  const running = async (): Promise<Row[]> =>
    graph.engine.read({
      name: 'test/running',
      text: "SHOW TRANSACTIONS YIELD metaData WHERE metaData.statement = 'raw' RETURN metaData",
    })
  async function expectStopped(): Promise<void> {
    for (let attempt = 0; attempt < 100 && (await running()).length > 0; attempt++) await sleep(100)
    expect(await running()).toEqual([])
  }

  beforeAll(async () => {
    graph = await Graph.open(await (openNeo4j as NonNullable<typeof openNeo4j>)())
  })
  // However the last one ended, nothing of it goes on, and the next one is answered.
  afterEach(async () => {
    await expectStopped()
    expect((await run('RETURN 1 AS one')).rows).toEqual([[1]])
  })
  afterAll(() => graph.engine.close())

  test('as many rows as may be are given, and no word of more when there are none', async () => {
    const { rows, truncatedBy } = await run('UNWIND range(1, 100) AS i RETURN i')
    expect({ count: rows.length, last: rows.at(-1), truncatedBy }).toEqual({
      count: 100,
      last: [100],
      truncatedBy: null,
    })
  })

  test('of more rows the first are given, and it says so', async () => {
    const { rows, truncatedBy } = await run('UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS i RETURN i')
    expect({ count: rows.length, last: rows.at(-1), truncatedBy }).toEqual({
      count: 100,
      last: [100],
      truncatedBy: 'ROWS',
    })
  })

  test('of more bytes the first rows are given, and it says so', async () => {
    const { rows, truncatedBy } = await run('UNWIND range(1, 50) AS i RETURN i, range(1, 1000) AS list')
    expect(truncatedBy).toBe('BYTES')
    expect(rows.length).toBeGreaterThan(1)
    const given_bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0)
    expect(given_bytes).toBeLessThanOrEqual(within.result_bytes)
    expect(given_bytes).toBeGreaterThan(within.result_bytes * 0.9)
  })

  test('bytes are counted as they go out, not as letters', async () => {
    const statement = "UNWIND range(1, 50) AS i RETURN reduce(text = '東', x IN range(1, 9) | text + text) AS text"
    const { rows } = await run(statement, { result_bytes: 10_000 })
    expect(rows).toHaveLength(Math.floor(10_000 / (512 * 3 + 4)))
  })

  test('one row that is larger than all may be is an error', async () => {
    await expect(run('RETURN range(1, 50000) AS list')).rejects.toMatchObject({
      kind: 'LIMIT_EXCEEDED',
      message: expect.stringMatching(/^The first row alone has more than 100000 bytes/),
      details: { bound: 'BYTES' },
    })
  })

  test('a row of megabytes is cut off while it comes', async () => {
    const before_bytes = process.memoryUsage().arrayBuffers
    await expect(run('RETURN [x IN range(1, 16) | range(1000000, 1999999)] AS lists')).rejects.toMatchObject({
      kind: 'LIMIT_EXCEEDED',
      message: expect.stringMatching(/^The statement gave more than 2000000 bytes/),
      details: { bound: 'BYTES' },
    })
    // Some of what came is still there to be collected, but not a hundred times the bound.
    expect(process.memoryUsage().arrayBuffers - before_bytes).toBeLessThan(200_000_000)
  })

  test('a row of megabytes after others leaves those', async () => {
    const { rows, truncatedBy } = await run(
      'UNWIND range(1, 1000) AS i RETURN i, CASE WHEN i < 500 THEN [] ELSE range(1000000, 1999999) END AS list',
      { rows_count: 1000 },
    )
    expect(truncatedBy).toBe('BYTES')
    // The rows of the batches before the one that is too long.
    expect(rows.length).toBeGreaterThanOrEqual(limits.cypherFetch_rows)
    expect(rows.length).toBeLessThan(500)
  })

  test.each(['range(1, 1000001)', 'range(1, 2000000000)', 'range(0, -9000000, -8)', 'range(-5000000, 5000000, 9)'])(
    '%s is longer than a range may be',
    async (range) => {
      await expect(run(`RETURN size(${range}) AS size`)).rejects.toMatchObject({
        kind: 'INVALID_INPUT',
        message: expect.stringMatching(/more than 1000000 numbers/),
      })
    },
  )

  test.each([
    ['range(1, 1000000)', 1_000_000],
    ['range(5, 1)', 0],
    ['range(5, 1, -2)', 3],
    ['range(0, 9000000, 10)', 900_001],
    ['range(1, size(range(1, 3)))', 3],
  ])('%s has its %i numbers', async (range, size) => {
    expect((await run(`RETURN size(${range}) AS size`)).rows).toEqual([[size]])
  })

  test('what takes longer than it may is stopped in the database', async () => {
    await expect(run(endless, { time_ms: 200 })).rejects.toMatchObject({
      kind: 'LIMIT_EXCEEDED',
      details: { bound: 'TIME' },
    })
  })

  test('what nobody waits for any more is stopped in the database', async () => {
    const gone = new AbortController()
    const reason = new Error('gone')
    const answer = run(endless, {}, gone.signal)
    for (let attempt = 0; attempt < 100 && (await running()).length === 0; attempt++) await sleep(50)
    expect(await running()).toHaveLength(1)
    gone.abort(reason)
    await expect(answer).rejects.toBe(reason)
  })

  test('who is gone before it began is not waited for', async () => {
    await expect(run(endless, {}, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
  })

  test('more at once than may run are told to come again; others are answered meanwhile', async () => {
    const gone = new AbortController()
    const length = limits.cypherRunningMax_count
    const taken = Promise.allSettled(Array.from({ length }, () => run(endless, {}, gone.signal)))
    await expect(run('RETURN 1 AS one')).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringMatching(/Try again when one has ended/),
    })
    expect(await graph.log.head()).toBe(0)
    const reason = new Error('gone')
    gone.abort(reason)
    expect(await taken).toEqual(Array.from({ length }, () => ({ status: 'rejected', reason })))
  })

  test('closing waits for what runs', async () => {
    const other = await Graph.open(await (openNeo4j as NonNullable<typeof openNeo4j>)())
    const answer = other.rawCypher.run(
      'UNWIND range(1, 2) AS a UNWIND range(1, 1000000) AS i RETURN count(i) AS n',
      {},
      never,
    )
    while ((await running()).length === 0) await sleep(1)
    await other.engine.close()
    expect((await answer).rows).toEqual([[2_000_000]])
    await expect(other.rawCypher.run('RETURN 1', {}, never)).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
  })

  test('a statement that is too long or too deep is refused as it is read', async () => {
    const long = `RETURN ${'1 + '.repeat(limits.cypherStatementMax_chars / 4)}1`
    await expect(run(long)).rejects.toMatchObject({
      kind: 'LIMIT_EXCEEDED',
      message: expect.stringMatching(/parameters/),
    })
    const deep = limits.cypherNestingMax_levels + 1
    for (const statement of [
      `RETURN ${'('.repeat(deep)}1${')'.repeat(deep)}`,
      `RETURN ${'['.repeat(deep)}1${']'.repeat(deep)}`,
      `RETURN ${'{a: '.repeat(deep)}1${'}'.repeat(deep)}`,
      `RETURN ${'- '.repeat(deep)}1`,
      `RETURN ${'NOT '.repeat(deep)}true`,
      `RETURN {a: 1}${'.a'.repeat(deep)}`,
      `RETURN [1]${'[0]'.repeat(deep)}`,
      `MATCH (n:${'!'.repeat(deep)}City) RETURN n`,
      `MATCH ${'('.repeat(deep)}(a)--(b)${')'.repeat(deep)} RETURN a`,
      `${'CALL { '.repeat(deep)}RETURN 1 AS x${' }'.repeat(deep)} RETURN 1`,
      `RETURN ${'CASE WHEN true THEN '.repeat(deep)}1${' END'.repeat(deep)}`,
      `RETURN ${'abs('.repeat(deep)}1${')'.repeat(deep)}`,
      `RETURN ${'EXISTS { RETURN '.repeat(deep)}1${' }'.repeat(deep)}`,
    ])
      await expect(run(statement)).rejects.toMatchObject({
        kind: 'LIMIT_EXCEEDED',
        message: expect.stringMatching(/nests deeper than 50 levels/),
      })
  })

  test('one as wide as may be is read and answered', async () => {
    const wide = `RETURN ${'1 + '.repeat(3000)}1 AS sum, ${Array.from({ length: 500 }, (_, i) => `${i} AS c${i}`).join(', ')}`
    expect((await run(wide)).rows[0]?.[0]).toBe(3001)
  })
})
