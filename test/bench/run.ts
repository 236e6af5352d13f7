import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openEngine } from '../../src/compose.js'
import { whyNoNeo4j } from '../support/neo4j/start-neo4j.js'
import { whyNoData } from './data.js'
import { openDatabases } from './databases.js'
import { startLoader } from './load/loader.js'
import { describeMachine } from './machine.js'
import { measure, measurements_count, type Plan } from './measure.js'
import { type Options, readOptions, usage } from './options.js'
import { writeFigures } from './page-figures.js'
import { readmeFiguresOf } from './readme-section.js'
import { makeReport, printReport, type Report } from './report.js'
import { drawSample } from './sample.js'
import { saveReport } from './save-report.js'
import { say } from './say.js'
import { projectFolder, type Server, startCityties, startFloor, startPeer } from './servers/start.js'
import type { Shape } from './shapes/shape.js'
import { isAnswerable, schemaOf, type Urls, type Verified, verify } from './verify.js'

/**
 * The benchmark: this API on Neo4j and embedded, @neo4j/graphql, and the floor, side by
 * side on the same data. Each server is a process of its own, and so is the load.
 */

const baseline = join(import.meta.dirname, 'baseline.json')
const measuring_s = 180
const peers = ['@neo4j/graphql', '@apollo/server', 'graphql', 'neo4j-driver', 'autocannon']

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(`${usage}\n`)
    return
  }
  const missing = whyNoBuild() ?? whyNoData() ?? (await whyNoNeo4j())
  if (missing !== null) throw new Error(missing)
  const machine = describeMachine(peers, { neo4j: options.neo4jVersion })
  const closing: (() => unknown)[] = []
  try {
    const databases = await openDatabases(options.neo4jVersion)
    closing.push(() => databases.neo4j.stop())
    const { url } = databases.neo4j
    const started = await Promise.allSettled([
      startCityties(databases.neo4jDatabase),
      startPeer(url),
      startFloor(url),
      startCityties(databases.embeddedDatabase),
      startCityties(databases.neo4jDatabase, { cache: true }),
      startCityties(databases.embeddedCopy, { cache: true }),
    ])
    for (const one of started) if (one.status === 'fulfilled') closing.push(() => one.value.stop())
    const [cityties, peer, floor, embedded, remembering, embeddedRemembering] = started.map(urlOf)
    const urls = { cityties, peer, floor, embedded, remembering, embeddedRemembering } as Urls
    const engine = await openEngine(databases.neo4jDatabase)
    const sample = await drawSample(engine, urls.cityties).finally(() => engine.close())
    const schema = schemaOf(await readFile(join(projectFolder, 'schema', 'schema.graphql'), 'utf8'))
    const verified = new Map<Shape, Verified>()
    for (const shape of options.shapes) {
      const answerable = isAnswerable(schema, shape)
      const answer = await verify(shape, sample, urls, answerable)
      say(
        `${shape.name}: ${answerable ? `all agree on ${answer.ids} ids an answer` : 'not yet in the schema, skipped'}`,
      )
      if (answerable) verified.set(shape, answer)
    }
    const loader = startLoader()
    closing.push(() => loader.stop())
    const plan = planOf(options, verified.size)
    const measured = await measure(verified, plan, { sample, urls, loader })
    const notYet = options.shapes.filter((shape) => !verified.has(shape))
    const report = makeReport(measured, notYet, machine, plan)
    process.stdout.write(`${printReport(report)}\n`)
    if (options.save) {
      await saveReport(baseline, report)
      writeFigures(readmeFiguresOf(JSON.parse(await readFile(baseline, 'utf8')) as Report))
    }
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

function whyNoBuild(): string | null {
  if (!existsSync(join(projectFolder, 'dist', 'main.js'))) return 'There is no dist/main.js; run `npm run build` first.'
  if (!existsSync(join(import.meta.dirname, 'node_modules')))
    return 'The peers are not installed; run `npm ci --prefix test/bench` first.'
  return null
}

function urlOf(started: PromiseSettledResult<Server>): string {
  if (started.status === 'rejected') throw started.reason
  return started.value.url
}

function planOf({ rounds, seconds, warmUp_s }: Options, shapes_count: number): Plan {
  const fitting = measuring_s / (measurements_count * rounds * Math.max(shapes_count, 1))
  return { rounds, warmUp_s, seconds: seconds ?? Math.min(2, Math.floor(fitting * 10) / 10) }
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
