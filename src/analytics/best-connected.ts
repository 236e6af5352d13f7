import { accumulate } from './arrays.js'
import { degrees } from './degrees.js'
import type { SimpleGraph } from './simple-graph.js'

/** The nodes with the most neighbours, the most first, among equals by number; at most `limit`. O(n), by counting. */
export function bestConnected(graph: SimpleGraph, limit: number): Int32Array {
  const all = degrees(graph)
  const highest = all.reduce((most, degree) => Math.max(most, degree), 0)
  const places = new Int32Array(highest + 1)
  for (const degree of all) places[highest - degree] = (places[highest - degree] as number) + 1
  accumulate(places)
  const ordered = new Int32Array(graph.nodeCount)
  for (let node = 0; node < all.length; node++) {
    const rank = highest - (all[node] as number)
    const place = places[rank] as number
    places[rank] = place + 1
    ordered[place] = node
  }
  return ordered.slice(0, limit)
}
