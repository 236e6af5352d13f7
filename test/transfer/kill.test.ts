import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { assertBuilt } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'
import { countsInDatabase, countsInFile, realEdges, whole, writeGeneratedEdges } from './edge-list-files.js'

const child = join(import.meta.dirname, '..', 'support', 'import-child.mjs')

/** Of some thirty batches, of cities and of ties. */
const generated_lines = 6000
const batch_rows = 250
const rounds_count = 10

interface Import {
  readonly batches_count: number
  /** Cities and ties of batches that were committed. */
  readonly acknowledged_count: number
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/**
 * Imports in a process of its own. With `killAfter`, the process is killed so many batches
 * after its first, and a few milliseconds into the next: in the midst of a transaction.
 */
async function importIn(
  folder: string,
  edges: string,
  killAfter?: { batches_count: number; pause_ms: number },
): Promise<Import> {
  const running = spawn(process.execPath, [child, folder, edges, String(batch_rows)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let batches_count = 0
  // The first batch brings the source and its edition too.
  let acknowledged_count = -2
  const lines = createInterface({ input: running.stdout })
  lines.on('line', (line) => {
    if (!line.startsWith('batch')) return
    batches_count++
    acknowledged_count += Number(line.split(' ')[1])
    if (batches_count === killAfter?.batches_count) setTimeout(() => running.kill('SIGKILL'), killAfter.pause_ms)
  })
  return new Promise((resolve, reject) => {
    running.once('error', reject)
    running.once('close', (code, signal) => resolve({ batches_count, acknowledged_count, code, signal }))
  })
}

/** Opens the folder in this process, which holds it only while it looks. */
async function inspect<T>(folder: string, look: (graph: Graph) => Promise<T>): Promise<T> {
  const engine = await openEngine({ kind: 'embedded', folder })
  try {
    return await look(await Graph.open(engine))
  } finally {
    await engine.close()
  }
}

const statusesIn = async (graph: Graph): Promise<string[]> =>
  (await graph.sources.editionsOf(['ct:source/killed'])).map(({ status }) => status)

/** Entries of the log are numbered without a gap, and what they say was made is what is there. */
async function checkLog(graph: Graph): Promise<void> {
  const changes = await graph.log.since(0)
  expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, index) => index + 1))
  expect(await graph.log.head()).toBe(changes.length)
  const touched = new Set(
    changes.flatMap((change) => change.touched).filter((id) => !/^ct:(source|edition)\//.test(id)),
  )
  const { cities, twinnings } = await countsInDatabase(graph.engine)
  expect(touched.size).toBe(cities + twinnings)
}

describe('an import that is killed', () => {
  const folder = temporaryFolder()
  const generated = join(folder.path, 'generated.tsv')
  const isReal = existsSync(realEdges)

  beforeAll(() => {
    assertBuilt()
    writeGeneratedEdges(generated, generated_lines)
  })
  afterAll(() => folder.remove())

  /** @param at how much of the import is to be done before it is killed, from 0, in its first batches, to 1, in its last */
  async function round(edges: string, at: number, pause_ms: number): Promise<void> {
    const data = mkdtempSync(join(folder.path, 'round-'))
    const counts = countsInFile(edges)
    const batches_count = Math.ceil(counts.cities / batch_rows) + Math.ceil(counts.twinnings / batch_rows)
    const killAfter = { batches_count: 1 + Math.floor((batches_count - 4) * at), pause_ms }
    const killed = await importIn(data, edges, killAfter)
    expect(killed).toMatchObject({ code: null, signal: 'SIGKILL' })
    const struck = await inspect(data, async (graph) => {
      expect(await statusesIn(graph)).toEqual(['LOADING'])
      await checkLog(graph)
      return countsInDatabase(graph.engine)
    })
    // In its midst: what was acknowledged is there, and not all is.
    expect(struck.cities).toBeGreaterThan(0)
    expect(struck.cities + struck.twinnings).toBeLessThan(counts.cities + counts.twinnings)
    expect({ ids: struck.ids, ties: struck.ties }).toEqual({ ids: struck.cities, ties: struck.twinnings })
    expect(struck.cities + struck.twinnings).toBeGreaterThanOrEqual(killed.acknowledged_count)

    expect(await importIn(data, edges)).toMatchObject({ code: 0, signal: null })
    await inspect(data, async (graph) => {
      expect(await countsInDatabase(graph.engine)).toEqual(whole(counts))
      expect(await graph.conflicts.count('ONE_SIDED')).toBe(counts.oneSided)
      expect(await statusesIn(graph)).toEqual(['CURRENT'])
      await checkLog(graph)
    })
  }

  test.each(Array.from({ length: rounds_count }, (_, number) => [number + 1, number]))(
    'in round %i of 10 gives the whole graph, exactly once, when it is run again',
    async (_shown, number) => {
      // At another moment of the batch each time.
      await round(generated, number / (rounds_count - 1), (number * 7) % 40)
    },
    120_000,
  )

  const withData = isReal ? test : test.skip
  withData(
    `of all the sister cities of Wikidata does so too${isReal ? '' : ` (skipped: there is no ${realEdges})`}`,
    () => round(realEdges, 0.6, 20),
    180_000,
  )

  withData(
    `the whole file is the one with 10,055 cities and 17,401 twinnings${isReal ? '' : ` (skipped: there is no ${realEdges})`}`,
    () => {
      expect(countsInFile(realEdges)).toEqual({ cities: 10_055, twinnings: 17_401, oneSided: 624 })
    },
  )
})
