import type { Stop } from '../domain/stop.js'
import type { Tally } from '../domain/tally.js'
import type {
  Capabilities,
  Dialect,
  Engine,
  EngineVersion,
  Load,
  Parameters,
  Row,
  Statement,
  Transaction,
} from '../engine/engine.js'
import type { StatementMeter } from './statement-meter.js'

/** An engine of which every statement is measured, and counted for the operation that it is for. */
export class ObservedEngine implements Engine {
  readonly description: string
  readonly dialect: Dialect
  readonly capabilities: Capabilities

  constructor(
    readonly inner: Engine,
    readonly meter: StatementMeter,
  ) {
    this.description = inner.description
    this.dialect = inner.dialect
    this.capabilities = inner.capabilities
  }

  read(statement: Statement, parameters?: Parameters, stop?: Stop): Promise<Row[]> {
    return this.#measured(statement, stop?.tally ?? null, () => this.inner.read(statement, parameters, stop))
  }

  write<T>(work: (transaction: Transaction) => Promise<T>, tally?: Tally): Promise<T> {
    return this.inner.write(
      (transaction) =>
        work({
          run: (statement, parameters) =>
            this.#measured(statement, tally ?? null, () => transaction.run(statement, parameters)),
          abandon: () => transaction.abandon(),
        }),
      tally,
    )
  }

  /** Only counted: rows are taken when their reader likes, and to watch each would cost as much as reading it. */
  stream(statement: Statement): AsyncIterable<Row> {
    this.meter.noteStream(statement)
    return this.inner.stream(statement)
  }

  version(): Promise<EngineVersion> {
    this.meter.looks.value++
    return this.inner.version()
  }

  plan(statement: Statement): Promise<string> {
    return this.inner.plan(statement)
  }

  loads(): readonly Load[] {
    return this.inner.loads()
  }

  close(): Promise<void> {
    return this.inner.close()
  }

  async #measured(statement: Statement, tally: Tally | null, run: () => Promise<Row[]>): Promise<Row[]> {
    const trace = tally?.trace?.(statement.name)
    const from_ms = performance.now()
    try {
      const rows = await run()
      this.meter.note(statement, rows.length, performance.now() - from_ms, tally)
      trace?.end(rows.length)
      return rows
    } catch (error) {
      this.meter.noteFailure(statement, performance.now() - from_ms, tally)
      trace?.end(0, error)
      throw error
    }
  }
}
