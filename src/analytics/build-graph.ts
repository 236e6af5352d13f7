import { accumulate, float64s, int32s } from './arrays.js'
import type { SimpleGraph } from './simple-graph.js'

/** Edges in any order and direction; self loops and parallel edges may be among them. */
export interface EdgeList {
  readonly nodeCount: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** One for each edge, above zero. */
  readonly weights?: Float64Array | null
}

export interface BuildOptions {
  /** What parallel edges weigh together: all of them, or the least. Default: the sum. */
  readonly parallel?: 'sum' | 'least'
  /** Whether an edge without weights weighs as many as lie parallel. Default: the graph has no weights. */
  readonly countParallel?: boolean
  /** Whether the arrays lie in shared memory. */
  readonly shared?: boolean
}

interface Rows {
  readonly offsets: Int32Array
  readonly neighbours: Int32Array
  readonly weights: Float64Array | null
}

/**
 * The simple graph of an edge list: self loops dropped, parallel edges merged.
 *
 * The rows of a symmetric matrix come out sorted when it is transposed, so two passes of
 * counting do it in O(n + m) without a comparison. Weights of parallel edges are summed in
 * the order of the list, in both directions alike.
 *
 * @throws RangeError when a node is not from 0 to `nodeCount - 1`, or a weight not above zero
 */
export function buildGraph(edges: EdgeList, options: BuildOptions = {}): SimpleGraph {
  const { parallel = 'sum', countParallel = false, shared = false } = options
  const unsorted = rowsOf(edges, countParallel)
  const sorted = transpose(edges.nodeCount, unsorted)
  const arcs = merge(edges.nodeCount, sorted, parallel)
  const neighbours = int32s(arcs, shared)
  neighbours.set(sorted.neighbours.subarray(0, arcs))
  const offsets = int32s(edges.nodeCount + 1, shared)
  offsets.set(sorted.offsets)
  let weights: Float64Array | null = null
  if (sorted.weights) {
    weights = float64s(arcs, shared)
    weights.set(sorted.weights.subarray(0, arcs))
  }
  return { nodeCount: edges.nodeCount, offsets, neighbours, weights }
}

function rowsOf({ nodeCount, from, to, weights = null }: EdgeList, countParallel: boolean): Rows {
  const offsets = new Int32Array(nodeCount + 1)
  for (let i = 0; i < from.length; i++) {
    const a = from[i] as number
    const b = to[i] as number
    // Written so that NaN and undefined, of lists of unequal length, fail too.
    if (!(a >= 0 && a < nodeCount && b >= 0 && b < nodeCount))
      throw new RangeError(`edge ${i} ties ${a} to ${b}, but nodes are from 0 to ${nodeCount - 1}`)
    if (weights && !((weights[i] as number) > 0))
      throw new RangeError(`edge ${i} weighs ${weights[i]}, but weights are above zero`)
    if (a === b) continue
    offsets[a] = (offsets[a] as number) + 1
    offsets[b] = (offsets[b] as number) + 1
  }
  accumulate(offsets)
  const arcs = offsets[nodeCount] as number
  const neighbours = new Int32Array(arcs)
  const own = weights !== null || countParallel ? new Float64Array(arcs) : null
  const next = offsets.slice(0, nodeCount)
  for (let i = 0; i < from.length; i++) {
    const a = from[i] as number
    const b = to[i] as number
    if (a === b) continue
    const out = next[a] as number
    const back = next[b] as number
    next[a] = out + 1
    next[b] = back + 1
    neighbours[out] = b
    neighbours[back] = a
    if (own) {
      const weight = weights ? (weights[i] as number) : 1
      own[out] = weight
      own[back] = weight
    }
  }
  return { offsets, neighbours, weights: own }
}

function transpose(nodeCount: number, rows: Rows): Rows {
  const offsets = rows.offsets.slice()
  const next = offsets.slice(0, nodeCount)
  const neighbours = new Int32Array(rows.neighbours.length)
  const weights = rows.weights ? new Float64Array(rows.weights.length) : null
  for (let node = 0; node < nodeCount; node++) {
    const end = rows.offsets[node + 1] as number
    for (let arc = rows.offsets[node] as number; arc < end; arc++) {
      const other = rows.neighbours[arc] as number
      const place = next[other] as number
      next[other] = place + 1
      neighbours[place] = node
      if (weights && rows.weights) weights[place] = rows.weights[arc] as number
    }
  }
  return { offsets, neighbours, weights }
}

/** Moves the distinct neighbours of each row together, and returns how many there are in all. */
function merge(nodeCount: number, { offsets, neighbours, weights }: Rows, parallel: 'sum' | 'least'): number {
  let written = 0
  let arc = 0
  for (let node = 0; node < nodeCount; node++) {
    const start = written
    const end = offsets[node + 1] as number
    offsets[node] = start
    for (; arc < end; arc++) {
      const other = neighbours[arc] as number
      const weight = weights ? (weights[arc] as number) : 1
      if (written > start && neighbours[written - 1] === other) {
        if (!weights) continue
        const merged = weights[written - 1] as number
        weights[written - 1] = parallel === 'sum' ? merged + weight : Math.min(merged, weight)
        continue
      }
      neighbours[written] = other
      if (weights) weights[written] = weight
      written++
    }
  }
  offsets[nodeCount] = written
  return written
}
