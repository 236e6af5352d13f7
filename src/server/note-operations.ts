import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerOrigin, OperationKind, OperationMeter } from '../observe/operation-meter.js'
import type { OperationTrace } from '../observe/tracing.js'
import { clientGone } from './client-gone.js'
import type { Exchange } from './exchange.js'
import { operationText, textHash } from './operation-text.js'

/** Notes what became of an operation, when its connection is free again or gone. */
export type NoteOperation = (request: FastifyRequest, reply: FastifyReply, trace: OperationTrace | null) => void

interface NoteOptions {
  readonly meter: OperationMeter
  readonly log: FastifyBaseLogger
  /** A line of every operation, not of slow ones alone. */
  readonly everyOne: boolean
  /** From when on an operation is slow; 0 for never. */
  readonly slow_ms: number
}

/**
 * Counts every operation, and writes a line of it: of each where the log wants to know (level
 * info), else of those that were slow. Values are in neither: no variables, no values in the
 * text, nothing of who asked.
 */
export function noteOperations({ meter, log, everyOne, slow_ms }: NoteOptions): NoteOperation {
  const isSlow = (taken_ms: number): boolean => slow_ms > 0 && taken_ms >= slow_ms
  return (request, reply, trace) => {
    const { exchange, stop } = request
    const { tally } = stop
    const kind = kindOf(exchange)
    const code = stop.reason === clientGone ? 'CLIENT_GONE' : codeOf(exchange, reply.statusCode)
    const origin = originOf(exchange, reply.statusCode)
    const taken_ms = reply.elapsedTime
    meter.note(kind, code, origin, taken_ms, exchange?.cost_fields ?? 0)
    const operation = tally?.operation ?? null
    trace?.end({ kind, operation, status: reply.statusCode, code: code === 'OK' ? null : code })
    const slow = isSlow(taken_ms)
    if (!slow && !everyOne) return
    const line = {
      reqId: request.id,
      kind,
      operation,
      code,
      status: reply.statusCode,
      answer: origin,
      duration_ms: rounded(taken_ms),
      statements_count: tally?.statements_count ?? 0,
      rows_count: tally?.rows_count ?? 0,
      cost_fields: exchange?.cost_fields ?? null,
    }
    if (!slow) log.info(line, 'operation')
    else {
      const slowest = tally?.slowest ? { slowest: tally.slowest, slowest_ms: rounded(tally.slowest_ms) } : {}
      log.warn({ ...line, ...slowest, ...textOf(exchange) }, 'a slow operation')
    }
  }
}

const rounded = (time_ms: number): number => Math.round(time_ms * 100) / 100

/** What is answered from memory is not parsed; of that, only queries are kept. */
function kindOf(exchange: Exchange | null): OperationKind {
  if (exchange?.recalled) return 'query'
  const operation = exchange?.valid?.operation.operation
  return operation === undefined ? 'none' : `${operation}`
}

function codeOf(exchange: Exchange | null, status: number): string {
  if (exchange?.code) return exchange.code
  return status < 400 ? 'OK' : (codeOfStatus[status] ?? 'OTHER')
}

/** Of what was refused before it was read; a body that is too large is not an operation yet. */
const codeOfStatus: Readonly<Record<number, string>> = { 400: 'BAD_REQUEST', 503: 'UNAVAILABLE' }

const originOf = (exchange: Exchange | null, status: number): AnswerOrigin =>
  !exchange?.recalled ? 'computed' : status === 304 ? 'unchanged' : 'memory'

function textOf(exchange: Exchange | null): { readonly text?: string; readonly textHash?: string } {
  const document = exchange?.valid?.document
  if (!document) return {}
  const text = operationText(document)
  return { text, textHash: textHash(text) }
}
