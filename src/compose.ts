import type { Config, Database } from './config.js'
import type { Engine } from './engine/engine.js'
import { Graph } from './graph/graph.js'

/** Loads the engine that is asked for alone: Neo4j's driver takes 0.3 s of every start. */
export async function openEngine(database: Database): Promise<Engine> {
  if (database.kind === 'neo4j') return (await import('./engine/neo4j/engine.js')).Neo4jEngine.open(database)
  return (await import('./engine/grafeo/engine.js')).GrafeoEngine.open(database.folder)
}

/** Opens the configured engine and the graph on it, lets the work run, and closes what was opened. */
export async function withGraph<T>(config: Config, work: (graph: Graph) => Promise<T>): Promise<T> {
  const engine = await openEngine(config.database)
  try {
    return await work(await Graph.open(engine))
  } finally {
    await engine.close()
  }
}
