import type { Tally } from '../domain/tally.js'
import type { Engine, Transaction } from '../engine/engine.js'
import { limits } from '../limits.js'
import type { ChangeRecord } from './records.js'
import type { Statements } from './statements.js'

/** Who writes, and what for. */
export interface Author {
  readonly actor: string
  readonly reason: string
  /** Of the operation that writes, where it is one. */
  readonly tally?: Tally | undefined
}

export interface Changed {
  /** Ids of entities, relationships, sources and editions that were created or changed. */
  readonly touched: readonly string[]
  /** Ids of what is gone. */
  readonly removed: readonly string[]
  /** Something beside them was written, for which the entry stands. */
  readonly isKept?: boolean
}

/** Something small that is written along with a change, and would not be worth a commit of its own. */
export interface Passenger {
  /** Writes it; what it returns is called once the change is committed. */
  goAlong(transaction: Transaction): Promise<() => void>
}

/**
 * The one log of all writes. Each writing transaction appends one entry and takes the next
 * `seq`, the graph's version; so the database commits once for each entry, no more.
 */
export class ChangeLog {
  readonly #passengers: Passenger[] = []
  readonly #listeners: (() => void)[] = []

  constructor(
    readonly engine: Engine,
    readonly statements: Statements,
  ) {}

  /** The number of the last change; 0 in an empty graph. */
  async head(): Promise<number> {
    return (await this.standing()).seq
  }

  /** The same with the version of the schema; 0 where there is none. */
  async standing(): Promise<{ readonly seq: number; readonly schemaVersion: number }> {
    const [row] = await this.engine.read(this.statements.get('graph/head'))
    return { seq: Number(row?.['seq'] ?? 0), schemaVersion: Number(row?.['schemaVersion'] ?? 0) }
  }

  /** The changes after a number, in order and without a gap, at most `limit` of them. */
  async since(seq: number, limit: number = limits.changesPerRead_rows): Promise<ChangeRecord[]> {
    const rows = await this.engine.read(this.statements.get('change/since'), { seq, limit })
    return rows.map((row) => row['change'] as ChangeRecord)
  }

  /** From now on, with every change that is written here. */
  takeAlong(passenger: Passenger): void {
    this.#passengers.push(passenger)
  }

  /** After every change that is written here: others may write elsewhere. */
  onCommit(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /**
   * Runs a command: takes the next number first, whose lock keeps other writers out, then
   * lets the work write. What changed nothing leaves nothing, not even an entry.
   */
  async commit<T extends Changed>(
    { actor, reason, tally }: Author,
    work: (transaction: Transaction, seq: number, at: string) => Promise<T>,
  ): Promise<T & { readonly seq: number | null }> {
    let arrivals: (() => void)[] = []
    const committed = await this.engine.write(async (transaction) => {
      // Of an attempt that lost a race nothing has arrived.
      arrivals = []
      const [row] = await transaction.run(this.statements.get('graph/advance'))
      const seq = Number(row?.['seq'])
      const at = new Date().toISOString()
      const changed = await work(transaction, seq, at)
      if (changed.touched.length === 0 && changed.removed.length === 0 && !changed.isKept) {
        transaction.abandon()
        return { ...changed, seq: null }
      }
      const { touched, removed } = changed
      const change = { seq, at, actor, reason, touched, removed }
      await transaction.run(this.statements.get('change/append'), { change })
      for (const passenger of this.#passengers) arrivals.push(await passenger.goAlong(transaction))
      return { ...changed, seq }
    }, tally)
    for (const arrive of arrivals) arrive()
    if (committed.seq !== null) for (const listener of this.#listeners) listener()
    return committed
  }
}
