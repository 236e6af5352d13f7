import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Database } from '../../../src/config.js'
import { projectFolder, type Server, startCityties } from '../servers/start.js'
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
    const since = await editor.change()
    for (let number = 0; number < load.subscribers; number++)
      subscribers.push(await Subscriber.open(server.url, number, since))
    const before = taken(server)
    const begun_ms = performance.now()
    const made = await changesDuring(editor, load)
    await untilTold(subscribers, made.at(-1) ?? since)
    const elapsed_s = (performance.now() - begun_ms) / 1000
    const { cpu_s, memory_mib } = taken(server)
    return {
      engine,
      ...load,
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

/** Somebody with a key, who changes one city again and again. */
class Editor {
  #population = 1

  private constructor(
    readonly url: string,
    readonly key: string,
    readonly id: string,
  ) {}

  static async begin(url: string, database: Database): Promise<Editor> {
    const at = database.kind === 'neo4j' ? database.url : `file:${database.folder}`
    const words = ['keys', 'create', '--name', 'bench', '--role', 'editor', '--json', '--database', at]
    const { stdout } = await promisify(execFile)(process.execPath, [join(projectFolder, 'dist', 'main.js'), ...words])
    const { key } = JSON.parse(stdout) as { key: string }
    const made = await ask<{ createCity: { city: { id: string } } }>(
      url,
      key,
      'mutation { createCity(input: { names: [{ text: "Pavia", language: "it" }] }, by: { reason: "bench" }) { city { id } } }',
    )
    const editor = new Editor(url, key, made.createCity.city.id)
    // A database's server is several times quicker when it has run a while.
    for (let i = 0; i < warmUp_changes; i++) await editor.change()
    return editor
  }

  /** @returns the version that it made */
  async change(): Promise<number> {
    const { updateCity } = await ask<{ updateCity: { change: { seq: number } } }>(
      this.url,
      this.key,
      `mutation { updateCity(input: { id: "${this.id}", population: ${this.#population++} }, by: { reason: "bench" }) { change { seq } } }`,
    )
    return updateCity.change.seq
  }
}

async function ask<T>(url: string, key: string, query: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
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

const clock_perSecond = 100

/** By Linux, of the server's own process; nothing where that does not say. */
function taken({ process: { pid } }: Server): { readonly cpu_s: number; readonly memory_mib: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    const memory_kib = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    return {
      cpu_s: (Number(fields[11]) + Number(fields[12])) / clock_perSecond,
      memory_mib: Math.round(memory_kib / 1024),
    }
  } catch {
    return { cpu_s: 0, memory_mib: 0 }
  }
}
