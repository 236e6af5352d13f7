import { fold } from '../../src/domain/fold.js'
import { comparePartialDates, overlaps, rangeOf } from '../../src/domain/partial-date.js'
import type { Filter } from '../../src/graph/filters/filter.js'
import type { OrderTerm } from '../../src/graph/filters/order.js'

/** A graph in memory, and what filters and orders mean on it, by plain loops: what the engines are held against. */

export type Label = 'City' | 'Country' | 'Programme' | 'Agreement' | 'Event' | 'Organisation'
export type TieType = 'TWINNED_WITH' | 'IN_COUNTRY' | 'MEMBER_OF' | 'SIGNED' | 'LOCATED_IN'
type Values = Readonly<Record<string, unknown>>

export interface ModelEntity {
  readonly id: string
  readonly label: Label
  /** The first is the one that is shown. */
  readonly names: readonly string[]
  readonly sources: readonly string[]
  readonly values: Values
  readonly revision: number
}
export interface ModelTie {
  readonly id: string
  readonly type: TieType
  readonly from: string
  readonly to: string
  readonly sources: readonly string[]
  /** Ids of the ends that claim it. */
  readonly claimants: readonly string[]
  readonly values: Values
  readonly revision: number
}
export interface Model {
  readonly entities: readonly ModelEntity[]
  readonly ties: readonly ModelTie[]
}

/** When every source of a model came out: from then on a tie that it calls ended, nobody says when, counts as ended. */
export const issued = '2005-06-30'

export interface Way {
  readonly type: TieType
  readonly direction: 'OUT' | 'IN' | 'BOTH'
  readonly label: Label | 'Entity'
}
export type Field =
  | { readonly kind: 'word' | 'text' | 'integer' | 'date' | 'enum' }
  | { readonly kind: 'name' | 'within' | 'source' | 'changedSince' | 'oneSided' }
  | { readonly kind: 'neighbour' | 'tie' | 'count'; readonly way: Way }
  | { readonly kind: 'node'; readonly label: Label | 'Entity' }
export type Fields = Readonly<Record<string, Field>>

export const twinnings: Way = { type: 'TWINNED_WITH', direction: 'BOTH', label: 'City' }
export const memberships: Way = { type: 'MEMBER_OF', direction: 'OUT', label: 'Programme' }
export const members: Way = { type: 'MEMBER_OF', direction: 'IN', label: 'Entity' }
export const signatures: Way = { type: 'SIGNED', direction: 'OUT', label: 'Agreement' }
export const signatories: Way = { type: 'SIGNED', direction: 'IN', label: 'Entity' }
export const cities: Way = { type: 'IN_COUNTRY', direction: 'IN', label: 'City' }
const country: Way = { type: 'IN_COUNTRY', direction: 'OUT', label: 'Country' }
const events: Way = { type: 'LOCATED_IN', direction: 'IN', label: 'Event' }
const city: Way = { type: 'LOCATED_IN', direction: 'OUT', label: 'City' }

const provenance: Fields = { id: { kind: 'word' }, source: { kind: 'source' }, changedSince: { kind: 'changedSince' } }
const common: Fields = { ...provenance, name: { kind: 'name' } }

/** Written down, not taken from the code: what a filter on each thing can ask. */
export const entityFields: Readonly<Record<Label | 'Entity', Fields>> = {
  Entity: { ...common, type: { kind: 'enum' } },
  City: {
    ...common,
    description: { kind: 'text' },
    region: { kind: 'text' },
    wikidataId: { kind: 'word' },
    kind: { kind: 'enum' },
    population: { kind: 'integer' },
    within: { kind: 'within' },
    country: { kind: 'neighbour', way: country },
    twinnedWith: { kind: 'neighbour', way: twinnings },
    memberOf: { kind: 'neighbour', way: memberships },
    signed: { kind: 'neighbour', way: signatures },
    twinnings: { kind: 'tie', way: twinnings },
    memberships: { kind: 'tie', way: memberships },
    signatures: { kind: 'tie', way: signatures },
    events: { kind: 'tie', way: events },
    twinningCount: { kind: 'count', way: twinnings },
    membershipCount: { kind: 'count', way: memberships },
    eventCount: { kind: 'count', way: events },
  },
  Country: {
    ...common,
    code: { kind: 'word' },
    cities: { kind: 'tie', way: cities },
    cityCount: { kind: 'count', way: cities },
  },
  Programme: {
    ...common,
    kind: { kind: 'enum' },
    members: { kind: 'tie', way: members },
    memberCount: { kind: 'count', way: members },
  },
  Agreement: {
    ...common,
    kind: { kind: 'enum' },
    signatories: { kind: 'tie', way: signatories },
    signatoryCount: { kind: 'count', way: signatories },
  },
  Event: { ...common, start: { kind: 'date' }, end: { kind: 'date' }, city: { kind: 'neighbour', way: city } },
  Organisation: { ...common, memberships: { kind: 'tie', way: memberships } },
}

const period: Fields = { since: { kind: 'date' }, until: { kind: 'date' } }
const ownTieFields: Readonly<Record<TieType, Fields>> = {
  TWINNED_WITH: { ...period, kind: { kind: 'enum' }, status: { kind: 'enum' }, oneSided: { kind: 'oneSided' } },
  MEMBER_OF: { ...period, role: { kind: 'enum' } },
  SIGNED: { on: { kind: 'date' } },
  IN_COUNTRY: {},
  LOCATED_IN: {},
}
export const tieFields = ({ type, label }: Way): Fields => ({
  ...provenance,
  ...ownTieFields[type],
  node: { kind: 'node', label },
})

type Comparison = Readonly<Record<string, never>>
/** What a condition compares: the thing that it is about, and what `node` means there. */
interface Subject {
  readonly thing: ModelEntity | ModelTie
  readonly fields: Fields
  readonly nodes: readonly ModelEntity[]
}

export class BruteForce {
  readonly #byId: ReadonlyMap<string, ModelEntity>

  constructor(
    readonly model: Model,
    readonly asOf?: string,
  ) {
    this.#byId = new Map(model.entities.map((entity) => [entity.id, entity]))
  }

  entityFits(entity: ModelEntity, filter: Filter | undefined, label: Label | 'Entity' = entity.label): boolean {
    return this.#fits({ thing: entity, fields: entityFields[label], nodes: [] }, filter ?? {})
  }

  /** @param nodes the ends that a condition on `node` may hold for */
  tieFits(tie: ModelTie, filter: Filter | undefined, way: Way, nodes: readonly ModelEntity[]): boolean {
    return this.canHold(tie) && this.#fits({ thing: tie, fields: tieFields(way), nodes }, filter ?? {})
  }

  /** Whether a tie can have held on a day of `asOf`. */
  canHold({ values }: ModelTie): boolean {
    const day = this.asOf === undefined ? null : rangeOf(this.asOf)
    if (!day) return true
    const range = (name: string) => (values[name] === undefined ? null : rangeOf(String(values[name])))
    const [since, until, on] = [range('since'), range('until'), range('on')]
    if (!until && values['status'] === 'ENDED' && day.earliest >= issued) return false
    if (since && since.earliest > day.latest) return false
    if (on && on.earliest > day.latest) return false
    return !(until && until.latest < day.earliest)
  }

  /** The ties of an entity one way, with their other ends, as far as they can hold. */
  tiesOf(id: string, { type, direction, label }: Way): { tie: ModelTie; other: ModelEntity }[] {
    return this.model.ties.flatMap((tie) => {
      const from = direction !== 'IN' && tie.from === id
      const to = direction !== 'OUT' && tie.to === id
      if (tie.type !== type || !(from || to) || !this.canHold(tie)) return []
      const other = this.#byId.get(from ? tie.to : tie.from)
      return other && (label === 'Entity' || other.label === label) ? [{ tie, other }] : []
    })
  }

  ends({ from, to }: ModelTie): ModelEntity[] {
    return [from, to].map((id) => this.#byId.get(id)).filter((end) => end !== undefined)
  }

  #fits(subject: Subject, filter: Filter): boolean {
    return Object.entries(filter).every(([name, value]) => {
      if (name === 'AND') return (value as Filter[]).every((part) => this.#fits(subject, part))
      if (name === 'OR') return (value as Filter[]).some((part) => this.#fits(subject, part))
      if (name === 'NOT') return !this.#fits(subject, value as Filter)
      const field = subject.fields[name]
      if (!field) throw new Error(`the model has no ${name}`)
      return this.#holds(subject, name, field, value)
    })
  }

  #holds({ thing, nodes }: Subject, name: string, field: Field, value: unknown): boolean {
    const own = ownValue(thing, name)
    switch (field.kind) {
      case 'word':
        return plainFits(own, (name === 'code' ? inCapitals(value) : value) as Comparison)
      case 'enum':
      case 'integer':
        return plainFits(own, value as Comparison)
      case 'text':
        return textFits(own, value as Comparison)
      case 'date':
        return dateFits(own, value as Comparison)
      case 'name': {
        const keys = (thing as ModelEntity).names.map(fold).filter((key) => key !== '')
        return Object.entries(value as Comparison).every((one) =>
          keys.some((key) => textFits(key, Object.fromEntries([one]))),
        )
      }
      case 'within':
        return isWithin(thing.values['location'] as Point | undefined, value as { of: Point; km: number })
      case 'source': {
        const { eq, in: several } = value as { eq?: string; in?: string[] }
        return (
          (eq === undefined || thing.sources.includes(eq)) &&
          (several === undefined || several.some((source) => thing.sources.includes(source)))
        )
      }
      case 'changedSince':
        return thing.revision > (value as number)
      case 'oneSided': {
        const { from, to, claimants } = thing as ModelTie
        return (claimants.includes(from) !== claimants.includes(to)) === value
      }
      case 'node':
        return nodes.some((node) => this.entityFits(node, value as Filter, field.label))
      case 'neighbour':
        return this.tiesOf(thing.id, field.way).some(({ other }) =>
          this.entityFits(other, value as Filter, field.way.label),
        )
      case 'tie':
        return this.tiesOf(thing.id, field.way).some(({ tie, other }) =>
          this.tieFits(tie, value as Filter, field.way, [other]),
        )
      case 'count':
        return plainFits(this.tiesOf(thing.id, field.way).length, value as Comparison)
    }
  }

  /** Orders entities, or ties by their other ends, as asked; then by name and id. */
  compare(terms: readonly OrderTerm[], fields: Fields): (a: Ordered, b: Ordered) => number {
    const last = terms.at(-1)
    const end = last?.field === 'name' && last.direction === 'DESC' ? -1 : 1
    return (a, b) => {
      for (const { field: name, direction = 'ASC', nulls = 'LAST' } of terms) {
        const sign = direction === 'DESC' ? -1 : 1
        const field = fields[name]
        const [x, y] = [this.#orderValue(a, name, field), this.#orderValue(b, name, field)]
        if ((x === undefined) !== (y === undefined)) return (x === undefined) === (nulls === 'FIRST') ? -1 : 1
        const order =
          x === undefined ? 0 : field?.kind === 'date' ? comparePartialDates(x as string, y as string) : by(x, y)
        if (order !== 0) return sign * order
      }
      return end * (by(nameOf(a), nameOf(b)) || by(a.tie?.id ?? '', b.tie?.id ?? ''))
    }
  }

  #orderValue(row: Ordered, name: string, field: Field | undefined): unknown {
    if (name === 'name') return nameOf(row)
    if (field?.kind === 'count') return this.tiesOf(row.entity.id, field.way).length
    const value = ownValue(row.tie ?? row.entity, name)
    return field?.kind === 'text' && value !== undefined ? fold(String(value)) : value
  }
}

/** A twinning of which no status is stated has ended where an end is stated, and goes on where none is. */
export const shownStatus = ({ type, values }: ModelTie): unknown => {
  if (type !== 'TWINNED_WITH') return undefined
  return values['status'] ?? (values['until'] === undefined ? 'ACTIVE' : 'ENDED')
}

/** A row of a list: an entity, or a tie with the entity at its other end. */
export interface Ordered {
  readonly entity: ModelEntity
  readonly tie?: ModelTie
}

function ownValue(thing: ModelEntity | ModelTie, name: string): unknown {
  if (name === 'id') return thing.id
  if (name === 'type') return 'label' in thing ? thing.label : undefined
  return name === 'status' && 'from' in thing ? shownStatus(thing) : thing.values[name]
}

const nameOf = ({ entity: { names, id } }: Ordered): string => `${fold(names[0] ?? id)}\t${id}`
const by = (a: unknown, b: unknown): number =>
  (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0

const inCapitals = (comparison: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(comparison as object).map(([operator, value]) => [
      operator,
      typeof value === 'boolean'
        ? value
        : Array.isArray(value)
          ? value.map((one) => one.toUpperCase())
          : value.toUpperCase(),
    ]),
  )

function plainFits(own: unknown, comparison: Comparison): boolean {
  return Object.entries(comparison as Record<string, unknown>).every(([operator, value]) => {
    if (operator === 'isNull') return (own === undefined) === value
    if (operator === 'ne') return own !== value
    if (own === undefined) return false
    if (operator === 'in') return (value as unknown[]).includes(own)
    if (operator === 'eq') return own === value
    return ordered(by(own, value), operator)
  })
}

function textFits(own: unknown, comparison: Comparison): boolean {
  return Object.entries(comparison as Record<string, unknown>).every(([operator, value]) => {
    if (operator === 'isNull') return (own === undefined) === value
    if (own === undefined) return false
    const text = fold(String(own))
    if (operator === 'in') return (value as string[]).some((one) => fold(one) === text)
    const asked = fold(String(value))
    if (operator === 'contains') return text.includes(asked)
    return operator === 'startsWith' ? text.startsWith(asked) : text === asked
  })
}

function dateFits(own: unknown, comparison: Comparison): boolean {
  return Object.entries(comparison as Record<string, unknown>).every(([operator, value]) => {
    if (operator === 'isNull') return (own === undefined) === value
    if (own === undefined) return false
    const [date, asked] = [String(own), String(value)]
    if (operator === 'eq') return date === asked
    if (operator !== 'overlaps') return ordered(comparePartialDates(date, asked), operator)
    const [a, b] = [rangeOf(date), rangeOf(asked)]
    return a !== null && b !== null && overlaps(a, b)
  })
}

function ordered(order: number, operator: string): boolean {
  if (operator === 'lt') return order < 0
  if (operator === 'lte') return order <= 0
  if (operator === 'gt') return order > 0
  if (operator === 'gte') return order >= 0
  throw new Error(`the model has no ${operator}`)
}

interface Point {
  readonly latitude: number
  readonly longitude: number
}
type Vector = readonly [number, number, number]

const vector = ({ latitude, longitude }: Point): Vector => {
  const [lat, lon] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)]
}

/** By the angle between two vectors, a formula other than the one that statements use. */
export function distance_km(a: Point, b: Point): number {
  const [[ax, ay, az], [bx, by_, bz]] = [vector(a), vector(b)]
  const cross = Math.hypot(ay * bz - az * by_, az * bx - ax * bz, ax * by_ - ay * bx)
  return 6371.0088 * Math.atan2(cross, ax * bx + ay * by_ + az * bz)
}

const isWithin = (own: Point | undefined, { of, km }: { of: Point; km: number }): boolean =>
  own !== undefined && distance_km(own, of) <= km
