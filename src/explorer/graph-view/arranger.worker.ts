import type { ArrangerReport } from './arrange.js'
import { Arrangement, stepsFor, type Topology } from './arrangement.js'

export interface ArrangerTask {
  readonly topology: Topology
  readonly seed: number
  /** Time between two reports. */
  readonly report_ms: number
}

// On a thread of its own the page answers while this goes on; who wants it no more ends the thread.
self.onmessage = ({ data: { topology, seed, report_ms } }: MessageEvent<ArrangerTask>) => {
  const arrangement = new Arrangement(topology, seed)
  const of = stepsFor(topology.ids.length)
  const report = (done: number): void => {
    const positions = arrangement.positions()
    const message: ArrangerReport = { done, of, positions }
    self.postMessage(message, { transfer: [positions.buffer] })
  }
  let reported_ms = performance.now()
  for (let done = 1; done <= of; done++) {
    arrangement.step()
    if (done === of || performance.now() - reported_ms < report_ms) continue
    report(done)
    reported_ms = performance.now()
  }
  report(of)
}
