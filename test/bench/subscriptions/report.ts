import type { Machine } from '../machine.js'
import { aligned, type PageFigures } from '../page-figures.js'
import { factsOf, table } from '../table.js'
import type { SubscriptionFigures } from './measure.js'

export interface Report {
  readonly at: string
  readonly machine: Machine
  readonly figures: readonly SubscriptionFigures[]
}

const names: Readonly<Record<string, string>> = { embedded: 'embedded', neo4j: 'Neo4j' }

const subscriptionTable = (figures: readonly SubscriptionFigures[]): string =>
  table([
    [
      '',
      'changes',
      'in, s',
      'events',
      'lost',
      'twice',
      'median, ms',
      'p90, ms',
      'p99, ms',
      'longest, ms',
      'CPU of a core',
      'memory, MiB',
    ],
    ...figures.map((one) => [
      names[one.engine] ?? one.engine,
      ...[one.changes, one.took_s, one.told, one.lost, one.doubled, one.p50_ms, one.p90_ms, one.p99_ms, one.max_ms].map(
        String,
      ),
      `${one.cpu_percent} %`,
      String(one.memory_mib),
    ]),
  ])

export const printReport = ({ at, machine, figures }: Report): string =>
  `${factsOf(at, machine)}\n\n${subscriptionTable(figures)}`

/** What must not be, whatever the machine. */
export const faultsOf = ({ engine, lost, doubled, outOfOrder, others }: SubscriptionFigures): string[] =>
  lost + doubled + outOfOrder + others === 0
    ? []
    : [`${engine}: ${lost} lost, ${doubled} told twice, ${outOfOrder} out of order, ${others} other messages`]

/** The table of the README, from the figures of a saved run. */
export function readmeFiguresOf({ at, machine, figures }: Report): PageFigures {
  const { cores, cpu, versions } = machine
  const [{ subscribers, changes_perSecond, seconds } = { subscribers: 0, changes_perSecond: 0, seconds: 0 }] = figures
  return {
    command: 'npm run bench:subscriptions',
    parts: [
      `${subscribers} subscribers, each on a WebSocket of its own, while a client makes ${changes_perSecond} changes a second for ${seconds} s; the time is from the change’s own (\`at\`, in its transaction) until its event is read. The server, its subscribers and the database share ${cores} cores of ${cpu}, ${at.slice(0, 10)}, Neo4j ${versions['neo4j']}.`,
      aligned(subscriptionTable(figures)),
    ],
  }
}
