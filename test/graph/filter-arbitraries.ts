import fc from 'fast-check'
import { fold } from '../../src/domain/fold.js'
import { rangeOf } from '../../src/domain/partial-date.js'
import {
  AgreementKind,
  CityKind,
  EntityType,
  MembershipRole,
  ProgrammeKind,
  TieStatus,
  TwinningKind,
} from '../../src/domain/vocabulary.js'
import type { Filter } from '../../src/graph/filters/filter.js'
import type { OrderTerm } from '../../src/graph/filters/order.js'
import { entityFields, type Field, type Fields, type Label, type TieType, tieFields, type Way } from './filter-model.js'

/** Small graphs, and filters and orders that have a chance to tell their entities apart: values come from small pools. */

export interface PlannedEntity {
  readonly id: string
  readonly label: Label
  readonly names: readonly string[]
  readonly sources: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
}
export interface PlannedTie {
  readonly type: TieType
  readonly from: string
  readonly to: string
  readonly ordinal: number
  readonly sources: readonly string[]
  readonly claimants: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
}
export interface PlannedGraph {
  readonly entities: readonly PlannedEntity[]
  readonly ties: readonly PlannedTie[]
}

/** One's id begins with another's. */
export const sources = ['ct:source/a', 'ct:source/a-b', 'ct:source/c']
const names = [
  'Iași',
  'IASI',
  'Besançon',
  "Reggio nell'Emilia",
  'Reggio',
  'Åbo',
  '東京',
  'Zürich',
  'a b',
  'São João',
  '!?',
]
const nameParts = [...names, 'iasi', 'reg', 'EMILIA', 'cón', 'o', '', "l'e", 'tokyo', 'zurich']
const dates = [
  '1960',
  '196X',
  '1965-06',
  '1965-06-15',
  '1999',
  '1999-12',
  '1999-12-31',
  '2001-02',
  '2010',
  '201X',
  'XXXX-06-15',
]
const populations = [0, 1, 500, 500, 65_734, 100_000_000]
const wikidataIds = ['Q1', 'Q2', 'Q10', 'Q99']
const keysOf = (set: object): string[] => Object.keys(set)
const few = <T>(pool: readonly T[]) => fc.constantFrom(...pool)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

const degrees = (max: number) => fc.integer({ min: -max * 100, max: max * 100 }).map((value) => value / 100)
/** The poles, both sides of the antimeridian, and anywhere. */
const points = fc.oneof(
  fc.record({ latitude: few([90, -90]), longitude: few([0, 12.5, 180, -180]) }),
  fc.record({ latitude: few([-17.5, 0, 65.3]), longitude: few([180, -180, 179.95, -179.95]) }),
  fc.record({ latitude: fc.integer({ min: 4400, max: 4600 }).map((value) => value / 100), longitude: degrees(12) }),
  fc.record({ latitude: degrees(90), longitude: degrees(180) }),
)

const present = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

/** Without the later date where it is before the earlier one, which no source may state. */
const periodsInOrder = (first: string, second: string) => (record: object) => {
  const values = present(record)
  const [start, end] = [first, second].map((name) => rangeOf(String(values[name])))
  if (start && end && end.latest < start.earliest) delete values[second]
  return values
}

const values: Readonly<Record<Label, fc.Arbitrary<Record<string, unknown>>>> = {
  City: fc
    .record({
      description: maybe(few(names)),
      region: maybe(few(names)),
      wikidataId: maybe(few(wikidataIds)),
      kind: maybe(few(keysOf(CityKind))),
      population: maybe(few(populations)),
      location: maybe(points),
    })
    .map(present),
  Country: fc.record({ code: maybe(few(['IT', 'FR', 'DE'])) }).map(present),
  Programme: fc.record({ kind: maybe(few(keysOf(ProgrammeKind))) }).map(present),
  Agreement: fc.record({ kind: maybe(few(keysOf(AgreementKind))) }).map(present),
  Event: fc.record({ start: maybe(few(dates)), end: maybe(few(dates)) }).map(periodsInOrder('start', 'end')),
  Organisation: fc.constant({}),
}
const someSources = fc.subarray(sources, { minLength: 1 })

const entitiesOf = (label: Label, minLength: number, maxLength: number): fc.Arbitrary<PlannedEntity[]> =>
  fc
    .array(
      fc.record({
        names: fc.array(few(names), { minLength: 1, maxLength: 2 }),
        sources: someSources,
        values: values[label],
      }),
      { minLength, maxLength },
    )
    .map((planned) =>
      planned.map((one, i) => ({
        ...one,
        label,
        names: [...new Set(one.names)],
        id: `ct:${label.toLowerCase()}/n${i}`,
      })),
    )

const dated = { since: maybe(few(dates)), until: maybe(few(dates)) }
const tieValues: Readonly<Record<TieType, fc.Arbitrary<Record<string, unknown>>>> = {
  TWINNED_WITH: fc
    .record({ ...dated, status: maybe(few(keysOf(TieStatus))), kind: few(keysOf(TwinningKind)) })
    .map(periodsInOrder('since', 'until')),
  MEMBER_OF: fc.record({ ...dated, role: maybe(few(keysOf(MembershipRole))) }).map(periodsInOrder('since', 'until')),
  SIGNED: fc.record({ on: maybe(few(dates)) }).map(present),
  IN_COUNTRY: fc.constant({}),
  LOCATED_IN: fc.constant({}),
}

function tiesOf(
  type: TieType,
  froms: readonly PlannedEntity[],
  tos: readonly PlannedEntity[],
  maxLength: number,
): fc.Arbitrary<PlannedTie[]> {
  const ends = fc.tuple(few(froms), few(tos)).filter(([from, to]) => from !== to)
  const tie = fc
    .record({ ends, ordinal: few([0, 0, 0, 1]), sources: someSources, values: tieValues[type], claims: fc.nat(3) })
    .map(({ ends: [{ id: a }, { id: b }], claims, ...rest }): PlannedTie => {
      const [from, to] = type === 'TWINNED_WITH' && b < a ? [b, a] : [a, b]
      const claimants = type === 'TWINNED_WITH' ? [from, to].filter((_, i) => (claims >> i) % 2 === 1) : []
      return { ...rest, type, from, to, claimants }
    })
  const key = (one: PlannedTie): string =>
    `${one.from} ${one.to} ${one.ordinal} ${one.values['kind'] ?? one.values['role']}`
  return fc.uniqueArray(tie, { maxLength, minLength: Math.floor(maxLength / 2), selector: key })
}

export const graphs: fc.Arbitrary<PlannedGraph> = fc
  .tuple(
    entitiesOf('City', 10, 16),
    entitiesOf('Country', 2, 3),
    entitiesOf('Programme', 2, 3),
    entitiesOf('Agreement', 2, 3),
    entitiesOf('Event', 5, 9),
    entitiesOf('Organisation', 2, 3),
  )
  .chain(([cities, countries, programmes, agreements, events, organisations]) =>
    fc
      .tuple(
        tiesOf('TWINNED_WITH', cities, cities, 24),
        tiesOf('IN_COUNTRY', cities, countries, 12),
        tiesOf('MEMBER_OF', [...cities, ...organisations], programmes, 14),
        tiesOf('SIGNED', [...cities, ...organisations], agreements, 14),
        tiesOf('LOCATED_IN', events, cities, 6),
      )
      .map((ties) => ({
        entities: [cities, countries, programmes, agreements, events, organisations].flat(),
        ties: ties.flat(),
      })),
  )

const enums: Readonly<Record<string, readonly string[]>> = {
  'City.kind': keysOf(CityKind),
  'Programme.kind': keysOf(ProgrammeKind),
  'Agreement.kind': keysOf(AgreementKind),
  'Entity.type': keysOf(EntityType),
  'TWINNED_WITH.kind': keysOf(TwinningKind),
  'TWINNED_WITH.status': keysOf(TieStatus),
  'MEMBER_OF.role': keysOf(MembershipRole),
}
const words: Readonly<Record<string, readonly string[]>> = {
  id: ['ct:city/n0', 'ct:city/n3', 'ct:city/n7', 'ct:country/n0', 'ct:programme/n1', 'ct:event/n2', 'rel:unknown'],
  wikidataId: wikidataIds,
  code: ['IT', 'fr', 'De', 'XX'],
}

/** One or two operators on one value. */
function comparison(operators: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Filter> {
  const one = fc
    .constantFrom(...Object.keys(operators))
    .chain((name) => (operators[name] as fc.Arbitrary<unknown>).map((value) => ({ [name]: value })))
  return fc.oneof(
    { weight: 4, arbitrary: one },
    fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })),
    fc.constant({}),
  )
}

const some = <T>(pool: readonly T[]) => fc.array(few(pool), { maxLength: 3 })
const signs = (value: fc.Arbitrary<unknown>) => ({ lt: value, lte: value, gt: value, gte: value })
const exact = (pool: readonly unknown[]) => ({ eq: few(pool), ne: few(pool), in: some(pool), isNull: fc.boolean() })
/** A part of punctuation alone is refused: everything has it. */
const searchedParts = nameParts.filter((part) => part === '' || fold(part) !== '')
const texts = { eq: few(nameParts), in: some(nameParts), contains: few(searchedParts), startsWith: few(searchedParts) }

function conditionOn(scope: string, name: string, field: Field, depth: number): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'word':
      return comparison(exact(words[name] ?? []))
    case 'enum':
      return comparison(exact(enums[`${scope}.${name}`] ?? []))
    case 'integer':
      return comparison({ ...exact(populations), ...signs(few(populations)) })
    case 'text':
      return comparison({ ...texts, isNull: fc.boolean() })
    case 'name':
      return comparison(texts)
    case 'date':
      return comparison({ eq: few(dates), ...signs(few(dates)), overlaps: few(dates), isNull: fc.boolean() })
    case 'within':
      // No distance is a quarter or half of a great circle, where rounding would decide.
      return fc.record({ of: points, km: few([0.5, 55.5, 333.3, 2500, 9999.9, 15_000, 20_020]) })
    case 'source':
      return comparison({ eq: few([...sources, 'ct:source/d']), in: some([...sources, 'ct:source/d']) })
    case 'changedSince':
      return fc.integer({ min: 0, max: 30 })
    case 'oneSided':
      return fc.boolean()
    case 'count':
      return comparison({ eq: few([0, 1, 2, 3]), ne: few([0, 1, 2]), in: some([0, 1, 3]), ...signs(few([0, 1, 2, 4])) })
    case 'neighbour':
      return entityFilters(field.way.label, depth - 1)
    case 'tie':
      return tieFilters(field.way, depth - 1)
    case 'node':
      return entityFilters(field.label, depth - 1)
  }
}

const deepening = ['neighbour', 'tie', 'node']
const known = new Map<string, fc.Arbitrary<Filter>>()

function filtersOf(scope: string, key: string, fields: Fields, depth: number): fc.Arbitrary<Filter> {
  const made = known.get(`${key} ${depth}`)
  if (made) return made
  const usable = Object.entries(fields).filter(([, { kind }]) => depth > 0 || !deepening.includes(kind))
  const one = fc.oneof(
    ...usable.map(([name, field]) =>
      conditionOn(scope, name, field, depth).map((value): Filter => ({ [name]: value })),
    ),
  )
  const two = fc.tuple(one, one).map(([a, b]): Filter => ({ ...a, ...b }))
  const flat = [
    { weight: 5, arbitrary: one },
    { weight: 2, arbitrary: two },
  ]
  const nested = depth > 0 ? filtersOf(scope, key, fields, depth - 1) : null
  const parts = nested && fc.array(nested, { maxLength: 3 })
  const filters = fc.oneof(
    ...flat,
    ...(parts ? [parts.map((AND): Filter => ({ AND })), parts.map((OR): Filter => ({ OR }))] : []),
    ...(nested ? [{ weight: 2, arbitrary: nested.map((NOT): Filter => ({ NOT })) }] : []),
  )
  known.set(`${key} ${depth}`, filters)
  return filters
}

export const entityFilters = (label: Label | 'Entity', depth: number): fc.Arbitrary<Filter> =>
  filtersOf(label, label, entityFields[label], depth)
export const tieFilters = (way: Way, depth: number): fc.Arbitrary<Filter> =>
  filtersOf(way.type, `${way.type} ${way.label}`, tieFields(way), depth)

/** Up to three keys. */
export function orders(fields: Fields): fc.Arbitrary<OrderTerm[]> {
  const kinds = ['word', 'text', 'integer', 'date', 'enum', 'count']
  const orderable = Object.entries(fields).filter(([name, { kind }]) => name !== 'id' && kinds.includes(kind))
  const field = few(['name', ...orderable.map(([name]) => name)])
  const direction = few(['ASC', 'DESC', undefined] as const)
  const nulls = few(['FIRST', 'LAST', undefined] as const)
  return fc.array(
    fc.record({ field, direction, nulls }).map((term) => present(term) as unknown as OrderTerm),
    { maxLength: 3 },
  )
}

export const asOf = fc.option(few(dates), { nil: undefined, freq: 3 })
