import { invalidInput } from '../../domain/errors.js'
import { fold } from '../../domain/fold.js'
import { editionId } from '../../domain/ids.js'
import type { Transaction } from '../../engine/engine.js'
import type { Author } from '../change-log.js'
import type { SourceQueries } from '../queries/sources.js'
import { type EditionRecord, isOver, type SourceRecord } from '../records.js'
import { EditBatch, type Outcome } from './apply-edits.js'
import type { Editions } from './editions.js'
import { type Admission, admitGroups, type FactGroup } from './fact-groups.js'
import { KnownEntities } from './known-entities.js'
import type { Edits } from './plan-edits.js'
import { assertSameImporter, type SourceDescription } from './source-description.js'

/**
 * One edition of a source on its way into the graph: begun, then edited by batches, then
 * finished, when what older editions of the source said goes. Left off anywhere and begun
 * again, the result is the same.
 */
export class EditionLoad {
  readonly #known: KnownEntities
  #isBegun = false

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
    this.#known = new KnownEntities(edition.id)
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
   * Takes groups of facts, in one transaction; of those that contradict the graph it takes nothing.
   * The first that it takes begins the load.
   */
  async add(groups: readonly FactGroup[]): Promise<Outcome & Pick<Admission, 'faults'>> {
    const { learnt, ...added } = await this.editions.log.commit(this.author, async (transaction, seq) => {
      const ask = this.editions.within(transaction)
      const { edits, faults, learnt } = await admitGroups(ask, this.#known, groups)
      const begun = this.#isBegun || faults.size === groups.length ? [] : await this.#beginIn(transaction)
      const { touched, ...outcome } = await new EditBatch(ask, seq).apply(edits)
      return { ...outcome, touched: [...begun, ...touched], faults, learnt }
    })
    if (added.faults.size < groups.length) this.#isBegun = true
    for (const [id, entity] of learnt) this.#known.learn(id, entity)
    return added
  }

  #beginIn(transaction: Transaction): Promise<string[]> {
    return this.editions.writeIn(transaction, [this.edition], sourceRecord(this.source, this.current))
  }

  /** Takes back what older editions said, those of an interrupted load among them, then makes this one current. */
  async finish(): Promise<{ readonly superseded: readonly string[]; readonly removed_count: number }> {
    const editions = await this.sources.editionsOf([this.source.id])
    const older = editions.filter((one) => one.id !== this.edition.id && !isOver(one))
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
