import { lendNeo4j, type Neo4jLender } from './neo4j/lend-neo4j.ts'
import { whyNoNeo4j } from './neo4j/start-neo4j.ts'

declare global {
  // Kept for global-teardown.ts, which runs in the same process.
  var neo4jLender: Neo4jLender | undefined
}

/**
 * Gives the suites a real Neo4j: the one that CITYTIES_TEST_NEO4J_URL names (it will be
 * emptied), else from Maven Central one for each worker. Without Java and Maven the suites run on
 * the embedded engine alone, and say so; with NEO4J_REQUIRED=1 that is a failure.
 */
export default async function setup(): Promise<void> {
  if (process.env['CITYTIES_TEST_NEO4J_URL']) return
  const reason = await whyNoNeo4j()
  if (reason !== null) {
    if (process.env['NEO4J_REQUIRED'] === '1') throw new Error(`NEO4J_REQUIRED=1, but there is no Neo4j: ${reason}`)
    process.stdout.write(`\nSkipped on Neo4j, run on the embedded engine only: ${reason}\n`)
    return
  }
  globalThis.neo4jLender = await lendNeo4j(process.env['CITYTIES_TEST_NEO4J_VERSION'] ?? '5.26.30')
  // For engines.ts.
  process.env['CITYTIES_TEST_NEO4J_LENDER'] = globalThis.neo4jLender.url
}
