import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../../limits.js'
import type { Engine } from '../engine.js'
import { ownerOf } from './data-folder.js'
import { GrafeoEngine } from './engine.js'
import { SocketEngine } from './socket/socket-engine.js'
import { pathOf } from './socket/socket-path.js'

export interface OpenOptions {
  /** Names the program: see `ListenOptions`. */
  readonly build: () => string
  /** Take the folder for this process, and let others work on it through this one. */
  readonly serves?: boolean
}

/**
 * Opens a data folder: through the process that serves it, where one does, else for this process.
 *
 * @throws unavailable where another process has it that does not listen, or is of another build
 */
export async function openFolder(path: string, { build, serves = false }: OpenOptions): Promise<Engine> {
  if (serves) {
    const engine = GrafeoEngine.open(path)
    await engine.listen({ build: build() })
    return engine
  }
  for (let attempt = 1; ; attempt++) {
    const through = await throughOwner(path, build)
    if (through) return through
    try {
      return GrafeoEngine.open(path)
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
