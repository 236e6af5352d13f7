import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { limits } from '../../../limits.js'
import type { Engine } from '../../engine.js'
import { ClientSession } from './client-session.js'
import { protocol, type Welcome } from './messages.js'
import { pathOf, placesFor, protect, removePlace } from './socket-path.js'

export interface ListenOptions {
  /** Names the program: only the same one may be a client, as the rules of what is written are the client's. */
  readonly build: string
  /** How long a client may leave a transaction open without a word. */
  readonly idle_ms?: number
}

/** Lets other processes of this user work on the engine, through a socket. */
export class Listener {
  readonly #sessions = new Set<ClientSession>()
  readonly #server: Server
  /** Where it listens, for the `owner` file. */
  place = ''

  private constructor(
    readonly engine: Engine,
    { build, idle_ms = limits.socketTransactionIdle_ms }: ListenOptions,
  ) {
    const { description } = engine
    const welcome: Welcome = { protocol, build, pid: process.pid, instance: randomUUID(), description }
    this.#server = createServer((socket) => {
      const session = new ClientSession(socket, engine, welcome, idle_ms)
      this.#sessions.add(session)
      void session.over.then(() => this.#sessions.delete(session))
    })
    this.#server.maxConnections = limits.socketClients_count
  }

  /** Null where no place can be listened at; the folder then is this process's alone. */
  static async open(engine: Engine, folder: string, options: ListenOptions): Promise<Listener | null> {
    // Unix sockets keep other users out by the mode of a file; named pipes do not.
    if (process.platform === 'win32') return null
    const listener = new Listener(engine, options)
    for (const place of placesFor(folder)) {
      if (await listener.#listen(folder, place)) return listener
      removePlace(place)
    }
    return null
  }

  async #listen(folder: string, place: string): Promise<boolean> {
    const path = pathOf(folder, place)
    if (path === null) return false
    // Between its making and its protection it is nobody else's either.
    const before = process.umask(0o177)
    try {
      this.#server.listen(path)
    } finally {
      process.umask(before)
    }
    try {
      await once(this.#server, 'listening')
    } catch {
      return false
    }
    protect(path)
    this.place = place
    return true
  }

  /** Takes nobody in any more, and parts from those who are there. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    await Promise.all([...this.#sessions].map((session) => session.close()))
    await closed
    removePlace(this.place)
  }
}
