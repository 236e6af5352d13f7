import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '../../src/compose.js'
import { type CpuProfile, type Share, sharesOf } from './cpu-profile.js'
import { whyNoData } from './data.js'
import { openDatabases } from './databases.js'
import { startLoader } from './load/loader.js'
import { pick } from './options.js'
import { drawSample } from './sample.js'
import { say } from './say.js'
import { startCityties } from './servers/start.js'
import type { Shape } from './shapes/shape.js'

/**
 * Where CityTies spends its time on one shape: starts it with --cpu-prof, loads it at 16
 * connections, and prints the functions with the most self time while the load ran.
 */
const usage = `node --import @swc-node/register/esm-register test/bench/profile.ts <shape,…> [options]
  --embedded       the embedded engine instead of Neo4j
  --seconds <s>    how long the load lasts (8), after as long a warm-up
  --top <n>        functions to print (25)`

const connections = 16

/** The clock of profiles: Linux gives every process the same. */
const now_us = (): number => Number(process.hrtime.bigint() / 1000n)

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      embedded: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '8' },
      top: { type: 'string', default: '25' },
      neo4j: { type: 'string', default: '5.26.30' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help || positionals.length !== 1) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const missing = whyNoData()
  if (missing !== null) throw new Error(missing)
  const { neo4j, neo4jDatabase, embeddedDatabase } = await openDatabases(values.neo4j)
  try {
    const database = values.embedded ? embeddedDatabase : neo4jDatabase
    for (const shape of pick(positionals[0])) {
      const plan = { seconds: Number(values.seconds), top: Number(values.top) }
      await profile(shape, { database, neo4jDatabase }, plan)
    }
  } finally {
    await neo4j.stop()
  }
}

type Database = Parameters<typeof startCityties>[0]

async function profile(
  shape: Shape,
  { database, neo4jDatabase }: { database: Database; neo4jDatabase: Database },
  { seconds, top }: { seconds: number; top: number },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `cityties-profile-${shape.name}-`))
  const server = await startCityties(database, { node: ['--cpu-prof', `--cpu-prof-dir=${folder}`] })
  const loader = startLoader()
  let [from, to, summary] = [0, 0, '']
  try {
    const engine = await openEngine(neo4jDatabase)
    const sample = await drawSample(engine, server.url).finally(() => engine.close())
    const { query } = shape.cityties
    const bodies = shape.variables(sample).map((variables) => JSON.stringify({ query, variables }))
    const load = { url: server.url, connections, seconds, bodies }
    say(`${shape.name}: warming up, then ${seconds} s of load`)
    await loader.load(load)
    from = now_us()
    const { perSecond, median_ms } = await loader.load(load)
    to = now_us()
    summary = `${Math.round(perSecond)} answers a second, median ${median_ms.toFixed(1)} ms, at ${connections} connections`
  } finally {
    loader.stop()
    // The profile is written when the process ends by itself.
    await server.stop()
  }
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'))
  if (file === undefined) throw new Error(`no profile was written to ${folder}`)
  const path = join(folder, file)
  const shares = sharesOf(JSON.parse(await readFile(path, 'utf8')) as CpuProfile, from, to)
  process.stdout.write(`
${shape.name}: ${summary}; main thread busy ${percent(shares.busy)} of the time (under the profiler)
${path}

${list('self time by package', shares.packages.slice(0, 15))}

${list('self time by function', shares.functions.slice(0, top))}
`)
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const list = (title: string, shares: readonly Share[]): string =>
  [title, ...shares.map(({ name, share }) => `${percent(share).padStart(8)}  ${name}`)].join('\n')

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
