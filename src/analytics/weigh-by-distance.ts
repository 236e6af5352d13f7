import { float64s, int32s } from './arrays.js'
import { distance_km, type Places } from './link-scores.js'
import type { SimpleGraph } from './simple-graph.js'

/** Two nodes at one place: searches need weights above zero, and sums that this changes. */
const least_km = 1e-6

/**
 * The ties of a graph with their great-circle lengths in kilometres as weights. A tie of
 * which an end's place is not known has no length, and is left out. Nodes keep their numbers. It lies in shared memory.
 */
export function weighByDistance({ nodeCount, offsets, neighbours }: SimpleGraph, places: Places): SimpleGraph {
  const own = int32s(nodeCount + 1, true)
  const others = new Int32Array(neighbours.length)
  const lengths = new Float64Array(neighbours.length)
  let arcs = 0
  for (let node = 0; node < nodeCount; node++) {
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const other = neighbours[arc] as number
      // From the lower number, so that both directions weigh the same to the last bit.
      const km = distance_km(places, Math.min(node, other), Math.max(node, other))
      if (Number.isNaN(km)) continue
      others[arcs] = other
      lengths[arcs++] = Math.max(km, least_km)
    }
    own[node + 1] = arcs
  }
  const [kept, weights] = [int32s(arcs, true), float64s(arcs, true)]
  kept.set(others.subarray(0, arcs))
  weights.set(lengths.subarray(0, arcs))
  return { nodeCount, offsets: own, neighbours: kept, weights }
}
