import type { FastifyInstance } from 'fastify'
import { Role } from '../access/role.js'
import { CityTiesError } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { Metrics } from '../observe/metrics.js'
import type { GraphReadings } from './graph-readings.js'
import type { HttpSettings } from './http-settings.js'
import type { Identification } from './identification.js'
import { sendRefusal } from './identify-callers.js'

interface MetricsOptions {
  readonly graph: Graph
  readonly metrics: Metrics
  readonly readings: GraphReadings
  readonly identification: Identification
  readonly access: HttpSettings['metrics']
}

/** `/metrics`: what is measured, for Prometheus; for those with the role of it, unless it is open to all. */
export function addMetrics(app: FastifyInstance, options: MetricsOptions): void {
  const { graph, metrics, readings, identification, access } = options
  if (access === 'off') return
  app.get('/metrics', async (request, reply) => {
    if (access === 'monitors') {
      const { headers, ip: address } = request
      const seen = () => graph.freshness.version().catch(() => undefined)
      try {
        await identification.callerWith([Role.MONITOR], { headers, address, seen })
      } catch (error) {
        if (!(error instanceof CityTiesError) || error.kind === 'UNAVAILABLE') throw error
        sendRefusal(request, reply, error)
        return reply
      }
    }
    await readings.refresh()
    return reply.header('cache-control', 'no-store').type(Metrics.contentType).send(metrics.text())
  })
}
