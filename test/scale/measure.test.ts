import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ScaleFigures } from '../bench/scale/figures.js'
import { measure, type Place } from '../bench/scale/measure.js'
import { curvesOf, pageFiguresOf } from '../bench/scale/publish.js'
import { questionNames } from '../bench/scale/questions.js'
import { World, writeWorld } from '../bench/scale/world.js'
import { assertBuilt } from '../support/cli.js'
import { engines, neo4j, temporaryFolder } from '../support/engines.js'

/** `npm run bench:scale` is the same with thousands of times as many. */
const world = new World({ cities: 300, seed: 1 })
const plan = { rounds: 1, seconds: 0.1 }

const temporary = temporaryFolder()
const file = join(temporary.path, 'world.jsonl')
const folder = join(temporary.path, 'data')
const places: Place[] = [
  { engine: 'embedded', database: { kind: 'embedded', folder }, folder, neo4j: null },
  ...(neo4j ? [{ engine: 'neo4j', database: neo4j, folder: temporary.path, neo4j: null } as const] : []),
]

const written = { file, records_count: 0 }
beforeAll(async () => {
  assertBuilt()
  written.records_count = await writeWorld(world, file)
})
afterAll(() => temporary.remove())

describe.each(places)('on $engine', (place) => {
  test('a small world is loaded, served, asked and written to, and all of it is measured', async () => {
    const [, emptied] = engines.find(([name]) => name === 'Neo4j') ?? []
    if (place.engine === 'neo4j' && emptied) await (await emptied()).close()
    const figures = await measure(world, written, place, plan)
    expect(figures.stopped).toBeUndefined()
    const measured: (keyof ScaleFigures)[] = [
      'records_count',
      'load_s',
      'disk_mib',
      'ready_s',
      'warm_s',
      'projection_s',
      'search_s',
      'pathAfterWrite_ms',
      'searchAfterWrite_ms',
    ]
    for (const name of measured) expect(figures[name]).toBeGreaterThan(0)
    for (const name of questionNames) expect(figures.latencies?.[name].answers_count).toBeGreaterThan(0)
    expect(statSync(file).size).toBeGreaterThan(written.records_count)
  })
})

test('a step that fails ends a measurement, with the reason and what was measured before it', async () => {
  const [place] = places as [Place]
  const other = join(temporary.path, 'nothing')
  const figures = await measure(world, { ...written, file: join(temporary.path, 'missing.jsonl') }, { ...place, folder: other, database: { kind: 'embedded', folder: other } }, plan) // biome-ignore format: one line
  expect(figures).toMatchObject({ cities: 300, records_count: written.records_count })
  expect(figures.stopped).toMatch(/^the import ended with [1-9].*missing\.jsonl/s)
  expect(figures.latencies).toBeUndefined()
})

test('what was measured of some sizes is shown as curves, and what was not as a gap and a sentence', () => {
  const machine = { cpu: 'A', cores: 2, memory_gib: 24, system: 'Linux', loadBefore: 0, versions: { neo4j: '5.26.30' } }
  const latency = { p50_ms: 1, p99_ms: 2, max_ms: 3, answers_count: 4 }
  const latencies = { point: latency, twins: latency, search: latency, path: latency, list: latency }
  const report = {
    at: '2026-01-01T00:00:00.000Z',
    machine,
    rounds: 1,
    seconds: 1,
    neo4jMemory: { heap_mib: 1, pageCache_mib: 1 },
    figures: [
      { cities: 100, engine: 'embedded', records_count: 500, load_s: 1, server_mib: 90, latencies },
      { cities: 1000, engine: 'embedded', records_count: 5000, load_s: 12, server_mib: 120, latencies },
      { cities: 10_000, engine: 'embedded', records_count: 50_000, stopped: 'there was no room' },
    ],
  } as const
  const page = pageFiguresOf(report).parts.join('\n')
  expect(page).toContain('embedded, 10,000 cities: there was no room.')
  const { 'scale-answers.svg': answers = '', 'scale-needs.svg': needs = '' } = curvesOf(report)
  expect(answers.match(/<polyline/g)).toHaveLength(questionNames.length)
  expect(needs).toContain('memory')
  expect(needs).not.toContain('neo4j')
})
