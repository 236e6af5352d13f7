import { setImmediate } from 'node:timers/promises'
import { invalidInput, limitExceeded } from '../../domain/errors.js'
import { type Due, EditionLoad } from '../../graph/commands/edition-load.js'
import type { FactGroup } from '../../graph/commands/fact-groups.js'
import type { LoadReport } from '../../graph/commands/load-sources.js'
import type { SourceDescription } from '../../graph/commands/source-description.js'
import type { Graph } from '../../graph/graph.js'
import { limits } from '../../limits.js'
import { checkRow, countFacts, keyOfName, namesIn } from './check-row.js'
import { DryRun, type Forecast } from './dry-run.js'
import { editionChecksum } from './edition-checksum.js'
import type { Input } from './input.js'
import { type Reject, RejectsFile } from './rejects.js'
import type { Resolution, Resolver } from './resolver.js'
import { isBlock, type Reader, type Row } from './row.js'

/** What is imported. */
export interface Import {
  readonly input: Input
  /** What is read before it, and is part of how far it is: labels of an edge list. */
  readonly before?: Input | null
  readonly read: Reader
  /** Whose edition it is: checked with `checkSource` already. `importer` names the reader: `edge lists`. */
  readonly source: SourceDescription
  /** What else decides which facts there are: checksums of other files, options as text. */
  readonly decidedBy?: readonly string[]
  /** For the log of changes: `edge list ties.tsv`. */
  readonly reason: string
  /** Where names stand for ids. Without it, a name where an id is wanted is a fault. */
  readonly resolver?: Resolver
}

/** How it is imported. */
export interface ImportOptions {
  /** Path of the file for rows that cannot be imported; it is made when there is one. Without it they are only counted. */
  readonly rejects?: string
  /** More rejects than these leave the edition unfinished; 0 where nothing is said. */
  readonly maxRejects_count?: number
  /** Nothing is written; the report says what would be. */
  readonly dryRun?: boolean
  /** Stops between two batches. */
  readonly signal?: AbortSignal
  /** Told after each batch that is written, or only looked at. */
  readonly progress?: (state: ImportProgress) => void
}

export interface ImportProgress {
  readonly rows_count: number
  /** Of the sizes of all inputs, as they lie. */
  readonly read_bytes: number
}

export interface ImportReport extends LoadReport {
  rows_count: number
  rejected_count: number
  /** The first rejects, for people. */
  readonly rejected: Reject[]
  /** The file that has them all. */
  rejects: string | null
  /** False where so much was rejected that the edition is left unfinished, or all of it: nothing older has given way. */
  isFinished: boolean
  /** Of a dry run, whose other counts of changes are 0. */
  forecast?: Forecast
}

/** Rejects that a report shows. */
const shown_count = 20

/**
 * Imports rows as one edition of a source, in batches, each its own transaction. A row is taken
 * whole or not at all. The same content again changes nothing; interrupted anywhere and run
 * again, the result is the same.
 *
 * @throws invalid input for an input without a row that can be taken, limit exceeded for too many rejects,
 *   conflict for a source that something else reads, and the signal's reason
 */
export async function runImport(graph: Graph, one: Import, options: ImportOptions = {}): Promise<ImportReport> {
  const { input, source, decidedBy = [], reason } = one
  const checksum = editionChecksum(input, decidedBy)
  const author = { actor: 'cityties import', reason }
  const load = await EditionLoad.open(graph.loader, { source, checksum }, author)
  const report = emptyReport(load)
  if (report.unchanged) return report
  const rejects = options.rejects === undefined ? null : await RejectsFile.at(options.rejects)
  const dryRun = options.dryRun ? new DryRun(load) : null
  try {
    const importing = new Importing(one, options, { load, dryRun, rejects, report })
    try {
      await importing.run()
    } finally {
      await importing.written()
    }
    return report
  } finally {
    await rejects?.close()
    await dryRun?.close()
  }
}

const emptyReport = ({ source, edition, isKnown }: EditionLoad): ImportReport => ({
  source: source.id,
  edition: edition.id,
  unchanged: isKnown,
  rows_count: 0,
  facts_count: 0,
  created_count: 0,
  updated_count: 0,
  superseded: [],
  removed_count: 0,
  rejected_count: 0,
  rejected: [],
  rejects: null,
  isFinished: true,
})

interface Parts {
  readonly load: EditionLoad
  readonly dryRun: DryRun | null
  readonly rejects: RejectsFile | null
  readonly report: ImportReport
}

class Importing {
  #read_bytes = 0
  #taken_count = 0
  /** What waited before is written while more is read. */
  #writing: Promise<void> = Promise.resolve()
  #isWriting = false
  /** How far it goes what has been handed over to be written. */
  #handedOver: ImportProgress = { rows_count: 0, read_bytes: 0 }

  constructor(
    readonly one: Import,
    readonly options: ImportOptions,
    readonly parts: Parts,
  ) {}

  async run(): Promise<void> {
    const { load, report, dryRun } = this.parts
    let batch: Row[] = []
    let facts_count = 0
    for await (const read of this.one.read(...this.#counted()))
      for (const row of isBlock(read) ? read : [read]) {
        batch.push(row)
        if (batch.length % limits.importTurn_rows === 0) await setImmediate()
        // Most of its mentions have been met before, and are nothing to write.
        facts_count += Math.max(1, row.entities.length + row.relationships.length)
        if (facts_count < load.editions.batch_rows) continue
        await this.#take(batch)
        batch = []
        facts_count = 0
      }
    await this.#take(batch)
    if (!dryRun) await this.#write('ALL')
    await this.#writing
    await load.settled()
    const { name } = this.one.input
    if (report.rows_count === 0) throw invalidInput(`${name} is empty: there is nothing in it to import.`)
    report.isFinished = this.#taken_count > 0 && report.rejected_count <= (this.options.maxRejects_count ?? 0)
    if (dryRun) report.forecast = await dryRun.forecast()
    else if (report.isFinished) await this.#finish()
  }

  /** Waits for what is being written, however it ends. */
  async written(): Promise<void> {
    await this.#writing.catch(() => {})
    await this.parts.load.settled().catch(() => {})
  }

  async #finish(): Promise<void> {
    const { load, report } = this.parts
    const { superseded, removed_count } = await load.finish()
    report.superseded.push(...superseded)
    report.removed_count += removed_count
  }

  /** The inputs, which note how far they were read. */
  #counted(): [Input, Input | null] {
    const { input, before = null } = this.one
    const noting = (one: Input, from_bytes: number): Input => ({
      ...one,
      content: () =>
        one.content((read_bytes) => {
          this.#read_bytes = from_bytes + read_bytes
        }),
    })
    return [noting(input, before?.size_bytes ?? 0), before && noting(before, 0)]
  }

  async #take(rows: readonly Row[]): Promise<void> {
    const { load, dryRun, report } = this.parts
    this.options.signal?.throwIfAborted()
    if (rows.length === 0) return
    const resolved = await this.#resolve(rows)
    const faults = new Map<number, string>()
    const groups: FactGroup[] = []
    const rowOfGroup: number[] = []
    for (let index = 0; index < rows.length; index++) {
      if (index % limits.importTurn_rows === 0) await setImmediate()
      const checked = checkRow(rows[index] as Row, resolved)
      if ('fault' in checked) faults.set(index, checked.fault)
      else rowOfGroup[groups.push(checked) - 1] = index
    }
    for (const [place, fault] of await this.#add(groups)) faults.set(rowOfGroup[place] ?? 0, fault)
    report.rows_count += rows.length
    rows.forEach((row, index) => {
      if (!faults.has(index)) report.facts_count += countFacts(row)
    })
    this.#taken_count += rows.length - faults.size
    await this.#reject(
      [...faults].sort(([a], [b]) => a - b).map(([index, fault]) => rejectOf(rows[index] as Row, fault)),
    )
    if (dryRun) return this.options.progress?.(this.#reached)
    const { due } = load
    // Entities alone wait for no other write to end: more is read beside it, until all that waits is to be written.
    if (due === 'ALL' || (due && !this.#isWriting)) await this.#write(due)
  }

  get #reached(): ImportProgress {
    return { rows_count: this.parts.report.rows_count, read_bytes: this.#read_bytes }
  }

  /** Begins to write what waits, when what waited before is written but for its last batch. */
  async #write(what: Due): Promise<void> {
    const { load, report } = this.parts
    await this.#writing
    const [from, to] = [this.#handedOver, this.#reached]
    this.#handedOver = to
    const between = (a: number, b: number, share: number): number => Math.round(a + (b - a) * share)
    this.#isWriting = true
    const writing = load.write(what, ({ created_count, updated_count, share }) => {
      this.options.signal?.throwIfAborted()
      report.created_count += created_count
      report.updated_count += updated_count
      this.options.progress?.({
        rows_count: between(from.rows_count, to.rows_count, share),
        read_bytes: between(from.read_bytes, to.read_bytes, share),
      })
    })
    this.#writing = writing.finally(() => {
      this.#isWriting = false
    })
    // What goes wrong is told where it is waited for.
    this.#writing.catch(() => {})
  }

  async #resolve(rows: readonly Row[]): Promise<ReadonlyMap<string, Resolution>> {
    const { resolver } = this.one
    if (!resolver) return new Map()
    const wanted = new Map(rows.flatMap(namesIn).map((name) => [keyOfName(name), name]))
    if (wanted.size === 0) return new Map()
    const resolutions = await resolver.resolve([...wanted.values()])
    return new Map([...wanted.keys()].map((key, i) => [key, resolutions[i] as Resolution]))
  }

  /** What the graph says against groups, by their place in the list. */
  async #add(groups: readonly FactGroup[]): Promise<ReadonlyMap<number, string>> {
    const { load, dryRun } = this.parts
    if (groups.length === 0) return new Map()
    return dryRun ? dryRun.add(groups) : load.take(groups)
  }

  async #reject(rejected: readonly Reject[]): Promise<void> {
    const { rejects, report } = this.parts
    if (rejected.length === 0) return
    report.rejected_count += rejected.length
    report.rejected.push(...rejected.slice(0, shown_count - report.rejected.length))
    await rejects?.add(rejected)
    report.rejects = rejects?.path ?? null
    if (report.rejected_count > limits.rejectsMax_count)
      throw limitExceeded(
        `${this.one.input.name} has more than ${limits.rejectsMax_count} rows that cannot be imported: it is not what is read here.`,
      )
  }
}

const rejectOf = ({ place, original }: Row, reason: string): Reject => ({ place, reason, original })
