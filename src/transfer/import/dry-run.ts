import { readCitations } from '../../domain/stored-citations.js'
import { type Change, isNew, saysNews } from '../../graph/commands/change.js'
import type { EditionLoad } from '../../graph/commands/edition-load.js'
import type { FactGroup } from '../../graph/commands/fact-groups.js'
import { FactIntake } from '../../graph/commands/fact-intake.js'
import { planEdits } from '../../graph/commands/plan-edits.js'
import { isOutdatable } from '../../graph/records.js'
import { DistinctCount } from './distinct-count.js'
import { IdSet } from './id-set.js'

/** What an import would do to the graph as it is. */
export interface Forecast {
  readonly created_count: number
  /** Would say something that they do not say. */
  readonly updated_count: number
  /** Would say the same, with one more citation. */
  readonly confirmed_count: number
  /** Are stated by older editions of the source alone, and no longer by this one. */
  readonly removed_count: number
}

/** Asks the graph as an import does, and writes nothing. */
export class DryRun {
  readonly #created = new DistinctCount()
  readonly #updated = new DistinctCount()
  readonly #existing = new DistinctCount()
  readonly #restated = new DistinctCount()
  readonly #outdated = new DistinctCount()
  /** Entities that would be there by now, for ties of them. */
  readonly #stated = new IdSet()
  readonly #intake: FactIntake
  #older: ReadonlySet<string> | null = null

  constructor(readonly load: EditionLoad) {
    this.#intake = new FactIntake(load.edition.id, (id) => this.#stated.has(id))
  }

  async add(groups: readonly FactGroup[]): Promise<ReadonlyMap<number, string>> {
    const ask = this.load.editions.outside
    const faults = await this.#intake.take(ask, groups)
    const { entities, relationships } = await planEdits(ask, this.#intake.fetch())
    for (const change of entities) await this.#note(change)
    for (const changes of relationships.values()) for (const change of changes) await this.#note(change)
    for (const [index, group] of groups.entries())
      if (!faults.has(index)) for (const { id } of group.entities) this.#stated.add(id)
    return faults
  }

  async #note(change: Change): Promise<void> {
    const { id, before } = change
    if (isNew(change)) return this.#created.add(id)
    await this.#existing.add(id)
    if (saysNews(change)) await this.#updated.add(id)
    const older = await this.#olderEditions()
    if (before && readCitations(before).every(({ edition }) => older.has(edition))) await this.#restated.add(id)
  }

  /** Of the source, those that this one would take the place of. */
  async #olderEditions(): Promise<ReadonlySet<string>> {
    if (this.#older) return this.#older
    const { edition, source, sources } = this.load
    const editions = await sources.editionsOf([source.id])
    this.#older = new Set(editions.filter((one) => one.id !== edition.id && isOutdatable(one)).map(({ id }) => id))
    return this.#older
  }

  async forecast(): Promise<Forecast> {
    const older = await this.#olderEditions()
    for (const edition of older)
      for (const kind of ['entity', 'relationship'] as const)
        for await (const page of this.load.editions.statedBy(kind, edition))
          for (const record of page)
            if (readCitations(record).every((citation) => older.has(citation.edition)))
              await this.#outdated.add(record.id)
    const updated_count = await this.#updated.count()
    return {
      created_count: await this.#created.count(),
      updated_count,
      confirmed_count: (await this.#existing.count()) - updated_count,
      removed_count: (await this.#outdated.count()) - (await this.#restated.count()),
    }
  }

  async close(): Promise<void> {
    for (const counter of [this.#created, this.#updated, this.#existing, this.#restated, this.#outdated])
      await counter.close()
  }
}
