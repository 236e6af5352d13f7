import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { idOfEdge } from '../analytics/projection.js'
import type { Selection } from '../analytics/selection.js'

/** Some 5 ms of work. */
const linesPerTurn_count = 10_000

/**
 * What a part of the graph is, in 64 hexadecimal digits: SHA-256 over a line for each node
 * (its id, a tab, its country's id) and then for each tie (its id, a tab, 1, 2 or 3 for
 * claims by its first, second or both ends, else 0), each ended by a newline, in the order
 * of the projection. All that measures depend on is in it, so that equal hashes mean equal
 * figures, on any engine and at any version.
 */
export async function contentHash({ projection, nodes, edges }: Selection): Promise<string> {
  const { ids, countries } = projection
  const hash = createHash('sha256')
  for (let start = 0; start < nodes.length; start += linesPerTurn_count) {
    let lines = ''
    const end = Math.min(start + linesPerTurn_count, nodes.length)
    for (let node = start; node < end; node++)
      if (nodes[node] === 1) lines += `${ids[node]}\t${ids[countries[node] as number] ?? ''}\n`
    hash.update(lines)
    await nextTurn()
  }
  for (let start = 0; start < edges.length; start += linesPerTurn_count) {
    let lines = ''
    for (const edge of edges.subarray(start, start + linesPerTurn_count))
      lines += `${idOfEdge(projection, edge)}\t${projection.edges.claims[edge]}\n`
    hash.update(lines)
    await nextTurn()
  }
  return hash.digest('hex')
}
