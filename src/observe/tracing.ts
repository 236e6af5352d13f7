import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Attributes,
  type Context,
  ProxyTracerProvider,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  type TracerProvider,
  trace,
} from '@opentelemetry/api'
import type { StatementTrace, Tally } from '../domain/tally.js'

/** An operation that is traced. */
export interface OperationTrace {
  /** @param ended what became of it */
  end(ended: EndedOperation): void
}

export interface EndedOperation {
  readonly kind: string
  readonly operation: string | null
  readonly status: number
  /** Of its first error; null where there was none. */
  readonly code: string | null
}

/** What providers of OpenTelemetry's SDKs have. */
interface Flushing {
  forceFlush?(): Promise<void>
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Spans of a request, of its operation and of its statements, by OpenTelemetry's conventions
 * (https://opentelemetry.io/docs/specs/semconv/), through whatever SDK the process has
 * registered; without one, nothing is recorded. Spans name their parents themselves: to find
 * them by asynchronous context would slow down every promise of the process.
 */
export class Tracing {
  readonly #tracer: Tracer

  constructor(
    readonly system: string,
    version: string,
  ) {
    this.#tracer = trace.getTracer('cityties', version)
  }

  /** @param tally whose statements become spans of it */
  begin(method: string, headers: Headers, tally: Tally | null): OperationTrace {
    const caller = propagation.extract(ROOT_CONTEXT, headers)
    const attributes = { 'http.request.method': method, 'http.route': '/graphql' }
    const request = this.#tracer.startSpan(`${method} /graphql`, { kind: SpanKind.SERVER, attributes }, caller)
    const within = trace.setSpan(caller, request)
    const operation = this.#tracer.startSpan('operation', {}, within)
    if (tally && operation.isRecording()) tally.trace = this.#statementsIn(trace.setSpan(within, operation))
    return {
      end({ kind, operation: name, status, code }) {
        const called = name === null ? {} : { 'graphql.operation.name': name }
        operation.updateName([kind, name].filter(Boolean).join(' ')).setAttributes({
          'graphql.operation.type': kind,
          ...called,
          ...failed(operation, code),
        })
        operation.end()
        request.setAttribute('http.response.status_code', status)
        if (status >= 500) request.setStatus({ code: SpanStatusCode.ERROR })
        request.end()
      },
    }
  }

  /**
   * Has the SDK send what it keeps back to send it with more (five seconds, by default), before the process
   * ends; no longer than so, and whether or not anybody takes it. The API has no way to ask for that.
   */
  async flush(time_ms: number): Promise<void> {
    const provider = trace.getTracerProvider()
    const registered: TracerProvider & Flushing =
      provider instanceof ProxyTracerProvider ? provider.getDelegate() : provider
    // The SDK logs what goes wrong.
    const flushed = Promise.resolve(registered.forceFlush?.()).catch(() => {})
    await Promise.race([flushed, sleep(time_ms, undefined, { ref: false })])
  }

  #statementsIn(operation: Context): (statement: string) => StatementTrace {
    return (statement) => {
      const attributes = { 'db.system.name': this.system, 'db.operation.name': statement }
      const span = this.#tracer.startSpan(statement, { kind: SpanKind.CLIENT, attributes }, operation)
      return {
        end(rows_count, error) {
          span.setAttribute('db.response.returned_rows', rows_count)
          // Its message may hold values.
          if (error !== undefined) span.setAttributes(failed(span, (error as Error).name ?? 'Error'))
          span.end()
        },
      }
    }
  }
}

function failed(span: Span, type: string | null): Attributes {
  if (type === null) return {}
  span.setStatus({ code: SpanStatusCode.ERROR })
  return { 'error.type': type }
}
