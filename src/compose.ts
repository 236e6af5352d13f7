import { buildId } from './build-id.js'
import type { Config, Database } from './config.js'
import type { Engine } from './engine/engine.js'
import { GrafeoEngine } from './engine/grafeo/engine.js'
import { openFolder } from './engine/grafeo/open-folder.js'
import { Neo4jEngine } from './engine/neo4j/engine.js'
import { Graph } from './graph/graph.js'

/** Opens a database; one of files for this process alone where it `serves` them, else perhaps through a process that does. */
export async function openEngine(database: Database, { serves = false } = {}): Promise<Engine> {
  if (database.kind === 'neo4j') return Neo4jEngine.open(database)
  if (database.folder === null) return GrafeoEngine.open(null)
  return openFolder(database.folder, { build: buildId, serves })
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
