// Usage: npm run fuzz -- [--count 20000] [--seed 0] [--engine embedded|neo4j|both]
//
// Asks the built server as many operations as it is told, made from the schema by their seeds,
// and prints every one that was not answered as it must be. `--seed <n> --count 1` asks one again.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSchema } from 'graphql'
import { serveBuilt } from '../playground/built-server.js'
import { clientOf } from '../support/client.js'
import { knownValues } from '../support/known-values.js'
import { startNeo4j } from '../support/neo4j/start-neo4j.js'
import { fuzz, type Report } from './fuzz.js'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '0' },
    engine: { type: 'string', default: 'both' },
  },
})

const schema = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'))

async function fuzzed(name: string, database: string): Promise<boolean> {
  const server = await serveBuilt(database, ['--rate-limit', '0'])
  const client = clientOf(server.url)
  const begun_ms = performance.now()
  const report = await fuzz({
    schema,
    known: await knownValues(schema, (query) => client.data(query)),
    ask: (request) =>
      client.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      }),
    seed: Number(values.seed),
    count: Number(values.count),
  })
  print(name, report, (performance.now() - begun_ms) / 1000)
  const code = await server.stop()
  if (code !== 0) process.stdout.write(`the server ended with ${code}\n`)
  return code === 0 && report.failures.length === 0
}

function print(name: string, { failures, outcomes }: Report, took_s: number): void {
  for (const { seed, request, why } of failures)
    process.stdout.write(`seed ${seed}: ${why}\n${JSON.stringify(request)}\n\n`)
  const counts = Object.entries(outcomes)
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${count} ${outcome}`)
  process.stdout.write(
    `${name}: ${values.count} operations in ${Math.round(took_s)} s, ${failures.length} failed. First of all: ${counts.join(', ')}\n`,
  )
}

let isFine = true
if (values.engine !== 'neo4j') isFine = (await fuzzed('the embedded engine', 'memory:')) && isFine
if (values.engine !== 'embedded') {
  const neo4j = await startNeo4j({ shortLived: true })
  isFine = (await fuzzed(`Neo4j ${neo4j.version}`, neo4j.url)) && isFine
  await neo4j.stop()
}
process.exitCode = isFine ? 0 : 1
