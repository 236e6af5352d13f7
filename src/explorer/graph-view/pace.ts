import { afterFrame } from './after-frame.js'

/** As many times as a picture takes, nothing is drawn after it, so that the page answers in between. */
const rest_times = 2

/** When the next picture may be drawn of something that changes faster than it can be drawn. */
export class Pace {
  #free_ms = 0

  get isFree(): boolean {
    return performance.now() >= this.#free_ms
  }

  /** A picture is begun now. */
  begin(): void {
    const begun_ms = performance.now()
    this.#free_ms = Number.POSITIVE_INFINITY
    afterFrame(() => {
      const done_ms = performance.now()
      this.#free_ms = done_ms + rest_times * (done_ms - begun_ms)
    })
  }
}
