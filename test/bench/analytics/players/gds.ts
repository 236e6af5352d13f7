import { join } from 'node:path'
import neo4j, { type Session } from 'neo4j-driver'
import { edgeCountOf, type SimpleGraph } from '../../../../src/analytics/simple-graph.js'
import { startNeo4j } from '../../../support/neo4j/start-neo4j.js'
import type { TaskName } from '../tasks.js'
import { timeRuns } from '../time.js'
import type { Player } from './player.js'

/** Each ends in one row with one number. At concurrency 2 and more GDS waits for seconds on a poll where work is this short. */
const statements: Partial<Record<TaskName, string>> = {
  pagerank: `CALL gds.pageRank.stats('cities', {concurrency: 1, dampingFactor: 0.85, maxIterations: 100, scaler: 'L1Norm'})
    YIELD centralityDistribution AS d RETURN d.max AS answer, d.mean AS mean`,
  triangles: `CALL gds.triangleCount.stats('cities', {concurrency: 1}) YIELD globalTriangleCount AS answer RETURN answer`,
  communities: `CALL gds.louvain.stats('cities', {concurrency: 1}) YIELD modularity AS answer RETURN answer`,
  components: `CALL gds.wcc.stats('cities', {concurrency: 1}) YIELD componentCount AS answer RETURN answer`,
}

const edgesPerStatement_count = 10_000

/** Neo4j's Graph Data Science library in its own Neo4j, asked over Bolt for what leaves the least to send: one number. */
export async function startGds(graph: SimpleGraph): Promise<Player> {
  const server = await startNeo4j({
    version: '5.26.30',
    extension: {
      name: 'gds-2.13.9',
      pom: join(import.meta.dirname, '..', 'gds', 'pom.xml'),
      plugins: /^(alpha-)?proc(-.*)?-2\.13\.9\.jar$/,
      settings: { 'dbms.security.procedures.unrestricted': 'gds.*' },
    },
  })
  const driver = neo4j.driver(server.url, undefined, { disableLosslessIntegers: true })
  const session = driver.session()
  try {
    await load(session, graph)
  } catch (error) {
    await driver.close()
    await server.stop()
    throw error
  }
  return {
    run: (task, about_ms) =>
      timeRuns(async () => {
        const row = await only<{ answer: number; mean?: number }>(session, statements[task] ?? '')
        return row.mean === undefined ? [row.answer] : [row.answer, row.mean * graph.nodeCount]
      }, about_ms),
    stop: async () => {
      await driver.close()
      await server.stop()
    },
  }
}

async function load(session: Session, graph: SimpleGraph): Promise<void> {
  await session.run('CREATE CONSTRAINT FOR (n:City) REQUIRE n.number IS UNIQUE')
  await session.run('UNWIND range(0, $last) AS number CREATE (:City {number: number})', {
    last: neo4j.int(graph.nodeCount - 1),
  })
  const edges: number[][] = []
  for (let node = 0; node < graph.nodeCount; node++)
    for (const other of graph.neighbours.subarray(graph.offsets[node], graph.offsets[node + 1]))
      if (other > node) edges.push([node, other])
  for (let start = 0; start < edges.length; start += edgesPerStatement_count)
    await session.run(
      'UNWIND $edges AS edge MATCH (a:City {number: toInteger(edge[0])}), (b:City {number: toInteger(edge[1])}) CREATE (a)-[:TWINNED_WITH]->(b)',
      { edges: edges.slice(start, start + edgesPerStatement_count) },
    )
  const { arcs } = await only<{ arcs: number }>(
    session,
    `CALL gds.graph.project('cities', 'City', {TWINNED_WITH: {orientation: 'UNDIRECTED'}})
    YIELD relationshipCount AS arcs RETURN arcs`,
  )
  if (arcs !== 2 * edgeCountOf(graph)) throw new Error(`GDS has ${arcs} arcs of ${2 * edgeCountOf(graph)}.`)
}

async function only<T>(session: Session, statement: string): Promise<T> {
  const [record] = (await session.run(statement)).records
  if (!record) throw new Error(`No row came back from: ${statement}`)
  return record.toObject() as T
}
