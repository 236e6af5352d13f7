import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { unavailable } from '../../domain/errors.js'

export interface DataFolder {
  readonly path: string
  /** The database's file. */
  readonly file: string
  /** What went wrong when the file was opened, in one sentence. */
  explain(error: unknown): Error
  /** Leaves word of who has the folder, and where it listens, if it does. */
  claim(place?: string): void
  release(): void
}

/**
 * The embedded engine's files belong to one process. The engine's own lock guards them;
 * `owner` beside them holds the process's id, so that a message can name it, and in a second
 * line the place of its socket.
 */
export function dataFolder(path: string): DataFolder {
  const folder = resolve(path)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw unavailable(`The data folder ${folder} cannot be written to: ${reason(error)}.`, error)
  }
  const file = dataFile(folder)
  const owner = ownerFile(folder)
  return {
    path: folder,
    file,
    explain: (error) => explain(error, folder, file, runningOwner(folder)),
    claim: (place) =>
      writeFileSync(owner, `${process.pid}\n${place === undefined ? '' : `${place}\n`}`, { mode: 0o600 }),
    release: () => rmSync(owner, { force: true }),
  }
}

const dataFile = (folder: string): string => join(folder, 'graph.grafeo')

export const hasData = (path: string): boolean => existsSync(dataFile(resolve(path)))

const ownerFile = (folder: string): string => join(folder, 'owner')

/** Who opened a folder last, and where it listens; null where that is not known. The folder need not be there. */
export function ownerOf(path: string): { readonly pid: number; readonly place: string | null } | null {
  try {
    const [pid = '', place = ''] = readFileSync(ownerFile(resolve(path)), 'utf8').split('\n')
    return /^[1-9]\d*$/.test(pid) ? { pid: Number(pid), place: place === '' ? null : place } : null
  } catch {
    return null
  }
}

function explain(error: unknown, folder: string, file: string, owner: number | null): Error {
  const another = 'name another folder in DATABASE_URL'
  if (owner !== null)
    return unavailable(
      `The data folder ${folder} is in use by process ${owner}; stop that process, or ${another}.`,
      error,
    )
  if (existsSync(file) && !startsLikeGrafeo(file))
    return unavailable(`${file} is not a CityTies data file; ${another}.`, error)
  return unavailable(
    `The data folder ${folder} cannot be opened: another process has it, it is damaged, or a newer version of the engine made it (${reason(error)}); ${another}.`,
    error,
  )
}

const reason = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)

function startsLikeGrafeo(file: string): boolean {
  const magic = Buffer.alloc(4)
  try {
    const handle = openSync(file, 'r')
    try {
      readSync(handle, magic, 0, 4, 0)
    } finally {
      closeSync(handle)
    }
  } catch {
    // A folder, or a file that this user may not read.
    return false
  }
  return magic.toString('latin1') === 'GRAF'
}

function runningOwner(path: string): number | null {
  const { pid } = ownerOf(path) ?? {}
  return pid !== undefined && isRunning(pid) ? pid : null
}

/** Signal 0 asks whether the process is there. A process of another user answers EPERM, and is there too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
