import { accumulate } from './arrays.js'
import { strengths } from './degrees.js'
import type { SimpleGraph } from './simple-graph.js'

/** A graph whose nodes are groups of nodes of the graph below. */
export interface Level {
  readonly nodeCount: number
  readonly offsets: Int32Array
  /** Not in order, and never the node itself. */
  readonly neighbours: Int32Array
  readonly weights: Float64Array
  /** The weight of all ties of each node's members, those between members from both ends. */
  readonly strengths: Float64Array
  /** The sum of these: twice the weight of the whole graph. */
  readonly total: number
}

export function lowestLevel(graph: SimpleGraph): Level {
  const { nodeCount, offsets, neighbours } = graph
  const own = strengths(graph)
  return {
    nodeCount,
    offsets,
    neighbours,
    weights: graph.weights ?? new Float64Array(neighbours.length).fill(1),
    strengths: own,
    total: own.reduce((a, b) => a + b, 0),
  }
}

/** Numbers the groups from 0 by their first node, in place, and returns how many there are. */
export function renumber(groups: Int32Array): number {
  const numbers = new Int32Array(groups.length).fill(-1)
  let count = 0
  for (let node = 0; node < groups.length; node++) {
    const group = groups[node] as number
    if (numbers[group] === -1) numbers[group] = count++
    groups[node] = numbers[group] as number
  }
  return count
}

/** The level above: a node for each group, tied as strongly as their members are together. */
export function levelAbove(level: Level, groups: Int32Array, groups_count: number): Level {
  const members = membersOf(groups, groups_count)
  const offsets = new Int32Array(groups_count + 1)
  const neighbours = new Int32Array(level.neighbours.length)
  const weights = new Float64Array(level.neighbours.length)
  const strengthsAbove = new Float64Array(groups_count)
  /** Where the tie to each group stands, if at or after the start of the present row. */
  const places = new Int32Array(groups_count).fill(-1)
  let end = 0
  for (let group = 0; group < groups_count; group++) {
    const start = end
    for (let i = members.offsets[group] as number; i < (members.offsets[group + 1] as number); i++) {
      const node = members.nodes[i] as number
      strengthsAbove[group] = (strengthsAbove[group] as number) + (level.strengths[node] as number)
      const rowEnd = level.offsets[node + 1] as number
      for (let arc = level.offsets[node] as number; arc < rowEnd; arc++) {
        const other = groups[level.neighbours[arc] as number] as number
        if (other === group) continue
        let place = places[other] as number
        if (place < start) {
          place = end++
          places[other] = place
          neighbours[place] = other
        }
        weights[place] = (weights[place] as number) + (level.weights[arc] as number)
      }
    }
    offsets[group + 1] = end
  }
  return {
    nodeCount: groups_count,
    offsets,
    neighbours: neighbours.slice(0, end),
    weights: weights.slice(0, end),
    strengths: strengthsAbove,
    total: level.total,
  }
}

/** The nodes of each group, ascending. */
export function membersOf(groups: Int32Array, groups_count: number): { offsets: Int32Array; nodes: Int32Array } {
  const offsets = new Int32Array(groups_count + 1)
  for (const group of groups) offsets[group] = (offsets[group] as number) + 1
  accumulate(offsets)
  const next = offsets.slice()
  const nodes = new Int32Array(groups.length)
  for (let node = 0; node < groups.length; node++) {
    const place = next[groups[node] as number] as number
    next[groups[node] as number] = place + 1
    nodes[place] = node
  }
  return { offsets, nodes }
}
