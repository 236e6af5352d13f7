import { invalidInput } from '../../domain/errors.js'
import type { RecordedEntity, RecordedRelationship } from '../../graph/commands/load-records.js'
import type { Graph } from '../../graph/graph.js'
import type { ExtractedRecords, Extract as GraphExtract } from '../../graph/queries/extract.js'
import type { EditionRecord, SourceRecord } from '../../graph/records.js'
import { allSources } from '../all-sources.js'
import { ContentHash, type RecordCounts } from '../jsonl/content-hash.js'
import { type RecordLine, readRecordLine } from '../jsonl/read-records.js'
import { editionLine, entityLine, relationshipLine, sourceLine } from '../jsonl/record-lines.js'

/** What a graph holds: how many records, and the hash that equal graphs have in common. */
export interface Content {
  readonly counts: Readonly<RecordCounts>
  readonly contentHash: string
}

/**
 * The records of a graph as `export jsonl` writes them and `import jsonl` reads them, one page at a
 * time and without a file between; counted and hashed as they pass. Entities first, then relationships.
 */
export class RecordsOf {
  readonly #hash = new ContentHash()
  readonly #records: ExtractedRecords

  private constructor(
    readonly sources: readonly SourceRecord[],
    readonly editions: readonly EditionRecord[],
    extract: GraphExtract,
    readonly signal: AbortSignal,
  ) {
    this.#records = extract.records({ claims: true })
  }

  static async open(graph: Graph, signal: AbortSignal): Promise<RecordsOf> {
    const extract = await graph.extracts.open({})
    const { sources, editions } = await allSources(graph)
    const records = new RecordsOf(sources, editions, extract, signal)
    records.#hash.add('sources', sources.map(sourceLine))
    records.#hash.add('editions', editions.map(editionLine))
    return records
  }

  /** Of what has passed. */
  get content(): Content {
    return { counts: { ...this.#hash.counts }, contentHash: this.#hash.digest() }
  }

  /** @param wanted whether an entity is to be read, or only to be counted */
  async *entities(wanted: (id: string) => boolean): AsyncIterable<RecordedEntity> {
    for await (const page of this.#records.entities) {
      this.signal.throwIfAborted()
      const lines = page.map(entityLine)
      this.#hash.add('entities', lines)
      for (const [i, { entity }] of page.entries())
        if (wanted(entity.id)) yield lineIn(lines[i] as string, 'entity').entity
    }
  }

  /** @param wanted by the id of where a relationship begins */
  async *relationships(wanted: (from: string) => boolean): AsyncIterable<RecordedRelationship> {
    for await (const page of this.#records.relationships) {
      this.signal.throwIfAborted()
      const lines = page.map(relationshipLine)
      this.#hash.add('relationships', lines)
      for (const [i, { relationship }] of page.entries())
        if (wanted(relationship.from)) yield lineIn(lines[i] as string, 'relationship').relationship
    }
  }
}

/** What a graph holds now, or while it was being read. */
export async function contentOf(graph: Graph, signal: AbortSignal): Promise<Content> {
  const records = await RecordsOf.open(graph, signal)
  const none = (): boolean => false
  for (const reading of [records.entities(none), records.relationships(none)]) for await (const _ of reading);
  return records.content
}

type LineOf<K> = Extract<RecordLine, { readonly kind: K }>

function lineIn<K extends 'entity' | 'relationship'>(text: string, kind: K): LineOf<K> {
  const read = readRecordLine(text)
  if ('line' in read && read.line.kind === kind) return read.line as LineOf<K>
  const [fault] = 'faults' in read ? read.faults : []
  throw invalidInput(
    `The graph holds what its rules do not allow: ${fault?.field} ${fault?.message}, in ${text.slice(0, 200)}`,
  )
}
