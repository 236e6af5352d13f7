import type { Config, Database } from './config.js'
import type { Engine } from './engine/engine.js'
import { GrafeoEngine } from './engine/grafeo/engine.js'
import { Neo4jEngine } from './engine/neo4j/engine.js'
import { Graph } from './graph/graph.js'

export const openEngine = async (database: Database): Promise<Engine> =>
  database.kind === 'neo4j' ? Neo4jEngine.open(database) : GrafeoEngine.open(database.folder)

/** Opens the configured engine and the graph on it, lets the work run, and closes what was opened. */
export async function withGraph<T>(config: Config, work: (graph: Graph) => Promise<T>): Promise<T> {
  const engine = await openEngine(config.database)
  try {
    return await work(await Graph.open(engine))
  } finally {
    await engine.close()
  }
}
