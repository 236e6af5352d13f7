import { limitExceeded } from '../domain/errors.js'
import { float64s, int32s } from './arrays.js'
import { buildGraph } from './build-graph.js'
import type { SimpleGraph } from './simple-graph.js'

/** Ties between nodes of two sides, such as cities and their programmes; a tie that is listed twice counts once. */
export interface Memberships {
  readonly nodeCount: number
  readonly groupCount: number
  readonly nodes: Int32Array
  readonly groups: Int32Array
}

export interface ProjectionOptions {
  /**
   * What a group adds to the tie of two of its members: `count` 1; `newman` 1 / (members - 1),
   * so that large groups do not drown small ones and a node's ties add up to its groups
   * (Newman 2001, "Scientific collaboration networks II"). Default: count.
   */
  readonly weighing?: 'count' | 'newman'
  /** The most ties that the projection may have. */
  readonly edgesMax_count: number
  readonly shared?: boolean
}

/**
 * The nodes of one side, tied where they share a group of the other.
 *
 * A group of k members ties k (k - 1) / 2 pairs, so that a few large ones make a graph that
 * is too large to use: it is counted before anything of it is kept.
 *
 * @throws CityTiesError LIMIT_EXCEEDED when it would have more than `edgesMax_count` ties
 */
export function projectBipartite(
  { nodeCount, groupCount, nodes, groups }: Memberships,
  { weighing = 'count', edgesMax_count, shared = false }: ProjectionOptions,
): SimpleGraph {
  // One graph with the groups behind the nodes: it drops what is listed twice, and sorts.
  const both = buildGraph({
    nodeCount: nodeCount + groupCount,
    from: nodes,
    to: groups.map((group) => nodeCount + group),
  })
  const worths = new Float64Array(groupCount)
  for (let group = 0; group < groupCount; group++) {
    const members = (both.offsets[nodeCount + group + 1] as number) - (both.offsets[nodeCount + group] as number)
    worths[group] = weighing === 'count' ? 1 : 1 / (members - 1)
  }
  const offsets = int32s(nodeCount + 1, shared)
  const ties = new TiesOfNode(both, nodeCount, worths)
  for (let node = 0; node < nodeCount; node++) {
    offsets[node + 1] = (offsets[node] as number) + ties.look(node).length
    // Each tie is met from both its ends; cut off early, or counting alone could take for ever.
    if ((offsets[node + 1] as number) > 2 * edgesMax_count)
      throw limitExceeded(`The projection has more than ${edgesMax_count} ties; choose fewer or smaller groups.`, {
        limit: edgesMax_count,
      })
  }
  const neighbours = int32s(offsets[nodeCount] as number, shared)
  const weights = float64s(neighbours.length, shared)
  for (let node = 0, arc = 0; node < nodeCount; node++)
    for (const other of ties.look(node).sort()) {
      neighbours[arc] = other
      weights[arc++] = ties.weights[other] as number
    }
  return { nodeCount, offsets, neighbours, weights }
}

/** The ties of one node after another, added up over its groups. */
class TiesOfNode {
  readonly weights: Float64Array
  readonly #others: Int32Array
  #count = 0

  constructor(
    readonly both: SimpleGraph,
    nodeCount: number,
    readonly worths: Float64Array,
  ) {
    this.weights = new Float64Array(nodeCount)
    this.#others = new Int32Array(nodeCount)
  }

  /** The nodes that it is tied to, in no order, until the next call; `weights` holds how strongly. */
  look(node: number): Int32Array {
    const { offsets, neighbours } = this.both
    const nodeCount = this.weights.length
    for (let i = 0; i < this.#count; i++) this.weights[this.#others[i] as number] = 0
    this.#count = 0
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const group = neighbours[arc] as number
      const worth = this.worths[group - nodeCount] as number
      for (let member = offsets[group] as number; member < (offsets[group + 1] as number); member++) {
        const other = neighbours[member] as number
        if (other === node) continue
        if (this.weights[other] === 0) this.#others[this.#count++] = other
        this.weights[other] = (this.weights[other] as number) + worth
      }
    }
    return this.#others.subarray(0, this.#count)
  }
}
