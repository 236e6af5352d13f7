import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openEngine } from '../../src/compose.js'
import type { Database } from '../../src/config.js'
import type { Engine } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import { type Neo4jServer, startNeo4j } from '../support/neo4j/start-neo4j.js'
import { loadData, readData } from './data.js'
import { say } from './say.js'
import { peerIndexes } from './servers/peer-schema.js'
import { projectFolder } from './servers/start.js'

export interface Databases {
  readonly neo4j: Neo4jServer
  readonly neo4jDatabase: Database
  readonly embeddedDatabase: Database
  /** The same once more: its files belong to one process. */
  readonly embeddedCopy: Database
}

const cache = join(projectFolder, '.cache', 'bench')
/** Written last into a folder of loaded databases. */
const completeMarker = 'complete'

/**
 * A Neo4j and a folder of the embedded engine with the same data, loaded through the
 * product's own code. Loading takes a minute or two, so both are kept in .cache/bench
 * until the data or any code that could load it otherwise changes.
 */
export async function openDatabases(version: string): Promise<Databases> {
  const folder = join(cache, `${version}-${await fingerprint()}`)
  const embeddedDatabase = { kind: 'embedded', folder: join(folder, 'embedded') } as const
  const home = join(folder, 'neo4j')
  const loaded = existsSync(join(folder, completeMarker))
  if (!loaded) {
    for (const old of await readdir(cache).catch(() => []))
      if (old.startsWith(`${version}-`)) await rm(join(cache, old), { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
  }
  say(`Neo4j ${version}: starting`)
  const neo4j = await startNeo4j({ version, home })
  const neo4jDatabase: Database = { kind: 'neo4j', url: neo4j.url }
  try {
    if (!loaded) {
      say('loading the data into both engines; kept for the next time')
      await Promise.all([load(neo4jDatabase, preparePeer), load(embeddedDatabase)])
      await writeFile(join(folder, completeMarker), '')
    }
    const copy = join(folder, 'embedded-copy')
    await rm(copy, { recursive: true, force: true })
    await cp(embeddedDatabase.folder, copy, { recursive: true })
    return { neo4j, neo4jDatabase, embeddedDatabase, embeddedCopy: { kind: 'embedded', folder: copy } }
  } catch (error) {
    await neo4j.stop()
    throw error
  }
}

async function load(database: Database, afterwards: (engine: Engine) => Promise<void> = async () => {}): Promise<void> {
  const engine = await openEngine(database)
  try {
    await loadData(await Graph.open(engine))
    await afterwards(engine)
  } finally {
    await engine.close()
  }
}

async function preparePeer(engine: Engine): Promise<void> {
  for (const text of peerIndexes) await engine.write((transaction) => transaction.run({ name: 'bench/index', text }))
  await engine.read({ name: 'bench/indexes', text: 'CALL db.awaitIndexes(300)' })
}

/** Of the data, and of all that decides how it is stored. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const part of [...(await readData()), ...peerIndexes]) hash.update(part)
  for (const part of ['cypher', 'src/domain', 'src/engine', 'src/graph', 'src/transfer', 'test/bench/data.ts']) {
    const paths = part.endsWith('.ts') ? [''] : (await readdir(join(projectFolder, part), { recursive: true })).sort()
    for (const path of paths.filter((file) => file === '' || /\.(ts|cypher)$/.test(file)))
      hash.update(path).update(await readFile(join(projectFolder, part, path)))
  }
  return hash.digest('hex').slice(0, 16)
}
