import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../src/config.js'
import type { Neo4jServer } from '../../support/neo4j/start-neo4j.js'
import { Editor } from '../editor.js'
import type { EngineName } from '../engine-names.js'
import { median } from '../median.js'
import { processFacts } from '../process-facts.js'
import { say } from '../say.js'
import { type Server, startCityties } from '../servers/start.js'
import type { ScaleFigures } from './figures.js'
import { folderSize_mib } from './folder-size.js'
import { Client, type Latencies } from './latencies.js'
import { load } from './load.js'
import { type Question, type QuestionName, questionNames, questionsOf } from './questions.js'
import { viewTimes } from './view-times.js'
import type { World } from './world.js'

export interface Place {
  readonly engine: EngineName
  readonly database: Database
  /** Where its files are. */
  readonly folder: string
  readonly neo4j: Neo4jServer | null
}

export interface Plan {
  readonly rounds: number
  /** How long each question is asked in a round. */
  readonly seconds: number
}

/** What no step may take longer than. */
const loadWithin_ms = 60 * 60_000
const startWithin_ms = 10 * 60_000
const warmWithin_ms = 10 * 60_000
const askWithin_ms = 5 * 60_000
const lookEvery_ms = 50

const writes_count = 5

/** Loads a world that stands in a file, serves it, and asks. A step that fails ends it, and the reason is kept. */
export async function measure(
  world: World,
  { file, records_count }: { readonly file: string; readonly records_count: number },
  place: Place,
  plan: Plan,
): Promise<ScaleFigures> {
  const { cities } = world.options
  const figures: ScaleFigures = { cities, engine: place.engine, records_count }
  const progress = (text: string): void =>
    say(`${new Date().toISOString().slice(11, 19)} ${cities.toLocaleString('en')} cities, ${place.engine}: ${text}`)
  try {
    progress(`loading ${records_count.toLocaleString('en')} records`)
    const loaded = await load(file, addressOf(place.database), loadWithin_ms)
    figures.load_s = loaded.seconds
    figures.loadPeak_mib = loaded.peak_mib
    figures.disk_mib = await folderSize_mib(place.folder)
    progress(`loaded in ${loaded.seconds.toFixed(1)} s, ${figures.disk_mib.toFixed(0)} MiB on disk; starting`)
    await serve(world, place, plan, figures, progress)
  } catch (error) {
    figures.stopped = error instanceof Error ? error.message : String(error)
    progress(`stopped: ${figures.stopped}`)
  }
  return figures
}

const addressOf = (database: Database): string => (database.kind === 'neo4j' ? database.url : `file:${database.folder}`)

async function serve(
  world: World,
  place: Place,
  plan: Plan,
  figures: ScaleFigures,
  progress: (text: string) => void,
): Promise<void> {
  const begun_ms = performance.now()
  const since_s = (): number => (performance.now() - begun_ms) / 1000
  const server = await startCityties(place.database, { flags: ['--metrics', 'open'], readyWithin_ms: startWithin_ms })
  try {
    await until('ready', startWithin_ms, async () => (await fetch(new URL('/readyz', server.url))).ok)
    figures.ready_s = since_s()
    progress(`ready after ${figures.ready_s.toFixed(1)} s`)
    await until('warm', warmWithin_ms, async () => {
      const { projection_s, search_s } = await viewTimes(server.url)
      if (projection_s === null || search_s === null) return false
      Object.assign(figures, { projection_s, search_s, warm_s: since_s() })
      return true
    })
    progress(`projection in ${figures.projection_s?.toFixed(1)} s, search in ${figures.search_s?.toFixed(1)} s`)
    const client = new Client(server.url)
    try {
      const questions = questionsOf(world)
      figures.latencies = await latenciesOf(client, questions, plan, progress)
      noteMemory(server, place, figures)
      await write(server.url, place.database, client, questions, figures)
    } finally {
      client.close()
    }
    progress(
      `a path ${figures.pathAfterWrite_ms?.toFixed(0)} ms and a search ${figures.searchAfterWrite_ms?.toFixed(0)} ms after a write`,
    )
  } finally {
    await server.stop()
  }
}

function noteMemory(server: Server, { neo4j }: Place, figures: ScaleFigures): void {
  const { memory_mib, peak_mib } = processFacts(server.process.pid)
  figures.server_mib = memory_mib
  figures.serverPeak_mib = peak_mib
  if (neo4j) figures.database_mib = processFacts(neo4j.process.pid).memory_mib
}

/** Each question in turn within a round, so that a slow minute of the machine falls on all; medians of the rounds. */
async function latenciesOf(
  client: Client,
  questions: Readonly<Record<QuestionName, Question>>,
  { rounds, seconds }: Plan,
  progress: (text: string) => void,
): Promise<Record<QuestionName, Latencies>> {
  const taken = Object.fromEntries(questionNames.map((name) => [name, []])) as unknown as Record<
    QuestionName,
    Latencies[]
  >
  // Every question once, so that all of it is checked, and what is compiled on first use is.
  for (const name of questionNames)
    await within(askWithin_ms, `asking for ${name}`, async () => {
      for (let i = 0; i < questions[name].variables.length; i++) await client.ask(questions[name], i)
    })
  for (let round = 0; round < rounds; round++)
    for (const name of questionNames)
      taken[name].push(
        await within(askWithin_ms, `asking for ${name}`, () => client.latencies(questions[name], seconds)),
      )
  const middle = (all: readonly Latencies[]): Latencies => ({
    p50_ms: median(all.map(({ p50_ms }) => p50_ms)),
    p99_ms: median(all.map(({ p99_ms }) => p99_ms)),
    max_ms: Math.max(...all.map(({ max_ms }) => max_ms)),
    answers_count: all.reduce((sum, { answers_count }) => sum + answers_count, 0),
  })
  const latencies = Object.fromEntries(questionNames.map((name) => [name, middle(taken[name])])) as Record<
    QuestionName,
    Latencies
  >
  progress(
    questionNames
      .map((name) => `${name} ${latencies[name].p50_ms.toFixed(2)}/${latencies[name].p99_ms.toFixed(2)}`)
      .join(', '),
  )
  return latencies
}

async function write(
  url: string,
  database: Database,
  client: Client,
  questions: Readonly<Record<QuestionName, Question>>,
  figures: ScaleFigures,
): Promise<void> {
  const editor = await Editor.begin(url, database)
  const afterWrite = (name: QuestionName): Promise<number> =>
    within(askWithin_ms, `${name} after a write`, async () => {
      const times_ms: number[] = []
      for (let i = 0; i < writes_count; i++) {
        await editor.change()
        times_ms.push(await client.ask(questions[name], i))
      }
      return median(times_ms)
    })
  figures.pathAfterWrite_ms = await afterWrite('path')
  figures.searchAfterWrite_ms = await afterWrite('search')
}

async function until(what: string, within_ms: number, isSo: () => Promise<boolean>): Promise<void> {
  const late_ms = performance.now() + within_ms
  while (!(await isSo())) {
    if (performance.now() > late_ms) throw new Error(`not ${what} after ${within_ms / 60_000} minutes`)
    await sleep(lookEvery_ms)
  }
}

async function within<T>(limit_ms: number, what: string, work: () => Promise<T>): Promise<T> {
  const late = new AbortController()
  const stop = sleep(limit_ms, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${what} took more than ${limit_ms / 60_000} minutes`)
  })
  stop.catch(() => {})
  try {
    return await Promise.race([work(), stop])
  } finally {
    late.abort()
  }
}
