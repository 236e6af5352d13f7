import { factsOf } from '../table.js'
import {
  type Figures,
  growthTable,
  ratio,
  type Serving,
  type Speed,
  servingTables,
  speedTable,
  suggestionsTable,
  suggestionsText,
} from './figures.js'
import type { Measured } from './measure.js'
import { p99AtMost } from './serving.js'
import { peerNames } from './tasks.js'

export const speedOf = ({ task: { name, title, atMost }, ms }: Measured): Speed => ({
  name,
  title,
  ms,
  ratios: Object.fromEntries(
    peerNames.flatMap((peer) => {
      const theirs = ms[peer]
      return theirs === undefined ? [] : [[peer, (ms.cityties as number) / theirs]]
    }),
  ),
  atMost,
})

/** Requirements that the figures do not meet, a sentence each. */
export const missedBy = ({ title, ratios, atMost }: Speed): string[] =>
  peerNames.flatMap((peer) => {
    const [ratio, most] = [ratios[peer], atMost[peer]]
    if (ratio === undefined || most === undefined || ratio <= most) return []
    return [`${title}: ${ratio.toFixed(2)} of ${peer}'s time, where ${most} is the most`]
  })

/** The same of a served graph. */
export const missedInServing = (serving: Serving | null): string[] => [
  ...(serving?.lookups ?? [])
    .filter(({ p99Ratio }) => p99Ratio >= p99AtMost)
    .map(({ engine, p99Ratio }) => `p99 of a look-up on ${engine}: ${ratio(p99Ratio)} of the idle one, where less than ${p99AtMost}× is required`), // biome-ignore format: one line
  ...(serving?.paths ?? [])
    .filter(({ api, bolt }) => api.ms > bolt.ms || api.perSecond < bolt.perSecond)
    .map(
      ({ content, connections }) =>
        `a path with ${content} through the API is slower than by Bolt at ${connections} at once`,
    ),
]

/** Tables in Markdown. */
export function printReport(report: Figures): string {
  const { at, machine, rounds, speed, serving, growth, suggestions } = report
  return [
    `${factsOf(at, machine)}; medians of ${rounds} interleaved rounds, one thread each but where it says all cores.`,
    ...(speed.length > 0 ? [speedTable(speed)] : []),
    ...(serving ? servingTables(serving) : []),
    ...(growth.length > 0 ? [growthTable(growth)] : []),
    suggestionsText(suggestions),
    suggestionsTable(suggestions),
  ].join('\n\n')
}
