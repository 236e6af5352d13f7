import { byCodeUnit } from '../domain/by-code-unit.js'
import { formatRelationshipId, parseRelationshipId, type RelationshipKey } from '../domain/ids.js'
import { statusOf } from '../domain/tie-status.js'
import type { EntityType, RelationshipType } from '../domain/vocabulary.js'
import { entityTypes, relationshipTypeCode, relationshipTypes, tieKinds, tieStatuses } from './codes.js'
import { type Columns, firstPlace } from './columns.js'
import type { NameOrder } from './name-order.js'

/** What stands for no date: before every day where a tie begins, after every day where it ends. */
export const noStart = -(2 ** 31)
export const noEnd = 2 ** 31 - 1

export const nodeLayout = {
  /** Of `entityTypes`. */
  type: 'byte',
  /** Of a city: of `cityKinds`. */
  kind: 'byte',
  /** Degrees; NaN where unknown. */
  latitude: 'double',
  longitude: 'double',
  /** Inhabitants; -1 where unknown. */
  population: 'integer',
  /** Of what has a Wikidata item the number in its id, 6259 of Q6259; NaN of what has none. */
  wikidata: 'double',
} as const

export const edgeLayout = {
  /** Of `relationshipTypes`. */
  type: 'byte',
  /** Node numbers. */
  from: 'integer',
  to: 'integer',
  /** Of the `tieKinds` of its type: the kind or role that its key begins with. */
  kind: 'byte',
  /** The number that its key ends with. */
  ordinal: 'integer',
  /** Of `tieStatuses`, as it is stated: see `statusOfEdge`. */
  status: 'byte',
  /** The ends that claim it, where a source records who does: `claimedByFrom`, `claimedByTo`, or their sum. */
  claims: 'byte',
  /** Day numbers of the first and last day on which it can have begun (`since`, or `on` of a signature). */
  startEarliest: 'integer',
  startLatest: 'integer',
  /** And on which it can have ended (`until`). */
  endEarliest: 'integer',
  endLatest: 'integer',
} as const

export const claimedByFrom = 1
export const claimedByTo = 2

/**
 * The topology of the graph with what questions about it need, frozen: 46 bytes a node
 * beside its id and name and 40 an edge, in shared memory. (A name takes 37 bytes, those of
 * Wikidata at 100,000 nodes.) Node numbers are in the order of ids by code unit; edges in the
 * order of type, from, to, kind and ordinal. So equal graphs have equal projections, on every
 * engine.
 */
export interface Projection extends NameOrder {
  readonly nodeCount: number
  readonly edgeCount: number
  /** By node number. */
  readonly ids: readonly string[]
  /** By node number: what each is called where no language is asked for. No thread is handed them. */
  readonly names: readonly string[]
  readonly nodes: Columns<typeof nodeLayout>
  /** The node number of a city's country, and of the country of the city that something is located in; -1 where unknown. */
  readonly countries: Int32Array
  /** By id of a country its ISO 3166-1 alpha-2 code, where that is known. */
  readonly countryCodes: ReadonlyMap<string, string>
  /** By id of what was merged into a node, that node's id. */
  readonly mergedIds: ReadonlyMap<string, string>
  readonly edges: Columns<typeof edgeLayout>
  /** Edges of the type of code t stand from `typeOffsets[t]` up to but not including `typeOffsets[t + 1]`. */
  readonly typeOffsets: Int32Array
  /** The edges of node v stand in `incident` from `offsets[v]` up to but not including `offsets[v + 1]`, ascending. */
  readonly offsets: Int32Array
  /** Edge numbers: each edge twice, once for each of its ends. */
  readonly incident: Int32Array
}

/** The number of an id, or -1 where it is of no node. */
export function nodeOf({ ids }: Pick<Projection, 'ids'>, id: string): number {
  const place = firstPlace(0, ids.length, (i) => byCodeUnit(ids[i] as string, id) >= 0)
  return ids[place] === id ? place : -1
}

/** The number of what somebody calls by an id, also by that of what was merged into it; -1 where it is of no node. */
export function nodeCalled({ ids, mergedIds }: Pick<Projection, 'ids' | 'mergedIds'>, id: string): number {
  const node = nodeOf({ ids }, id)
  const into = node < 0 ? mergedIds.get(id) : undefined
  return into === undefined ? node : nodeOf({ ids }, into)
}

export const typeOfNode = ({ nodes }: Projection, node: number): EntityType =>
  entityTypes[nodes.type[node] as number] as EntityType

/** What identifies an edge. */
export function keyOfEdge({ ids, edges }: Projection, edge: number): RelationshipKey {
  const type = edges.type[edge] as number
  const kind = tieKinds[type]?.word(edges.kind[edge] as number)
  return {
    type: relationshipTypes[type] as RelationshipType,
    from: ids[edges.from[edge] as number] as string,
    to: ids[edges.to[edge] as number] as string,
    key: `${kind ? `${kind}-` : ''}${edges.ordinal[edge]}`,
  }
}
/** The code of a twinning's status, by the rule of domain/tie-status.ts; 0 of other ties. */
export function statusOfEdge({ edges }: Projection, edge: number): number {
  if (edges.type[edge] !== twinnedWith) return 0
  const status = tieStatuses.word(edges.status[edge] as number)
  // A tie that is called ended, nobody says when, has a last day and no first one.
  const until = edges.endEarliest[edge] === noEnd ? null : edges.endEarliest[edge]
  return tieStatuses.code.get(statusOf({ status, until })) as number
}
const twinnedWith = relationshipTypeCode.get('TWINNED_WITH')

export const idOfEdge = (projection: Projection, edge: number): string =>
  formatRelationshipId(keyOfEdge(projection, edge))

/** The kind and the ordinal of a relationship's key; null where it is none of its type's. */
function readKey(type: number, key: string): { kind: number; ordinal: number } | null {
  const match = /^(?:([A-Z_]+)-)?(0|[1-9]\d{0,5})$/.exec(key)
  if (!match) return null
  const word = match[1]
  const kind = word === undefined ? 0 : tieKinds[type]?.code.get(word)
  return kind === undefined ? null : { kind, ordinal: Number(match[2]) }
}

/** The columns by which edges are ordered, and which no two have alike. */
export interface EdgePlace {
  readonly type: number
  readonly from: number
  readonly to: number
  readonly kind: number
  readonly ordinal: number
}

/** Where in the order of edges a place is: the number of the first that is not before it. */
export function firstNotBefore(edges: Projection['edges'], place: EdgePlace): number {
  const { type, from, to, kind, ordinal } = edges
  return firstPlace(0, type.length, (edge) => {
    const order =
      (type[edge] as number) - place.type ||
      (from[edge] as number) - place.from ||
      (to[edge] as number) - place.to ||
      (kind[edge] as number) - place.kind ||
      (ordinal[edge] as number) - place.ordinal
    return order >= 0
  })
}

/** The number of the edge at a place, or -1 where there is none. */
export function edgeAt(edges: Projection['edges'], place: EdgePlace): number {
  const { type, from, to, kind, ordinal } = edges
  const edge = firstNotBefore(edges, place)
  const isThere =
    type[edge] === place.type &&
    from[edge] === place.from &&
    to[edge] === place.to &&
    kind[edge] === place.kind &&
    ordinal[edge] === place.ordinal
  return isThere ? edge : -1
}

/**
 * The place of a relationship's edge, between nodes that `numberOf` knows (-1 of others);
 * null where there can be none.
 */
export function placeOf({ type, from, to, key }: RelationshipKey, numberOf: (id: string) => number): EdgePlace | null {
  const code = relationshipTypeCode.get(type)
  const rest = code === undefined ? null : readKey(code, key)
  const [start, end] = [numberOf(from), numberOf(to)]
  return code === undefined || !rest || start < 0 || end < 0 ? null : { type: code, from: start, to: end, ...rest }
}

/** The number of a relationship's edge, or -1 where there is none. */
export function edgeOf(projection: Projection, id: string): number {
  const key = parseRelationshipId(id)
  const place = key && placeOf(key, (end) => nodeOf(projection, end))
  return place ? edgeAt(projection.edges, place) : -1
}
