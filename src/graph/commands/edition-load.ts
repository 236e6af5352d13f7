import { setImmediate } from 'node:timers/promises'
import { conflict, invalidInput } from '../../domain/errors.js'
import { fold } from '../../domain/fold.js'
import { editionId, itemOf } from '../../domain/ids.js'
import type { Transaction } from '../../engine/engine.js'
import { limits } from '../../limits.js'
import type { Author } from '../change-log.js'
import { currentIds } from '../merged-ids.js'
import type { SourceQueries } from '../queries/sources.js'
import { type EditionRecord, isOutdatable, type SourceRecord } from '../records.js'
import { EditBatch, type Outcome } from './apply-edits.js'
import type { Editions } from './editions.js'
import type { FactGroup } from './fact-groups.js'
import { FactIntake } from './fact-intake.js'
import { type Edits, joinPlans, type Plan, planEdits } from './plan-edits.js'
import { assertSameImporter, type SourceDescription } from './source-description.js'

export type Due = 'ALL' | 'ENTITIES'

/** What a batch has done, and how much of all that waited is written now, from 0 to 1. */
export interface WrittenBatch extends Outcome {
  readonly share: number
}

/**
 * One edition of a source on its way into the graph: begun, then edited by batches, then
 * finished, when what older editions of the source said goes. Left off anywhere and begun
 * again, the result is the same.
 */
export class EditionLoad {
  readonly #intake: FactIntake
  #isBegun = false
  /** Nobody else has written since the load began, as far as is known: the number of the last change was this. */
  #isAlone = true
  #seq: number | null = null
  #writing: Promise<void> = Promise.resolve()

  private constructor(
    readonly editions: Editions,
    readonly sources: SourceQueries,
    readonly source: SourceDescription,
    readonly edition: EditionRecord,
    /** True when the graph holds this edition already. */
    readonly isKnown: boolean,
    readonly current: string | undefined,
    readonly author: Author,
  ) {
    this.#intake = new FactIntake(edition.id)
  }

  /** @throws conflict for a source that something else reads */
  static async open(
    { editions, sources }: { readonly editions: Editions; readonly sources: SourceQueries },
    { source, checksum }: { readonly source: SourceDescription; readonly checksum: string },
    author: Author,
  ): Promise<EditionLoad> {
    const id = editionId(source.id, checksum)
    const [known] = await sources.editions([id])
    const before = (await sources.byIds([source.id])).get(source.id)
    assertSameImporter(before, source)
    const { issued } = source
    const edition: EditionRecord = {
      id,
      source: source.id,
      checksum,
      importedAt: new Date().toISOString(),
      status: 'LOADING',
      ...(issued === undefined ? {} : { issued }),
    }
    return new EditionLoad(editions, sources, source, edition, known?.status === 'CURRENT', before?.current, author)
  }

  begin(): Promise<void> {
    return this.editions.write(this.author, [this.edition], sourceRecord(this.source, this.current))
  }

  edit(edits: Edits): Promise<Outcome> {
    return this.editions.edit(this.author, edits)
  }

  /**
   * Takes groups of facts, which wait to be written; of those that contradict the graph it takes
   * nothing.
   *
   * @returns why those cannot be taken, by their place in the list
   */
  async take(groups: readonly FactGroup[]): Promise<ReadonlyMap<number, string>> {
    this.#seq ??= await this.editions.log.head()
    return this.#intake.take(this.editions.outside, groups)
  }

  /** What there is enough of to be written: when much waits, all of it, and entities already when a batch of them does. */
  get due(): Due | null {
    if (this.#intake.waiting_count >= limits.importWindow_facts) return 'ALL'
    return this.#intake.waitingEntities_count >= this.editions.batch_rows ? 'ENTITIES' : null
  }

  /**
   * Writes what waits, in batches, each its own transaction, the first of which begins the load.
   * While one is written, the next is planned, and what comes after them may be taken; so the
   * last is still being written when this resolves, until `settled`.
   *
   * @param written told after each
   */
  async write(what: Due, written: (batch: WrittenBatch) => void): Promise<void> {
    const edits = what === 'ALL' ? this.#intake.fetch() : this.#intake.fetchEntities()
    const things_count = edits.entities.size + edits.relationships.size
    let done_count = 0
    let isFirst = true
    for (const batch of batchesOf(edits, this.editions.batch_rows)) {
      // It may be about what is still being written; batches that are fetched together have nothing in common.
      if (isFirst && !isNews(batch)) await this.#writing
      isFirst = false
      const plan = this.#isAlone ? await this.#plan(batch) : null
      await this.#writing
      this.#writing = this.#commit(batch, plan).then((outcome) => {
        done_count += batch.entities.size + batch.relationships.size
        written({ ...outcome, share: done_count / things_count })
      })
      // What goes wrong is told where it is waited for.
      this.#writing.catch(() => {})
    }
  }

  /** Waits for the last batch that is being written. */
  async settled(): Promise<void> {
    await this.#writing
  }

  /** In parts, between which the engine is given what it waits for; as few as may be where each is read about. */
  async #plan(batch: Edits): Promise<Plan> {
    const parts: Plan[] = []
    const { statement_rows } = this.editions.engine.capabilities
    for (const part of batchesOf(batch, isNews(batch) ? limits.importTurn_rows : statement_rows)) {
      parts.push(await planEdits(this.editions.outside, part))
      await setImmediate()
    }
    return joinPlans(parts)
  }

  async #commit(edits: Edits, plan: Plan | null): Promise<Outcome> {
    const { seq, ...outcome } = await this.editions.log.commit(this.author, async (transaction, next) => {
      const ask = this.editions.within(transaction)
      if (next !== (this.#seq ?? 0) + 1) this.#shareGraph()
      const begun = this.#isBegun ? [] : await this.#beginIn(transaction)
      const batch = new EditBatch(ask, next)
      const written =
        plan && this.#isAlone ? await batch.write(plan, edits) : await this.#writeAmongOthers(batch, edits)
      return { ...written, touched: [...begun, ...written.touched] }
    })
    this.#isBegun = true
    this.#seq = seq ?? this.#seq
    return outcome
  }

  #shareGraph(): void {
    this.#isAlone = false
    this.#intake.shareGraph()
  }

  /** What was known may have changed, so everything is looked at anew. */
  async #writeAmongOthers(batch: EditBatch, { entities, relationships, absent = new Set() }: Edits): Promise<Outcome> {
    const wikidataIds = [...entities.keys()].flatMap((id) => (absent.has(id) ? (itemOf(id) ?? []) : []))
    const { id: edition } = this.edition
    if (wikidataIds.length > 0)
      for (const { wikidataId, id } of await batch.ask('entity/identities-by-wikidata-ids', { wikidataIds, edition }))
        if (id !== `wd:${String(wikidataId)}`)
          throw conflict(
            `Another writer has made ${String(id)} of ${String(wikidataId)} meanwhile. Run the command again: it goes on.`,
          )
    const ends = [...relationships.values()].flatMap(({ key }) => [key.from, key.to])
    const [merged] = await currentIds(batch.ask, [...entities.keys(), ...ends])
    if (merged)
      throw conflict(
        `Another writer has merged ${merged[0]} into ${merged[1]} meanwhile. Run the command again: it goes on.`,
      )
    return batch.apply({ entities, relationships })
  }

  #beginIn(transaction: Transaction): Promise<string[]> {
    return this.editions.writeIn(transaction, [this.edition], sourceRecord(this.source, this.current))
  }

  /** Takes back what older editions said, those of an interrupted load among them, then makes this one current. */
  async finish(): Promise<{ readonly superseded: readonly string[]; readonly removed_count: number }> {
    const editions = await this.sources.editionsOf([this.source.id])
    const older = editions.filter((one) => one.id !== this.edition.id && isOutdatable(one))
    let removed_count = 0
    for (const { id } of older) removed_count += await this.editions.retract(id, this.author)
    const [own] = editions.filter(({ id }) => id === this.edition.id)
    if (!own) throw invalidInput(`${this.edition.id} was removed while it was being loaded.`)
    await this.editions.write(
      this.author,
      [...older.map((edition) => ({ ...edition, status: 'SUPERSEDED' as const })), { ...own, status: 'CURRENT' }],
      sourceRecord(this.source, this.edition.id),
    )
    return { superseded: older.map(({ id }) => id), removed_count }
  }
}

function sourceRecord({ issued: _, ...description }: SourceDescription, current: string | undefined): SourceRecord {
  const sortKey = `${fold(description.title)}\t${description.id}`
  return { ...description, sortKey, ...(current === undefined ? {} : { current }) }
}

/** Nothing of it is in the graph, so that nothing need be read for it. */
const isNews = ({ entities, relationships, absent = new Set() }: Edits): boolean =>
  [entities, relationships].every((edits) => [...edits.keys()].every((id) => absent.has(id)))

/** Entities before relationships, for which they must be there. */
function* batchesOf({ entities, relationships, ...known }: Edits, batch_rows: number): Iterable<Edits> {
  for (const part of partsOf(entities, batch_rows)) yield { ...known, entities: part, relationships: new Map() }
  for (const part of partsOf(relationships, batch_rows)) yield { ...known, entities: new Map(), relationships: part }
}

function* partsOf<T>(all: ReadonlyMap<string, T>, size: number): Iterable<ReadonlyMap<string, T>> {
  const entries = [...all]
  for (let from = 0; from < entries.length; from += size) yield new Map(entries.slice(from, from + size))
}
