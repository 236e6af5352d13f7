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

  /** @param line without its line feed */
  add(kind: RecordKind, line: string): void {
    this.counts[kind]++
    this.#hash.update(`${line}\n`)
  }

  /** Of what was added so far, in hex. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }
}
