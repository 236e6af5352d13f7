import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '../../../src/compose.js'
import { Graph } from '../../../src/graph/graph.js'
import { hasChromium, openChromium } from '../../support/chromium.js'
import { ask } from '../ask.js'
import { loadData, whyNoData } from '../data.js'
import { describeMachine } from '../machine.js'
import { writeFigures } from '../page-figures.js'
import { saveReport } from '../save-report.js'
import { say } from '../say.js'
import { startCityties } from '../servers/start.js'
import { measurePage, type PageFigures, pageNames } from './measure.js'
import { printReport, type Report, readmeFiguresOf, tooSlow } from './report.js'

/** How soon the explorer shows the sister cities of the world, and whether it follows the hand then. */

const usage = `npm run bench:explorer -- [options]
  --rounds <n>  visits to each page, of which the one in the middle counts (3)
  --save        write test/bench/explorer/baseline.json, and the tables of the README`

const baseline = join(import.meta.dirname, 'baseline.json')

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      save: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const missing = hasChromium ? whyNoData() : 'There is no Chromium.'
  if (missing) throw new Error(missing)
  const machine = describeMachine([], {})
  const folder = await mkdtemp(join(tmpdir(), 'cityties-bench-'))
  try {
    const database = { kind: 'embedded', folder: join(folder, 'data') } as const
    say('loading the data')
    await load(database)
    const server = await startCityties(database, { cache: true })
    const browser = await openChromium()
    try {
      const counts = await countsOf(server.url)
      const address = new URL('/', server.url).href
      const figures: PageFigures[] = []
      for (const page of pageNames) {
        say(`${page}: ${values.rounds} visits`)
        figures.push(await middleOf(Number(values.rounds), () => measurePage(browser, address, page)))
      }
      const report: Report = { at: new Date().toISOString(), machine, ...counts, figures }
      process.stdout.write(`${printReport(report)}\n`)
      for (const fault of tooSlow(report)) say(fault)
      if (!values.save) return
      await saveReport(baseline, report)
      writeFigures(readmeFiguresOf(JSON.parse(readFileSync(baseline, 'utf8')) as Report))
    } finally {
      await browser.close()
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function load(database: Parameters<typeof openEngine>[0]): Promise<void> {
  const engine = await openEngine(database)
  try {
    await loadData(await Graph.open(engine))
  } finally {
    await engine.close()
  }
}

interface Counts {
  readonly cities: { readonly totalCount: number }
  readonly twinnings: { readonly totalCount: number }
}

async function countsOf(endpoint: string): Promise<Pick<Report, 'cities' | 'twinnings'>> {
  const query = '{ cities(first: 1) { totalCount } twinnings(first: 1) { totalCount } }'
  const { cities, twinnings } = (await ask(endpoint, query)).data as Counts
  return { cities: cities.totalCount, twinnings: twinnings.totalCount }
}

/** By how long it took until all was there. */
async function middleOf(rounds: number, visit: () => Promise<PageFigures>): Promise<PageFigures> {
  const visits: PageFigures[] = []
  for (let round = 0; round < rounds; round++) visits.push(await visit())
  const [middle] = visits.sort((a, b) => a.interactive_ms - b.interactive_ms).slice(Math.floor(rounds / 2))
  if (!middle) throw new Error('--rounds wants 1 or more')
  return middle
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
