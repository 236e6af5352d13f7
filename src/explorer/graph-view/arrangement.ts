/// <reference path="./forceatlas2.d.ts" />
import iterate from 'graphology-layout-forceatlas2/iterate.js'
import { startPositions } from './start-positions.js'

/** What is arranged: nodes by number, and what ties them. */
export interface Topology {
  readonly ids: readonly string[]
  /** Ends of each tie: `from[i]` and `to[i]` are numbers of nodes. */
  readonly from: Uint32Array
  readonly to: Uint32Array
}

/** x and y of each node in turn. */
export type Positions = Float32Array

// What a node and a tie take in the matrices of the package.
const node_fields = 10
const tie_fields = 3
const [fieldX, fieldY, fieldMass, fieldConvergence, fieldSize] = [0, 1, 6, 7, 8]

/** From here on far groups of nodes repel as one. */
const groupedFrom_nodes = 500

/** How often all are moved until they rest: a large network has a shape long before it rests. */
export const stepsFor = (nodes_count: number): number => (nodes_count <= 1000 ? 500 : nodes_count <= 4000 ? 300 : 160)

/**
 * ForceAtlas2 (Jacomy, Venturini, Heymann and Bastian, PLoS ONE 9(6), 2014): nodes repel each other, ties pull, all is
 * drawn to the middle. Draws no random numbers beside its start, so that a seed gives one arrangement.
 */
export class Arrangement {
  readonly #nodes: Float32Array
  readonly #ties: Float32Array
  readonly #settings: Parameters<typeof iterate>[0]

  constructor(topology: Topology, seed: number) {
    const { ids, from, to } = topology
    const count = ids.length
    this.#nodes = new Float32Array(count * node_fields)
    this.#ties = new Float32Array(from.length * tie_fields)
    const start = startPositions(topology, seed)
    for (let node = 0; node < count; node++) {
      const at = node * node_fields
      this.#nodes[at + fieldX] = start[2 * node] ?? 0
      this.#nodes[at + fieldY] = start[2 * node + 1] ?? 0
      this.#nodes.fill(1, at + fieldMass, at + fieldSize + 1)
      this.#nodes[at + fieldConvergence] = 1
    }
    for (let tie = 0; tie < from.length; tie++) {
      const ends = [from[tie] ?? 0, to[tie] ?? 0].map((node) => node * node_fields)
      this.#ties.set([...ends, 1], tie * tie_fields)
      for (const at of ends) this.#nodes[at + fieldMass] = (this.#nodes[at + fieldMass] ?? 0) + 1
    }
    this.#settings = {
      linLogMode: false,
      outboundAttractionDistribution: false,
      adjustSizes: false,
      edgeWeightInfluence: 1,
      scalingRatio: 10,
      strongGravityMode: true,
      // A few that nothing ties would drift so far off that those who are tied are one dot.
      gravity: Math.max(0.05, 20 / Math.max(count, 1)),
      slowDown: 1 + Math.log(Math.max(count, 1)),
      barnesHutOptimize: count >= groupedFrom_nodes,
      barnesHutTheta: 0.8,
    }
  }

  step(): void {
    iterate(this.#settings, this.#nodes, this.#ties)
  }

  positions(): Positions {
    const places = new Float32Array((this.#nodes.length / node_fields) * 2)
    for (let node = 0; node < places.length / 2; node++) {
      places[2 * node] = this.#nodes[node * node_fields + fieldX] ?? 0
      places[2 * node + 1] = this.#nodes[node * node_fields + fieldY] ?? 0
    }
    return places
  }
}
