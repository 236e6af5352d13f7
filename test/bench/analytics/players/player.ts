import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TaskName } from '../tasks.js'
import type { Timed } from '../time.js'

/** One of those that are measured side by side. */
export interface Player {
  run(task: TaskName, about_ms: number): Promise<Timed>
  stop(): Promise<void>
}

const typescript = ['--import', '@swc-node/register/esm-register']

export const startNodePlayer = (name: string, ...words: readonly string[]): Promise<Player> =>
  startPlayer(process.execPath, [...typescript, join(import.meta.dirname, `${name}.ts`), ...words])

/** Starts a process that says READY and then answers a line with a line. */
export async function startPlayer(command: string, words: readonly string[]): Promise<Player> {
  // Or igraph's PageRank takes all cores, and up to sixty times as long where one of them is busy.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'], env })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${command} ${words.join(' ')} ended before it answered.`)
    return value
  }
  if ((await nextLine()) !== 'READY') throw new Error(`${command} ${words.join(' ')} is not ready.`)
  return {
    run: async (task, about_ms) => {
      child.stdin.write(`${JSON.stringify({ task, about_ms })}\n`)
      return JSON.parse(await nextLine()) as Timed
    },
    stop: async () => {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}
