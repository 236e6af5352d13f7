import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const program = join(root, 'dist', 'main.js')

export interface BuiltServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** @returns the code with which it ended */
  stop(): Promise<number | null>
}

/** Whether `npm run build` has left a program and its pages. */
export const isBuilt = (): boolean =>
  [program, ...['playground', 'explorer'].map((page) => join(root, 'dist', page, 'index.html'))].every(existsSync)

/** The built program serving the seed graph on a free port, in a process of its own. */
export async function serveBuilt(database = 'memory:', flags: readonly string[] = []): Promise<BuiltServer> {
  const server = spawn(process.execPath, [program, 'serve', '--database', database, '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
  })
  const exited = once(server, 'exit')
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const address = /playground\s+(http:\S+)\/playground/.exec(output)?.[1]
      if (address) resolve(address)
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.on('error', reject)
    server.on('exit', (code) => reject(new Error(`the built server stopped with ${code}:\n${output}`)))
  })
  return {
    url,
    async stop() {
      server.kill('SIGTERM')
      const [code] = await exited
      return code as number | null
    },
  }
}
