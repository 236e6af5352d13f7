import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A server with some of what accompanies a request on or off. */
export interface Variant {
  readonly name: string
  /** Of Node. */
  readonly node: readonly string[]
  readonly flags: readonly string[]
  /** Requests bring a key. */
  readonly hasKey?: boolean
  /** The variant that it has one thing more than; the first where nothing is said. */
  readonly beside?: string
}

const before = (name: string): string[] => ['--import', pathToFileURL(join(import.meta.dirname, name)).href]

const noMetrics = before('without-metrics.mjs')
const noLimits = before('without-limits.mjs')
const tracingSdk = before('with-tracing-sdk.mjs')
/** So high that nobody is refused: what counts is the counting. */
const rate = ['--rate-limit', '1000000']
const noRate = ['--rate-limit', '0']
const quiet = ['--log-level', 'warn', '--slow', '0']

const bare = { node: [...noMetrics, ...noLimits], flags: [...noRate, ...quiet] }

/** The first has nothing of it, of the others each one thing; the last two have it together. */
export const variants: readonly [Variant, ...Variant[]] = [
  { name: 'nothing', ...bare },
  { name: 'metrics', node: noLimits, flags: bare.flags },
  { name: 'log of every operation', node: bare.node, flags: [...noRate, '--log-level', 'info', '--slow', '0'] },
  { name: 'look-out for slow ones', node: noLimits, flags: [...noRate, '--slow', '5000'], beside: 'metrics' },
  { name: 'traces, without an SDK', node: bare.node, flags: [...bare.flags, '--traces'] },
  {
    name: 'traces, with an SDK',
    node: [...noLimits, ...tracingSdk],
    flags: [...bare.flags, '--traces'],
    beside: 'metrics',
  },
  { name: 'rate limit', node: bare.node, flags: [...rate, ...quiet] },
  { name: 'bounds of operations', node: noMetrics, flags: bare.flags },
  { name: 'a key', ...bare, hasKey: true },
  { name: 'a key, which is required', node: bare.node, flags: [...bare.flags, '--require-auth'], hasKey: true },
  { name: 'as it is started', node: [], flags: rate },
  {
    name: 'all of it',
    node: tracingSdk,
    flags: [...rate, '--log-level', 'info', '--traces', '--require-auth'],
    hasKey: true,
  },
]
