import { limits } from '../limits.js'
import { fold } from './fold.js'
import { isEntityId, isWikidataId, parseRelationshipId } from './ids.js'
import { rangeOf } from './partial-date.js'
import { checkText } from './text.js'
import {
  AgreementKind,
  CityKind,
  type EntityType,
  MembershipRole,
  ParticipationRole,
  ProgrammeKind,
  type RelationshipType,
  TieStatus,
  TwinningKind,
} from './vocabulary.js'

export type Scalar = string | number | boolean
/** A stated value: a scalar, a list of texts, or the few fields of a point or a name. */
export type Value = Scalar | readonly string[] | { readonly [field: string]: Scalar }

/** What a property of a node or relationship may hold, on both engines. */
export type Property = Scalar | readonly string[] | readonly number[]
export type Properties = { readonly [name: string]: Property }

/**
 * `text` compares as it folds (its property `<name>Folded`), `word` to the letter, `date` by
 * the order of partial dates.
 */
export type AttributeKind = 'text' | 'word' | 'integer' | 'enum' | 'date' | 'point' | 'texts'

/**
 * An attribute that sources state: what values it takes, and how a value lies in
 * the properties of its node or relationship (one value may take several).
 */
export interface Attribute {
  /** How values compare: in filters, orders and exports. */
  readonly kind: AttributeKind
  /** The closed set of an `enum`. */
  readonly values?: Readonly<Record<string, string>>
  /** Null when the value is right, else what is expected of it. */
  check(value: unknown): string | null
  /** The names of the fields of a wrong value that are wrong, where one alone is. */
  wrongPart?(value: unknown): readonly string[]
  store(name: string, value: Value): Record<string, Property>
  load(name: string, properties: Properties): Value | undefined
}

const plain = (kind: AttributeKind, check: Attribute['check']): Attribute => ({
  kind,
  check,
  store: (name, value) => ({ [name]: value as Property }),
  load: (name, properties) => properties[name] as Value | undefined,
})

const text = (max_chars: number): Attribute => ({
  ...plain('text', (value) => checkText(value, max_chars)),
  store: (name, value) => ({ [name]: value as string, [`${name}Folded`]: fold(value as string) }),
})

const matching = (pattern: RegExp, expected: string): Attribute =>
  plain('word', (value) => (typeof value === 'string' && pattern.test(value) ? null : expected))

const integer = (min: number, max: number): Attribute =>
  plain('integer', (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? null
      : `a whole number from ${min} to ${max}`,
  )

const oneOf = (values: Readonly<Record<string, string>>): Attribute => ({
  ...plain('enum', (value) =>
    typeof value === 'string' && Object.hasOwn(values, value) ? null : `one of ${Object.keys(values).join(', ')}`,
  ),
  values,
})

const texts: Attribute = plain('texts', (value) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 100) return 'a list of 1 to 100 texts'
  return value.map((item) => checkText(item, limits.textMax_chars)).find((fault) => fault !== null) ?? null
})

/** A partial date and, for filters and order, the first and last day that it can mean. */
const date: Attribute = {
  ...plain('date', (value) =>
    typeof value === 'string' && rangeOf(value) ? null : 'a date like 2010, 2010-05, 2010-05-22, 196X or XXXX-09-21',
  ),
  store(name, value) {
    const range = rangeOf(value as string)
    if (!range) throw new Error(`unchecked date ${String(value)}`)
    return { [name]: value as string, [`${name}Earliest`]: range.earliest, [`${name}Latest`]: range.latest }
  },
}

const isWithin = (degrees: unknown, max: number): boolean => typeof degrees === 'number' && Math.abs(degrees) <= max

/** Degrees, WGS 84. */
const point: Attribute = {
  kind: 'point',
  check(value) {
    const { latitude, longitude, ...rest } = (value ?? {}) as Record<string, unknown>
    return Object.keys(rest).length === 0 && isWithin(latitude, 90) && isWithin(longitude, 180)
      ? null
      : 'a latitude from -90 to 90 and a longitude from -180 to 180'
  },
  wrongPart(value) {
    const { latitude, longitude } = (value ?? {}) as Record<string, unknown>
    const wrong = [isWithin(latitude, 90) ? [] : ['latitude'], isWithin(longitude, 180) ? [] : ['longitude']].flat()
    return wrong.length === 1 ? wrong : []
  },
  store: (_, value) => ({ ...(value as { latitude: number; longitude: number }) }),
  load: (_, { latitude, longitude }) =>
    latitude == null || longitude == null
      ? undefined
      : { latitude: latitude as number, longitude: longitude as number },
}

const url: Attribute = plain('word', (value) => {
  const fault = checkText(value, limits.urlMax_chars)
  if (fault) return fault
  const { protocol } = URL.canParse(value as string) ? new URL(value as string) : { protocol: '' }
  return protocol === 'https:' || protocol === 'http:' ? null : 'a URL that starts with https:// or http://'
})

const language = matching(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language tag such as it or zh-Hant')
export const checkLanguage = language.check
export const checkUrl = url.check

const wikidataId = plain('word', (value) =>
  typeof value === 'string' && isWikidataId(value) ? null : 'a Wikidata item such as Q6259',
)

const timeZone = plain('word', (value) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value as string })
    return typeof value === 'string' ? null : 'a time zone such as Europe/Rome'
  } catch {
    return 'a time zone such as Europe/Rome'
  }
})

const common = { description: text(limits.textMax_chars), wikidataId, url }
const period = { since: date, until: date }

export type Attributes = { readonly [name: string]: Attribute }

/** What `store` makes of an attribute besides its own name, by its kind. */
const storedAs: { readonly [K in AttributeKind]?: (name: string) => readonly string[] } = {
  text: (name) => [name, `${name}Folded`],
  date: (name) => [name, `${name}Earliest`, `${name}Latest`],
  point: () => ['latitude', 'longitude'],
}

/** The names of the properties that attributes may take. */
export const propertiesOf = (attributes: Attributes): string[] =>
  Object.entries(attributes).flatMap(([name, { kind }]) => storedAs[kind]?.(name) ?? [name])

export const entityAttributes: { readonly [T in EntityType]: Attributes } = {
  City: {
    ...common,
    kind: oneOf(CityKind),
    region: text(limits.nameMax_chars),
    location: point,
    population: integer(0, 100_000_000),
    geonamesId: integer(1, 1_000_000_000),
  },
  Country: { ...common, code: matching(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code such as IT') },
  University: common,
  Organisation: common,
  Programme: { ...common, kind: oneOf(ProgrammeKind) },
  Event: {
    ...common,
    start: date,
    end: date,
    time: matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 11:30'),
    timeZone,
    venue: text(limits.nameMax_chars),
    theme: text(limits.textMax_chars),
    sessions: texts,
    statedParticipants: integer(0, 1_000_000),
  },
  Agreement: { ...common, kind: oneOf(AgreementKind) },
  Document: { ...common, language },
}

/** The attribute that says which other ids a thing has: those of what was merged into it. */
export const mergedIdsAttribute = 'mergedIds'

const mergedIds = plain('texts', (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= limits.mergedIdsMax_count &&
  value.every((id) => typeof id === 'string' && isEntityId(id))
    ? null
    : `a list of 1 to ${limits.mergedIdsMax_count} ids`,
)

/** The attribute that says under which id a merge put ties that could not keep their ordinal: `<old id> <new id>` each. */
export const mergedTiesAttribute = 'mergedTies'

const isMovedTie = (text: unknown): boolean =>
  typeof text === 'string' && text.split(' ').filter((id) => parseRelationshipId(id) !== null).length === 2

const mergedTies = plain('texts', (value) =>
  Array.isArray(value) && value.length > 0 && value.length <= limits.mergedTiesMax_count && value.every(isMovedTie)
    ? null
    : `a list of 1 to ${limits.mergedTiesMax_count} pairs of ids of ties`,
)

/** What is recorded of an entity: beside what sources say of it, what a merge says. */
export const recordedAttributes = Object.fromEntries(
  Object.entries(entityAttributes).map(([type, attributes]) => [
    type,
    { ...attributes, [mergedIdsAttribute]: mergedIds, [mergedTiesAttribute]: mergedTies },
  ]),
) as unknown as typeof entityAttributes

interface RelationshipRule {
  readonly from: readonly EntityType[]
  readonly to: readonly EntityType[]
  /** The pairs of ends, where not every `from` goes with every `to`. */
  readonly pairs?: readonly (readonly [EntityType, EntityType])[]
  readonly attributes: Attributes
  /** The attribute that is part of the relationship's identity, with its value where none is given. */
  readonly discriminator?: {
    readonly name: string
    readonly values: Readonly<Record<string, string>>
    readonly default?: string
  }
  /** Undirected: stored once, from the smaller id to the larger. */
  readonly undirected?: true
}

const members = ['City', 'University', 'Organisation'] as const

/** Which relationships there are, between what, and what they say. */
export const relationshipRules: { readonly [T in RelationshipType]: RelationshipRule } = {
  TWINNED_WITH: {
    from: ['City'],
    to: ['City'],
    attributes: { ...period, status: oneOf(TieStatus) },
    discriminator: { name: 'kind', values: TwinningKind, default: 'TWINNING' },
    undirected: true,
  },
  MEMBER_OF: {
    from: members,
    to: ['Programme'],
    attributes: period,
    discriminator: { name: 'role', values: MembershipRole },
  },
  SIGNED: { from: members, to: ['Agreement'], attributes: { on: date } },
  PARTICIPATED_IN: {
    from: members,
    to: ['Event'],
    attributes: {},
    discriminator: { name: 'role', values: ParticipationRole },
  },
  LOCATED_IN: { from: ['University', 'Organisation', 'Event'], to: ['City'], attributes: {} },
  IN_COUNTRY: { from: ['City'], to: ['Country'], attributes: {} },
  PART_OF: {
    from: ['Event', 'Programme', 'City'],
    to: ['Programme', 'City'],
    pairs: [
      ['Event', 'Programme'],
      ['Programme', 'Programme'],
      ['City', 'City'],
    ],
    attributes: {},
  },
  ESTABLISHED: { from: ['Agreement'], to: ['Programme'], attributes: {} },
  SIGNED_AT: { from: ['Agreement'], to: ['Event'], attributes: {} },
  SUPPORTS: { from: ['Organisation', 'Programme'], to: ['Programme', 'Event'], attributes: {} },
  PUBLISHED: { from: ['City', 'Programme', 'Organisation'], to: ['Document'], attributes: {} },
}

/** Null when a relationship of the type can lead from the one to the other, else what is wrong. */
export function checkEnds(type: RelationshipType, from: EntityType, to: EntityType): string | null {
  const rule = relationshipRules[type]
  if (!rule.from.includes(from)) return `from is a ${from}; ${type} is from ${rule.from.join(', ')}`
  if (!rule.to.includes(to)) return `to is a ${to}; ${type} is to ${rule.to.join(', ')}`
  if (!rule.pairs || rule.pairs.some(([a, b]) => a === from && b === to)) return null
  return `${type} leads ${rule.pairs.map(([a, b]) => `from ${a} to ${b}`).join(', ')}, not from ${from} to ${to}`
}
