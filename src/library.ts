import type { FastifyInstance } from 'fastify'
import { openEngine } from './compose.js'
import { readConfig } from './config.js'
import { Graph } from './graph/graph.js'
import { Observation } from './observe/observation.js'
import { createServer as createHttpServer } from './server/create-server.js'
import { type HttpSettings, plainHttp } from './server/http-settings.js'
import { loadSeed } from './transfer/seed/load-seed.js'

export { CityTiesError, type ErrorKind } from './domain/errors.js'
export type { HttpSettings } from './server/http-settings.js'

export interface GraphOptions {
  /** `memory:`, where nothing is said; `file:<folder>`; or the address of a Neo4j: `neo4j://host:7687`. */
  readonly database?: string
  /** Of a Neo4j. */
  readonly username?: string
  readonly password?: string
  readonly databaseName?: string
  /** Let commands of the same user work on the folder through this process, as they do with `cityties serve`. */
  readonly serves?: boolean
}

/** A graph that is open, for as long as its program wants it. */
export class CityTiesGraph {
  readonly #graph: Graph
  readonly #observation: Observation

  private constructor(graph: Graph, observation: Observation) {
    this.#graph = graph
    this.#observation = observation
  }

  /** @throws CityTiesError, with one sentence on what is wrong */
  static async open({ database = 'memory:', username, password, databaseName, serves = false }: GraphOptions) {
    const config = readConfig(
      { database },
      { NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: databaseName },
    )
    const observation = new Observation()
    const engine = await openEngine(config.database, { serves, watch: observation.watch })
    try {
      return new CityTiesGraph(await Graph.open(engine), observation)
    } catch (error) {
      await engine.close()
      throw error
    }
  }

  /** The number of the last change; 0 of an empty graph. */
  version(): Promise<number> {
    return this.#graph.log.head()
  }

  /** Loads the project's own facts, or a folder of files like those; what has not changed is not written. */
  async loadSeed(folder?: string): Promise<void> {
    await loadSeed(this.#graph, folder === undefined ? {} : { folder })
  }

  /** To be called when its servers are closed. */
  close(): Promise<void> {
    return this.#graph.engine.close()
  }

  /** @throws CityTiesError, for settings that cannot be */
  serve(options: ServerOptions): Promise<FastifyInstance> {
    const { requireAuth = false, ...settings } = options
    return createHttpServer(this.#graph, {
      ...plainHttp,
      ...settings,
      access: { requireAuth, tokens: null },
      observation: this.#observation,
    })
  }
}

/** What a server does beyond answering; all of it off where nothing is said. */
export interface ServerOptions extends Partial<HttpSettings> {
  /** Take read-only Cypher of researchers’ own, on Neo4j. */
  readonly cypher?: boolean
  /** Let nobody read without a key. */
  readonly requireAuth?: boolean
  /** Where the log goes, one JSON a line; to standard error where nothing is said. */
  readonly logStream?: NodeJS.WritableStream
}

/** Opens a graph, making it where there is none. */
export const createGraph = (options: GraphOptions = {}): Promise<CityTiesGraph> => CityTiesGraph.open(options)

/** A server of a graph, not yet listening: `listen` lets others in, `inject` asks it from within. Close it before its graph. */
export const createServer = (graph: CityTiesGraph, options: ServerOptions = {}): Promise<FastifyInstance> =>
  graph.serve(options)
