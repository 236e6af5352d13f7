import { type Neo4jServer, startNeo4j, whyNoNeo4j } from './neo4j/start-neo4j.ts'

declare global {
  // Kept for global-teardown.ts, which runs in the same process.
  var neo4jServer: Neo4jServer | undefined
}

/**
 * Gives the suites a real Neo4j: the one that CITYTIES_TEST_NEO4J_URL names (it will be
 * emptied), else one from Maven Central. Without Java and Maven the suites run on the
 * embedded engine alone, and say so; with NEO4J_REQUIRED=1 that is a failure.
 */
export default async function setup(): Promise<void> {
  if (process.env['CITYTIES_TEST_NEO4J_URL']) return
  const reason = await whyNoNeo4j()
  if (reason !== null) {
    if (process.env['NEO4J_REQUIRED'] === '1') throw new Error(`NEO4J_REQUIRED=1, but there is no Neo4j: ${reason}`)
    process.stdout.write(`\nSkipped on Neo4j, run on the embedded engine only: ${reason}\n`)
    return
  }
  globalThis.neo4jServer = await startNeo4j({ version: process.env['CITYTIES_TEST_NEO4J_VERSION'] ?? '5.26.30' })
  process.env['CITYTIES_TEST_NEO4J_URL'] = globalThis.neo4jServer.url
}
