import { invalidInput } from '../../domain/errors.js'
import { fold } from '../../domain/fold.js'
import { editionId } from '../../domain/ids.js'
import type { Author } from '../change-log.js'
import type { SourceQueries } from '../queries/sources.js'
import type { EditionRecord, SourceRecord } from '../records.js'
import type { Edits, Outcome } from './apply-edits.js'
import type { Editions } from './editions.js'
import { assertSameImporter, type SourceDescription } from './source-description.js'

/**
 * One edition of a source on its way into the graph: begun, then edited by batches, then
 * finished, when what older editions of the source said goes. Left off anywhere and begun
 * again, the result is the same.
 */
export class EditionLoad {
  private constructor(
    readonly editions: Editions,
    readonly sources: SourceQueries,
    readonly source: SourceDescription,
    readonly edition: EditionRecord,
    /** True when the graph holds this edition already. */
    readonly isKnown: boolean,
    readonly current: string | undefined,
    readonly author: Author,
  ) {}

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

  /** Takes back what older editions said, those of an interrupted load among them, then makes this one current. */
  async finish(): Promise<{ readonly superseded: readonly string[]; readonly removed_count: number }> {
    const editions = await this.sources.editionsOf([this.source.id])
    const older = editions.filter(({ id, status }) => id !== this.edition.id && status !== 'SUPERSEDED')
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
