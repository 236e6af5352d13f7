// Loaded into a server before its own code (NODE_OPTIONS=--import): writes how long its event
// loop was held up and how much memory it took at the most, of which nothing outside can tell.
import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env.CITYTIES_PROBE_FILE
const resolution_ms = 10

if (file !== undefined && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: resolution_ms })
  delay.enable()
  const write = () => {
    const figures = {
      lagMax_ms: delay.max / 1e6 - resolution_ms,
      lagP99_ms: delay.percentile(99) / 1e6 - resolution_ms,
      memory_bytes: process.memoryUsage.rss(),
      memoryMax_bytes: process.resourceUsage().maxRSS * 1024,
    }
    // Whoever reads it finds it whole.
    writeFileSync(`${file}.new`, JSON.stringify(figures))
    renameSync(`${file}.new`, file)
  }
  setInterval(write, 200).unref()
}
