import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Graph } from '../../src/graph/graph.js'
import { graphs } from '../graph/filter-arbitraries.js'
import type { Model } from '../graph/filter-model.js'
import { loadAlone } from '../graph/load-plan.js'

export interface Comparison<Q> {
  /** As `describe.each(engines)` names it. */
  readonly engine: string
  readonly graph: () => Graph
  readonly seed: number
  /** Generated graphs on the embedded engine; one on Neo4j. */
  readonly graphs_count?: number
  /** Questions on each graph; fewer on Neo4j, which plans every statement that it has not met. */
  readonly runs: { readonly embedded: number; readonly neo4j: number }
  readonly questions: (model: Model) => fc.Arbitrary<Q>
  /** Compares an answer with loops over the model, and says how much there was to compare. */
  readonly check: (model: Model, question: Q) => Promise<number>
  /** More than this must have been compared in so many runs. */
  readonly least: (runs_count: number) => number
}

/** Tests that answers are what loops over the same facts give, on generated graphs. */
export function compareOnGraphs<Q>({
  engine,
  graph,
  seed,
  graphs_count = 4,
  runs,
  ...comparison
}: Comparison<Q>): void {
  const isNeo4j = engine === 'Neo4j'
  const { questions, check, least } = comparison
  test.each(fc.sample(graphs, { seed, numRuns: isNeo4j ? 1 : graphs_count }).map((plan, number) => ({ number, plan })))(
    'are what loops over the same facts give: graph $number',
    async ({ number, plan }) => {
      const model = await loadAlone(graph(), plan, number + 1)
      let found_count = 0
      const runs_count = isNeo4j ? runs.neo4j : runs.embedded
      await fc.assert(
        fc.asyncProperty(questions(model), async (question) => {
          found_count += await check(model, question)
        }),
        { seed: seed + number, numRuns: runs_count, endOnFailure: true },
      )
      expect(found_count).toBeGreaterThan(least(runs_count))
    },
  )
}
