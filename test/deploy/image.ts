import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from '../support/engines.js'
import { all, copies, environment, execForm, only, type Stage } from './dockerfile.js'

const run = promisify(execFile)

/** The user `node` of the image. */
const imageUser = 1000

export interface Unpacked {
  /** What the image has under its WORKDIR, not writable. */
  readonly app: string
  /** What the image has as its volume. */
  readonly data: string
  remove(): Promise<void>
}

export interface Running {
  readonly url: string
  /** Runs a command of the image beside the server, as a health check is; gives its exit code. */
  beside(command: readonly string[], env?: Readonly<Record<string, string>>): Promise<number | null>
  /** Sends SIGTERM and gives the exit code, or the signal that ended it. */
  terminate(): Promise<number | string | null>
}

/** Does in a temporary folder what the stage does: its COPYs, and of its RUNs those of npm. */
export async function unpack(stage: Stage, root: string, workdir: string): Promise<Unpacked> {
  const folder = temporaryFolder()
  const app = join(folder.path, 'app')
  const data = join(folder.path, 'data')
  mkdirSync(app)
  mkdirSync(data)
  chmodSync(folder.path, 0o755)
  for (const { sources, target } of copies(stage))
    for (const source of sources) {
      // What another stage made, it made in the same place as here: /app/dist is dist.
      const path = source.startsWith('/') ? relative(workdir, source) : source
      cpSync(join(root, path), target.endsWith('/') ? join(app, target, path) : join(app, target), { recursive: true })
    }
  for (const { text } of all(stage, 'RUN').filter((instruction) => instruction.text.startsWith('npm ')))
    await run('sh', ['-c', text], { cwd: app, env: { ...process.env, npm_config_prefer_offline: 'true' } })
  await run('chmod', ['-R', 'a-w,a+rX', app])
  if (asRoot()) chownSync(data, imageUser, imageUser)
  const remove = async () => {
    await run('chmod', ['-R', 'u+w', folder.path])
    folder.remove()
  }
  return { app, data, remove }
}

/** Starts the stage's CMD with the stage's environment and nothing else but what `overrides` says. */
export async function start(stage: Stage, { app }: Unpacked, overrides: Record<string, string>): Promise<Running> {
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter)
  const options = { cwd: app, ...userOfImage(app) }
  const env = { PATH: path, ...environment(stage), ...overrides }
  const [file = '', ...words] = execForm(only(stage, 'CMD').text)
  const server = spawn(file, words, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(server, 'exit').then(([code, signal]) => (code ?? signal) as number | string | null)

  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/healthz/.exec(output)?.[1]
      if (found !== undefined) resolve(found)
    }
    server.stdout.on('data', collect)
    server.stderr.on('data', collect)
    server.once('error', reject)
    ended.then((how) => reject(new Error(`The server ended with ${how}:\n${output}`)), reject)
  })
  return {
    url,
    beside: async ([command = '', ...rest], more = {}) => {
      const child = spawn(command, rest, { ...options, env: { ...env, ...more }, stdio: 'ignore' })
      const [code] = (await once(child, 'exit')) as [number | null]
      return code
    },
    terminate: () => {
      server.kill('SIGTERM')
      return ended
    },
  }
}

/** Every file under a folder with its size and time of change: equal before and after, nothing was written. */
export function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })
    .sort()
}

const asRoot = (): boolean => process.getuid?.() === 0

/**
 * Root may write in spite of any mode, so where the tests run as root the server runs as the image's
 * user does; unless that user cannot reach Node or the folder here (Node in root's home).
 */
function userOfImage(app: string): { uid?: number; gid?: number } {
  if (!asRoot()) return {}
  const user = { uid: imageUser, gid: imageUser }
  return spawnSync(process.execPath, ['--version'], { cwd: app, ...user }).status === 0 ? user : {}
}
