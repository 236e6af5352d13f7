import type { Metric } from '../analytics/city-metrics.js'
import type { LinkPrediction } from '../analytics/link-scores.js'
import type { Algorithm } from '../compute/algorithms.js'
import type { FoldedTieOrder } from '../compute/fold-rows.js'
import type { Caller } from '../compute/jobs.js'
import type { Measured } from '../compute/measured.js'
import type { Measures } from '../compute/measures.js'
import type { Graph } from '../graph/graph.js'
import type { SubgraphQuestion } from '../graph/projection/subgraphs.js'
import type { Table } from './terminal.js'

export interface AnalyzeOptions {
  readonly by: Metric
  readonly order: FoldedTieOrder
  readonly method: keyof typeof LinkPrediction
  readonly first: number
  readonly seed: number
  readonly type?: readonly string[]
  readonly where?: string
  readonly asOf?: string
  /** The ends of a path, and the city that twins are suggested for: ids, or names. */
  readonly from?: string
  readonly to?: string
  readonly of?: string
  readonly distance?: boolean
  readonly json?: boolean
  readonly csv?: boolean
}

/** What an analysis is given: the graph, the part of it that is asked about, and when to stop. */
export interface Analysed extends Caller {
  readonly graph: Graph
  readonly measures: Measures
  readonly question: SubgraphQuestion
  readonly measured: Measured
}

/** A table, how it came about, and where it is empty perhaps why. */
export interface Answer extends Table {
  readonly algorithm: Algorithm
  readonly note?: string
}

export type Analyse = (analysed: Analysed, options: AnalyzeOptions) => Promise<Answer>
