import { conflict, invalidInput } from '../../domain/errors.js'
import type { RecordLoadReport } from '../../graph/commands/load-records.js'
import type { Graph } from '../../graph/graph.js'
import { type Content, contentOf, RecordsOf } from './records-of.js'
import { authorOf, type Standing, standingOf } from './standing.js'

export interface CopyOptions {
  /** Also into a graph that holds something else, which stays. */
  readonly into?: boolean
  /** Stops the copy after the batch that is being written. */
  readonly signal: AbortSignal
  readonly on?: CopyProgress
}

export interface CopyProgress {
  /** Begins to look at the records of a graph, which takes as long as an export. */
  reading?(which: 'FROM' | 'TO'): void
  /** So many entities and relationships are to be written. */
  counted?(records_count: number): void
  /** So many of them have been, those of an earlier run among them. */
  written?(records_count: number): void
}

export interface CopyReport extends RecordLoadReport {
  /** A copy that was interrupted went on. */
  readonly resumed: boolean
  readonly from: Content
  readonly to: Content
  /** Both hold the same. False only for a copy into a graph that held something else. */
  readonly same: boolean
}

/**
 * Moves what a graph holds into another, on whichever engines: all sources, all their editions (of
 * those that others have superseded what is known of them; what they said is in neither graph), all
 * entities and relationships with who says what. Not the log of changes: the other graph has its own.
 *
 * Interrupted and run again, it goes on behind the last batch that was committed. At its end both
 * graphs are read and compared.
 *
 * @throws invalid input where there is nothing to copy; conflict where the target holds something
 *   else, or in the end is not the same
 */
export async function copyGraph(
  from: Graph,
  to: Graph,
  { into = false, signal, on = {} }: CopyOptions,
): Promise<CopyReport> {
  on.reading?.('FROM')
  const source = await contentOf(from, signal)
  if (source.counts.sources + source.counts.entities === 0)
    throw invalidInput('There is nothing to copy: --from holds no graph.')
  const standing = await standingOf(to, source.contentHash)
  if (standing.kind === 'OTHER' && !into) throw notEmpty()
  on.counted?.(source.counts.entities + source.counts.relationships)
  const { report, read } = await write(from, to, { source, standing, signal, on })
  if (read !== null && read.contentHash !== source.contentHash) throw changedMeanwhile()
  on.reading?.('TO')
  const target = await contentOf(to, signal)
  const same = target.contentHash === source.contentHash
  if (!same && standing.kind !== 'OTHER') throw different(source, target)
  return { ...report, resumed: standing.begun && !report.unchanged, from: source, to: target, same }
}

interface Writing {
  readonly source: Content
  readonly standing: Standing
  readonly signal: AbortSignal
  readonly on: CopyProgress
}

/** `read` is what passed on the way; null where the target had all of it. */
async function write(
  from: Graph,
  to: Graph,
  { source, standing, signal, on }: Writing,
): Promise<{ report: RecordLoadReport; read: Content | null }> {
  const records = await RecordsOf.open(from, signal)
  const { place } = standing
  let skipped_count = 0
  const unless = (isThere: boolean): boolean => {
    if (isThere) skipped_count++
    return !isThere
  }
  const content = {
    sources: records.sources,
    editions: records.editions,
    isWhole: true,
    entities: records.entities((id) => unless(place !== null && id <= place.entity)),
    // Of those that begin at the place itself, some may have been left for the next batch.
    relationships: records.relationships((begin) => unless(place?.from != null && begin < place.from)),
  }
  const report = await to.recordLoader.load(content, authorOf(source.contentHash, standing.kind === 'OTHER'), (count) =>
    on.written?.(skipped_count + count),
  )
  return { report, read: report.unchanged ? null : records.content }
}

const notEmpty = () =>
  conflict(
    'The target is not empty, and holds no part of a copy of this graph as it is now. Name an empty one, or let the copy join what is there with --into.',
  )

const changedMeanwhile = () =>
  conflict(
    'The graph changed while it was copied, so that the copy may lack some of it. Run it again with --into when nothing is written.',
  )

function different(source: Content, target: Content) {
  const say = ({ counts, contentHash }: Content): string =>
    `${Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')}, content ${contentHash}`
  return conflict(
    `The copy is not the same: the one graph has ${say(source)}; the other ${say(target)}. Something else was written to the target meanwhile; copy into an empty one.`,
    { from: source, to: target },
  )
}
