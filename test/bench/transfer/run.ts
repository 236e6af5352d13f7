import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNeo4j, whyNoNeo4j } from '../../support/neo4j/start-neo4j.js'
import { describeMachine } from '../machine.js'
import { writeFigures } from '../page-figures.js'
import { saveReport } from '../save-report.js'
import { say } from '../say.js'
import { dataSet, whyNoSet } from './data-sets.js'
import { measure, type Place, type TransferFigures } from './measure.js'
import { type Options, readOptions, usage } from './options.js'
import { readmeFiguresOf } from './readme-section.js'
import { missedBy, printReport, type Report } from './report.js'

/** How fast data goes in and out, beside the least that there is to write. */

const baseline = join(import.meta.dirname, 'baseline.json')
const neo4jVersion = '5.26.30'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(`${usage}\n`)
    return
  }
  const missing =
    options.sets.map(whyNoSet).find((one) => one !== null) ??
    (options.engines.includes('neo4j') ? await whyNoNeo4j() : null)
  if (missing) throw new Error(missing)
  const machine = describeMachine([], { node: process.versions.node, neo4j: neo4jVersion })
  const figures = await measured(options)
  const report: Report = { at: new Date().toISOString(), machine, rounds: options.rounds, figures }
  process.stdout.write(`${printReport(report)}\n`)
  for (const sentence of figures.flatMap(missedBy)) {
    say(`not met: ${sentence}`)
    process.exitCode = 1
  }
  if (!options.save) return
  await saveReport(baseline, report)
  writeFigures(readmeFiguresOf(JSON.parse(readFileSync(baseline, 'utf8')) as Report))
}

/** A database's server is quicker when it has run a while, by up to a factor of three. */
const warmUp_rounds = 4

async function measured({ engines, sets, rounds }: Options): Promise<TransferFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cityties-bench-'))
  const neo4j = engines.includes('neo4j')
    ? await startNeo4j({ version: neo4jVersion, home: join(folder, 'neo4j') })
    : null
  const places: Place[] = engines.map((engine) => ({
    engine,
    database:
      engine === 'neo4j' && neo4j
        ? { kind: 'neo4j', url: neo4j.url }
        : { kind: 'embedded', folder: join(folder, 'embedded') },
  }))
  const figures: TransferFigures[] = []
  try {
    for (const [index, name] of sets.entries()) {
      const set = await dataSet(name, folder)
      for (const place of places) {
        const isCold = index === 0 && place.database.kind === 'neo4j'
        figures.push(await measure(place, set, { rounds, warmUp_rounds: isCold ? warmUp_rounds : 0, folder }))
      }
    }
    return figures
  } finally {
    await neo4j?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
