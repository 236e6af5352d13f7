import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { Metric } from '../analytics/city-metrics.js'
import { LinkPrediction } from '../analytics/link-scores.js'
import { FoldedTieOrder } from '../compute/fold-rows.js'
import { type Flags, readConfig } from '../config.js'
import { type Analysis, analyses } from './analyses.js'
import type { AnalyzeOptions } from './analysis.js'
import { databaseOption } from './database-option.js'

const help = `
What there is to compute:
  statistics    figures of the whole network: components, clustering, assortativity, diameter, reciprocity, …
  ranking       the cities that are highest by a metric (--by)
  communities   groups that are tied more to each other than to others (Leiden)
  countries     pairs of countries: their ties, and how far these are above chance (--order)
  programmes    the same of the programmes that cities belong to
  decades       the pairs of countries of each decade, by the ties that began in it
  path          a shortest path between two cities (--from, --to), by ties or by --distance
  suggestions   cities that might twin with one (--of), by a --method of link prediction

Examples:
  cityties analyze statistics --as-of 1989
  cityties analyze ranking --by BETWEENNESS --first 50 --csv > betweenness.csv
  cityties analyze countries --order ABOVE_CHANCE
  cityties analyze ranking --via MEMBER_OF,SIGNED --json
  cityties analyze communities --where '{"cities": {"population": {"gte": 100000}}}'
  cityties analyze path --from Pavia --to wd:Q38511
  cityties analyze suggestions --of Pavia --method ADAMIC_ADAR

What the figures are of, and how they were computed, is printed after them on standard error; with --json beside
them, as { rows, note, computation }. Ctrl-C stops at once.`

/** `cityties analyze`. */
export function addAnalyze(program: Command): void {
  program
    .command('analyze')
    .addArgument(new Argument('<what>', 'what to compute').choices(Object.keys(analyses)))
    .description('compute measures of the network of twinnings, on all cores')
    .addOption(databaseOption())
    .addOption(choice('--by <metric>', 'of a ranking: by what', Metric, 'DEGREE'))
    .addOption(choice('--order <order>', 'of pairs of countries or programmes', FoldedTieOrder, 'TIES'))
    .option('--from <city>', 'where a path starts: an id, or a name')
    .option('--to <city>', 'where a path ends')
    .option('--distance', 'of a path: the fewest kilometres, and not the fewest ties')
    .option('--of <city>', 'the city that twins are suggested for: an id, or a name')
    .addOption(choice('--method <method>', 'of suggestions: by which score', LinkPrediction, 'COMBINED'))
    .addOption(new Option('--first <rows>', 'how many rows; of decades: of each').argParser(wholeNumber).default(20))
    .addOption(new Option('--seed <number>', 'of random numbers').argParser(wholeNumber).default(1))
    .addOption(types('--type <types>', 'ties of these types, with commas (default: TWINNED_WITH)'))
    .addOption(types('--via <types>', 'the same'))
    .option('--where <json>', 'only this part of the graph: a SubgraphFilter of the API')
    .option('--as-of <date>', 'only ties that can have held then, such as 1989 or 196X')
    .addOption(new Option('--json', 'print rows as JSON').conflicts('csv'))
    .option('--csv', 'print rows as CSV')
    .addHelpText('after', help)
    .action(
      async (what: Analysis, { seed, via, ...flags }: Omit<Flags, 'seed'> & AnalyzeOptions & { via?: string[] }) => {
        const { analyze } = await import('./analyze.js')
        await analyze(readConfig(flags), what, { ...flags, seed, ...(via ? { type: via } : {}) })
      },
    )
}

const choice = <T extends object>(flag: string, description: string, from: T, usual: keyof T & string): Option =>
  new Option(flag, description).choices(Object.keys(from)).default(usual)

const types = (flag: string, description: string): Option =>
  new Option(flag, description)
    .argParser((text: string) => text.split(','))
    .conflicts(flag.startsWith('--via') ? 'type' : 'via')

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 0.')
  return Number(text)
}
