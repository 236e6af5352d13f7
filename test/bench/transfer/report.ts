import type { Machine } from '../machine.js'
import { factsOf, table } from '../table.js'
import { perSecond, type TransferFigures } from './measure.js'

/** What is kept of a run. */
export interface Report {
  readonly at: string
  readonly machine: Machine
  readonly rounds: number
  readonly figures: readonly TransferFigures[]
}

const importAtMost_ratio = 1.5
const exportAtLeast_ratio = 5

const whole = (value: number): string => String(Math.round(value))
const ratio = (value: number): string => `${value.toFixed(2)}×`

export const transferTable = (figures: Report['figures']): string =>
  table([
    [
      'data, engine',
      'rows',
      'imported, rows/s',
      'time : floor',
      'peak, MiB',
      'floor’s peak, MiB',
      'exported, rows/s',
      'time : reading',
      'export : import',
    ],
    ...figures.map((one) => [
      `${one.set}, ${one.engine}`,
      whole(one.rows),
      whole(perSecond(one.import)),
      ratio(one.ratio),
      whole(one.import.peak_mib),
      whole(one.floor.peak_mib),
      whole(perSecond(one.export)),
      ratio(one.readRatio),
      ratio(one.exportRatio),
    ]),
  ])

export const printReport = ({ at, machine, rounds, figures }: Report): string =>
  [`${factsOf(at, machine)}; medians of ${rounds} interleaved rounds.`, transferTable(figures)].join('\n\n')

/** Requirements that the figures do not meet, a sentence each. */
export const missedBy = ({ set, engine, ...one }: TransferFigures): string[] => [
  ...(one.ratio > importAtMost_ratio
    ? [
        `importing ${set} on ${engine} takes ${ratio(one.ratio)} of the floor's time, where ${importAtMost_ratio} is the most`,
      ]
    : []),
  ...(one.exportRatio < exportAtLeast_ratio
    ? [
        `exporting ${set} from ${engine} gives ${ratio(one.exportRatio)} of the rows of importing, where ${exportAtLeast_ratio} is the least`,
      ]
    : []),
]
