import { idOfEdge, keyOfEdge, type Projection, typeOfNode } from '../../analytics/projection.js'
import { degreeOf } from '../../analytics/simple-graph.js'
import type { VersionedNetwork } from '../../graph/projection/networks.js'
import { limits } from '../../limits.js'

/** A node of a subgraph before its entity is read. */
export interface SubgraphNodeRecord {
  readonly id: string
  readonly kind: string
  readonly distance: number | null
  readonly degree: number
  /** Of the projection. */
  readonly node: number
  readonly projection: Projection
}

/** A tie of a subgraph before its relationship is read. */
export interface SubgraphEdgeRecord {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  /** Of the projection. */
  readonly edge: number
  readonly projection: Projection
}

export interface SubgraphRecord {
  readonly nodes: readonly SubgraphNodeRecord[]
  readonly edges: readonly SubgraphEdgeRecord[]
  readonly truncated: boolean
  readonly moreNodes: number
  readonly moreEdges: number
  readonly graphVersion: number
}

interface Chosen {
  /** Of the network. */
  readonly nodes: Int32Array
  /** From a centre, of each of these. */
  readonly distances?: Int32Array
  /** Nodes that were left out. */
  readonly more: number
}

export function subgraphRecord(
  { network, graphVersion }: VersionedNetwork,
  { nodes, distances, more }: Chosen,
): SubgraphRecord {
  const { projection } = network.selection
  const edges = network.edgesWithin(nodes)
  const given = edges.subarray(0, limits.subgraphMax_edges)
  const moreEdges = edges.length - given.length
  return {
    nodes: Array.from(nodes, (number, i) => {
      const node = network.nodes[number] as number
      return {
        id: projection.ids[node] as string,
        kind: typeOfNode(projection, node),
        distance: distances?.[i] ?? null,
        degree: degreeOf(network.graph, number),
        node,
        projection,
      }
    }),
    edges: Array.from(given, (edge) => {
      const { type, from, to } = keyOfEdge(projection, edge)
      return { id: idOfEdge(projection, edge), type, from, to, edge, projection }
    }),
    truncated: more > 0 || moreEdges > 0,
    moreNodes: more,
    moreEdges,
    graphVersion,
  }
}
