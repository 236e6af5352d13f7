import cliProgress from 'cli-progress'
import pico from 'picocolors'

/** Colours only on a terminal: picocolors alone also colours what a CI server records. */
export const coloursFor = (stream: NodeJS.WriteStream) =>
  pico.createColors(pico.isColorSupported && stream.isTTY === true)
const colours = coloursFor(process.stdout)

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

/** A report for people, or as JSON for scripts. */
export function print(report: unknown, { json, text }: { json: boolean | undefined; text: string }): void {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${text}\n`)
}
