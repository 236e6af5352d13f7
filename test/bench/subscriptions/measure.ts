import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../src/config.js'
import { Editor } from '../editor.js'
import { processFacts } from '../process-facts.js'
import { startCityties } from '../servers/start.js'
import { Subscriber } from './subscriber.js'

export interface Load {
  readonly subscribers: number
  readonly changes_perSecond: number
  readonly seconds: number
}

export interface SubscriptionFigures extends Load {
  readonly engine: string
  /** Changes that were made while all listened. */
  readonly changes: number
  /** Until the last of them was made: longer than asked for where the server could make fewer. */
  readonly took_s: number
  /** Changes of each, added up over all who listened. */
  readonly told: number
  readonly lost: number
  readonly doubled: number
  readonly outOfOrder: number
  /** Anything but a change. */
  readonly others: number
  readonly p50_ms: number
  readonly p90_ms: number
  readonly p99_ms: number
  readonly max_ms: number
  /** Of one core, while changes were made. */
  readonly cpu_percent: number
  readonly memory_mib: number
}

const warmUp_changes = 300

/** How long the last change may take to reach everybody. */
const lateBy_ms = 20_000

/** Has so many listen to a built server while somebody changes its graph, and counts what reaches whom. */
export async function measure(engine: string, database: Database, load: Load): Promise<SubscriptionFigures> {
  const server = await startCityties(database, { flags: ['--trust-proxy', '1'] })
  const subscribers: Subscriber[] = []
  try {
    const editor = await Editor.begin(server.url, database)
    // A database's server is several times quicker when it has run a while.
    for (let i = 0; i < warmUp_changes; i++) await editor.change()
    const since = await editor.change()
    for (let number = 0; number < load.subscribers; number++)
      subscribers.push(await Subscriber.open(server.url, number, since))
    const before = processFacts(server.process.pid)
    const begun_ms = performance.now()
    const made = await changesDuring(editor, load)
    const took_s = Math.round((performance.now() - begun_ms) / 1000)
    await untilTold(subscribers, made.at(-1) ?? since)
    const elapsed_s = (performance.now() - begun_ms) / 1000
    const { cpu_s, memory_mib } = processFacts(server.process.pid)
    return {
      engine,
      ...load,
      took_s,
      ...countsOf(subscribers, made),
      ...delaysOf(subscribers),
      cpu_percent: Math.round(((cpu_s - before.cpu_s) / elapsed_s) * 100),
      memory_mib,
    }
  } finally {
    for (const subscriber of subscribers) subscriber.close()
    await server.stop()
  }
}

/** One after the other at their times, however long one takes. */
async function changesDuring(editor: Editor, { changes_perSecond, seconds }: Load): Promise<number[]> {
  const begun_ms = performance.now()
  const making: Promise<number>[] = []
  for (let i = 0; i < changes_perSecond * seconds; i++) {
    const wait_ms = begun_ms + (i / changes_perSecond) * 1000 - performance.now()
    if (wait_ms > 0) await sleep(wait_ms)
    making.push(editor.change())
  }
  return (await Promise.all(making)).sort((a, b) => a - b)
}

async function untilTold(subscribers: readonly Subscriber[], last: number): Promise<void> {
  const until_ms = performance.now() + lateBy_ms
  while (performance.now() < until_ms && subscribers.some(({ seqs }) => (seqs.at(-1) ?? 0) < last)) await sleep(20)
}

function countsOf(subscribers: readonly Subscriber[], made: readonly number[]) {
  let [told, lost, doubled, outOfOrder, others] = [0, 0, 0, 0, 0]
  for (const subscriber of subscribers) {
    const seen = new Set(subscriber.seqs)
    told += subscriber.seqs.length
    lost += made.filter((seq) => !seen.has(seq)).length
    doubled += subscriber.seqs.length - seen.size
    outOfOrder += subscriber.seqs.filter((seq, i) => i > 0 && seq <= (subscriber.seqs[i - 1] ?? 0)).length
    others += subscriber.others.length
  }
  return { changes: made.length, told, lost, doubled, outOfOrder, others }
}

function delaysOf(subscribers: readonly Subscriber[]) {
  const delays_ms = Float64Array.from(subscribers.flatMap((subscriber) => subscriber.delays_ms)).sort()
  const at = (share: number): number =>
    delays_ms[Math.min(delays_ms.length - 1, Math.floor(delays_ms.length * share))] ?? 0
  return { p50_ms: at(0.5), p90_ms: at(0.9), p99_ms: at(0.99), max_ms: at(1) }
}
