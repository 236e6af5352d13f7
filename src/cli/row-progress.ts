import cliProgress from 'cli-progress'
import type { ImportProgress } from '../transfer/import/pipeline.js'
import { quiet_ms } from './terminal.js'

/** Between two lines of progress where there is no terminal. */
const lineEvery_ms = 5000

/**
 * How far the reading of a file is: on a terminal a bar, else a plain line every few seconds, both
 * with the rate and the time that is left. On standard error, so that the report can be piped.
 */
export class RowProgress {
  #bar: cliProgress.SingleBar | null = null
  #size_bytes = 0
  #started_ms = 0
  #said_ms = 0

  constructor(
    readonly stream: NodeJS.WriteStream = process.stderr,
    readonly now: () => number = () => performance.now(),
  ) {}

  start(size_bytes: number): void {
    this.#size_bytes = size_bytes
    this.#started_ms = this.now()
    this.#said_ms = this.#started_ms + quiet_ms - lineEvery_ms
    if (!this.stream.isTTY) return
    const format = '{bar} {percentage} %  {text}'
    this.#bar = new cliProgress.SingleBar(
      { format, stream: this.stream, hideCursor: true },
      cliProgress.Presets.shades_classic,
    )
    this.#bar.start(size_bytes, 0, { text: '' })
  }

  update(state: ImportProgress): void {
    const now_ms = this.now()
    const text = progressText(state, this.#size_bytes, now_ms - this.#started_ms)
    this.#bar?.update(state.read_bytes, { text })
    if (this.#bar || now_ms - this.#said_ms < lineEvery_ms) return
    this.#said_ms = now_ms
    this.stream.write(`${Math.floor((100 * state.read_bytes) / Math.max(1, this.#size_bytes))} %  ${text}\n`)
  }

  stop(): void {
    this.#bar?.stop()
    this.#bar = null
  }
}

/** Before as much is read, what is left cannot be told. */
const foreseeableFrom_share = 0.01

/** `12000 rows, 4000 rows/s, 1 min 20 s left`. */
function progressText({ rows_count, read_bytes }: ImportProgress, size_bytes: number, elapsed_ms: number): string {
  const rate = Math.round((1000 * rows_count) / Math.max(1, elapsed_ms))
  const done = `${rows_count} rows, ${rate} rows/s`
  if (read_bytes < foreseeableFrom_share * size_bytes) return done
  return `${done}, ${durationText(Math.ceil(((elapsed_ms / 1000) * (size_bytes - read_bytes)) / Math.max(1, read_bytes)))} left`
}

function durationText(duration_s: number): string {
  if (duration_s < 60) return `${duration_s} s`
  if (duration_s < 3600) return `${Math.floor(duration_s / 60)} min ${duration_s % 60} s`
  return `${(duration_s / 3600).toFixed(1)} h`
}
