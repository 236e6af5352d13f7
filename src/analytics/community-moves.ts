import type { Level } from './community-level.js'
import { type Random, shuffle } from './random.js'

/** Weights of one node's ties, added up by the group of the other end. */
class TiesByGroup {
  readonly weights: Float64Array
  readonly groups: Int32Array
  count = 0

  constructor(nodeCount: number) {
    this.weights = new Float64Array(nodeCount)
    this.groups = new Int32Array(nodeCount)
  }

  add(group: number, weight: number): void {
    if (this.weights[group] === 0) this.groups[this.count++] = group
    this.weights[group] = (this.weights[group] as number) + weight
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.weights[this.groups[i] as number] = 0
    this.count = 0
  }
}

/** A gain below this share of a node's strength is rounding. */
const leastGain = 1e-11

/** The nodes that still have to be looked at, each once, in the order in which they came. */
class NodeQueue {
  readonly #nodes: Int32Array
  readonly #isIn: Uint8Array
  #first = 0
  count: number

  constructor(order: Int32Array) {
    this.#nodes = order
    this.#isIn = new Uint8Array(order.length).fill(1)
    this.count = order.length
  }

  push(node: number): void {
    if (this.#isIn[node] === 1) return
    this.#isIn[node] = 1
    this.#nodes[(this.#first + this.count++) % this.#nodes.length] = node
  }

  shift(): number {
    const node = this.#nodes[this.#first] as number
    this.#first = (this.#first + 1) % this.#nodes.length
    this.count--
    this.#isIn[node] = 0
    return node
  }
}

const shuffledNodes = (nodeCount: number, random: Random): Int32Array => {
  const order = new Int32Array(nodeCount).map((_, node) => node)
  shuffle(order, random)
  return order
}

/**
 * Moves nodes, in place, to the neighbouring community where modularity gains most, until no
 * move gains; only neighbours of what has moved are looked at again.
 *
 * @returns whether any node moved
 */
export function moveNodes(level: Level, groups: Int32Array, resolution: number, random: Random): boolean {
  const { nodeCount, offsets, neighbours, weights, strengths, total } = level
  const totals = new Float64Array(nodeCount)
  const sizes = new Int32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    const group = groups[node] as number
    totals[group] = (totals[group] as number) + (strengths[node] as number)
    sizes[group] = (sizes[group] as number) + 1
  }
  const empty: number[] = []
  for (let group = nodeCount - 1; group >= 0; group--) if (sizes[group] === 0) empty.push(group)
  const ties = new TiesByGroup(nodeCount)
  const queue = new NodeQueue(shuffledNodes(nodeCount, random))
  let moved = false
  while (queue.count > 0) {
    const node = queue.shift()
    const group = groups[node] as number
    const strength = strengths[node] as number
    const end = offsets[node + 1] as number
    for (let arc = offsets[node] as number; arc < end; arc++)
      ties.add(groups[neighbours[arc] as number] as number, weights[arc] as number)
    const expected = (resolution * strength) / total
    totals[group] = (totals[group] as number) - strength
    let best = group
    let bestGain = (ties.weights[group] as number) - expected * (totals[group] as number) + leastGain * strength
    for (let i = 0; i < ties.count; i++) {
      const other = ties.groups[i] as number
      const gain = (ties.weights[other] as number) - expected * (totals[other] as number)
      if (gain > bestGain) {
        best = other
        bestGain = gain
      }
    }
    ties.clear()
    // Alone it gains nothing, which may be more.
    if (bestGain < 0 && (sizes[group] as number) > 1) best = empty.pop() as number
    totals[best] = (totals[best] as number) + strength
    if (best === group) continue
    moved = true
    groups[node] = best
    sizes[best] = (sizes[best] as number) + 1
    sizes[group] = (sizes[group] as number) - 1
    if (sizes[group] === 0) empty.push(group)
    for (let arc = offsets[node] as number; arc < end; arc++)
      if (groups[neighbours[arc] as number] !== best) queue.push(neighbours[arc] as number)
  }
  return moved
}

interface Refinement {
  readonly groups: Int32Array
  /** Of each group: the strength of its nodes, the weight of its ties to the rest of its community, its nodes. */
  readonly totals: Float64Array
  readonly outward: Float64Array
  readonly sizes: Int32Array
}

/**
 * Splits each community into groups that hold together: nodes begin alone and, in an order
 * drawn at random, join the group of their community where modularity gains most, as long
 * as both are well tied to the rest of the community.
 */
export function refine(level: Level, communities: Int32Array, resolution: number, random: Random): Int32Array {
  const { nodeCount, strengths } = level
  const communityTotals = new Float64Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    const community = communities[node] as number
    communityTotals[community] = (communityTotals[community] as number) + (strengths[node] as number)
  }
  const refinement: Refinement = {
    groups: new Int32Array(nodeCount).map((_, node) => node),
    totals: strengths.slice(),
    outward: strengths.map((_, node) => weightWithin(level, communities, node)),
    sizes: new Int32Array(nodeCount).fill(1),
  }
  const ties = new TiesByGroup(nodeCount)
  for (const node of shuffledNodes(nodeCount, random))
    join(level, node, { communities, communityTotals, resolution, ties }, refinement)
  return refinement.groups
}

function weightWithin({ offsets, neighbours, weights }: Level, communities: Int32Array, node: number): number {
  const end = offsets[node + 1] as number
  let sum = 0
  for (let arc = offsets[node] as number; arc < end; arc++)
    if (communities[neighbours[arc] as number] === communities[node]) sum += weights[arc] as number
  return sum
}

interface Bounds {
  readonly communities: Int32Array
  readonly communityTotals: Float64Array
  readonly resolution: number
  readonly ties: TiesByGroup
}

/** Lets a node that is still alone join a group of its community, if that gains. */
function join(
  { offsets, neighbours, weights, strengths, total }: Level,
  node: number,
  { communities, communityTotals, resolution, ties }: Bounds,
  { groups, totals, outward, sizes }: Refinement,
): void {
  const own = groups[node] as number
  const community = communities[node] as number
  const all = communityTotals[community] as number
  const isWellTied = (group: number): boolean => {
    const weight = totals[group] as number
    return (outward[group] as number) >= (resolution * weight * (all - weight)) / total
  }
  if ((sizes[own] as number) > 1 || !isWellTied(own)) return
  const end = offsets[node + 1] as number
  for (let arc = offsets[node] as number; arc < end; arc++) {
    const other = neighbours[arc] as number
    if (communities[other] === community) ties.add(groups[other] as number, weights[arc] as number)
  }
  const expected = (resolution * (strengths[node] as number)) / total
  let best = own
  let bestGain = 0
  for (let i = 0; i < ties.count; i++) {
    const group = ties.groups[i] as number
    const gain = (ties.weights[group] as number) - expected * (totals[group] as number)
    if (gain <= bestGain || !isWellTied(group)) continue
    best = group
    bestGain = gain
  }
  const between = ties.weights[best] as number
  ties.clear()
  if (best === own) return
  groups[node] = best
  sizes[own] = 0
  sizes[best] = (sizes[best] as number) + 1
  totals[best] = (totals[best] as number) + (totals[own] as number)
  outward[best] = (outward[best] as number) + (outward[own] as number) - 2 * between
}
