import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../src/compose.js'
import type { Database } from '../../src/config.js'
import type { Engine } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'

const neo4jUrl = await urlOfNeo4j()

/** The one that this worker has for itself; null where there is none. See global-setup.ts. */
export const neo4j: Database | null = neo4jUrl ? { kind: 'neo4j', url: neo4jUrl } : null
export const embedded: Database = { kind: 'embedded', folder: null }

/** For `describe.each(engines)('on %s', (_, open) => …)`: every engine that can be run here. */
export const engines: [string, () => Promise<Engine>][] = [
  ['the embedded engine', () => openEngine(embedded)],
  ...(neo4j ? [['Neo4j', () => emptied(neo4j)] as [string, () => Promise<Engine>]] : []),
]

async function urlOfNeo4j(): Promise<string | null> {
  const { CITYTIES_TEST_NEO4J_URL: given, CITYTIES_TEST_NEO4J_LENDER: lender, JEST_WORKER_ID: worker } = process.env
  if (given || !lender) return given || null
  const answer = await fetch(`${lender}/${worker}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}

async function emptied(database: Database): Promise<Engine> {
  const engine = await openEngine(database)
  await engine.write((transaction) =>
    transaction.run({ name: 'test/empty', text: 'MATCH (n) CALL (n) { DETACH DELETE n }' }),
  )
  return engine
}

/** For programs that open the database themselves: what `--database` takes, after it was emptied. */
export const emptyDatabases: [string, () => Promise<string>][] = [
  ['the embedded engine', () => Promise.resolve('memory:')],
  ...(neo4j?.kind === 'neo4j'
    ? [
        [
          'Neo4j',
          async () => {
            await (await emptied(neo4j)).close()
            return neo4j.url
          },
        ] as [string, () => Promise<string>],
      ]
    : []),
]

/** An empty graph on an empty database. */
export const openGraph = async (open: () => Promise<Engine>): Promise<Graph> => Graph.open(await open())

/** A folder of its own for a test, removed by the returned function. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'cityties-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The real data that some tests read; where the folder is missing they say that they skip. */
export const sharedData =
  process.env['CITYTIES_SHARED_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
