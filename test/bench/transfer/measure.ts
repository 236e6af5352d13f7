import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Database } from '../../../src/config.js'
import type { EngineName } from '../engine-names.js'
import { median } from '../median.js'
import { say } from '../say.js'
import type { DataSet } from './data-sets.js'

const run = promisify(execFile)

/** What a process of its own measures, as words on its command line. */
export interface Task {
  readonly work: 'import' | 'floor' | 'export' | 'read'
  readonly database: Database
  readonly set: DataSet
  /** What an import leaves for the floor to write. */
  readonly rows: string
}

export interface Taken {
  readonly ms: number
  /** What sources say at one place each: lines of the files that are imported, facts in the file that is exported. */
  readonly rows: number
  /** The most that the process had in memory: embedded, the engine with it. */
  readonly peak_mib: number
}

/** Medians of rounds in which an import, its floor and an export took turns. */
export interface TransferFigures {
  readonly engine: EngineName
  readonly set: string
  readonly rows: number
  readonly import: Taken
  readonly floor: Taken
  readonly export: Taken
  /** What an export reads, bare. */
  readonly read: Taken
  /** The import's time over the floor's, of each round. */
  readonly ratio: number
  /** Rows per second that are exported, over those that are imported. */
  readonly exportRatio: number
  /** The export's time over that of bare reading, of each round. */
  readonly readRatio: number
}

export interface Place {
  readonly engine: EngineName
  readonly database: Database
}

/**
 * Each work in a process of its own, so that its memory is its own.
 *
 * @param folder for what the rounds leave for each other
 * @param warmUp_rounds come first and do not count
 */
export async function measure(
  { engine, database }: Place,
  set: DataSet,
  {
    rounds,
    warmUp_rounds,
    folder,
  }: { readonly rounds: number; readonly warmUp_rounds: number; readonly folder: string },
): Promise<TransferFigures> {
  const rows = join(folder, 'rows.jsonl')
  const taken: Record<Task['work'], Taken[]> = { import: [], export: [], read: [], floor: [] }
  for (let round = 1 - warmUp_rounds; round <= rounds; round++)
    for (const work of ['import', 'export', 'read', 'floor'] as const) {
      say(`${set.title} on ${engine}, ${round > 0 ? `round ${round} of ${rounds}` : 'to warm up'}: ${work}`)
      // What writes begins with an empty folder; what reads finds what the import left.
      const writes = work === 'import' || work === 'floor'
      if (database.kind === 'embedded' && writes && database.folder !== null)
        await rm(database.folder, { recursive: true, force: true })
      const one = await measureOne({ work, database, set, rows })
      if (round > 0) taken[work].push(one)
    }
  const medians = {
    import: middle(taken.import),
    floor: middle(taken.floor),
    export: middle(taken.export),
    read: middle(taken.read),
  }
  return {
    engine,
    set: set.title,
    rows: medians.import.rows,
    ...medians,
    ratio: median(taken.import.map(({ ms }, i) => ms / (taken.floor[i]?.ms ?? 0))),
    readRatio: median(taken.export.map(({ ms }, i) => ms / (taken.read[i]?.ms ?? 0))),
    exportRatio: median(taken.export.map((out, i) => perSecond(out) / perSecond(taken.import[i] as Taken))),
  }
}

export const perSecond = ({ rows, ms }: Taken): number => (1000 * rows) / ms

async function measureOne(task: Task): Promise<Taken> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'child.mjs'), JSON.stringify(task)])
  return JSON.parse(stdout) as Taken
}

const middle = (taken: readonly Taken[]): Taken => ({
  ms: median(taken.map(({ ms }) => ms)),
  rows: taken[0]?.rows ?? 0,
  peak_mib: median(taken.map(({ peak_mib }) => peak_mib)),
})
