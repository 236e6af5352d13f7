import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { notFound } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import type { Engine } from '../engine.js'
import { hasData, ownerOf } from './data-folder.js'
import { GrafeoEngine } from './engine.js'
import { SocketEngine } from './socket/socket-engine.js'
import { pathOf } from './socket/socket-path.js'

export interface FolderOptions {
  /** Take the folder for this process, and let others work on it through this one. */
  readonly serves?: boolean
  /** Refuse a folder without data, instead of making an empty graph there. */
  readonly mustExist?: boolean
  /** Puts somebody who watches before the engine, also for those who work on the folder through this process. */
  readonly watch?: (engine: Engine) => Engine
}

export interface OpenOptions extends FolderOptions {
  /** Names the program: see `ListenOptions`. */
  readonly build: () => string
}

/**
 * Opens a data folder: through the process that serves it, where one does, else for this process.
 *
 * @throws not found for a folder without data that must have some; unavailable where another process has it that does not listen, or is of another build
 */
export async function openFolder(
  path: string,
  { build, serves = false, mustExist = false, watch = (engine) => engine }: OpenOptions,
): Promise<Engine> {
  if (mustExist && !hasData(path))
    throw notFound(
      `There is no graph in the folder ${resolve(path)}. Make one with \`cityties seed\` or \`cityties import\`, or name the folder you mean with --database (of copy: --from).`,
    )
  if (serves) {
    const engine = GrafeoEngine.open(path)
    const watched = watch(engine)
    await engine.listen({ build: build() }, watched)
    return watched
  }
  for (let attempt = 1; ; attempt++) {
    const through = await throughOwner(path, build)
    if (through) return watch(through)
    try {
      return watch(GrafeoEngine.open(path))
    } catch (error) {
      // A server has opened it perhaps, and is about to listen.
      if (attempt === limits.folderAttempts_count) throw error
      await sleep(limits.folderBackoff_ms)
    }
  }
}

async function throughOwner(path: string, build: () => string): Promise<Engine | null> {
  const folder = resolve(path)
  const place = ownerOf(folder)?.place ?? null
  const socket = place === null ? null : pathOf(folder, place)
  return socket === null ? null : SocketEngine.open(socket, folder, build())
}
