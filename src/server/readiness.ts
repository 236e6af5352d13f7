import type { FastifyInstance } from 'fastify'
import { unavailable } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'

/**
 * `/readyz`: whether questions can be answered at the moment, by one statement: the database
 * answers, and its schema is the one that this program knows. Another replica may have brought it
 * further, or somebody may have put another database in its place. `/healthz` says only that
 * the process is there, which is no reason to start it again when the database is not.
 */
export function addReadiness(app: FastifyInstance, graph: Graph): void {
  app.get('/readyz', async (_, reply) => {
    const { schemaVersion } = graph.migration
    const { seq, schemaVersion: found } = await graph.log.standing()
    if (found !== schemaVersion) throw unavailable(otherSchema(found, schemaVersion))
    return reply.header('cache-control', 'no-store').send({ status: 'ready', schemaVersion, graphVersion: seq })
  })
}

const otherSchema = (found: number, own: number): string =>
  found > own
    ? `The schema of the graph was brought to version ${found}, this program knows up to ${own}. Replace it by the newer one.`
    : `The schema of the graph is version ${found}, this program needs ${own}. Start it again, or run \`cityties migrate\`.`
