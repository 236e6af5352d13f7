import type { Machine } from '../machine.js'
import { aligned, type PageFigures as ReadmeFigures } from '../page-figures.js'
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

const opening = (figures: readonly PageFigures[]): string =>
  table([
    ['', 'first paint, ms', 'all there, ms', 'long tasks', 'blocked, ms', 'longest, ms', 'requests', 'received, KiB'],
    ...figures.map((one) => [
      one.page,
      inMs(one.firstPaint_ms),
      inMs(one.interactive_ms),
      String(one.longTasks_count),
      inMs(one.blocked_ms),
      inMs(one.longestTask_ms),
      String(one.requests_count),
      one.received_kib.toFixed(0),
    ]),
  ])

const moving = (figures: readonly PageFigures[]): string =>
  table([
    ['', 'frames', 'script in a frame, ms', 'p95, ms', 'longest, ms'],
    ...figures.flatMap(({ page, frames }) =>
      frames === null
        ? []
        : [
            [
              page,
              String(frames.frames_count),
              inMs(frames.frameMedian_ms),
              inMs(frames.frameP95_ms),
              inMs(frames.frameMax_ms),
            ],
          ],
    ),
  ])

export const printReport = ({ at, machine, cities, twinnings, figures }: Report): string =>
  [factsOf(at, machine), `${cities} cities, ${twinnings} twinnings`, opening(figures), moving(figures)].join('\n\n')

/** Which figures are beyond what was promised. */
export const tooSlow = ({ figures }: Report): string[] =>
  figures.flatMap(({ page, interactive_ms, frames }) => [
    ...(interactive_ms > interactiveMax_ms ? [`${page}: all there after ${inMs(interactive_ms)} ms`] : []),
    ...(frames !== null && frames.frameP95_ms > frameMax_ms
      ? [`${page}: ${inMs(frames.frameP95_ms)} ms of script in a frame (p95)`]
      : []),
  ])

/** The tables of the README, from the figures of a saved run. */
export function readmeFiguresOf({ at, machine, cities, twinnings, figures }: Report): ReadmeFigures {
  const { cores, cpu } = machine
  const number = (count: number): string => count.toLocaleString('en')
  return {
    command: 'npm run bench:explorer',
    parts: [
      `${number(cities)} cities and ${number(twinnings)} twinnings, in Chromium with an empty cache, without graphics hardware, on ${cores} cores of ${cpu} that server and browser share, ${at.slice(0, 10)}: the visit in the middle of several. A long task keeps the page from answering for over 50 ms; blocked is what is beyond these.`,
      aligned(opening(figures)),
      'While the picture is dragged about:',
      aligned(moving(figures)),
    ],
  }
}
