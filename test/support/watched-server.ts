import { Writable } from 'node:stream'
import type { Engine } from '../../src/engine/engine.js'
import { Observation } from '../../src/observe/observation.js'
import { type Exposition, readExposition } from './exposition.js'
import { startServer, type TestServer, type TestServerOptions } from './http.js'

export type LogLine = Readonly<Record<string, unknown>>

export interface WatchedServer extends TestServer {
  /** The lines of the log since it was last asked. */
  logged(): LogLine[]
  /** All that was ever logged, as it stands there. */
  readonly log: { readonly text: string }
  measured(): Promise<Exposition>
}

/** A server whose engine is measured, and whose log and measurements can be read. */
export async function startWatched(
  open: () => Promise<Engine>,
  options: TestServerOptions & { seed?: boolean } = {},
): Promise<WatchedServer> {
  const observation = new Observation()
  const log = { text: '' }
  let read_chars = 0
  const logStream = new Writable({
    write(chunk, _, done) {
      log.text += String(chunk)
      done()
    },
  })
  const server = await startServer(async () => observation.watch(await open()), {
    metrics: 'open',
    observation,
    logStream,
    ...options,
  })
  return {
    ...server,
    log,
    logged() {
      const lines = log.text.slice(read_chars).split('\n')
      read_chars = log.text.length
      return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LogLine)
    },
    measured: async () => readExposition((await server.fetch('/metrics')).text),
  }
}
