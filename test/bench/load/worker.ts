import { performance } from 'node:perf_hooks'
import autocannon from 'autocannon'
import { median } from '../median.js'
import type { Load, Loaded } from './loader.js'

/** A process of its own that loads a server, so that the load costs the measuring process nothing. */

// autocannon looks whether to stop only when it takes a sample.
const sample_ms = 50

async function load({ url, connections, seconds, bodies }: Load): Promise<Loaded> {
  // Its own histogram has whole milliseconds, which is too coarse here.
  const times: number[] = []
  let [bytes, last, clients] = [0, 0, 0]
  const requests = bodies.map((body) => ({
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body,
  }))
  // The declared types lack it.
  const options: autocannon.Options & { sampleInt: number } = {
    url,
    connections,
    duration: seconds,
    sampleInt: sample_ms,
    requests,
    // Each connection starts at another place, so that they do not all ask the same at once.
    setupClient: (client) => {
      const from = Math.floor((clients++ * requests.length) / connections)
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)])
    },
  }
  const start = performance.now()
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)))
    instance.on('response', (_, __, size, time) => {
      times.push(time)
      bytes += size
      last = performance.now()
    })
  })
  const failures = result.errors + result.timeouts + result.non2xx
  const answers = times.length
  if (answers === 0)
    return { perSecond: 0, median_ms: seconds * 1000, p99_ms: seconds * 1000, answers, failures, bytes: 0 }
  return {
    perSecond: (answers / (last - start)) * 1000,
    median_ms: median(times),
    p99_ms: times.sort((a, b) => a - b)[Math.floor(answers * 0.99)] as number,
    answers,
    failures,
    bytes: bytes / answers,
  }
}

process.on('message', (message: Load) => {
  load(message).then(
    (loaded) => process.send?.({ loaded }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
