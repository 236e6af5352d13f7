import { checkEntityFact, checkRelationshipFact, type Fault } from '../../domain/facts.js'
import { EditionLoad } from '../../graph/commands/edition-load.js'
import { editsOf, emptyReport, type Fact, inBatches, type LoadReport } from '../../graph/commands/load-sources.js'
import type { SourceDescription } from '../../graph/commands/source-description.js'
import type { Graph } from '../../graph/graph.js'
import { faultyInput } from '../faults.js'
import { editionChecksum } from './edition-checksum.js'
import type { Input } from './input.js'
import type { Resolver } from './resolver.js'
import type { RawFact, Reader, Row } from './row.js'

/** What is imported, and how. */
export interface Import {
  readonly input: Input
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

export interface ImportOptions {
  /** Where rows go that cannot be imported; the file is made when there is one. */
  readonly rejects?: string
  /** More rejects than these leave the edition unfinished. */
  readonly maxRejects_count?: number
  /** Nothing is written; the report says what would be. */
  readonly dryRun?: boolean
  /** Stops between two batches. */
  readonly signal?: AbortSignal
  readonly progress?: (state: ImportProgress) => void
}

export interface ImportProgress {
  readonly rows_count: number
  /** Of `input.size_bytes`. */
  readonly read_bytes: number
}

export interface ImportReport extends LoadReport {
  rows_count: number
  rejected_count: number
}

/** Imports rows as one edition of a source. */
export async function runImport(
  graph: Graph,
  { input, read, source, decidedBy = [], reason }: Import,
  { progress = () => {} }: ImportOptions = {},
): Promise<ImportReport> {
  const checksum = editionChecksum(input, decidedBy)
  const opened = await EditionLoad.open(graph.loader, { source, checksum }, { actor: 'cityties import', reason })
  const report: ImportReport = { ...emptyReport(opened), rows_count: 0, rejected_count: 0 }
  if (report.unchanged) return report
  await opened.begin()
  let read_bytes = 0
  const counted: Input = {
    ...input,
    content: () =>
      input.content((bytes) => {
        read_bytes = bytes
      }),
  }
  for await (const batch of inBatches(read(counted))) {
    const facts = batch.flatMap(factsOf)
    const { created_count, updated_count } = await opened.edit(editsOf(facts, report.edition))
    report.rows_count += batch.length
    report.facts_count += facts.length
    report.created_count += created_count
    report.updated_count += updated_count
    progress({ rows_count: report.rows_count, read_bytes })
  }
  const { superseded, removed_count } = await opened.finish()
  report.superseded.push(...superseded)
  report.removed_count += removed_count
  return report
}

function factsOf(row: Row): Fact[] {
  const fault = (faults: readonly Fault[]) =>
    faultyInput(
      'The input has faults',
      faults.map(({ field, message }) => ({ place: row.place, message: `${field}: ${message}` })),
    )
  if (row.fault !== undefined) throw fault([{ field: 'row', message: row.fault }])
  const placed = (raw: RawFact): RawFact => ({ at: row.place, ...raw })
  return [
    ...row.entities.map((raw) => checkEntityFact(placed(raw))),
    ...row.relationships.map((raw) => checkRelationshipFact(placed(raw))),
  ].map((checked) => {
    if ('faults' in checked) throw fault(checked.faults)
    return checked.fact
  })
}
