import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { assertBuilt } from '../support/cli.js'
import { temporaryFolder } from '../support/engines.js'
import { killRounds } from './kill-rounds.js'

/** A part of `npm run faults`, which kills it 30 times. */
const rounds = 4

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  assertBuilt()
  folder = temporaryFolder()
})
afterAll(() => folder.remove())

test(`a server that is killed ${rounds} times while clients write loses nothing that it acknowledged, and has nothing half`, async () => {
  const report = await killRounds(folder.path, { rounds, seed: 1 })
  expect(report.faults).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(20 * rounds)
  // It was killed in the midst of something.
  expect(report.foundDone + report.foundUndone).toBeGreaterThan(rounds)
}, 120_000)
