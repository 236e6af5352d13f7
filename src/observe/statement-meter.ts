import type { Tally } from '../domain/tally.js'
import type { Statement } from '../engine/engine.js'
import type { Count, Distribution, Family, Metrics } from './metrics.js'

/** From 0.2 ms, a look-up in the embedded engine, to the time limit of a statement. */
const bounds_s = [0.0002, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30]

/** A statement that took long. */
export interface SlowStatement {
  readonly statement: Statement
  readonly taken_ms: number
  readonly rows_count: number
  readonly operation: string | null
  /** It failed or was stopped, perhaps because it took so long. */
  readonly failed: boolean
}

type OnSlow = (slow: SlowStatement) => void
const nobody: OnSlow = () => {}

interface Series {
  readonly time: Distribution
  readonly rows: Count
}

/** Counts statements by the name of their file, and looks out for slow ones. */
export class StatementMeter {
  readonly #times: Family<Distribution>
  readonly #rows: Family<Count>
  readonly #failures: Family<Count>
  readonly #streams: Family<Count>
  /** By the whole name: a statement of a file has as many as it has variants, which are closed sets. */
  readonly #series = new Map<string, Series>()
  readonly looks: Count
  /** From when on a statement is slow, and who is told; nobody where nothing is said. */
  #slow_ms = Number.POSITIVE_INFINITY
  #onSlow: OnSlow = nobody

  constructor(metrics: Metrics) {
    const labels = ['statement']
    this.#times = metrics.distributions(
      {
        name: 'cityties_statement_duration_seconds',
        help: 'Time of statements, with their wait for a turn, also of those that failed.',
        labels,
      },
      bounds_s,
    )
    this.#rows = metrics.counts({ name: 'cityties_statement_rows_total', help: 'Rows that statements gave.', labels })
    this.#failures = metrics.counts({
      name: 'cityties_statement_failures_total',
      help: 'Statements that failed or were stopped.',
      labels,
    })
    this.#streams = metrics.counts({
      name: 'cityties_statement_streams_total',
      help: 'Statements whose rows were read one by one.',
      labels,
    })
    this.looks = metrics.counts({ name: 'cityties_version_looks_total', help: "Looks at the database's version." }).of()
  }

  /** @returns to be called when they are no longer to be told */
  tellSlow(slow_ms: number, onSlow: OnSlow): () => void {
    this.#slow_ms = slow_ms
    this.#onSlow = onSlow
    return () => {
      if (this.#onSlow !== onSlow) return
      this.#slow_ms = Number.POSITIVE_INFINITY
      this.#onSlow = nobody
    }
  }

  note(statement: Statement, rows_count: number, taken_ms: number, tally: Tally | null, failed = false): void {
    const { name } = statement
    const series = this.#series.get(name) ?? this.#add(name)
    series.time.add(taken_ms / 1000)
    series.rows.value += rows_count
    tally?.note(name, rows_count, taken_ms)
    if (taken_ms >= this.#slow_ms)
      this.#onSlow({ statement, taken_ms, rows_count, operation: tally?.operation ?? null, failed })
  }

  noteFailure(statement: Statement, taken_ms: number, tally: Tally | null): void {
    this.#failures.of(fileOf(statement.name)).value++
    this.note(statement, 0, taken_ms, tally, true)
  }

  noteStream({ name }: Statement): void {
    this.#streams.of(fileOf(name)).value++
  }

  #add(name: string): Series {
    const file = fileOf(name)
    const series = { time: this.#times.of(file), rows: this.#rows.of(file) }
    this.#series.set(name, series)
    return series
  }
}

/** A name without its variant. */
const fileOf = (name: string): string => name.split(' ', 1)[0] ?? name
