import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from '@jest/globals'
import { buildGraph } from '../../src/analytics/build-graph.js'
import { Pool, startWorker } from '../../src/compute/pool.js'
import type { CityTiesError } from '../../src/domain/errors.js'

/** Threads that die, and the tasks that come after. */

const path = buildGraph({ nodeCount: 3, from: Int32Array.of(0, 1), to: Int32Array.of(1, 2) })
const listening = (answer: string): string =>
  `const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => { ${answer} })`
const dying = (code: string, resourceLimits = {}): Worker => new Worker(code, { eval: true, resourceLimits })

const deaths: [string, () => Worker, RegExp][] = [
  ['ends the moment it is told what to do', () => dying(listening('process.exit(3)')), /ended with code 3/],
  ['ends before it listens', () => dying('process.exit(4)'), /ended with code 4/],
  ['throws past its own answers', () => dying(listening('throw new Error("lost its head")')), /lost its head/],
  [
    'runs out of memory',
    () =>
      dying(listening('const all = []; for (;;) all.push(new Array(1000).fill(all.length))'), {
        maxOldGenerationSizeMb: 16,
        maxYoungGenerationSizeMb: 4,
      }),
    /memory/,
  ],
]

describe('a pool of threads', () => {
  let pool: Pool
  afterEach(() => pool.close())

  test.each(deaths)('outlives a thread that %s', async (_, first, cause) => {
    let started_count = 0
    pool = new Pool(1, () => (started_count++ === 0 ? first() : startWorker()))
    const { signal } = new AbortController()
    const lost = pool.run('components', { graph: path }, signal)
    // Waits behind it, and has another thread then.
    const next = pool.run('components', { graph: path }, signal)
    const error = (await lost.catch((reason: unknown) => reason)) as CityTiesError
    expect(error).toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringMatching(/^The thread that computed this has ended/),
    })
    expect(String(error.cause)).toMatch(cause)
    expect((await next).sizes).toEqual(Int32Array.of(3))
    expect((await pool.run('coreNumbers', { graph: path }, signal)).length).toBe(3)
    expect(started_count).toBe(2)
    expect(pool.running_count).toBe(0)
  })
})
