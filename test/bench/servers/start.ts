import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../src/config.js'

export const projectFolder = join(import.meta.dirname, '..', '..', '..')
const cityties = join(projectFolder, 'dist', 'main.js')
const typescript = ['--import', '@swc-node/register/esm-register']

const readyWithinDefault_ms = 60_000
const stoppedWithin_ms = 20_000

export interface Server {
  readonly url: string
  readonly process: ChildProcess
  stop(): Promise<void>
}

export interface CitytiesOptions {
  /** Further options for Node. */
  readonly node?: readonly string[]
  /** Further words of the command line. */
  readonly flags?: readonly string[]
  /** Use answers again while the graph is unchanged; every one is worked out anew where nothing is said. */
  readonly cache?: boolean
  readonly readyWithin_ms?: number
}

/** CityTies as it is built in dist/, without a limit on the rate. */
export function startCityties(
  database: Database,
  { node = [], flags = [], cache = false, readyWithin_ms }: CitytiesOptions = {},
): Promise<Server> {
  const url =
    database.kind === 'neo4j' ? database.url : database.folder === null ? 'memory:' : `file:${database.folder}`
  // What is measured is answering, not remembering unless told so, and one address asks all of it.
  const bare = ['--no-seed', '--rate-limit', '0', ...(cache ? [] : ['--response-cache', '0'])]
  const words = ['serve', ...bare, '--host', '127.0.0.1', '--port', '0', '--database', url, ...flags]
  return start([...node, cityties, ...words], /GraphQL\s+\S*?(http:\/\/[\w.:]+\/graphql)/, readyWithin_ms)
}

export const startPeer = (neo4jUrl: string): Promise<Server> => startHere('peer', neo4jUrl)
export const startFloor = (neo4jUrl: string): Promise<Server> => startHere('floor', neo4jUrl)

const startHere = (name: string, neo4jUrl: string): Promise<Server> =>
  start([...typescript, join(import.meta.dirname, `${name}.ts`), neo4jUrl], /READY (\S+)/)

/** A process of its own, ready when its output says where it listens. */
async function start(words: readonly string[], ready: RegExp, readyWithin_ms = readyWithinDefault_ms): Promise<Server> {
  const child = spawn(process.execPath, words, {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${words.join(' ')} ${why}:\n${output}`))
    const late = setTimeout(() => fail('was not ready in time'), readyWithin_ms)
    const read = (chunk: Buffer): void => {
      if (output.length < 100_000) output += chunk.toString()
      const found = ready.exec(output)?.[1]
      if (found === undefined) return
      clearTimeout(late)
      resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code, signal) => {
      clearTimeout(late)
      fail(`ended with ${signal ?? code}`)
    })
  }).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return { url, process: child, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = new AbortController()
  await Promise.race([gone, sleep(stoppedWithin_ms, undefined, { signal: late.signal }).catch(() => undefined)])
  late.abort()
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await gone
}
