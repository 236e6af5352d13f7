import { buildGraph } from '../../src/analytics/build-graph.js'
import type { Pool } from '../../src/compute/pool.js'

/** So many samples that they would take hours. */
const sampling = { epsilon: 0.0001, delta: 0.0001, seed: 1 }

/**
 * Keeps a thread of a pool busy until the returned function is called (or the pool is closed):
 * what is asked for meanwhile waits.
 */
export function keepBusy(pool: Pool): () => void {
  const size = 100
  const nodes = Int32Array.from({ length: size }, (_, i) => i)
  const ring = buildGraph({ nodeCount: size, from: nodes, to: nodes.map((node) => (node + 1) % size) })
  const stop = new AbortController()
  pool.run('sampledBetweenness', { graph: ring, ...sampling }, stop.signal).catch(() => {})
  return () => stop.abort()
}
