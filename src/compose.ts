import { buildId } from './build-id.js'
import type { Database } from './config.js'
import type { Engine } from './engine/engine.js'
import type { FolderOptions } from './engine/grafeo/open-folder.js'
import { Graph } from './graph/graph.js'

/**
 * Opens a database; a folder for this process alone where it `serves` it, else perhaps through a process
 * that does. Loads the engine that is asked for alone: Neo4j's driver takes 0.3 s of every start.
 */
export async function openEngine(database: Database, options: FolderOptions = {}): Promise<Engine> {
  const { watch = (engine: Engine): Engine => engine } = options
  if (database.kind === 'neo4j')
    return watch(await (await import('./engine/neo4j/engine.js')).Neo4jEngine.open(database))
  if (database.folder === null) return watch((await import('./engine/grafeo/engine.js')).GrafeoEngine.open(null))
  const { openFolder } = await import('./engine/grafeo/open-folder.js')
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
