import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Metrics } from './metrics.js'

/** How finely the event loop is watched: each look is a timer. */
const resolution_ms = 20

/**
 * The process itself, by the names that Prometheus' own libraries give them. How late the
 * event loop is is said of the time since it was last asked: whoever asks begins a new one.
 *
 * @returns stops watching
 */
export function addProcessReadings(metrics: Metrics): () => void {
  const loop = monitorEventLoopDelay({ resolution: resolution_ms })
  loop.enable()
  metrics.readings(
    {
      name: 'nodejs_eventloop_lag_seconds',
      help: 'How late the event loop was since this was last read, by quantile.',
      labels: ['quantile'],
    },
    'gauge',
    () => lagsIn(loop),
  )
  const started_s = Date.now() / 1000 - process.uptime()
  metrics.readings({ name: 'process_start_time_seconds', help: 'Start of the process, since 1970.' }, 'gauge', () => [
    [started_s],
  ])
  metrics.readings({ name: 'process_cpu_seconds_total', help: 'Processor time, of all threads.' }, 'counter', () => {
    const { user, system } = process.cpuUsage()
    return [[(user + system) / 1e6]]
  })
  metrics.readings({ name: 'process_resident_memory_bytes', help: 'Memory of the process.' }, 'gauge', () => [
    [process.memoryUsage.rss()],
  ])
  metrics.readings(
    { name: 'nodejs_heap_size_used_bytes', help: 'Memory of the JavaScript heap in use.' },
    'gauge',
    () => [[process.memoryUsage().heapUsed]],
  )
  return () => loop.disable()
}

function lagsIn(loop: IntervalHistogram): [number, string][] {
  // The timer's own interval is in every value.
  const lag_s = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution_ms) / 1000
  const lags: [number, string][] =
    loop.count === 0 ? [] : [50, 90, 99, 100].map((part) => [lag_s(loop.percentile(part)), String(part / 100)])
  loop.reset()
  return lags
}
