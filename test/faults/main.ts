// Usage: npm run faults -- [--rounds 30] [--seed 0]
//
// Kills the built server while clients write, as often as told, and looks after each round what
// its data folder holds. The tests do the same a few times.
import { parseArgs } from 'node:util'
import { temporaryFolder } from '../support/engines.js'
import { killRounds } from './kill-rounds.js'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '30' }, seed: { type: 'string', default: '0' } },
})

const folder = temporaryFolder()
const begun_ms = performance.now()
const { faults, rounds, acknowledged, foundDone, foundUndone } = await killRounds(folder.path, {
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  onRound: (round, writes) => process.stderr.write(`killed ${round} times, ${writes} writes acknowledged\n`),
})
folder.remove()
process.stdout.write(
  `${faults.map((fault) => `${fault}\n`).join('')}${rounds} kills in ${Math.round((performance.now() - begun_ms) / 1000)} s: ` +
    `${acknowledged} writes acknowledged, of which every one is there, once. ` +
    `${foundDone + foundUndone} were under way when it was killed: ${foundDone} whole, ${foundUndone} not there at all, and each there once when asked again. ` +
    `${faults.length} faults.\n`,
)
process.exitCode = faults.length === 0 ? 0 : 1
