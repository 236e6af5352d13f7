import { median } from '../median.js'

export interface Timed {
  /** The median of as many runs as fit. */
  readonly ms: number
  readonly answer: readonly number[]
}

/** Runs again and again for about so long, at least once. */
export async function timeRuns(
  run: () => readonly number[] | Promise<readonly number[]>,
  about_ms: number,
): Promise<Timed> {
  const times: number[] = []
  let answer: readonly number[] = []
  for (const end = performance.now() + about_ms; times.length === 0 || performance.now() < end; ) {
    const start = performance.now()
    answer = await run()
    times.push(performance.now() - start)
  }
  return { ms: median(times), answer }
}
