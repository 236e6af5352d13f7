import { relationshipTypeCode } from '../../analytics/codes.js'
import { firstPlace } from '../../analytics/columns.js'
import { sortKeyOfNode } from '../../analytics/name-order.js'
import { idOfEdge, keyOfEdge, nodeOf, type Projection } from '../../analytics/projection.js'
import { heldOn } from '../../analytics/selection.js'
import { relationshipRules } from '../../domain/attributes.js'
import type { EntityType } from '../../domain/vocabulary.js'
import type { Neighbour, Placed } from '../filters/cells.js'
import type { ListQuery, Selection } from '../filters/list-query.js'
import type { Position, Window } from '../filters/order.js'
import type { NeighbourPage } from '../queries/relationships.js'
import type { Reach } from '../reaches.js'
import type { EntityRecord } from '../records.js'
import { codeOfLabel, type HeldEntities, type HeldTies, heldEntities, heldTies } from './held-records.js'

/**
 * Lists that need nothing but what the projection holds: the same rows in the same order as
 * a statement gives, without one. (Ten twins of each of 69 cities: 0.1 ms instead of 3 on the
 * embedded engine.)
 */

/** More than a node can have ties of a type in memory: rank and place of a tie make one number. */
const tiesMax_count = 2 ** 26

/** By name, from the start or the end of the list. */
const isPlain = ({ orderBy = [], window, where }: ListQuery): boolean =>
  where === undefined && orderBy.length === 0 && window.after === undefined && window.before === undefined

/** How many ties each entity has; null where it takes a statement to know. */
export function heldDegrees(
  reach: Reach,
  { where, asOf }: Selection,
): ((projection: Projection, id: string) => number) | null {
  if (where !== undefined) return null
  const tiesAt = tiesOf(reach, asOf)
  return (projection, id) => {
    const node = nodeOf(projection, id)
    return node < 0 ? 0 : tiesAt(projection, node).length
  }
}

/** A list of what entities are tied to; null where it takes a statement. */
export function heldNeighbours(
  reach: Reach,
  query: ListQuery,
): ((projection: Projection, id: string) => NeighbourPage) | null {
  const { select, window, asOf } = query
  if (!select || !isPlain(query)) return null
  const entities = heldEntities(reach.label, select)
  const ties = select.tie === null ? null : heldTies(reach.type, select.tie)
  if (!entities || (select.tie !== null && !ties)) return null
  const tiesAt = tiesOf(reach, asOf)
  const word = apartBy(reach)
  const row = rowOf(entities, ties, select.position ? word : null)
  return (projection, id) => {
    const node = nodeOf(projection, id)
    if (node < 0) return { rows: [], total: 0 }
    const edges = tiesAt(projection, node)
    const total = select.total ? edges.length : null
    return { rows: byName(projection, node, edges, word, window).map((edge) => row(projection, node, edge)), total }
  }
}

/** Gives the edge numbers of a node's ties, ascending. */
function tiesOf({ type, direction, label }: Reach, asOf: string | undefined) {
  const code = relationshipTypeCode.get(type) as number
  const labelCode = codeOfLabel(label)
  const heldIn = heldOn(asOf)
  return (projection: Projection, node: number): number[] => {
    const { offsets, incident, edges, nodes } = projection
    const held = heldIn(projection)
    const found: number[] = []
    const end = offsets[node + 1] as number
    for (let i = offsets[node] as number; i < end; i++) {
      const edge = incident[i] as number
      const typeCode = edges.type[edge] as number
      // Edges stand in the order of their types' codes.
      if (typeCode > code) break
      if (typeCode < code || (direction !== 'BOTH' && (edges.from[edge] === node) !== (direction === 'OUT'))) continue
      if (labelCode !== null && nodes.type[otherEnd(projection, node, edge)] !== labelCode) continue
      if (held(edge)) found.push(edge)
    }
    return found
  }
}

/** What tells ties to the same end apart, of an edge. */
type Word = (projection: Projection, edge: number) => string

const otherEnd = ({ edges }: Projection, node: number, edge: number): number =>
  (edges.from[edge] === node ? edges.to[edge] : edges.from[edge]) as number

/** A part of a node's ties in the order of a list: by the name of the other end, then by what tells ties apart. */
function byName(
  projection: Projection,
  node: number,
  edges: readonly number[],
  word: Word,
  { backward, limit }: Window,
): number[] {
  if (edges.length >= tiesMax_count) throw new RangeError(`a node of ${edges.length} ties`)
  const { nameRanks } = projection
  // Numbers are sorted without a function that compares them.
  const places = new Float64Array(edges.length)
  for (const [i, edge] of edges.entries())
    places[i] = (nameRanks[otherEnd(projection, node, edge)] as number) * tiesMax_count + i
  places.sort()
  const sorted = new Array<number>(edges.length)
  for (const [place, value] of places.entries()) sorted[place] = edges[value % tiesMax_count] as number
  partParallels(projection, node, sorted, word)
  if (backward) sorted.reverse()
  return sorted.length > limit ? sorted.slice(0, limit) : sorted
}

/** Sorts ties to the same end, which stand side by side. */
function partParallels(projection: Projection, node: number, edges: number[], word: Word): void {
  for (let start = 0, end = 1; start < edges.length; start = end, end = start + 1) {
    const other = otherEnd(projection, node, edges[start] as number)
    while (end < edges.length && otherEnd(projection, node, edges[end] as number) === other) end++
    if (end - start === 1) continue
    const parallel = edges.slice(start, end).sort((a, b) => (word(projection, a) < word(projection, b) ? -1 : 1))
    for (const [i, edge] of parallel.entries()) edges[start + i] = edge
  }
}

/** As the filter builder has it (tieList). */
const apartBy = ({ type, direction }: Reach): Word =>
  direction === 'BOTH' && !relationshipRules[type].undirected
    ? idOfEdge
    : (projection, edge) => keyOfEdge(projection, edge).key

/** @param word null where the places of rows are not wanted */
function rowOf(entities: HeldEntities, ties: HeldTies | null, word: Word | null) {
  return (projection: Projection, node: number, edge: number): Placed<Neighbour> => {
    const other = otherEnd(projection, node, edge)
    return {
      row: { entity: entities.at(projection, other), relationship: ties?.(projection, edge) ?? null },
      position: word && [sortKeyOfNode(projection, other), word(projection, edge)],
    }
  }
}

/** A list of all entities of a type. */
export interface HeldPage {
  /** In the window's order. */
  readonly places: (projection: Projection) => readonly { readonly id: string; readonly position: Position | null }[]
  /** Null where what is selected takes a statement. */
  readonly rows: ((projection: Projection) => readonly Placed<EntityRecord>[]) | null
  readonly count: (projection: Projection) => number
}

/** All entities of a type by name; null where the list has another order, or conditions. */
export function heldPage(type: EntityType, { where, orderBy = [], window, select }: ListQuery): HeldPage | null {
  const isByName = [window.after, window.before].every((place) => (place?.length ?? 1) === 1)
  if (where !== undefined || orderBy.length > 0 || !isByName) return null
  const entities = select ? heldEntities(type, select) : null
  const position = (projection: Projection, node: number): Position | null =>
    (select?.position ?? true) ? [sortKeyOfNode(projection, node)] : null
  const list =
    <T>(row: (projection: Projection, node: number) => T) =>
    (projection: Projection): T[] =>
      nodesByName(projection, type, window).map((node) => row(projection, node))
  return {
    places: list((projection, node) => ({
      id: projection.ids[node] as string,
      position: position(projection, node),
    })),
    rows:
      entities &&
      list((projection, node) => ({ row: entities.at(projection, node), position: position(projection, node) })),
    count: (projection) => {
      const [start, end] = rangeOf(projection, type)
      return end - start
    },
  }
}

function rangeOf({ nameOffsets }: Projection, type: EntityType): [start: number, end: number] {
  const code = codeOfLabel(type) as number
  return [nameOffsets[code] as number, nameOffsets[code + 1] as number]
}

function nodesByName(projection: Projection, type: EntityType, window: Window): number[] {
  const { after, before, backward, limit } = window
  const [start, end] = rangeOf(projection, type)
  const { byName: order } = projection
  const place = (holds: (key: string) => boolean): number =>
    firstPlace(start, end, (i) => holds(sortKeyOfNode(projection, order[i] as number)))
  const from = after ? place((key) => key > String(after[0])) : start
  const to = Math.max(from, before ? place((key) => key >= String(before[0])) : end)
  return backward
    ? Array.from(order.subarray(Math.max(from, to - limit), to)).reverse()
    : Array.from(order.subarray(from, Math.min(to, from + limit)))
}
