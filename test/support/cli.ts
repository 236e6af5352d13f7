import { afterEach, beforeAll, beforeEach, expect } from '@jest/globals'
import { temporaryFolder } from './engines.js'
import { assertBuilt, type Ended, type Running, start } from './start-cli.js'

export { assertBuilt, type Ended, type Env, type Running, run, start, whyNotBuilt } from './start-cli.js'

/** Escape sequences. */
const colour = String.fromCharCode(27)

/** No stack trace, and no colours: nobody reads it on a terminal. */
export function expectClean({ stdout, stderr }: Ended): void {
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toMatch(/node:internal|node_modules|UnhandledPromise/)
  expect(stdout + stderr).not.toContain(colour)
}

export interface Workplace {
  /** The folder of the test that runs. */
  readonly path: string
  /** Starts a process as `start` does. */
  start: typeof start
}

/** For suites that start processes: each test has a folder of its own, and nothing of it outlives the test. */
export function workplace(): Workplace {
  let folder: ReturnType<typeof temporaryFolder>
  const running: Running[] = []
  beforeAll(assertBuilt)
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop('SIGKILL')
    folder.remove()
  })
  return {
    get path() {
      return folder.path
    },
    start(...words) {
      const one = start(...words)
      running.push(one)
      return one
    },
  }
}
