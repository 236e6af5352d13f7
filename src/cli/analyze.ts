import { availableParallelism } from 'node:os'
import { withGraph } from '../compose.js'
import { computationOf } from '../compute/computation.js'
import { Measures } from '../compute/measures.js'
import type { Config } from '../config.js'
import { invalidInput } from '../domain/errors.js'
import { isPartialDate } from '../domain/partial-date.js'
import { RelationshipType } from '../domain/vocabulary.js'
import type { Graph } from '../graph/graph.js'
import type { SubgraphQuestion } from '../graph/projection/subgraphs.js'
import { type Analysis, analyses } from './analyses.js'
import type { AnalyzeOptions } from './analysis.js'
import { interruptible } from './interruptible.js'
import { PartsBar } from './parts-bar.js'
import { type Citation, printCited } from './print-cited.js'
import { type Table, waitNote } from './terminal.js'
import { readWhere } from './where-flag.js'

/** Computes measures on all cores and prints them; Ctrl-C stops the work, and closes the graph. */
export async function analyze(config: Config, what: Analysis, options: AnalyzeOptions): Promise<void> {
  const question = await questionOf(options)
  await interruptible(async (signal) => {
    const bar = new PartsBar()
    const measures = new Measures({ threads_count: availableParallelism(), onParts: bar.onParts })
    try {
      const { table, citation } = await withGraph(
        config,
        (graph) => answer(what, options, { graph, measures, question, signal }),
        { mustExist: true },
      )
      printCited(table, citation, options)
    } finally {
      bar.stop()
      await measures.close()
    }
  })
}

interface Asked {
  readonly graph: Graph
  readonly measures: Measures
  readonly question: SubgraphQuestion
  readonly signal: AbortSignal
}

async function answer(
  what: Analysis,
  options: AnalyzeOptions,
  { graph, measures, question, signal }: Asked,
): Promise<{ table: Table; citation: Citation }> {
  const selection = await waitNote('reading the graph', graph.subgraphs.select(question))
  signal.throwIfAborted()
  const measured = measures.of(selection, question)
  const { algorithm, note, ...table } = await analyses[what]({ graph, measures, question, measured, signal }, options)
  const contentHash = await measured.contentHash({ signal })
  return { table, citation: { ...computationOf(measured, algorithm), contentHash, note: note ?? null } }
}

/** The part of the graph that the flags ask for: as the arguments of the API do. */
async function questionOf({ type, where, asOf }: AnalyzeOptions): Promise<SubgraphQuestion> {
  if (asOf !== undefined && !isPartialDate(asOf))
    throw invalidInput(`--as-of takes a date such as 1989, 1989-11, 1989-11-09 or 198X, not ${asOf}.`)
  for (const one of type ?? [])
    if (!Object.hasOwn(RelationshipType, one))
      throw invalidInput(`--type is '${one}'; it takes ${Object.keys(RelationshipType).join(', ')}.`)
  const filter = where === undefined ? {} : await readWhere(where)
  if (type && filter.types != null) throw invalidInput('Give --type or --where {"types": […]}, not both.')
  const types = (type as RelationshipType[] | undefined) ?? filter.types ?? undefined
  return {
    ...(types ? { types } : {}),
    ...(filter.cities ? { cities: filter.cities } : {}),
    ...(filter.twinnings ? { twinnings: filter.twinnings } : {}),
    ...(asOf === undefined ? {} : { asOf }),
  }
}
