import { type Command, Option } from 'commander'
import { withGraph } from '../compose.js'
import { type Config, type Flags, readConfig } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import { EntityType } from '../domain/vocabulary.js'
import { limits } from '../limits.js'
import { withInput } from '../transfer/import/input.js'
import { countryCalled } from '../transfer/resolve/countries.js'
import type { Decision } from '../transfer/resolve/decision.js'
import { readNames } from '../transfer/resolve/read-names.js'
import { databaseOption } from './database-option.js'
import { interruptible } from './interruptible.js'
import { addResolveOptions, type ResolveFlags, resolverOf } from './resolve-options.js'
import { dimmed, printTable, type Table } from './terminal.js'

interface Options extends ResolveFlags {
  readonly type: EntityType
  readonly country?: string
  readonly explain?: boolean
  readonly json?: boolean
  readonly csv?: boolean
}

const help = `
A name may carry its country (Turin, Italy; Iasi (RO)), what it is (City of Cork, Comune di Pavia) and two languages
(Bilbao/Bilbo). What is not sure, or fits several alike, is not guessed: --review writes it to a file, in whose column
\`decision\` somebody puts an id, a candidate's number or -; --decisions takes it back.

Examples:
  cityties resolve names.txt --explain
  cityties resolve members.csv --geonames --review review.tsv --csv > ids.csv
  cityties resolve members.csv --geonames --decisions review.tsv --json
  echo 'Torino' | cityties resolve -`

/** `cityties resolve`. */
export function addResolve(program: Command): void {
  const command = program
    .command('resolve')
    .argument('<file>', 'names, one a line; or a table with a column name, and country, latitude, longitude; - for standard input')
    .description('find out which entities of the graph names mean')
    .addOption(databaseOption())
    .addOption(new Option('--type <type>', 'what is named').choices(Object.keys(EntityType)).default('City'))
    .option('--country <country>', 'of all names that say no other')
    .option('--explain', 'say of each name why, with all that it could be')
  addResolveOptions(command)
    .addOption(new Option('--json', 'print decisions as JSON').conflicts('csv'))
    .option('--csv', 'print decisions as CSV')
    .addHelpText('after', help)
    .action((file: string, flags: Flags & Options) => resolve(readConfig(flags), file, flags))
}

async function resolve(config: Config, file: string, options: Options): Promise<void> {
  const defaults = { type: options.type, ...countryOf(options) }
  await interruptible(async (signal) => {
    const wanted = await withInput(file, (input) => readNames(input, defaults), { signal })
    await withGraph(config, async (graph) => {
      const { resolver, finish } = resolverOf(graph, options)
      const decisions: Decision[] = []
      for (let from = 0; from < wanted.length; from += limits.resolveBatch_names) {
        signal.throwIfAborted()
        decisions.push(...(await resolver.resolve(wanted.slice(from, from + limits.resolveBatch_names))))
      }
      print(decisions, options)
      const note = finish()
      process.stderr.write(`${dimmed(summary(decisions))}\n${note === null ? '' : `${note}\n`}`)
    })
  })
}

function countryOf({ country }: Options): { country?: string } {
  if (country === undefined) return {}
  const code = countryCalled(country) ?? countryCalled(country.toUpperCase())
  if (code === null) throw invalidInput(`--country: '${country}' is no country that is known; a code such as IT is.`)
  return { country: code }
}

function print(decisions: readonly Decision[], { json, csv, explain }: Options): void {
  if (json) process.stdout.write(`${JSON.stringify(decisions.map(asJson))}\n`)
  else printTable(explain ? explained(decisions) : brief(decisions), csv ? { csv } : {})
}

const asJson = ({ wanted, ...decision }: Decision): object => ({ ...wanted, ...decision })
const scoreOf = ({ kind, candidates }: Decision): number | null => (kind === 'id' ? (candidates[0]?.score ?? null) : null)
const idOf = (decision: Decision): string | null => (decision.kind === 'id' ? decision.id : null)
const nameOf = (decision: Decision): string | null =>
  decision.candidates.find(({ id }) => id === idOf(decision))?.name ?? null

const brief = (decisions: readonly Decision[]): Table => ({
  columns: ['name', 'country', 'decision', 'id', 'found', 'score', 'because'],
  rows: decisions.map((decision) => [
    decision.wanted.name,
    decision.wanted.country ?? null,
    words[decision.kind],
    idOf(decision),
    nameOf(decision),
    scoreOf(decision),
    decision.explanation,
  ]),
})

const words = { id: 'resolved', ambiguous: 'to decide', unknown: 'unknown' } as const

/** A line for each entity that a name could mean. */
const explained = (decisions: readonly Decision[]): Table => ({
  columns: ['name', 'decision', 'candidate', 'called', 'country', 'population', 'km', 'score', 'because'],
  rows: decisions.flatMap((decision) =>
    decision.candidates.length === 0
      ? [[decision.wanted.name, words[decision.kind], idOf(decision), ...Array(5).fill(null), decision.explanation]]
      : decision.candidates.map((option) => [
          decision.wanted.name,
          decision.kind === 'id' ? (option.id === decision.id ? 'resolved' : 'not this one') : words[decision.kind],
          option.id,
          option.name,
          option.countries.join(' ') || null,
          option.population,
          option.distance_km,
          option.score,
          option.id === idOf(decision) ? decision.explanation : option.explanation,
        ]),
  ),
})

function summary(decisions: readonly Decision[]): string {
  const count = (kind: Decision['kind']): number => decisions.filter((decision) => decision.kind === kind).length
  return `${decisions.length} names: ${count('id')} resolved, ${count('ambiguous')} to decide, ${count('unknown')} unknown`
}
