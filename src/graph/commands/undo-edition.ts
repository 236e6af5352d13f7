import { invalidInput, notFound } from '../../domain/errors.js'
import { isHandMade } from '../../domain/ids.js'
import type { Author } from '../change-log.js'
import type { SourceQueries } from '../queries/sources.js'
import { type EditionRecord, isOver, type SourceRecord } from '../records.js'
import type { Editions } from './editions.js'

export interface UndoReport {
  readonly edition: string
  readonly source: string
  /** Entities and relationships that only this edition stated. */
  readonly removed_count: number
  /** True when the graph held nothing of it any more. */
  readonly unchanged: boolean
}

/**
 * Takes back what only one edition says, and marks it as undone; what it took the place of does
 * not come back. Interrupted and run again, the result is the same.
 *
 * @throws invalid input for what is no edition's id or was not imported, not found for an edition that the graph does not know
 */
export async function undoEdition(
  { editions, sources }: { readonly editions: Editions; readonly sources: SourceQueries },
  id: string,
  author: Author,
): Promise<UndoReport> {
  if (!/^ct:edition\//.test(id)) throw invalidInput(`'${id}' is not an edition's id; one reads ct:edition/<source>/….`)
  const [edition] = await sources.editions([id])
  const source = edition && (await sources.byIds([edition.source])).get(edition.source)
  if (!edition || !source) throw notFound(`There is no edition ${id}.`)
  if (isHandMade(id)) throw invalidInput(`${id} was not imported: it holds what is said by hand, one change at a time.`)
  if (isOver(edition)) return { edition: id, source: source.id, removed_count: 0, unchanged: true }
  const { current, ...rest } = source
  const after = current === undefined || current === id ? (rest as SourceRecord) : source
  // Half undone it is unfinished, so that the same import would not find it whole.
  await editions.write(author, [{ ...edition, status: 'LOADING' } satisfies EditionRecord], after)
  const removed_count = await editions.retract(id, author)
  await editions.write(author, [{ ...edition, status: 'UNDONE' } satisfies EditionRecord], after)
  return { edition: id, source: source.id, removed_count, unchanged: false }
}
