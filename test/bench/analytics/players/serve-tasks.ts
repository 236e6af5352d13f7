import { createInterface } from 'node:readline'
import type { TaskName } from '../tasks.js'
import { timeRuns } from '../time.js'

export type Runs = Partial<Record<TaskName, () => readonly number[] | Promise<readonly number[]>>>

/** A player in a process of its own: a line in for each task, a line out with how long it took. */
export async function serveTasks(runs: Runs): Promise<void> {
  process.stdout.write('READY\n')
  for await (const line of createInterface(process.stdin)) {
    const { task, about_ms } = JSON.parse(line) as { task: TaskName; about_ms: number }
    const run = runs[task]
    if (!run) throw new Error(`This player cannot do ${task}.`)
    process.stdout.write(`${JSON.stringify(await timeRuns(run, about_ms))}\n`)
  }
}
