import cliProgress from 'cli-progress'
import type { CrawlState } from '../transfer/wikidata/crawl.js'
import { dimmed } from './terminal.js'

/** Between two lines of progress where there is no terminal. */
const lineEvery_ms = 5000

/**
 * How far the query service was asked: on a terminal a bar for each kind of question, else a plain
 * line every few seconds. On standard error, so that the report can be piped.
 */
export class CrawlProgress {
  #bar: cliProgress.SingleBar | null = null
  #said_ms = 0

  constructor(
    readonly stream: NodeJS.WriteStream = process.stderr,
    readonly now: () => number = () => performance.now(),
  ) {}

  update({ what, done_items, total_items }: CrawlState): void {
    if (this.stream.isTTY) {
      this.#bar ??= this.#started()
      this.#bar.setTotal(Math.max(1, total_items))
      this.#bar.update(done_items, { what })
      return
    }
    const now_ms = this.now()
    if (now_ms - this.#said_ms < lineEvery_ms) return
    this.#said_ms = now_ms
    this.stream.write(`${what}: ${done_items} of ${total_items}\n`)
  }

  /** Why nothing is asked for a while. */
  wait(reason: string, wait_ms: number): void {
    this.stop()
    this.stream.write(`${dimmed(`The query service: ${reason}; asked again in ${Math.ceil(wait_ms / 1000)} s.`)}\n`)
  }

  stop(): void {
    this.#bar?.stop()
    this.#bar = null
  }

  #started(): cliProgress.SingleBar {
    const format = '{bar} {value} of {total}  {what}  {eta_formatted} left'
    const bar = new cliProgress.SingleBar(
      { format, stream: this.stream, hideCursor: true },
      cliProgress.Presets.shades_classic,
    )
    bar.start(1, 0, { what: '' })
    return bar
  }
}
