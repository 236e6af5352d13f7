import { conflict } from '../../domain/errors.js'
import type { SourceRecord } from '../records.js'

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

/** A new edition takes back what the old one said, so the name of another's source must not be taken by accident. */
export function assertSameImporter(known: SourceRecord | undefined, { id, importer }: SourceDescription): void {
  const had = known?.['importer']
  if (importer === undefined || had === undefined || had === importer) return
  throw conflict(
    `${id} is a source of the graph already, read from ${String(had)} ('${known?.title}'). Name this one otherwise (--source).`,
  )
}
