import { relationshipRules } from '../../domain/attributes.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Parameters } from '../../engine/engine.js'
import type { Reach } from '../reaches.js'
import { type EntityRecord, type RelationshipRecord, type SourceRecord, sourceProperties } from '../records.js'
import type { BuiltParts } from '../statements.js'
import { type Cells, type Neighbour, namedCells, neighbourCells, nodeCells, type Select, tieCells } from './cells.js'
import { FilterCompiler } from './compile.js'
import type { Filter } from './filter.js'
import { entityOrder, keyOrder, type OrderedPart, type OrderTerm, tieOrder, type Window } from './order.js'

/** Which rows of a list are meant. */
export interface Selection {
  readonly where?: Filter | undefined
  /** A partial date: only ties that can have held then. */
  readonly asOf?: string | undefined
}

/** A part of a list: which rows, in which order, from where to where. */
export interface ListQuery extends Selection {
  readonly orderBy?: readonly OrderTerm[] | undefined
  readonly window: Window
  /** What is read of each row; everything where nothing is said. */
  readonly select?: Select | undefined
}

/** What completes a statement, and its parameters. */
export interface Built {
  readonly parts: BuiltParts
  readonly parameters: Parameters
}

/** What completes the statement of a list, and how its rows are read. */
export interface BuiltList<T> extends Built {
  readonly cells: Cells<T>
}

const all = (...conditions: readonly string[]): string =>
  conditions
    .filter((condition) => condition !== 'true')
    .map((condition) => `(${condition})`)
    .join(' AND ') || 'true'

const listOf = <T>(compiler: FilterCompiler, where: string, order: OrderedPart, cells: Cells<T>): BuiltList<T> => ({
  parts: { where: all(where, order.within), keys: order.keys, order: order.order, cells: cells.text },
  parameters: compiler.parameters,
  cells,
})

const countOf = (compiler: FilterCompiler, where: string): Built => ({
  parts: { where: all(where) },
  parameters: compiler.parameters,
})

/** The parts of a statement over entities in the variable `n`. */
export function entityList(
  { where, asOf, orderBy = [], window, select }: ListQuery,
  type: EntityType,
): BuiltList<EntityRecord> {
  const compiler = new FilterCompiler(asOf)
  const { start, rest } = compiler.start(where, type, 'n')
  const condition = compiler.entity(rest, type, 'n')
  const order = entityOrder(compiler, orderBy, type, 'n', window)
  const list = listOf(compiler, condition, order, nodeCells('n', type, order.position, select))
  return { ...list, parts: { ...list.parts, start } }
}

export function entityCount({ where, asOf }: Selection, type: EntityType): Built {
  const compiler = new FilterCompiler(asOf)
  const { start, rest } = compiler.start(where, type, 'n')
  const count = countOf(compiler, compiler.entity(rest, type, 'n'))
  return { ...count, parts: { ...count.parts, start } }
}

const tieVariables = { tie: 'r', other: 'other' }

/**
 * The parts of a statement over ties of `n` in the variable `r`, whose other end is in `other`.
 *
 * @param apart whether ties to the same end stand in their own order; where nothing is said they do
 */
export function tieList(
  { where, asOf, orderBy = [], window, select }: ListQuery,
  reach: Reach,
  apart = true,
): BuiltList<Neighbour> {
  const compiler = new FilterCompiler(asOf)
  const condition = compiler.tie(where, reach, 'r', 'other')
  // Seen from either end, two ties of a directed type may have one key.
  const last = reach.direction === 'BOTH' && !relationshipRules[reach.type].undirected ? 'id' : 'key'
  const order = tieOrder(compiler, orderBy, reach, tieVariables, window, last, apart)
  const list = listOf(compiler, condition, order, neighbourCells(tieVariables, reach, order.position, select))
  const total = select?.total ? compiler.countWhere(reach, 'n', tieVariables, condition) : 'null'
  return { ...list, parts: { ...list.parts, total } }
}

export function tieCount({ where, asOf }: Selection, reach: Reach): Built {
  const compiler = new FilterCompiler(asOf)
  return countOf(compiler, compiler.tie(where, reach, 'r', 'other'))
}

/** Ties of a type as neither end sees them; what their ends are is only known where both are alike. */
function eitherEnd(type: RelationshipType): Reach {
  const { to, undirected } = relationshipRules[type]
  return { type, direction: 'BOTH', label: (undirected && to[0]) || 'Entity' }
}

/** The parts of a statement over all ties of a type in `r`, between `a` and `b`: conditions on a node hold for either. */
export function allTiesList(
  { where, asOf, orderBy = [], window }: ListQuery,
  type: RelationshipType,
): BuiltList<RelationshipRecord> {
  const reach = eitherEnd(type)
  const variables = { tie: 'r', other: 'a' }
  const compiler = new FilterCompiler(asOf)
  const condition = compiler.tie(where, reach, 'r', 'a', 'b')
  const order = tieOrder(compiler, orderBy, reach, variables, window, 'id', true)
  return listOf(compiler, condition, order, tieCells('r', order.position))
}

export function allTiesCount({ where, asOf }: Selection, type: RelationshipType): Built {
  const compiler = new FilterCompiler(asOf)
  return countOf(compiler, compiler.tie(where, eitherEnd(type), 'r', 'a', 'b'))
}

/** The parts of a statement over ties of any type in `r`, in the order of their ids. */
export function anyTieList({ asOf, window }: ListQuery): BuiltList<Neighbour> {
  const compiler = new FilterCompiler(asOf)
  const order = keyOrder(compiler, 'r.id', window)
  const cells = neighbourCells(tieVariables, { type: null, label: 'Entity' }, order.position)
  return listOf(compiler, compiler.held('r'), order, cells)
}

export function anyTieCount({ asOf }: Selection): Built {
  const compiler = new FilterCompiler(asOf)
  return countOf(compiler, compiler.held('r'))
}

/** The parts of a statement over sources in `n`. */
export function sourceList(window: Window): BuiltList<SourceRecord> {
  const compiler = new FilterCompiler()
  const order = keyOrder(compiler, 'n.sortKey', window)
  return listOf(compiler, 'true', order, namedCells<SourceRecord>('n', sourceProperties, order.position))
}
