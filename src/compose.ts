import { buildId } from './build-id.js'
import type { Database } from './config.js'
import type { Engine } from './engine/engine.js'
import { GrafeoEngine } from './engine/grafeo/engine.js'
import { type FolderOptions, openFolder } from './engine/grafeo/open-folder.js'
import { Neo4jEngine } from './engine/neo4j/engine.js'
import { Graph } from './graph/graph.js'

/** Opens a database; a folder for this process alone where it `serves` it, else perhaps through a process that does. */
export async function openEngine(database: Database, options: FolderOptions = {}): Promise<Engine> {
  if (database.kind === 'neo4j') return Neo4jEngine.open(database)
  if (database.folder === null) return GrafeoEngine.open(null)
  return openFolder(database.folder, { build: buildId, ...options })
}

/** Opens a database and the graph on it, lets the work run, and closes what was opened. */
export async function withGraph<T>(
  { database }: { readonly database: Database },
  work: (graph: Graph) => Promise<T>,
  options: FolderOptions = {},
): Promise<T> {
  const engine = await openEngine(database, options)
  try {
    return await work(await Graph.open(engine))
  } finally {
    await engine.close()
  }
}
