import type { FastifyInstance } from 'fastify'
import type { Count, Metrics } from '../observe/metrics.js'
import { addProcessReadings } from '../observe/process-readings.js'

/** What is measured of the server itself. */
export function addServerReadings(
  app: FastifyInstance,
  metrics: Metrics,
  program: { readonly version: string; readonly engine: string },
): void {
  const stop = addProcessReadings(metrics)
  app.addHook('onClose', async () => stop())
  countResponses(app, metrics)
  const reading = (type: 'gauge' | 'counter', name: string, help: string, read: () => number): void =>
    metrics.readings({ name, help }, type, () => [[read()]])
  const { admission, bookmarkWaits, measures, subscribers, responseCache } = app
  reading('gauge', 'cityties_operations_running', 'Operations that run.', () => admission.counts.running)
  reading(
    'gauge',
    'cityties_operations_waiting',
    'Operations that wait for others to end.',
    () => admission.counts.waiting,
  )
  reading(
    'gauge',
    'cityties_bookmarks_waiting',
    'Requests that wait for what was changed elsewhere.',
    () => bookmarkWaits.waiting_count,
  )
  reading('gauge', 'cityties_subscriptions', 'Subscriptions that go on.', () => subscribers.counts.subscriptions)
  reading(
    'gauge',
    'cityties_subscription_connections',
    'Connections over which somebody listens.',
    () => subscribers.counts.connections,
  )
  reading(
    'gauge',
    'cityties_measures_running',
    'Measures that are computed on other threads.',
    () => measures.pool.running_count,
  )
  reading('gauge', 'cityties_measures_waiting', 'Measures that wait for a thread.', () => measures.pool.waiting_count)
  if (responseCache) {
    const { counts } = responseCache
    reading('counter', 'cityties_answers_kept_hits_total', 'Answers that were kept and given again.', () => counts.hits)
    reading(
      'counter',
      'cityties_answers_kept_misses_total',
      'Questions of which no answer was kept.',
      () => counts.misses,
    )
    reading('gauge', 'cityties_answers_kept_bytes', 'Memory of answers that are kept.', () => responseCache.size_bytes)
  }
  metrics.readings(
    { name: 'cityties_build_info', help: 'What runs.', labels: ['version', 'node', 'engine'] },
    'gauge',
    () => [[1, program.version, process.versions.node, program.engine]],
  )
}

/** By status alone: there are few, and whoever asks for what is not there cannot make more. */
function countResponses(app: FastifyInstance, metrics: Metrics): void {
  const family = metrics.counts({
    name: 'cityties_http_responses_total',
    help: 'Answers to requests of all kinds, by status.',
    labels: ['status'],
  })
  const known = new Map<number, Count>()
  app.addHook('onResponse', (_, { statusCode }, done) => {
    let count = known.get(statusCode)
    if (!count) {
      count = family.of(String(statusCode))
      known.set(statusCode, count)
    }
    count.value++
    done()
  })
}
