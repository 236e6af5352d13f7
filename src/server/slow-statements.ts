import type { FastifyBaseLogger } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Engine } from '../engine/engine.js'
import { limits } from '../limits.js'
import type { SlowStatement } from '../observe/statement-meter.js'

interface SlowOptions {
  readonly log: FastifyBaseLogger
  /** Tells how statements are carried out; null where nobody wants to know. */
  readonly plans: Pick<Engine, 'plan'> | null
}

/**
 * Logs a slow statement, with its plan where that is wanted: that of one statement at a time,
 * each once in a while, so that a database that is slow has not more to do for it.
 */
export function slowStatements({ log, plans }: SlowOptions): (slow: SlowStatement) => void {
  const planned = new LRUCache<string, true>({ max: limits.slowPlans_count, ttl: limits.slowPlanEvery_ms })
  let isPlanning = false
  return ({ statement, taken_ms, rows_count, operation, failed }) => {
    const duration_ms = Math.round(taken_ms)
    const line = { statement: statement.name, operation, duration_ms, rows_count, ...(failed && { failed }) }
    if (!plans || isPlanning || planned.has(statement.text)) {
      log.warn(line, 'a slow statement')
      return
    }
    planned.set(statement.text, true)
    isPlanning = true
    plans
      .plan(statement)
      .then(
        (plan) => log.warn({ ...line, plan }, 'a slow statement'),
        (err: unknown) => log.warn({ ...line, err }, 'a slow statement, of which there is no plan'),
      )
      .finally(() => {
        isPlanning = false
      })
  }
}
