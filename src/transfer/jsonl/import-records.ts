import { invalidInput } from '../../domain/errors.js'
import type {
  RecordContent,
  RecordedEntity,
  RecordedRelationship,
  RecordLoadReport,
} from '../../graph/commands/load-records.js'
import type { LoadProgress } from '../../graph/commands/load-sources.js'
import type { Graph } from '../../graph/graph.js'
import type { EditionRecord, SourceRecord } from '../../graph/records.js'
import { limits } from '../../limits.js'
import { faultyInput, type PlacedFault } from '../faults.js'
import { fileName } from '../import/describe-source.js'
import type { Input } from '../import/input.js'
import { type Line, linesOf } from '../import/lines.js'
import { ContentHash, type RecordKind } from './content-hash.js'
import { type RecordLine, readRecordLine } from './read-records.js'

export interface RecordImportOptions {
  /** Nothing is written; the report says which editions would be taken. */
  readonly dryRun?: boolean
  /** Stops between two batches. */
  readonly signal?: AbortSignal
  /** Told when the file has been checked. */
  readonly checked?: (size: { readonly records_count: number }) => void
  readonly progress?: LoadProgress
}

/**
 * Imports a file of records, as `export jsonl` writes it: into an empty graph it makes the same
 * graph again. The file is checked to its end before anything is written; the same file again
 * changes nothing.
 *
 * @throws invalid input that lists what is wrong with the file, or says that it was cut off or changed
 */
export async function importRecords(
  graph: Graph,
  input: Input,
  { dryRun = false, signal, checked, progress }: RecordImportOptions = {},
): Promise<RecordLoadReport> {
  const { sources, editions, isWhole, records_count } = await check(input)
  checked?.({ records_count })
  if (dryRun) return graph.recordLoader.forecast({ sources, editions, isWhole, records_count })
  const reader = new RecordReader(input)
  const content: RecordContent = {
    sources,
    editions,
    isWhole,
    entities: reader.entities(),
    relationships: reader.relationships(),
  }
  const author = { actor: 'cityties import', reason: `records of ${fileName(input.name)}` }
  const step = (count: number): void => {
    signal?.throwIfAborted()
    progress?.(count)
  }
  try {
    return await graph.recordLoader.load(content, author, step)
  } finally {
    await reader.close()
  }
}

/** A file of faults has one in every line: more are not looked for. */
const faultsMax_count = 1000

interface CheckedFile {
  readonly sources: readonly SourceRecord[]
  readonly editions: readonly EditionRecord[]
  readonly isWhole: boolean
  readonly records_count: number
}

const kinds: Partial<Record<RecordLine['kind'], RecordKind>> = {
  source: 'sources',
  edition: 'editions',
  entity: 'entities',
  relationship: 'relationships',
}

/** What stands before what. */
const order: readonly RecordLine['kind'][] = ['header', 'source', 'edition', 'entity', 'relationship', 'end']

const mayFollow = (kind: RecordLine['kind'], last: RecordLine['kind'] | null): boolean =>
  last === null
    ? kind === 'header'
    : kind === last
      ? kind !== 'header' && kind !== 'end'
      : order.indexOf(kind) > order.indexOf(last)

class FileCheck {
  readonly sources = new Map<string, SourceRecord>()
  readonly editions = new Map<string, EditionRecord>()
  readonly faults: PlacedFault[] = []
  readonly #used = new Set<string>()
  readonly #hash = new ContentHash()
  #last: RecordLine['kind'] | null = null
  isWhole = true

  constructor(readonly name: string) {}

  get isEnded(): boolean {
    return this.#last === 'end'
  }

  take({ number, text, fault: unread }: Line): void {
    const fault = (message: string): void => {
      this.faults.push({ place: `${this.name}:${number}`, message })
    }
    if (unread !== undefined) {
      fault(unread)
      return
    }
    const read = readRecordLine(text)
    if ('faults' in read) {
      for (const { field, message } of read.faults) fault(field === '' ? message : `${field}: ${message}`)
      return
    }
    const { line } = read
    if (!mayFollow(line.kind, this.#last))
      fault(`a line with ${line.kind} does not stand here; first comes ${order.join(', then ')}`)
    this.#last = line.kind
    const kind = kinds[line.kind]
    if (kind) this.#hash.add(kind, [text])
    this.#note(line, fault)
  }

  #note(line: RecordLine, fault: (message: string) => void): void {
    if (line.kind === 'header') this.isWhole = line.filters === null
    else if (line.kind === 'source') this.sources.set(line.source.id, line.source)
    else if (line.kind === 'edition') {
      const { id, source } = line.edition
      if (!this.sources.has(source)) fault(`edition.source: ${source} is described nowhere before`)
      this.editions.set(id, line.edition)
    } else if (line.kind === 'end') this.#compare(line.end, fault)
    else {
      const { facts } = line.kind === 'entity' ? line.entity : line.relationship
      for (const { edition } of facts) {
        if (!this.editions.has(edition)) fault(`facts: ${edition} is described nowhere before`)
        this.#used.add(edition)
      }
    }
  }

  #compare(end: Extract<RecordLine, { kind: 'end' }>['end'], fault: (message: string) => void): void {
    const found = { ...this.#hash.counts, contentHash: this.#hash.digest() }
    for (const [field, value] of Object.entries(found)) {
      const stated = end[field as keyof typeof found]
      if (stated !== undefined && stated !== value)
        fault(`end.${field}: ${String(stated)} is stated, ${value} was found: the file was changed or is not whole`)
    }
  }

  /** Of a part of a graph, what nothing here is of is not said anything of. */
  result(): CheckedFile {
    const editions = [...this.editions.values()].filter(({ id }) => this.isWhole || this.#used.has(id))
    const named = new Set(editions.map(({ source }) => source))
    const { entities: entities_count, relationships } = this.#hash.counts
    return {
      sources: [...this.sources.values()].filter(({ id }) => this.isWhole || named.has(id)),
      editions,
      isWhole: this.isWhole,
      records_count: entities_count + relationships,
    }
  }
}

async function check(input: Input): Promise<CheckedFile> {
  const { name } = input
  const file = new FileCheck(name)
  for await (const line of linesOf(input, limits.recordLineMax_bytes)) {
    file.take(line)
    if (file.faults.length >= faultsMax_count) break
  }
  if (file.faults.length > 0) throw faultyInput('The file of records has faults', file.faults)
  if (!file.isEnded)
    throw invalidInput(`${name} has no line with its end: it was cut off. Nothing was loaded; export it again.`)
  return file.result()
}

/** The records of a file that was checked, in one reading: entities to their end, then what ties them. */
class RecordReader {
  readonly #lines: AsyncIterator<Line>
  /** The line that has been read and not been given. */
  #line: RecordLine | null = null

  constructor(readonly input: Input) {
    this.#lines = linesOf(input, limits.recordLineMax_bytes)[Symbol.asyncIterator]()
  }

  async *entities(): AsyncIterable<RecordedEntity> {
    for (let line = await this.#peek(); line && line.kind !== 'relationship' && line.kind !== 'end'; ) {
      if (line.kind === 'entity') yield line.entity
      line = await this.#next()
    }
  }

  async *relationships(): AsyncIterable<RecordedRelationship> {
    for (let line = await this.#peek(); line && line.kind !== 'end'; line = await this.#next())
      if (line.kind === 'relationship') yield line.relationship
  }

  async #peek(): Promise<RecordLine | null> {
    return this.#line ?? this.#next()
  }

  async #next(): Promise<RecordLine | null> {
    const { done, value } = await this.#lines.next()
    const read = done ? null : readRecordLine(value.text)
    if (read && 'faults' in read)
      throw invalidInput(`${this.input.name}:${value.number} has changed while it was being read.`)
    this.#line = read?.line ?? null
    return this.#line
  }

  async close(): Promise<void> {
    await this.#lines.return?.()
  }
}
