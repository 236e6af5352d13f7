import { fork } from 'node:child_process'
import { join } from 'node:path'

export interface Load {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  readonly bodies: readonly string[]
}

export interface Loaded {
  readonly perSecond: number
  readonly median_ms: number
  readonly p99_ms: number
  readonly answers: number
  readonly failures: number
  /** Mean size of an answer, its headers included. */
  readonly bytes: number
}

export interface Loader {
  load(load: Load): Promise<Loaded>
  stop(): void
}

/** The load generator's process; one load at a time. */
export function startLoader(): Loader {
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--import', '@swc-node/register/esm-register'],
  })
  let waiting: { resolve: (loaded: Loaded) => void; reject: (error: Error) => void } | undefined
  child.on('message', ({ loaded, error }: Message) =>
    loaded ? waiting?.resolve(loaded) : waiting?.reject(new Error(error)),
  )
  child.on('exit', () => waiting?.reject(new Error('the load generator ended')))
  return {
    load: (load) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        child.send(load)
      }),
    stop: () => child.disconnect(),
  }
}

interface Message {
  readonly loaded?: Loaded
  readonly error?: string
}
