import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const root = join(import.meta.dirname, '..', '..')
const built = join(root, 'dist', 'main.js')

const newest = (folder: string, leaveOut: string): number =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(root, leaveOut)))
    .reduce((time, { parentPath, name }) => Math.max(time, statSync(join(parentPath, name)).mtimeMs), 0)

/** Null when dist/ is what is in src/ now, else what is wrong. */
export function whyNotBuilt(): string | null {
  if (!statSync(built, { throwIfNoEntry: false })) return 'dist/ is missing'
  // A build writes at least the playground anew, even where no other file has changed.
  return newest('src', 'src/playground') > newest('dist', 'dist/none') ? 'dist/ is older than src/' : null
}

/** The command line is tried as it is shipped. @throws when it is not built, or not from what is in src/ now */
export function assertBuilt(): void {
  const reason = whyNotBuilt()
  if (reason !== null) throw new Error(`${reason}: run \`npm run build\` first.`)
}

/** Nothing of this process's settings gets in, and no colours are asked for. */
const bare = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly child: ChildProcess
  /** Resolves with the match as soon as standard output holds it; rejects when the process ends before. */
  output(pattern: RegExp): Promise<RegExpExecArray>
  /** The same of standard error. */
  errorOutput(pattern: RegExp): Promise<RegExpExecArray>
  readonly ended: Promise<Ended>
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

export type Env = Readonly<Record<string, string>>

export interface StartOptions {
  readonly env?: Env
  readonly cwd?: string
  /** What it finds on standard input. */
  readonly input?: string | Uint8Array
}

/** Starts `cityties …` in a folder of its own choosing (`cwd`), with this environment and no other. */
export function start(args: readonly string[], { env = {}, cwd, input }: StartOptions = {}): Running {
  const child = spawn(process.execPath, [built, ...args], {
    env: { ...bare, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  })
  child.stdin.end(input)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }) as Ended)
  const shown = (stream: Readable, text: () => string, pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(text())
        if (found) resolve(found)
      }
      look()
      stream.on('data', look)
      void ended.then(({ code }) => reject(new Error(`ended with ${code} before ${pattern}: ${stdout}${stderr}`)))
    })
  return {
    child,
    output: (pattern) => shown(child.stdout, () => stdout, pattern),
    errorOutput: (pattern) => shown(child.stderr, () => stderr, pattern),
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs `cityties …` to its end. */
export const run = (args: readonly string[], options: StartOptions = {}): Promise<Ended> => start(args, options).ended
