/** A statement that somebody traces, until it has answered. */
export interface StatementTrace {
  end(rows_count: number, error?: unknown): void
}

/**
 * What the database did for an operation. A statement that several operations share counts
 * for each of them: all waited for it.
 */
export class Tally {
  /** The operation as its client calls it; null where it has no name, or where that is not known yet. */
  operation: string | null = null
  statements_count = 0
  rows_count = 0
  /** The statement that took longest. */
  slowest: string | null = null
  slowest_ms = 0
  /** Null where nobody traces. */
  trace: ((statement: string) => StatementTrace) | null = null
  #sharers: Tally[] | null = null

  note(statement: string, rows_count: number, taken_ms: number): void {
    this.statements_count++
    this.rows_count += rows_count
    if (taken_ms >= this.slowest_ms) {
      this.slowest = statement
      this.slowest_ms = taken_ms
    }
    for (const sharer of this.#sharers ?? []) sharer.note(statement, rows_count, taken_ms)
  }

  /** What this one is of is done for another too; in the database's log it bears the first one's name. */
  shareWith(other: Tally): void {
    this.operation ??= other.operation
    this.trace ??= other.trace
    this.#sharers ??= []
    this.#sharers.push(other)
  }
}
