import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../../src/config.js'
import { temporaryFolder } from '../../support/engines.js'
import { startNeo4j, whyNoNeo4j } from '../../support/neo4j/start-neo4j.js'
import { run } from '../../support/start-cli.js'
import { closedLoop } from '../load/open-loop.js'
import { cpuOf_ms, pin } from '../load/process.js'
import { describeMachine } from '../machine.js'
import { turned } from '../measure.js'
import { median } from '../median.js'
import { say } from '../say.js'
import { type Server, startCityties } from '../servers/start.js'
import { factsOf, table } from '../table.js'
import { type Options, readOptions, usage } from './options.js'
import { type Variant, variants } from './variants.js'

/**
 * What each thing that accompanies a request takes of a point query: metrics, logs, traces, limits, access. Servers
 * that differ in one of them are asked in turn, round by round, so that a slow minute of the machine falls on all;
 * beside the latency it counts the time of processors that the server had, which others on the machine change less.
 */

const neo4jVersion = '5.26.30'

const body = JSON.stringify({
  query: 'query Point($id: ID!) { city(id: $id) { id name wikidataId population aliases } }',
  variables: { id: 'wd:Q6259' },
})

/** Of one variant, each round. */
interface Measured {
  readonly variant: Variant
  readonly server: Server
  readonly cpu_us: number[]
  readonly latency_us: number[]
}

async function cli(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(words)
  if (code !== 0) throw new Error(stderr)
  return stdout
}

/** A graph with the seed and a key in it, and the database of it for each variant. */
async function prepare(url: string, databaseOf: (variant: number) => Database) {
  await cli('seed', '-d', url)
  const made = await cli('keys', 'create', '--name', 'bench', '--role', 'reader', '--json', '-d', url)
  const { key } = JSON.parse(made) as { key: string }
  return { headers: { authorization: `Bearer ${key}` }, databaseOf }
}

async function measure(
  { headers, databaseOf }: Awaited<ReturnType<typeof prepare>>,
  { rounds, seconds, connections }: Options,
): Promise<Measured[]> {
  const measured: Measured[] = []
  const ask = async ({ server, variant }: Measured): Promise<{ cpu_us: number; latency_us: number }> => {
    const pid = server.process.pid ?? 0
    const before_ms = cpuOf_ms(pid)
    const load = { connections, seconds, headers: variant.hasKey ? headers : {} }
    const { times_ms } = await closedLoop(server.url.replace(/\/graphql$/, ''), body, load)
    return {
      cpu_us: ((cpuOf_ms(pid) - before_ms) * 1000) / times_ms.length,
      latency_us: median([...times_ms]) * 1000,
    }
  }
  try {
    for (const [number, variant] of variants.entries()) {
      const server = await startCityties(databaseOf(number), variant)
      pin(server.process.pid ?? 0, 0)
      measured.push({ variant, server, cpu_us: [], latency_us: [] })
    }
    for (let warming = 0; warming < 3; warming++) for (const one of measured) await ask(one)
    for (let round = 0; round < rounds; round++) {
      say(`round ${round + 1} of ${rounds}`)
      for (const one of turned(measured, round)) {
        const { cpu_us, latency_us } = await ask(one)
        one.cpu_us.push(cpu_us)
        one.latency_us.push(latency_us)
      }
    }
  } finally {
    await Promise.all(measured.map(({ server }) => server.stop()))
  }
  return measured
}

/** The medians, and those of the differences and ratios to the variant beside it in the same round. */
function rowsOf(measured: readonly Measured[]): string[][] {
  const [first] = measured
  return measured.map((one) => {
    const base = measured.find(({ variant }) => variant.name === one.variant.beside) ?? first
    const cells = (of: 'cpu_us' | 'latency_us'): string[] => {
      const pairs = one[of].map((value, round) => [value, base?.[of][round] ?? Number.NaN] as const)
      const [added, ratio] = [median(pairs.map(([a, b]) => a - b)), median(pairs.map(([a, b]) => a / b))]
      return [median(one[of]).toFixed(0), base === one ? '' : added.toFixed(1), base === one ? '' : ratio.toFixed(3)]
    }
    return [one.variant.name, one.variant.beside ?? '', ...cells('cpu_us'), ...cells('latency_us')]
  })
}

const columns = ['beside a request', 'more than', 'processor, µs', '+ µs', '×', 'latency, µs', '+ µs', '×']

async function measureEmbedded(options: Options): Promise<Measured[]> {
  const folder = temporaryFolder()
  const graph = join(folder.path, 'graph')
  const at = (number: number): string => join(folder.path, String(number))
  try {
    const prepared = await prepare(`file:${graph}`, (number) => ({ kind: 'embedded', folder: at(number) }))
    for (const number of variants.keys()) cpSync(graph, at(number), { recursive: true })
    return await measure(prepared, options)
  } finally {
    folder.remove()
  }
}

async function measureNeo4j(options: Options): Promise<Measured[]> {
  const neo4j = await startNeo4j({ version: neo4jVersion })
  try {
    return await measure(await prepare(neo4j.url, () => ({ kind: 'neo4j', url: neo4j.url })), options)
  } finally {
    await neo4j.stop()
  }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(`${usage}\n`)
    return
  }
  const missing = options.engines.includes('neo4j') ? await whyNoNeo4j() : null
  if (missing !== null) throw new Error(missing)
  const machine = describeMachine([], { neo4j: neo4jVersion })
  const at = new Date().toISOString()
  pin(process.pid, 1)
  for (const engine of options.engines) {
    say(`${engine}: ${variants.length} servers start`)
    const measured = engine === 'neo4j' ? await measureNeo4j(options) : await measureEmbedded(options)
    process.stdout.write(`\n${engine}\n\n${table([columns, ...rowsOf(measured)])}\n`)
  }
  process.stdout.write(`\n${factsOf(at, machine)}\n`)
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
