import { firstPlace } from './columns.js'
import { edgesBetween, edgesWithin } from './edges-of-selection.js'
import type { Places } from './link-scores.js'
import { SearchSpace } from './search-space.js'
import { graphOf, type Selection } from './selection.js'
import { edgeCountOf, type SimpleGraph } from './simple-graph.js'
import { Surroundings } from './surroundings.js'
import { weighByDistance } from './weigh-by-distance.js'
import { WeightedSpace } from './weighted-paths.js'

/** The objects and arrays themselves; then what a search writes into, for each node, and the graph by distance, for each arc. */
const own_bytes = 1000
const perNode_bytes = 130
const perArc_bytes = 16

/**
 * A selection as traversals take it: the simple graph of it, and what searches need again
 * and again, each made when it is first asked for. Nodes are numbers of the graph, `nodes`
 * leads to the projection's; edges are the projection's.
 */
export class Network {
  readonly graph: SimpleGraph
  /** The projection's number of each node, ascending. */
  readonly nodes: Int32Array
  #space: SearchSpace | null = null
  #weightedSpace: WeightedSpace | null = null
  #surroundings: Surroundings | null = null
  #places: Places | null = null
  #byDistance: SimpleGraph | null = null
  #hasEdge: Uint8Array | null = null

  constructor(readonly selection: Selection) {
    // Shared, so that other threads can search it too.
    const { graph, nodes } = graphOf(selection, { shared: true })
    this.graph = graph
    this.nodes = nodes
  }

  /** What it may come to hold, without the projection. */
  get size_bytes(): number {
    const { projection, edges } = this.selection
    const masks_bytes = projection.nodeCount + projection.edgeCount
    const arcCount = edgeCountOf(this.graph) * 2
    return own_bytes + masks_bytes + edges.byteLength + this.graph.nodeCount * perNode_bytes + arcCount * perArc_bytes
  }

  /** The number of a node of the projection, or -1 where it is no part of this. */
  numberOf(node: number): number {
    const place = firstPlace(0, this.nodes.length, (i) => (this.nodes[i] as number) >= node)
    return this.nodes[place] === node ? place : -1
  }

  get space(): SearchSpace {
    this.#space ??= new SearchSpace(this.graph.nodeCount)
    return this.#space
  }

  get weightedSpace(): WeightedSpace {
    this.#weightedSpace ??= new WeightedSpace(this.graph.nodeCount)
    return this.#weightedSpace
  }

  get surroundings(): Surroundings {
    this.#surroundings ??= new Surroundings(this.graph)
    return this.#surroundings
  }

  /** By number; NaN where not known. */
  get places(): Places {
    this.#places ??= this.#readPlaces()
    return this.#places
  }

  /** The same nodes with the ties of which the length is known, each weighing its kilometres. */
  get byDistance(): SimpleGraph {
    this.#byDistance ??= weighByDistance(this.graph, this.places)
    return this.#byDistance
  }

  /** The edges between two nodes, ascending: by type, kind and ordinal. */
  edgesBetween(a: number, b: number): number[] {
    return edgesBetween(this.#selected, this.nodes[a] as number, this.nodes[b] as number)
  }

  /** All edges between some nodes, ascending. */
  edgesWithin(nodes: Iterable<number>): Int32Array {
    return edgesWithin(
      this.#selected,
      Array.from(nodes, (node) => this.nodes[node] as number),
    )
  }

  get #selected() {
    const { projection, edges } = this.selection
    if (!this.#hasEdge) {
      this.#hasEdge = new Uint8Array(projection.edgeCount)
      for (const edge of edges) this.#hasEdge[edge] = 1
    }
    return { projection, hasEdge: this.#hasEdge }
  }

  #readPlaces(): Places {
    const { latitude, longitude, population } = this.selection.projection.nodes
    const column = (values: Float64Array): Float64Array =>
      Float64Array.from(this.nodes, (node) => values[node] as number)
    return {
      latitudes: column(latitude),
      longitudes: column(longitude),
      populations: Float64Array.from(this.nodes, (node) =>
        (population[node] as number) < 0 ? Number.NaN : (population[node] as number),
      ),
    }
  }
}
