import type { Neo4jMemory } from '../../support/neo4j/start-neo4j.js'
import type { EngineName } from '../engine-names.js'
import type { Machine } from '../machine.js'
import type { Latencies } from './latencies.js'
import type { QuestionName } from './questions.js'

/** What is kept of a run. */
export interface Report {
  readonly at: string
  readonly machine: Machine
  readonly rounds: number
  readonly seconds: number
  readonly neo4jMemory: Neo4jMemory
  readonly figures: readonly ScaleFigures[]
}

/** What a world of a size takes on an engine; what comes after a step that failed is not there. */
export interface ScaleFigures {
  readonly cities: number
  readonly engine: EngineName
  /** Entities and relationships in the file that is imported. */
  records_count?: number
  load_s?: number
  /** The most that the importing process had in memory; embedded, the engine with it. */
  loadPeak_mib?: number
  disk_mib?: number
  /** From the start of the process until `/readyz` says so, and until what is kept of the graph in memory is there, too. */
  ready_s?: number
  warm_s?: number
  /** Of that, what each took to make. */
  projection_s?: number
  search_s?: number
  /** Resident when it has answered all questions; embedded, the engine with it. */
  server_mib?: number
  serverPeak_mib?: number
  /** Of Neo4j's own process. */
  database_mib?: number
  latencies?: Readonly<Record<QuestionName, Latencies>>
  /** What the first answer after a change of one city takes, of a path and of a search. */
  pathAfterWrite_ms?: number
  searchAfterWrite_ms?: number
  /** Why nothing more was measured; absent where all was. */
  stopped?: string
}
