import type { PartsDone } from '../compute/in-parts.js'
import { type Progress, progress, quiet_ms } from './terminal.js'

/** A bar of work that goes in parts, for what takes longer than a second. */
export class PartsBar {
  #bar: Progress | null = null
  #timer: NodeJS.Timeout | null = null
  #done_count = 0

  readonly onParts: PartsDone = (done_count, total_count) => {
    this.#done_count = done_count
    if (done_count === total_count) return this.stop()
    if (done_count === 0) this.#timer = setTimeout(() => this.#show(total_count), quiet_ms)
    this.#bar?.update(done_count)
  }

  /** Takes the bar away, also in the middle. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#bar?.stop()
    this.#bar = null
  }

  #show(total_count: number): void {
    this.#bar = progress('parts')
    this.#bar.start(total_count)
    this.#bar.update(this.#done_count)
  }
}
