import { relationshipRules } from '../../domain/attributes.js'
import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'
import type { Parameters } from '../../engine/engine.js'
import type { Reach } from '../reaches.js'
import type { BuiltParts } from '../statements.js'
import { FilterCompiler } from './compile.js'
import type { Filter } from './filter.js'
import {
  entityOrder,
  keyOrder,
  type OrderedPart,
  type OrderTerm,
  type Position,
  tieOrder,
  type Window,
} from './order.js'
import { nodeMap, type Select, tieMap } from './projection.js'

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
  readonly select?: Select | undefined
}

/** A row of a list with its place in it. */
export interface Placed<T> {
  readonly row: T
  readonly position: Position
}

interface Built {
  readonly parts: BuiltParts
  readonly parameters: Parameters
}

function built(compiler: FilterCompiler, where: string, ordered?: OrderedPart, maps: BuiltParts = {}): Built {
  const conditions = [where, ordered?.within ?? 'true'].filter((condition) => condition !== 'true')
  return {
    parts: { ...maps, ...ordered, where: conditions.map((condition) => `(${condition})`).join(' AND ') || 'true' },
    parameters: compiler.parameters,
  }
}

/** The parts of a statement over entities in the variable `n`. */
export function entityList({ where, asOf, orderBy = [], window, select }: ListQuery, type: EntityType): Built {
  const compiler = new FilterCompiler(asOf)
  const condition = compiler.entity(where, type, 'n')
  const order = entityOrder(compiler, orderBy, type, 'n', window)
  return built(compiler, condition, order, { entity: nodeMap('n', type, select) })
}

export function entityCount({ where, asOf }: Selection, type: EntityType): Built {
  const compiler = new FilterCompiler(asOf)
  return built(compiler, compiler.entity(where, type, 'n'))
}

/** The parts of a statement over ties in the variable `r`, whose other end is in `other`. */
export function tieList({ where, asOf, orderBy = [], window, select }: ListQuery, reach: Reach): Built {
  const compiler = new FilterCompiler(asOf)
  const condition = compiler.tie(where, reach, 'r', 'other')
  const order = tieOrder(compiler, orderBy, reach, { tie: 'r', other: 'other' }, window)
  return built(compiler, condition, order, {
    entity: nodeMap('other', reach.label, select),
    relationship: tieMap('r', reach.type, select),
  })
}

export function tieCount({ where, asOf }: Selection, reach: Reach): Built {
  const compiler = new FilterCompiler(asOf)
  return built(compiler, compiler.tie(where, reach, 'r', 'other'))
}

/** Ties of a type as neither end sees them; what their ends are is only known where both are alike. */
function eitherEnd(type: RelationshipType): Reach {
  const { to, undirected } = relationshipRules[type]
  return { type, direction: 'BOTH', label: (undirected && to[0]) || 'Entity' }
}

/** The parts of a statement over all ties of a type in `r`, between `a` and `b`: conditions on a node hold for either. */
export function allTiesList({ where, asOf, orderBy = [], window }: ListQuery, type: RelationshipType): Built {
  const reach = eitherEnd(type)
  const compiler = new FilterCompiler(asOf)
  const condition = compiler.tie(where, reach, 'r', 'a', 'b')
  return built(compiler, condition, tieOrder(compiler, orderBy, reach, { tie: 'r', other: 'a' }, window))
}

export function allTiesCount({ where, asOf }: Selection, type: RelationshipType): Built {
  const compiler = new FilterCompiler(asOf)
  return built(compiler, compiler.tie(where, eitherEnd(type), 'r', 'a', 'b'))
}

/** The parts of a statement over ties of any type in `r`, in the order of their ids. */
export function anyTieList({ asOf, window }: ListQuery): Built {
  const compiler = new FilterCompiler(asOf)
  return built(compiler, compiler.held('r'), keyOrder(compiler, 'r.id', window))
}

export function anyTieCount({ asOf }: Selection): Built {
  const compiler = new FilterCompiler(asOf)
  return built(compiler, compiler.held('r'))
}

/** The parts of a statement over nodes in `n` that have a sort key and nothing to filter by. */
export function plainList(window: Window): Built {
  const compiler = new FilterCompiler()
  return built(compiler, 'true', keyOrder(compiler, 'n.sortKey', window))
}
