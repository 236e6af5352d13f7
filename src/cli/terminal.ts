import cliProgress from 'cli-progress'
import pico from 'picocolors'
import { quotedCell } from '../domain/csv-cell.js'

/** Colours only on a terminal: picocolors alone also colours what a CI server records. */
export const coloursFor = (stream: NodeJS.WriteStream) =>
  pico.createColors(pico.isColorSupported && stream.isTTY === true)
const colours = coloursFor(process.stdout)
/** Of what is said beside the answer, on standard error. */
export const dimmed = coloursFor(process.stderr).dim

const seconds = (since_ms: number): string => `${((performance.now() - since_ms) / 1000).toFixed(1)} s`

/** Runs a step and prints one line of it when it is done: `✔ schema is up to date  0.1 s`. */
export async function step<T>(work: () => Promise<T>, describe: (result: T) => string): Promise<T> {
  const since = performance.now()
  const result = await work()
  process.stdout.write(`${colours.green('✔')} ${describe(result)}  ${colours.dim(seconds(since))}\n`)
  return result
}

export interface Progress {
  start(total_count: number): void
  update(count: number): void
  stop(): void
}

/** A bar on a terminal, else a plain line at every tenth; on standard error, so that output can be piped. */
export function progress(unit: string): Progress {
  return process.stderr.isTTY ? bar(unit) : lines(unit)
}

function bar(unit: string): Progress {
  const one = new cliProgress.SingleBar(
    {
      format: `{bar} {percentage} %  {value} of {total} ${unit}  {eta_formatted} left`,
      stream: process.stderr,
      hideCursor: true,
    },
    cliProgress.Presets.shades_classic,
  )
  return { start: (total) => one.start(total, 0), update: (count) => one.update(count), stop: () => one.stop() }
}

function lines(unit: string): Progress {
  let total = 0
  let tenth = 0
  return {
    start: (count) => {
      total = count
    },
    update: (count) => {
      const reached = Math.floor((10 * count) / Math.max(total, 1))
      if (reached === tenth) return
      tenth = reached
      process.stderr.write(`${count} of ${total} ${unit}\n`)
    },
    stop: () => {},
  }
}

/** What is over sooner shows no bar. */
export const quiet_ms = 1000

/** A bar on a terminal for what may be over at once: it comes after a second, and counts its total only then. */
export function lateProgress(unit: string): {
  expect(count: () => Promise<number>): void
  update(count: number): void
  stop(): void
} {
  const since = performance.now()
  let total: (() => Promise<number>) | null = null
  let shown: Progress | null = null
  let isOver = false
  return {
    expect: (count) => {
      total = process.stderr.isTTY ? count : null
    },
    update: (count) => {
      shown?.update(count)
      if (!total || performance.now() - since < quiet_ms) return
      const counting = total
      total = null
      void counting().then(
        (total_count) => {
          if (isOver) return
          shown = bar(unit)
          shown.start(total_count)
        },
        // The work meets it too, and tells it.
        () => {},
      )
    },
    stop: () => {
      isOver = true
      shown?.stop()
      shown = null
    },
  }
}

/** Says on standard error what is waited for, where that takes longer than a second. */
export async function waitNote<T>(what: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => process.stderr.write(`${dimmed(`${what}…`)}\n`), quiet_ms)
  return work.finally(() => clearTimeout(timer))
}

/** A report for people, or as JSON for scripts. */
export function print(report: unknown, { json, text }: { json: boolean | undefined; text: string }): void {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${text}\n`)
}

export type Cell = string | number | null
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** For JSON: an object for each row. */
export const tableAsObjects = ({ columns, rows }: Table): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))

/** A table for people, or as CSV (RFC 4180). */
export function printTable({ columns, rows }: Table, { csv }: { csv?: boolean }): void {
  const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`
  process.stdout.write(csv ? [columns, ...rows].map(line).join('') : `${alignedTable(columns, rows)}\n`)
}

const csvCell = (cell: Cell): string => (cell === null ? '' : quotedCell(String(cell)))

/** Whole numbers in full, others to six significant digits: what is more is for scripts. */
const shown = (cell: Cell): string =>
  cell === null
    ? '–'
    : typeof cell === 'number' && !Number.isInteger(cell)
      ? String(Number(cell.toPrecision(6)))
      : String(cell)

function alignedTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(shown))
  const widths = columns.map((column, i) => Math.max(column.length, ...texts.map((row) => row[i]?.length ?? 0)))
  const isNumber = columns.map((_, i) => rows.every((row) => typeof row[i] !== 'string'))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [colours.dim(line(columns)), ...texts.map(line)].join('\n')
}
