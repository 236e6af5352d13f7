import type { Name } from '../../domain/record.js'
import type { WikidataTime } from './wikidata-date.js'

/** The properties that the graph takes something from. */
export const properties = {
  instanceOf: 'P31',
  country: 'P17',
  locatedIn: 'P131',
  headquarters: 'P159',
  twin: 'P190',
  countryCode: 'P297',
  memberOf: 'P463',
  coordinates: 'P625',
  population: 'P1082',
  geonames: 'P1566',
} as const
export type Property = (typeof properties)[keyof typeof properties]

/** Qualifiers of statements, and properties of references. */
export const qualifiers = {
  start: 'P580',
  end: 'P582',
  pointInTime: 'P585',
  referenceUrl: 'P854',
  statedIn: 'P248',
  retrieved: 'P813',
} as const

export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** What a reference says of where a statement is from. */
export interface Reference {
  readonly url?: string
  /** The item of the work. */
  readonly statedIn?: string
  readonly retrieved?: WikidataTime
}

/** A qualifier whose value is said to be unknown is no date, but says that there is one. */
export type Qualifier = WikidataTime | 'unknown'

/** One statement; deprecated ones are left out by who reads them. */
export interface Statement {
  /** An item's id, a text, or a number as it is written. */
  readonly value: string | Point
  readonly isPreferred: boolean
  readonly start?: Qualifier
  readonly end?: Qualifier
  readonly pointInTime?: Qualifier
  readonly references: readonly Reference[]
  /** As it stood. */
  readonly original: string
}

/** What Wikidata says of an item, as far as it was read and the graph takes it. */
export interface Item {
  /** Such as `Q6259`. */
  readonly id: string
  /** Labels before aliases. */
  readonly names: readonly Name[]
  readonly statements: Readonly<Partial<Record<Property, readonly Statement[]>>>
  /** As it stood, or the beginning of it. */
  readonly original: string
}

const none: readonly Statement[] = []

export const statementsOf = ({ statements }: Item, property: Property): readonly Statement[] =>
  statements[property] ?? none

/** The preferred statements where there are any, else all: what a reader of Wikidata is shown first. */
export function bestOf(statements: readonly Statement[]): readonly Statement[] {
  const preferred = statements.filter(({ isPreferred }) => isPreferred)
  return preferred.length > 0 ? preferred : statements
}

/** The items that the property leads to. */
export const targetsOf = (item: Item, property: Property): string[] =>
  statementsOf(item, property).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
