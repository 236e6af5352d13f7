import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startNeo4j, whyNoNeo4j } from '../../support/neo4j/start-neo4j.js'
import { describeMachine } from '../machine.js'
import { writeFigures } from '../page-figures.js'
import { saveReport } from '../save-report.js'
import { say } from '../say.js'
import { measure, type SubscriptionFigures } from './measure.js'
import { faultsOf, printReport, type Report, readmeFiguresOf } from './report.js'

/** Whether everybody who listens is told of everything, how soon, and what it takes. */

const usage = `npm run bench:subscriptions -- [options]
  --subscribers <n>  how many listen (1000)
  --changes <n>      changes a second (20)
  --seconds <n>      for how long (60)
  --engines <a,b>    only these: embedded, neo4j
  --save             write test/bench/subscriptions/baseline.json, and the table of the README`

const baseline = join(import.meta.dirname, 'baseline.json')
const neo4jVersion = '5.26.30'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      subscribers: { type: 'string', default: '1000' },
      changes: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '60' },
      engines: { type: 'string', default: 'embedded,neo4j' },
      save: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const load = {
    subscribers: Number(values.subscribers),
    changes_perSecond: Number(values.changes),
    seconds: Number(values.seconds),
  }
  const engines = values.engines.split(',')
  const missing = engines.includes('neo4j') ? await whyNoNeo4j() : null
  if (missing) throw new Error(missing)
  const machine = describeMachine([], { neo4j: neo4jVersion })
  const figures: SubscriptionFigures[] = []
  for (const engine of engines) figures.push(await measuredOn(engine, load))
  const report: Report = { at: new Date().toISOString(), machine, figures }
  process.stdout.write(`${printReport(report)}\n`)
  for (const fault of figures.flatMap(faultsOf)) {
    say(fault)
    process.exitCode = 1
  }
  if (!values.save || process.exitCode) return
  await saveReport(baseline, report)
  writeFigures(readmeFiguresOf(JSON.parse(readFileSync(baseline, 'utf8')) as Report))
}

async function measuredOn(engine: string, load: Parameters<typeof measure>[2]): Promise<SubscriptionFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'cityties-bench-'))
  const neo4j = engine === 'neo4j' ? await startNeo4j({ version: neo4jVersion, home: join(folder, 'neo4j') }) : null
  try {
    say(`${engine}: ${load.subscribers} listen`)
    return await measure(
      engine,
      neo4j ? { kind: 'neo4j', url: neo4j.url } : { kind: 'embedded', folder: join(folder, 'data') },
      load,
    )
  } finally {
    await neo4j?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
