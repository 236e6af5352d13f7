import { conflict, invalidInput } from '../../domain/errors.js'
import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { fold } from '../../domain/fold.js'
import { groupBy } from '../../domain/group-by.js'
import { editionId, formatRelationshipId, parseRelationshipId } from '../../domain/ids.js'
import { type Assertion, merge, nameAttribute } from '../../domain/record.js'
import { limits } from '../../limits.js'
import type { Author } from '../change-log.js'
import type { SourceQueries } from '../queries/sources.js'
import type { EditionRecord, SourceRecord } from '../records.js'
import type { Edits } from './apply-edits.js'
import type { Editions } from './editions.js'

/** What is said of a source itself. */
export interface SourceDescription {
  readonly id: string
  readonly title: string
  readonly licence: string
  readonly publisher?: string
  readonly url?: string
  readonly language?: string
  /** When this edition came out, as precise as known. */
  readonly issued?: string
  /** What reads it: `seed files`, `edge list`. One source is always read by the same. */
  readonly importer?: string
}

export type Fact = EntityFact | RelationshipFact

/** One edition of a source with the facts that it states. */
export interface SourceContent {
  readonly source: SourceDescription
  /** SHA-256 of what the facts are read from, in hex: the same content is the same edition. */
  readonly checksum: string
  readonly entities: AsyncIterable<EntityFact> | Iterable<EntityFact>
  readonly relationships: AsyncIterable<RelationshipFact> | Iterable<RelationshipFact>
}

export interface LoadReport {
  readonly source: string
  readonly edition: string
  /** True when the graph held this edition already, so that nothing was read. */
  readonly unchanged: boolean
  facts_count: number
  created_count: number
  updated_count: number
  /** Editions of the source whose place this one has taken. */
  readonly superseded: string[]
  removed_count: number
}

/** Told after each batch: the facts read so far, over all sources. */
export type LoadProgress = (facts_count: number) => void

/**
 * Loads editions of sources: their facts in batches, each its own transaction, and when the
 * last is in, what older editions of the same sources said goes, unless another source says
 * it too. Interrupted anywhere and run again, the result is the same: an assertion that is
 * there already is not made twice.
 */
export class SourceLoader {
  constructor(
    readonly editions: Editions,
    readonly sources: SourceQueries,
  ) {}

  /** Entities of all sources go in before relationships of any, so that sources may refer to each other. */
  async load(
    contents: readonly SourceContent[],
    author: Author,
    progress: LoadProgress = () => {},
  ): Promise<LoadReport[]> {
    const loads = await Promise.all(contents.map((content) => this.#plan(content)))
    const fresh = loads.filter(({ report }) => !report.unchanged)
    let done_count = 0
    const step = (count: number): void => {
      done_count += count
      progress(done_count)
    }
    for (const load of fresh) await this.#begin(load, author)
    for (const load of fresh) await this.#assert(load, load.content.entities, author, step)
    for (const load of fresh) await this.#assert(load, load.content.relationships, author, step)
    for (const load of fresh) await this.#finish(load, author)
    return loads.map(({ report }) => report)
  }

  async #plan(content: SourceContent): Promise<Load> {
    const edition = editionId(content.source.id, content.checksum)
    const [known] = await this.sources.editions([edition])
    const source = (await this.sources.byIds([content.source.id])).get(content.source.id)
    assertSameImporter(source, content.source)
    const report: LoadReport = {
      source: content.source.id,
      edition,
      unchanged: known?.status === 'CURRENT',
      facts_count: 0,
      created_count: 0,
      updated_count: 0,
      superseded: [],
      removed_count: 0,
    }
    return { content, report, current: source?.current }
  }

  async #begin({ content, report, current }: Load, author: Author): Promise<void> {
    const { issued } = content.source
    const edition: EditionRecord = {
      id: report.edition,
      source: report.source,
      checksum: content.checksum,
      importedAt: new Date().toISOString(),
      status: 'LOADING',
      ...(issued === undefined ? {} : { issued }),
    }
    await this.editions.write(author, [edition], sourceRecord(content.source, current))
  }

  async #assert(
    { report }: Load,
    facts: AsyncIterable<Fact> | Iterable<Fact>,
    author: Author,
    step: (count: number) => void,
  ): Promise<void> {
    for await (const batch of inBatches(facts)) {
      const { removed, created_count, updated_count } = await this.editions.edit(author, editsOf(batch, report.edition))
      report.facts_count += batch.length
      report.created_count += created_count
      report.updated_count += updated_count
      report.removed_count += removed.length
      step(batch.length)
    }
  }

  /** Takes back what older editions said, those of an interrupted load among them, then makes this one current. */
  async #finish({ content, report }: Load, author: Author): Promise<void> {
    const editions = await this.sources.editionsOf([report.source])
    const older = editions.filter(({ id, status }) => id !== report.edition && status !== 'SUPERSEDED')
    for (const { id } of older) {
      report.removed_count += await this.editions.retract(id, author)
      report.superseded.push(id)
    }
    const [own] = editions.filter(({ id }) => id === report.edition)
    if (!own) throw invalidInput(`${report.edition} was removed while it was being loaded.`)
    await this.editions.write(
      author,
      [...older.map((edition) => ({ ...edition, status: 'SUPERSEDED' as const })), { ...own, status: 'CURRENT' }],
      sourceRecord(content.source, report.edition),
    )
  }
}

interface Load {
  readonly content: SourceContent
  readonly report: LoadReport
  readonly current: string | undefined
}

function sourceRecord({ issued: _, ...description }: SourceDescription, current: string | undefined): SourceRecord {
  const sortKey = `${fold(description.title)}\t${description.id}`
  return { ...description, sortKey, ...(current === undefined ? {} : { current }) }
}

/** A new edition takes back what the old one said, so the name of another's source must not be taken by accident. */
export function assertSameImporter(known: SourceRecord | undefined, { id, importer }: SourceDescription): void {
  const had = known?.['importer']
  if (importer === undefined || had === undefined || had === importer) return
  throw conflict(
    `${id} is a source of the graph already, read from ${String(had)} ('${known?.title}'). Name this one otherwise (--source).`,
  )
}

export async function* inBatches<T>(items: AsyncIterable<T> | Iterable<T>): AsyncIterable<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < limits.factsPerBatch_rows) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** A fact as assertions of an edition. A fact that states no attribute still states that the thing is. */
export function assertionsIn(fact: Fact, edition: string): Assertion[] {
  const { at: locator, modality, claimant } = fact
  const citation = { edition, locator, claimant, modality }
  const names = 'names' in fact ? fact.names : []
  const stated = [
    ...names.map((name) => ({ attribute: nameAttribute, value: { ...name } })),
    ...Object.entries(fact.attributes).map(([attribute, value]) => ({ attribute, value })),
  ]
  return stated.length === 0
    ? [{ ...citation, attribute: '', value: null }]
    : stated.map((part) => ({ ...citation, ...part }))
}

function editsOf(facts: readonly Fact[], edition: string): Edits {
  const adding = (group: readonly Fact[]) => {
    const added = group.flatMap((fact) => assertionsIn(fact, edition))
    return (existing: readonly Assertion[]): Assertion[] => merge(existing, added)
  }
  const entities = groupBy(
    facts.filter((fact) => 'names' in fact),
    ({ id }) => id,
  )
  const relationships = groupBy(
    facts.filter((fact) => 'from' in fact),
    (fact) => formatRelationshipId(fact),
  )
  return {
    entities: new Map([...entities].map(([id, group]) => [id, { type: sameType(group), edit: adding(group) }])),
    relationships: new Map(
      [...relationships].map(([id, group]) => {
        const key = parseRelationshipId(id)
        if (!key) throw invalidInput(`${id} is not a relationship's id.`)
        return [id, { key, edit: adding(group) }]
      }),
    ),
  }
}

function sameType(facts: readonly EntityFact[]): EntityFact['type'] {
  const [first] = facts
  const other = facts.find(({ type }) => type !== first?.type)
  if (!first || other) throw invalidInput(`${first?.id} is called a ${first?.type} and a ${other?.type}.`)
  return first.type
}
