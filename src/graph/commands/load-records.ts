import type { EntityFact, RelationshipFact } from '../../domain/facts.js'
import { groupBy } from '../../domain/group-by.js'
import { formatRelationshipId, isHandMade, type RelationshipKey } from '../../domain/ids.js'
import { inBatches } from '../../domain/in-batches.js'
import { type Assertion, merge } from '../../domain/record.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Author } from '../change-log.js'
import { mapAhead } from '../map-ahead.js'
import type { SourceQueries } from '../queries/sources.js'
import { type EditionRecord, isOutdatable, isOver, type SourceRecord } from '../records.js'
import { assertionsIn } from './assertions-in.js'
import type { Editions } from './editions.js'
import type { LoadProgress } from './load-sources.js'
import type { Edit, Edits } from './plan-edits.js'
import { assertSameImporter } from './source-description.js'

/** A fact with the edition that states it. */
export interface CitedFact<T> {
  readonly edition: string
  readonly fact: T
}

/** An entity with everything that is said of it; nothing is, where only relationships hold it. */
export interface RecordedEntity {
  readonly id: string
  readonly type: EntityType
  readonly facts: readonly CitedFact<EntityFact>[]
}

export interface RecordedRelationship {
  readonly key: RelationshipKey
  readonly facts: readonly CitedFact<RelationshipFact>[]
}

/** Sources with their editions. */
export interface RecordHead {
  readonly sources: readonly SourceRecord[]
  readonly editions: readonly EditionRecord[]
  /** False for a part of what the editions state: they stay unfinished. */
  readonly isWhole: boolean
}

/** What a graph holds, as it holds it: sources with their editions, and of each thing who says what. */
export interface RecordContent extends RecordHead {
  readonly entities: AsyncIterable<RecordedEntity> | Iterable<RecordedEntity>
  readonly relationships: AsyncIterable<RecordedRelationship> | Iterable<RecordedRelationship>
}

export interface RecordLoadReport {
  /** True when the graph knew all editions already, so that nothing was read. */
  readonly unchanged: boolean
  /** Entities and relationships read. */
  records_count: number
  created_count: number
  updated_count: number
  removed_count: number
  /** Editions of the graph whose place newer ones have taken. */
  readonly superseded: string[]
  /** Editions of which nothing was read, because the graph holds newer ones, or what is said by hand in their place. */
  readonly passedOver: string[]
  /** Editions of which only a part is in the graph now. */
  readonly unfinished: string[]
  /** True where nothing was written. */
  readonly isForecast?: boolean
}

/**
 * Loads what another graph held as it was there: an edition keeps its time, its status and
 * what it supersedes. What the graph has beside it stays; of two editions of one source that
 * are both called current, the one that was imported later is. Interrupted and run again,
 * the result is the same.
 */
export class RecordLoader {
  constructor(
    readonly editions: Editions,
    readonly sources: SourceQueries,
  ) {}

  /** @throws conflict for a source that something else reads here; not found for a relationship without its ends */
  async load(content: RecordContent, author: Author, progress: LoadProgress = () => {}): Promise<RecordLoadReport> {
    const plans = await this.#plan(content)
    const report = reportOf(plans)
    if (report.unchanged) return report
    for (const { isNews, begin, source } of plans) if (isNews) await this.editions.write(author, begin, source.before)
    const taken = new Set(plans.flatMap((plan) => [...plan.taken]))
    const { batch_rows } = this.editions
    const entities = inBatches(content.entities, batch_rows)
    for await (const batch of readAhead(entities, (records) => entityEdits(records, taken)))
      await this.#edit(author, batch, report, progress)
    const relationships = inBatches(content.relationships, batch_rows)
    for await (const batch of readAhead(relationships, (records) => relationshipEdits(records, taken)))
      await this.#edit(author, batch, report, progress)
    for (const plan of plans) await this.#finish(plan, author, report)
    return report
  }

  /** What `load` would do with the editions; nothing is written, and what it would do to records is not counted. */
  async forecast(content: RecordHead & { readonly records_count: number }): Promise<RecordLoadReport> {
    const plans = await this.#plan(content)
    const superseded = plans.flatMap(({ older }) => older.map(({ id }) => id))
    return { ...reportOf(plans), records_count: content.records_count, superseded, isForecast: true }
  }

  async #plan({ sources, editions, isWhole }: RecordHead): Promise<Plan[]> {
    const ids = sources.map(({ id }) => id)
    const known = await this.sources.byIds(ids)
    const knownEditions = await this.sources.editionsBySource(ids)
    const bySource = groupBy(editions, ({ source }) => source)
    return sources.map((source) => {
      const before = known.get(source.id)
      if (before) assertSameImporter(before, descriptionOf(source))
      return planOf(source, before, bySource.get(source.id) ?? [], knownEditions.get(source.id) ?? [], isWhole)
    })
  }

  async #edit(
    author: Author,
    { edits, records_count }: ReadBatch,
    report: RecordLoadReport,
    progress: LoadProgress,
  ): Promise<void> {
    const { created_count, updated_count } = await this.editions.edit(author, edits)
    report.records_count += records_count
    report.created_count += created_count
    report.updated_count += updated_count
    progress(report.records_count)
  }

  async #finish({ older, end, source }: Plan, author: Author, report: RecordLoadReport): Promise<void> {
    for (const { id } of older) {
      report.removed_count += await this.editions.retract(id, author)
      report.superseded.push(id)
    }
    const current = end.filter(({ status }) => status === 'CURRENT')
    if (current.length === 0) return
    const superseded = older.map((edition) => ({ ...edition, status: 'SUPERSEDED' as const }))
    await this.editions.write(author, [...superseded, ...current], source.after)
  }
}

const reportOf = (plans: readonly Plan[]): RecordLoadReport => ({
  unchanged: plans.every(({ isNews }) => !isNews),
  records_count: 0,
  created_count: 0,
  updated_count: 0,
  removed_count: 0,
  superseded: [],
  passedOver: plans.flatMap(({ passedOver }) => passedOver),
  unfinished: plans.flatMap(({ end }) => end.filter(({ status }) => status === 'LOADING').map(({ id }) => id)),
})

/** What is to be done for one source. */
interface Plan {
  /** The graph does not know the source, or something of what the file says of its editions. */
  readonly isNews: boolean
  readonly source: { readonly before: SourceRecord; readonly after: SourceRecord }
  /** Editions as they are written before anything of them is read. */
  readonly begin: readonly EditionRecord[]
  /** As they are when all has been read. */
  readonly end: readonly EditionRecord[]
  /** Editions whose facts are read. */
  readonly taken: ReadonlySet<string>
  readonly passedOver: readonly string[]
  /** Editions of the graph that give way. */
  readonly older: readonly EditionRecord[]
}

function planOf(
  source: SourceRecord,
  known: SourceRecord | undefined,
  editions: readonly EditionRecord[],
  knownEditions: readonly EditionRecord[],
  isWhole: boolean,
): Plan {
  const held = knownEditions.find(({ id }) => id === known?.current)
  const isOlder = (edition: EditionRecord): boolean =>
    edition.status === 'CURRENT' &&
    !isHandMade(edition.id) &&
    held !== undefined &&
    held.id !== edition.id &&
    held.importedAt > edition.importedAt
  const statusHere = new Map(knownEditions.map(({ id, status }) => [id, status]))
  const wanted = editions.filter(({ id }) => (statusHere.get(id) ?? 'LOADING') === 'LOADING')
  const open = wanted.filter((edition) => !isOver(edition) && !isOlder(edition))
  // What was said by hand here is not mixed with what was said by hand elsewhere.
  const foreign = editions.filter(({ id, importedAt }) => {
    const here = isHandMade(id) && knownEditions.find((one) => one.id === id)
    return here && here.status !== 'LOADING' && here.importedAt !== importedAt
  })
  const passed = [...wanted.filter(isOlder), ...foreign]
  const history = wanted.filter((edition) => !open.includes(edition) && !statusHere.has(edition.id))
  const end = open.map((edition) => (isWhole ? edition : { ...edition, status: 'LOADING' as const }))
  const taken = new Set(open.map(({ id }) => id))
  const current = end.find(({ id, status }) => status === 'CURRENT' && !isHandMade(id))?.id
  const { current: _, ...described } = source
  const before = known ?? described
  const begin = [
    ...history.map((edition) => (isOver(edition) ? edition : { ...edition, status: 'SUPERSEDED' as const })),
    ...open.map((edition) => ({ ...edition, status: 'LOADING' as const })),
  ]
  return {
    isNews: !known || begin.length > 0,
    source: { before, after: current === undefined ? before : { ...described, current } },
    begin,
    end,
    taken,
    passedOver: passed.map(({ id }) => id),
    older: current === undefined ? [] : knownEditions.filter((one) => isOutdatable(one) && !taken.has(one.id)),
  }
}

const descriptionOf = ({ id, title, licence, ...rest }: SourceRecord) => {
  const importer = rest['importer']
  return { id, title, licence, ...(typeof importer === 'string' ? { importer } : {}) }
}

interface ReadBatch {
  readonly edits: Edits
  readonly records_count: number
}

/** While one batch is written, the next is read. */
const readAhead = <T>(
  batches: AsyncIterable<readonly T[]>,
  editsOf: (records: readonly T[]) => Edits,
): AsyncIterable<ReadBatch> =>
  mapAhead(batches, 1, async (records) => ({ edits: editsOf(records), records_count: records.length }))

const adding = (facts: readonly CitedFact<EntityFact | RelationshipFact>[]): Edit => {
  const added = facts.flatMap(({ edition, fact }) => assertionsIn(fact, edition))
  return (existing: readonly Assertion[]): Assertion[] => merge(existing, added)
}

const takenOf = <T>(facts: readonly CitedFact<T>[], taken: ReadonlySet<string>): CitedFact<T>[] =>
  facts.filter(({ edition }) => taken.has(edition))

function entityEdits(batch: readonly RecordedEntity[], taken: ReadonlySet<string>): Edits {
  const entities = [...groupBy(batch, ({ id }) => id)].flatMap(([id, [first, ...more]]) => {
    if (!first) return []
    const facts = [first, ...more].flatMap((one) => one.facts)
    const own = takenOf(facts, taken)
    // What only editions say that are not read here is not there; what nobody says anything of, relationships hold.
    return own.length === 0 && facts.length > 0
      ? []
      : [[id, { type: first.type, edit: adding(own), bare: facts.length === 0 }] as const]
  })
  return { entities: new Map(entities), relationships: new Map() }
}

function relationshipEdits(batch: readonly RecordedRelationship[], taken: ReadonlySet<string>): Edits {
  const byId = groupBy(batch, ({ key }) => formatRelationshipId(key))
  const relationships = [...byId].flatMap(([id, [first, ...more]]) => {
    if (!first) return []
    const own = takenOf(
      [first, ...more].flatMap(({ facts }) => facts),
      taken,
    )
    return own.length === 0 ? [] : [[id, { key: first.key, edit: adding(own) }] as const]
  })
  return { entities: new Map(), relationships: new Map(relationships) }
}
