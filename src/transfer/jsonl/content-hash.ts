import { createHash } from 'node:crypto'

export interface RecordCounts {
  sources: number
  editions: number
  entities: number
  relationships: number
}

export type RecordKind = keyof RecordCounts

/**
 * Counts records and hashes them: SHA-256 over their lines as JSON Lines has them, each with its
 * line feed, in their order (sources, editions, entities, relationships). Equal graphs have
 * equal hashes on every engine, whatever the numbers of their changes.
 */
export class ContentHash {
  readonly counts: RecordCounts = { sources: 0, editions: 0, entities: 0, relationships: 0 }
  readonly #hash = createHash('sha256')

  /**
   * @param lines without their line feeds
   * @returns the text of them, with these
   */
  add(kind: RecordKind, lines: readonly string[]): string {
    if (lines.length === 0) return ''
    const text = `${lines.join('\n')}\n`
    this.counts[kind] += lines.length
    this.#hash.update(text)
    return text
  }

  /** Of what was added so far, in hex. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }
}
