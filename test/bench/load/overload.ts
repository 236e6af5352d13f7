// Usage: npm run bench:overload -- [--seconds 60] [--factor 4] [--clients 8]
//
// What becomes of a server that is asked for several times as much as it can do: how much it
// still answers, how long those wait who are answered, and what memory it takes. Server and
// generator have a core each; the generator sends at its times, whatever comes back.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setInterval, setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { temporaryFolder } from '../../support/engines.js'
import { Random } from '../../support/random.js'
import { run, start } from '../../support/start-cli.js'
import { median } from '../median.js'
import { closedLoop, openLoop } from './open-loop.js'
import { cpuOf_ms, pin } from './process.js'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    factor: { type: 'string', default: '4' },
    clients: { type: 'string', default: '8' },
  },
})
const [seconds, factor, clients_count] = [values.seconds, values.factor, values.clients].map(Number) as [
  number,
  number,
  number,
]

/** More than 5 ms of work: some thousand things with names from memory and from statements. */
const body = JSON.stringify({
  query:
    '{ cities(first: 250) { edges { node { id name population twinnings(first: 10) { edges { node { id name twinnings(first: 3) { edges { node { id name } } } } } } } } } }',
})

function writeTies(file: string): void {
  const random = new Random(1)
  const lines = Array.from({ length: 3000 }, () => `place ${random.below(1000)}\tplace ${1000 + random.below(1000)}`)
  writeFileSync(file, `${[...new Set(lines)].join('\n')}\n`)
}

const memoryOf_MiB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const folder = temporaryFolder()
const database = `file:${join(folder.path, 'data')}`
writeTies(join(folder.path, 'ties.tsv'))
const imported = await run(['import', 'edges', join(folder.path, 'ties.tsv'), '-d', database])
if (imported.code !== 0) throw new Error(imported.stderr)
const probe = join(folder.path, 'probe.json')
const serving = start(['serve', '--no-seed', '-p', '0', '--rate-limit', '0', '--response-cache', '0', '-d', database], {
  env: {
    NODE_ENV: 'production',
    CITYTIES_PROBE_FILE: probe,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, '..', '..', 'hostile', 'probe.mjs')).href}`,
  },
})
const [, url = ''] = await serving.output(/health\s+(http:\/\/\S+)\/healthz/)
const pid = serving.child.pid ?? 0
pin(pid, 0)
pin(process.pid, 1)

await closedLoop(url, body, { connections: 8, seconds: 5 })
const alone = await closedLoop(url, body, { connections: 1, seconds: 5 })
const cpuBefore_ms = cpuOf_ms(pid)
const most = await closedLoop(url, body, { connections: 16, seconds: 10 })
const cpu_ms = (cpuOf_ms(pid) - cpuBefore_ms) / most.times_ms.length
say(
  `capacity: ${most.perSecond.toFixed(0)} a second, each ${cpu_ms.toFixed(1)} ms of the server's time; ${median([...alone.times_ms]).toFixed(1)} ms for one who asks alone`,
)

const memory_MiB: number[] = []
const watching = new AbortController()
const watched = (async () => {
  for await (const _ of setInterval(1000, null, { signal: watching.signal })) memory_MiB.push(memoryOf_MiB(pid))
})().catch(() => {})
// The machine is not the same for a minute: what it could do is measured before and after.
const outcome = await openLoop({ url, body, perSecond: most.perSecond * factor, seconds, clients_count })
watching.abort()
await watched
const third = Math.ceil(memory_MiB.length / 3)
say(
  `${factor}× for ${seconds} s: ${outcome.sent} sent, ${outcome.accepted} answered, ${outcome.refused} refused with 503, others ${JSON.stringify(outcome.others)}`,
)
await sleep(1000)
const after = await closedLoop(url, body, { connections: 16, seconds: 10 })
const capacity = (most.perSecond + after.perSecond) / 2
const goodput = outcome.accepted / outcome.took_s
say(`capacity after it: ${after.perSecond.toFixed(0)} a second`)
say(`goodput ${goodput.toFixed(0)} a second: ${((100 * goodput) / capacity).toFixed(0)} % of the capacity`)
say(
  `answered after ${quantile(outcome.accepted_ms, 0.5).toFixed(0)} ms (median), ${quantile(outcome.accepted_ms, 0.99).toFixed(0)} ms (p99); refused after ${quantile(outcome.refused_ms, 0.5).toFixed(0)} ms (median), ${quantile(outcome.refused_ms, 0.99).toFixed(0)} ms (p99)`,
)
say(
  `memory, MiB: ${Math.max(...memory_MiB.slice(0, third)).toFixed(0)} at most in the first third, ${Math.max(...memory_MiB.slice(-third)).toFixed(0)} in the last`,
)
const { lagMax_ms, lagP99_ms } = JSON.parse(readFileSync(probe, 'utf8')) as { lagMax_ms: number; lagP99_ms: number }
say(
  `its event loop was held up for ${lagP99_ms.toFixed(0)} ms (p99), ${lagMax_ms.toFixed(0)} ms at the most; the generator was late by ${outcome.late_ms.toFixed(0)} ms at the most`,
)
const rested = await closedLoop(url, body, { connections: 1, seconds: 2 })
say(`after it: ${median([...rested.times_ms]).toFixed(1)} ms for one who asks alone`)
const { code } = await serving.stop()
folder.remove()
process.exitCode = code === 0 && Object.keys(outcome.others).length === 0 && goodput >= 0.8 * capacity ? 0 : 1
