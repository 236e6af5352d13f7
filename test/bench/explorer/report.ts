import type { Machine } from '../machine.js'
import { factsOf, table } from '../table.js'
import type { PageFigures } from './measure.js'

export interface Report {
  readonly at: string
  readonly machine: Machine
  readonly cities: number
  readonly twinnings: number
  readonly figures: readonly PageFigures[]
}

/** What the pages have to keep to on this data. */
const interactiveMax_ms = 3000
const frameMax_ms = 16

const inMs = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0))

const figuresTable = (figures: readonly PageFigures[]): string =>
  table([
    [
      '',
      'first paint, ms',
      'all there, ms',
      'long tasks',
      'longest, ms',
      'requests',
      'received, KiB',
      'script a frame, ms',
      'p95, ms',
      'longest frame, ms',
    ],
    ...figures.map((one) => [
      one.page,
      inMs(one.firstPaint_ms),
      inMs(one.interactive_ms),
      String(one.longTasks_count),
      inMs(one.longestTask_ms),
      String(one.requests_count),
      one.received_kib.toFixed(0),
      inMs(one.frameMedian_ms),
      inMs(one.frameP95_ms),
      inMs(one.frameMax_ms),
    ]),
  ])

export const printReport = ({ at, machine, cities, twinnings, figures }: Report): string =>
  `${factsOf(at, machine)}\n\n${cities} cities, ${twinnings} twinnings\n\n${figuresTable(figures)}`

/** Which figures are beyond what was promised. */
export const tooSlow = ({ figures }: Report): string[] =>
  figures.flatMap(({ page, interactive_ms, frameP95_ms }) => [
    ...(interactive_ms > interactiveMax_ms ? [`${page}: all there after ${inMs(interactive_ms)} ms`] : []),
    ...(frameP95_ms > frameMax_ms ? [`${page}: ${inMs(frameP95_ms)} ms of script in a frame (p95)`] : []),
  ])
