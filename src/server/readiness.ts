import type { FastifyInstance } from 'fastify'
import type { Graph } from '../graph/graph.js'

/**
 * `/readyz`: whether questions can be answered at the moment, by a look at the database. `/healthz`
 * says only that the process is there, which is no reason to start it again when the database is not.
 */
export function addReadiness(app: FastifyInstance, graph: Graph): void {
  app.get('/readyz', async () => {
    await graph.freshness.version()
    return { status: 'ready' }
  })
}
