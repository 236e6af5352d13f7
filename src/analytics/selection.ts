import { relationshipRules } from '../domain/attributes.js'
import { type PartialDate, rangeOf } from '../domain/partial-date.js'
import type { RelationshipType } from '../domain/vocabulary.js'
import { type BuildOptions, buildGraph } from './build-graph.js'
import { entityTypeCode, relationshipTypeCode } from './codes.js'
import { dayNumber } from './day-number.js'
import type { Projection } from './projection.js'
import type { SimpleGraph } from './simple-graph.js'

/** What a question is about, where it is not about everything. */
export interface Restrictions {
  /** Each once. */
  readonly types: readonly RelationshipType[]
  /** Only ties that can have held on a day of this date; what has no dates is taken to have held. */
  readonly asOf?: PartialDate | undefined
  /** By node number, 1 for the cities that may be part of it; all where nothing is said. Other entities are. */
  readonly cities?: Uint8Array | undefined
  /** By edge number, 1 for the twinnings that may be part of it; all where nothing is said. Other ties are. */
  readonly twinnings?: Uint8Array | undefined
}

/** The nodes and edges of a projection that a question is about. */
export interface Selection {
  readonly projection: Projection
  /** By node number, 1 for those that are part of it: whatever can be an end of ties of the types, tied or not. */
  readonly nodes: Uint8Array
  /** Edge numbers, ascending; both ends of each are part of it. */
  readonly edges: Int32Array
}

export function select(projection: Projection, { types, asOf, cities, twinnings }: Restrictions): Selection {
  const nodes = nodesOf(projection, types, cities)
  const held = heldOn(asOf)(projection)
  const { from, to } = projection.edges
  const edges = new Int32Array(types.reduce((sum, type) => sum + ofType(projection, type).count, 0))
  let count = 0
  // Edges stand in the order of their types' codes.
  for (const type of [...types].sort((a, b) => codeOf(a) - codeOf(b))) {
    const { start, end } = ofType(projection, type)
    const allowed = type === 'TWINNED_WITH' ? twinnings : undefined
    for (let edge = start; edge < end; edge++) {
      if (allowed && allowed[edge] === 0) continue
      if (nodes[from[edge] as number] === 0 || nodes[to[edge] as number] === 0 || !held(edge)) continue
      edges[count++] = edge
    }
  }
  return { projection, nodes, edges: edges.subarray(0, count) }
}

/** Whether a tie can have held: as `held` in graph/filters/compile.ts has it, which sentinels make two comparisons. */
export function heldOn(asOf: PartialDate | undefined): (projection: Projection) => (edge: number) => boolean {
  const range = asOf === undefined ? null : rangeOf(asOf)
  if (!range) return () => () => true
  const [first, last] = [dayNumber(range.earliest), dayNumber(range.latest)]
  return ({ edges: { startEarliest, endLatest } }) =>
    (edge) =>
      (startEarliest[edge] as number) <= last && (endLatest[edge] as number) >= first
}

const codeOf = (type: RelationshipType): number => relationshipTypeCode.get(type) as number

function ofType({ typeOffsets }: Projection, type: RelationshipType) {
  const [start, end] = [typeOffsets[codeOf(type)] as number, typeOffsets[codeOf(type) + 1] as number]
  return { start, end, count: end - start }
}

function nodesOf(projection: Projection, types: readonly RelationshipType[], cities?: Uint8Array): Uint8Array {
  const { nodeCount, nodes } = projection
  const ends = new Uint8Array(entityTypeCode.size)
  for (const type of types)
    for (const end of [...relationshipRules[type].from, ...relationshipRules[type].to])
      ends[entityTypeCode.get(end) as number] = 1
  const city = entityTypeCode.get('City')
  const mask = new Uint8Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    const type = nodes.type[node] as number
    mask[node] = type === city && cities ? (ends[type] as number) & (cities[node] as number) : (ends[type] as number)
  }
  return mask
}

/** The mask of ids among ascending ids of a projection's nodes. */
export function maskOfNodes({ ids, nodeCount }: Projection, ascending: readonly string[]): Uint8Array {
  const mask = new Uint8Array(nodeCount)
  let node = 0
  for (const id of ascending) {
    while (node < nodeCount && (ids[node] as string) < id) node++
    if (ids[node] === id) mask[node] = 1
  }
  return mask
}

/** A selection as algorithms take it, and the projection's number of each of its nodes. */
export interface SelectedGraph {
  readonly graph: SimpleGraph
  readonly nodes: Int32Array
}

/** What a graph is made of: the ends of all edges, and which nodes and edges are selected. */
export interface Topology extends Pick<Selection, 'nodes' | 'edges'> {
  readonly projection: { readonly edges: Pick<Projection['edges'], 'from' | 'to'> }
}

/** The selection as a simple, undirected graph: parallel edges become one. */
export function graphOf({ projection, nodes: mask, edges }: Topology, options?: BuildOptions): SelectedGraph {
  const numbers = new Int32Array(mask.length).fill(-1)
  let nodeCount = 0
  for (let node = 0; node < mask.length; node++) if (mask[node] === 1) numbers[node] = nodeCount++
  const nodes = new Int32Array(nodeCount)
  for (let node = 0; node < mask.length; node++) if (mask[node] === 1) nodes[numbers[node] as number] = node
  const ends = (column: Int32Array): Int32Array => edges.map((edge) => numbers[column[edge] as number] as number)
  const { from, to } = projection.edges
  return { graph: buildGraph({ nodeCount, from: ends(from), to: ends(to) }, options), nodes }
}
