import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Neo4jMemory, startNeo4j, whyNoNeo4j } from '../../support/neo4j/start-neo4j.js'
import type { EngineName } from '../engine-names.js'
import { describeMachine } from '../machine.js'
import { saveReport } from '../save-report.js'
import { say } from '../say.js'
import type { Report, ScaleFigures } from './figures.js'
import { measure, type Plan } from './measure.js'
import { type Options, readOptions, usage } from './options.js'
import { publish } from './publish.js'
import { missedBy, printReport } from './report.js'
import { World, writeWorld } from './world.js'

/** What a graph of a size takes to load, to keep and to ask, and how that grows. */

const baseline = join(import.meta.dirname, 'baseline.json')
const neo4jVersion = '5.26.30'
const neo4jMemory: Neo4jMemory = { heap_mib: 4096, pageCache_mib: 2048 }
const seed = 20_161_122

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(`${usage}\n`)
    return
  }
  const missing = options.engines.includes('neo4j') ? await whyNoNeo4j() : null
  if (missing) throw new Error(missing)
  const machine = describeMachine([], { neo4j: neo4jVersion })
  const { rounds, seconds } = options
  const figures = await measured(options)
  const report: Report = { at: new Date().toISOString(), machine, rounds, seconds, neo4jMemory, figures }
  process.stdout.write(`${printReport(report)}\n`)
  for (const sentence of missedBy(figures)) {
    say(`not met: ${sentence}`)
    process.exitCode = 1
  }
  if (!options.save) return
  await saveReport(baseline, report)
  publish(JSON.parse(readFileSync(baseline, 'utf8')) as Report)
}

async function measured({ sizes, engines, folder, ...plan }: Options): Promise<ScaleFigures[]> {
  const parent = folder === null ? await mkdtemp(join(tmpdir(), 'cityties-scale-')) : resolve(folder)
  await mkdir(parent, { recursive: true })
  const figures: ScaleFigures[] = []
  try {
    for (const cities of sizes) {
      const world = new World({ cities, seed })
      const file = join(parent, `world-${cities}.jsonl`)
      say(`${cities.toLocaleString('en')} cities: writing the world`)
      const records_count = await writeWorld(world, file)
      for (const engine of engines) {
        const place = join(parent, `${engine}-${cities}`)
        await rm(place, { recursive: true, force: true })
        figures.push(await measureOn(engine, place, world, { file, records_count }, plan))
        if (folder === null) await rm(place, { recursive: true, force: true })
      }
      if (folder === null) await rm(file)
    }
    return figures
  } finally {
    if (folder === null) await rm(parent, { recursive: true, force: true })
  }
}

/** Each on files of its own, and a Neo4j of its own. */
async function measureOn(
  engine: EngineName,
  folder: string,
  world: World,
  file: Parameters<typeof measure>[1],
  plan: Plan,
): Promise<ScaleFigures> {
  if (engine === 'embedded')
    return measure(world, file, { engine, folder, database: { kind: 'embedded', folder }, neo4j: null }, plan)
  const neo4j = await startNeo4j({ version: neo4jVersion, home: folder, memory: neo4jMemory })
  try {
    return await measure(world, file, { engine, folder, database: { kind: 'neo4j', url: neo4j.url }, neo4j }, plan)
  } finally {
    await neo4j.stop()
  }
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
