import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEngine } from '../../src/compose.js'
import { Graph } from '../../src/graph/graph.js'
import { Random } from '../support/random.js'
import { type Running, run, start } from '../support/start-cli.js'
import { doneWrongly, editing, faultsIn, shownBy, type Writer, writersOf } from './mixed-writes.js'

export interface KillReport {
  readonly rounds: number
  readonly acknowledged: number
  /** Asked for when the process was killed: found done, or found not done, and then done by asking again. */
  readonly foundDone: number
  readonly foundUndone: number
  /** What is wrong, in words. */
  readonly faults: readonly string[]
}

const writers_count = 8
/** How much is acknowledged in a round before the process is killed, and how long after that it is. */
const acknowledgedFrom_count = 20
const acknowledgedMore_count = 40
const afterMax_ms = 30

/** Kills the built server in the midst of writes, as often as told, and looks what its data folder holds. */
export async function killRounds(
  folder: string,
  { rounds, seed, onRound }: { rounds: number; seed: number; onRound?: (round: number, writes: number) => void },
): Promise<KillReport> {
  const random = new Random(seed)
  const database = ['-d', `file:${join(folder, 'data')}`]
  const { stdout } = await run(['keys', 'create', '--name', 'writers', '--role', 'editor', '--json', ...database])
  const { key } = JSON.parse(stdout) as { key: string }
  const writers = writersOf(writers_count)
  const faults: string[] = []
  let [foundDone, foundUndone] = [0, 0]
  for (let round = 0; round <= rounds; round++) {
    const serving = start(['serve', '--no-seed', '-p', '0', '--rate-limit', '0', ...database])
    try {
      const [, url = ''] = await serving.output(/health\s+(http:\/\/\S+)\/healthz/)
      const client = editing(url, key)
      const shown = await shownBy(client)
      faults.push(...faultsIn(shown, writers).map((fault) => `round ${round}: ${fault}`))
      const pending = writers.filter(({ pending }) => pending !== null)
      const undone = pending.filter(({ lines, name }) => sameLines(lines, shown, name))
      foundUndone += undone.length
      foundDone += pending.length - undone.length
      for (const writer of pending)
        if (!(await writer.write(client))) faults.push(`round ${round}: ${writer.name} was refused what it asked again`)
      faults.push(...faultsIn(await shownBy(client), writers).map((fault) => `round ${round}, asked again: ${fault}`))
      if (round === rounds) await serving.stop()
      else
        await killed(serving, writers, client, {
          acknowledged: acknowledgedFrom_count + random.below(acknowledgedMore_count),
          after_ms: random.below(afterMax_ms),
        })
      onRound?.(
        round,
        writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
      )
    } finally {
      serving.child.kill('SIGKILL')
      await serving.ended
    }
  }
  faults.push(...(await faultsOfLog(join(folder, 'data'), writers)))
  const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0)
  return { rounds, acknowledged, foundDone, foundUndone, faults }
}

const sameLines = (lines: readonly string[], shown: readonly string[], writer: string): boolean =>
  shown.filter((line) => line.startsWith(`${writer}n`)).length === lines.length &&
  lines.every((line) => shown.includes(line))

/** Has all write until the process is killed under them, after so many writes: a slow machine writes as much as a quick one. */
async function killed(
  serving: Running,
  writers: readonly Writer[],
  client: ReturnType<typeof editing>,
  { acknowledged, after_ms }: { acknowledged: number; after_ms: number },
): Promise<void> {
  let written = 0
  const enough = new EventEmitter()
  const reached = once(enough, 'reached')
  const working = writers.map(async (writer) => {
    while (await writer.write(client)) if (++written === acknowledged) enough.emit('reached')
  })
  // Where all stop before that, a server that refuses or died by itself, there is nothing to wait for.
  await Promise.race([reached, Promise.all(working)])
  await sleep(after_ms)
  await serving.stop('SIGKILL')
  await Promise.all(working)
}

/** The log has no gap, and what was asked for under a key once. */
async function faultsOfLog(folder: string, writers: readonly Writer[]): Promise<string[]> {
  const engine = await openEngine({ kind: 'embedded', folder })
  try {
    const graph = await Graph.open(engine)
    const reasons: string[] = []
    const faults: string[] = []
    for (let seq = 0; ; ) {
      const changes = await graph.log.since(seq)
      if (changes.length === 0) break
      for (const change of changes) {
        if (change.seq !== seq + 1) faults.push(`the log goes from ${seq} to ${change.seq}`)
        seq = change.seq
        reasons.push(change.reason)
      }
    }
    return [...faults, ...doneWrongly(reasons, writers).map(([key, count]) => `${key} was done ${count} times`)]
  } finally {
    await engine.close()
  }
}
