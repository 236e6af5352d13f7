import type { FastifyInstance } from 'fastify'
import { unavailable } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'

/**
 * `/readyz`: whether questions can be answered at the moment, by one statement: the database
 * answers, and its schema is no older than this program needs; somebody may have put another
 * database in its place. A newer one is no reason to be sent nothing: steps add to the schema, and in a
 * rolling upgrade all the replicas that are still to be replaced would go at once. `/healthz` says
 * only that the process is there, which is no reason to start it again when the database is not.
 */
export function addReadiness(app: FastifyInstance, graph: Graph): void {
  app.get('/readyz', async (_, reply) => {
    const { schemaVersion } = graph.migration
    const { seq, schemaVersion: found } = await graph.log.standing()
    if (found < schemaVersion) throw unavailable(olderSchema(found, schemaVersion))
    const newer = found > schemaVersion && { notice: newerSchema(found, schemaVersion) }
    return reply
      .header('cache-control', 'no-store')
      .send({ status: 'ready', schemaVersion: found, graphVersion: seq, ...newer })
  })
}

const newerSchema = (found: number, own: number): string =>
  `The schema of the graph was brought to version ${found}, this program knows up to ${own}. Replace it by the newer one.`

const olderSchema = (found: number, own: number): string =>
  `The schema of the graph is version ${found}, this program needs ${own}. Start it again, or run \`cityties migrate\`.`
