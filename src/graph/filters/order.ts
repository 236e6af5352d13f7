import { invalidInput, limitExceeded } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import type { Reach } from '../reaches.js'
import type { FilterCompiler } from './compile.js'
import { entityFilterFields, type FilterField, termOf, tieFilterFields } from './fields.js'

export type Direction = 'ASC' | 'DESC'

/** One key of an order. */
export interface OrderTerm {
  readonly field: string
  readonly direction?: Direction
  /** Where what is not known goes; LAST where nothing is said, whatever the direction. */
  readonly nulls?: 'FIRST' | 'LAST'
}

/** A place in an ordered list: the value of each of its keys. */
export type Position = readonly (string | number)[]

/** What part of a list to read: strictly between two places, from its start or from its end. */
export interface Window {
  readonly after?: Position
  readonly before?: Position
  readonly backward: boolean
  readonly limit: number
}

interface Key {
  readonly expression: string
  readonly direction: Direction
}

/** The parts of a statement that an order and a window make. */
export type OrderedPart = {
  /** `n.sortKey AS k0, …`: the values of the keys that rows are sorted by. */
  readonly keys: string
  /** `k0 ASC, …`, the other way round going backward. */
  readonly order: string
  /** `k0`, …: of which a place in the list is made, in the order of all keys. */
  readonly position: readonly string[]
  /** The condition of lying in the window. */
  readonly within: string
}

/** Fields of entities that lists can be ordered by. */
export const entityOrderFields = (label: Reach['label']): string[] => [
  'name',
  ...Object.entries(entityFilterFields(label))
    .filter(ordered)
    .map(([name]) => name),
]
/** Fields of ties that lists can be ordered by, beside the name of the other end. */
export const tieOrderFields = (reach: Reach): string[] => [
  'name',
  ...Object.entries(tieFilterFields(reach.type, reach.label))
    .filter(ordered)
    .map(([name]) => name),
]
const ordered = ([name, { kind }]: [string, FilterField]): boolean =>
  name !== 'id' && ['word', 'text', 'integer', 'date', 'enum', 'count'].includes(kind)

/** The order of a list of entities in a variable: as asked, then by name and id, which decide. */
export function entityOrder(
  compiler: FilterCompiler,
  terms: readonly OrderTerm[],
  label: Reach['label'],
  variable: string,
  window: Window,
): OrderedPart {
  checkLength(terms)
  const fields = entityFilterFields(label)
  const keys = terms.flatMap((term) => keysOf(compiler, term, fields[term.field], variable, variable))
  return part(compiler, [...keys, { expression: `${variable}.sortKey`, direction: lastDirection(terms) }], window)
}

/**
 * The order of a list of ties: as asked, then by the name of the other end.
 *
 * @param last what tells ties with the same other end apart; the key is shorter to read than the id
 * @param apart whether rows are sorted by that too
 */
export function tieOrder(
  compiler: FilterCompiler,
  terms: readonly OrderTerm[],
  reach: Reach,
  variables: { readonly tie: string; readonly other: string },
  window: Window,
  last: 'key' | 'id',
  apart: boolean,
): OrderedPart {
  checkLength(terms)
  const { tie, other } = variables
  const fields = tieFilterFields(reach.type, reach.label)
  const keys = terms.flatMap((term) => keysOf(compiler, term, fields[term.field], tie, other))
  const direction = lastDirection(terms)
  return part(
    compiler,
    [...keys, { expression: `${other}.sortKey`, direction }, { expression: `${tie}.${last}`, direction }],
    window,
    apart ? undefined : -1,
  )
}

/** The order of a list by one expression that is different for every row. */
export const keyOrder = (compiler: FilterCompiler, expression: string, window: Window): OrderedPart =>
  part(compiler, [{ expression, direction: 'ASC' }], window)

function checkLength(terms: readonly OrderTerm[]): void {
  if (terms.length > limits.orderTermsMax_count)
    throw limitExceeded(`orderBy takes at most ${limits.orderTermsMax_count} fields; this one has ${terms.length}.`)
}

/** What is no direction is none: only these two words ever get into a statement. */
const directionOf = ({ direction }: OrderTerm): Direction => (direction === 'DESC' ? 'DESC' : 'ASC')

/** `orderBy: [{field: NAME, direction: DESC}]` turns the whole list round. */
const lastDirection = (terms: readonly OrderTerm[]): Direction => {
  const last = terms.at(-1)
  return last?.field === 'name' ? directionOf(last) : 'ASC'
}

function keysOf(
  compiler: FilterCompiler,
  term: OrderTerm,
  field: FilterField | undefined,
  subject: string,
  named: string,
): Key[] {
  const { field: name, nulls } = term
  const direction = directionOf(term)
  if (name === 'name') return [{ expression: `${named}.sortKey`, direction }]
  if (!field) throw invalidInput(`There is no order by ${name}.`)
  if (field.kind === 'count') return [{ expression: compiler.count(field.reach, subject), direction }]
  if (!('property' in field)) throw invalidInput(`There is no order by ${name}.`)
  const property = termOf(field, subject)
  const rank: Key = {
    expression: `CASE WHEN ${property} IS NULL THEN 1 ELSE 0 END`,
    direction: nulls === 'FIRST' ? 'DESC' : 'ASC',
  }
  const value = (expression: string): Key => ({
    expression: `coalesce(${expression}, ${field.kind === 'integer' ? 0 : "''"})`,
    direction,
  })
  if (field.kind === 'date') {
    // A tie that is called ended, nobody says when, has a last day and no end.
    const latest = `CASE WHEN ${property} IS NOT NULL THEN ${property}Latest END`
    return [rank, value(`${property}Earliest`), value(latest), value(property)]
  }
  return [rank, value(field.kind === 'text' ? `${property}Folded` : property)]
}

/** @param sorted how many of the keys rows are sorted by; the others only say what lies in the window */
function part(
  compiler: FilterCompiler,
  keys: readonly Key[],
  { after, before, backward }: Window,
  sorted?: number,
): OrderedPart {
  const sorting = keys.slice(0, sorted)
  const flip = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC')
  const bounds = [
    after ? beyond(compiler, keys, after, (direction) => direction) : 'true',
    before ? beyond(compiler, keys, before, flip) : 'true',
  ].filter((condition) => condition !== 'true')
  return {
    keys: sorting.map(({ expression }, i) => `${expression} AS k${i}`).join(', '),
    order: sorting.map(({ direction }, i) => `k${i} ${backward ? flip(direction) : direction}`).join(', '),
    position: keys.map(({ expression }, i) => (i < sorting.length ? `k${i}` : expression)),
    within: bounds.join(' AND ') || 'true',
  }
}

/** `a > $a OR (a = $a AND (b < $b OR …))`: what comes after a position, in the order of the keys. */
function beyond(
  compiler: FilterCompiler,
  keys: readonly Key[],
  position: Position,
  turn: (direction: Direction) => Direction,
): string {
  if (position.length !== keys.length) throw invalidInput('This cursor is of another order.')
  return keys.reduceRight((rest, { expression, direction }, i) => {
    const value = compiler.parameter(position[i] ?? null)
    const further = `${expression} ${turn(direction) === 'ASC' ? '>' : '<'} ${value}`
    return rest === '' ? further : `(${further} OR (${expression} = ${value} AND ${rest}))`
  }, '')
}
