import { withGraph } from '../compose.js'
import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import type { EntityType } from '../domain/vocabulary.js'
import { limits } from '../limits.js'
import { withInput } from '../transfer/import/input.js'
import { countryWritten } from '../transfer/resolve/countries.js'
import type { Decision } from '../transfer/resolve/decision.js'
import { readNames } from '../transfer/resolve/read-names.js'
import { interruptible } from './interruptible.js'
import { resolverOf } from './name-resolver-of.js'
import type { ResolveFlags } from './resolve-options.js'
import { dimmed, printTable, type Table } from './terminal.js'

export interface ResolveOptions extends ResolveFlags {
  readonly type: EntityType
  readonly country?: string
  readonly explain?: boolean
  readonly json?: boolean
  readonly csv?: boolean
}

/** Resolves the names of a file and prints what they mean. */
export async function resolve(config: Config, file: string, options: ResolveOptions): Promise<void> {
  const defaults = { type: options.type, ...countryOf(options) }
  await interruptible(async (signal) => {
    const wanted = await withInput(file, (input) => readNames(input, defaults), { signal })
    await withGraph(config, async (graph) => {
      const { resolver, finish } = await resolverOf(graph, options)
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

function countryOf({ country }: ResolveOptions): { country?: string } {
  if (country === undefined) return {}
  const code = countryWritten(country)
  if (code === null) throw invalidInput(`--country: '${country}' is no country that is known; a code such as IT is.`)
  return { country: code }
}

function print(decisions: readonly Decision[], { json, csv, explain }: ResolveOptions): void {
  if (json) process.stdout.write(`${JSON.stringify(decisions.map(asJson))}\n`)
  else printTable(explain ? explained(decisions) : brief(decisions), csv ? { csv } : {})
}

const asJson = ({ wanted, ...decision }: Decision): object => ({ ...wanted, ...decision })
const scoreOf = ({ kind, candidates }: Decision): number | null =>
  kind === 'id' ? (candidates[0]?.score ?? null) : null
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
