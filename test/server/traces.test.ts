import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { propagation, SpanStatusCode, trace } from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { startWatched, type WatchedServer } from '../support/watched-server.js'

const spans = new InMemorySpanExporter()
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
let traced: WatchedServer
let untraced: WatchedServer
beforeAll(async () => {
  trace.setGlobalTracerProvider(provider)
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  traced = await startWatched(() => openEngine(embedded), { traces: true })
  untraced = await startWatched(() => openEngine(embedded))
})
afterAll(async () => {
  await Promise.all([traced.close(), untraced.close()])
  trace.disable()
  propagation.disable()
  await provider.shutdown()
})

const secret = 'a-value-of-nobodys-business'

/** The spans of one request, when the last of them has ended. */
async function spansOf(work: () => Promise<unknown>): Promise<ReadableSpan[]> {
  spans.reset()
  await work()
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = spans.getFinishedSpans()
    if (found.some(({ name }) => name.endsWith('/graphql'))) return found
    await new Promise((soon) => setTimeout(soon, 10))
  }
  throw new Error('no request was traced')
}

test('a request, its operation and its statements are spans, one within the other, of the caller’s trace', async () => {
  const [traceId, parentId] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331']
  const found = await spansOf(() =>
    traced.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-${parentId}-01` },
      body: JSON.stringify({
        query:
          'query Towns($text: String!) { cities(first: 2, where: {name: {contains: $text}}) { edges { node { aliases } } } }',
        variables: { text: secret },
      }),
    }),
  )
  const byName = (name: string) => found.find((span) => span.name === name) as ReadableSpan
  const [request, operation] = [byName('POST /graphql'), byName('query Towns')]
  const statements = found.filter((span) => span !== request && span !== operation)
  expect(request.spanContext().traceId).toBe(traceId)
  expect(request.parentSpanContext?.spanId).toBe(parentId)
  expect(request.attributes).toMatchObject({ 'http.route': '/graphql', 'http.response.status_code': 200 })
  expect(operation.parentSpanContext?.spanId).toBe(request.spanContext().spanId)
  expect(operation.attributes).toEqual({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Towns' })
  expect(statements.length).toBeGreaterThan(0)
  for (const span of statements) {
    expect(span.parentSpanContext?.spanId).toBe(operation.spanContext().spanId)
    expect(span.attributes).toMatchObject({ 'db.system.name': 'grafeo', 'db.operation.name': span.name })
    expect(span.name).toMatch(/^entity\//)
  }
  expect(JSON.stringify(found.map(({ name, attributes, events }) => [name, attributes, events]))).not.toContain(secret)
})

test('what fails is marked, with the code that the client was given', async () => {
  const found = await spansOf(() => traced.ask('{ nothing }'))
  const operation = found.find(({ name }) => name === 'none') as ReadableSpan
  expect(operation.status.code).toBe(SpanStatusCode.ERROR)
  expect(operation.attributes).toMatchObject({ 'error.type': 'GRAPHQL_VALIDATION_FAILED' })
})

test('without the option nothing is traced, whatever SDK there is', async () => {
  spans.reset()
  await untraced.data('{ city(id: "wd:Q6259") { aliases } }')
  await untraced.measured()
  expect(spans.getFinishedSpans()).toEqual([])
})

test('what the SDK keeps back is sent when the server ends', async () => {
  const sent = new InMemorySpanExporter()
  const batching = new BatchSpanProcessor(sent, { scheduledDelayMillis: 3_600_000 })
  trace.disable()
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [batching] }))
  const server = await startWatched(() => openEngine(embedded), { traces: true })
  await server.data('{ city(id: "wd:Q6259") { aliases } }')
  expect(sent.getFinishedSpans()).toEqual([])
  await server.close()
  expect(sent.getFinishedSpans().map(({ name }) => name)).toContain('POST /graphql')
})
