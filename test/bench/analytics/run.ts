import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWikidata, whyNoWikidata } from '../../analytics/wikidata-graph.js'
import { whyNoNeo4j } from '../../support/neo4j/start-neo4j.js'
import { describeMachine } from '../machine.js'
import { writeFigures } from '../page-figures.js'
import { saveReport } from '../save-report.js'
import { say } from '../say.js'
import { compare } from './compare.js'
import { evaluateSuggestions } from './evaluate-suggestions.js'
import type { Figures } from './figures.js'
import { grow } from './growth.js'
import { measure } from './measure.js'
import { readOptions, usage } from './options.js'
import { pythonPackages } from './python.js'
import { readmeFiguresOf } from './readme-section.js'
import { missedBy, missedInServing, printReport, speedOf } from './report.js'
import { measureServing } from './serving.js'

/**
 * The measures beside igraph, graphology and Neo4j GDS: first that all say the same, then
 * how long each takes, then how time and memory grow.
 */

const baseline = join(import.meta.dirname, 'baseline.json')
const peers = ['graphology', 'graphology-metrics', 'graphology-communities-louvain', 'graphology-shortest-path']

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(`${usage}\n`)
    return
  }
  const needsNeo4j = options.gds || options.serving
  const missing = whyNoPeers() ?? whyNoWikidata() ?? (needsNeo4j ? await whyNoNeo4j() : null)
  if (missing !== null) throw new Error(missing)
  const machine = describeMachine(peers, {
    node: process.versions.node,
    ...pythonPackages,
    neo4j: '5.26.30',
    gds: '2.13.9',
  })
  const wikidata = readWikidata()
  if (options.compare) process.stdout.write(`${await compare(wikidata)}\n\n`)
  const measured = options.tasks.length > 0 ? await measure(wikidata.graph, options.tasks, options) : []
  const report: Figures = {
    at: new Date().toISOString(),
    machine,
    rounds: options.rounds,
    speed: measured.map(speedOf),
    serving: options.serving ? await measureServing(wikidata, options) : null,
    growth: await grow(options.sizes),
    suggestions: evaluateSuggestions(wikidata),
  }
  process.stdout.write(`${printReport(report)}\n`)
  for (const sentence of [...report.speed.flatMap(missedBy), ...missedInServing(report.serving)]) {
    say(`not met: ${sentence}`)
    process.exitCode = 1
  }
  if (!options.save) return
  await saveReport(baseline, report)
  writeFigures(readmeFiguresOf(JSON.parse(readFileSync(baseline, 'utf8')) as Figures))
}

function whyNoPeers(): string | null {
  if (existsSync(join(import.meta.dirname, '..', 'node_modules', 'graphology'))) return null
  return 'The peers are not installed; run `npm ci --prefix test/bench` first.'
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
