import type { Name } from '../../domain/record.js'
import {
  type Item,
  type Property,
  properties,
  type Qualifier,
  qualifiers,
  type Reference,
  type Statement,
} from './item.js'
import type { LanguageChoice } from './languages.js'
import type { WikidataTime } from './wikidata-date.js'

/** The parts of Wikibase's JSON that are read. An empty map is written as an empty list. */
export interface EntityJson {
  readonly type?: string
  readonly id?: string
  readonly labels?: MapOf<LanguageText>
  readonly aliases?: MapOf<readonly LanguageText[]>
  readonly claims?: MapOf<readonly StatementJson[]>
}

type MapOf<T> = Readonly<Record<string, T>> | readonly never[]
interface LanguageText {
  readonly language: string
  readonly value: string
}

interface SnakJson {
  readonly snaktype: string
  readonly datavalue?: { readonly type?: string; readonly value?: unknown }
}

interface StatementJson {
  readonly mainsnak: SnakJson
  readonly rank?: string
  readonly qualifiers?: MapOf<readonly SnakJson[]>
  readonly references?: readonly { readonly snaks?: MapOf<readonly SnakJson[]> }[]
}

const wanted: readonly Property[] = Object.values(properties)

/**
 * What an entity's JSON says, as dumps and `Special:EntityData` have it.
 *
 * @see https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
 */
export function itemOf(entity: EntityJson & { readonly id: string }, languages: LanguageChoice): Item {
  const stated = wanted.flatMap((property) => {
    const statements = claimsOf(entity, property).flatMap((claim) => statementOf(claim, property))
    return statements.length > 0 ? [[property, statements] as const] : []
  })
  return {
    id: entity.id,
    names: namesOf(entity, languages),
    statements: Object.fromEntries(stated),
    original: JSON.stringify({ type: entity.type, id: entity.id, labels: entity.labels }),
  }
}

const claimsOf = ({ claims }: EntityJson, property: Property): readonly StatementJson[] => entry(claims, property) ?? []

const entry = <T>(map: MapOf<T> | undefined, key: string): T | undefined =>
  map === undefined || Array.isArray(map) ? undefined : (map as Readonly<Record<string, T>>)[key]

function namesOf({ labels, aliases }: EntityJson, languages: LanguageChoice): Name[] {
  const inLanguages = <T>(map: MapOf<T> | undefined, textsOf: (value: T) => readonly LanguageText[]): Name[] =>
    Object.entries(map ?? {}).flatMap(([code, value]) => {
      const language = languages.tagOf(code)
      return language === null ? [] : textsOf(value as T).map(({ value: text }) => ({ language, text }))
    })
  return [...inLanguages(labels, (label) => [label]), ...inLanguages(aliases, (texts) => texts)]
}

function statementOf(claim: StatementJson, property: Property): Statement[] {
  const value = claim.rank === 'deprecated' ? null : valueIn(claim.mainsnak)
  if (value === null) return []
  return [
    {
      value,
      isPreferred: claim.rank === 'preferred',
      ...qualifierOf('start', claim),
      ...qualifierOf('end', claim),
      ...qualifierOf('pointInTime', claim),
      references: (claim.references ?? []).flatMap(({ snaks }) => referenceOf(snaks)),
      original: `${property} ${JSON.stringify(claim)}`,
    },
  ]
}

/** Null where it is said that there is none, or that it is unknown; or for what is not on Earth. */
function valueIn({ snaktype, datavalue }: SnakJson): Statement['value'] | null {
  const { type, value } = snaktype === 'value' ? (datavalue ?? {}) : {}
  if (type === 'string') return value as string
  if (type === 'wikibase-entityid') return itemIn(value as { id?: string; 'numeric-id'?: number })
  if (type === 'quantity') return (value as { amount: string }).amount
  if (type !== 'globecoordinate') return null
  const { latitude, longitude, globe } = value as { latitude: number; longitude: number; globe?: string }
  return (globe ?? 'Q2').endsWith('/Q2') || globe === undefined ? { latitude, longitude } : null
}

/** Older dumps have the number alone. */
const itemIn = ({ id, 'numeric-id': number }: { id?: string; 'numeric-id'?: number }): string | null =>
  id ?? (number === undefined ? null : `Q${number}`)

function qualifierOf(
  name: 'start' | 'end' | 'pointInTime',
  { qualifiers: snaks }: StatementJson,
): { readonly [name: string]: Qualifier } {
  const [snak] = entry(snaks, qualifiers[name]) ?? []
  if (snak?.snaktype === 'somevalue') return { [name]: 'unknown' }
  const time = snak && timeOf(snak)
  return time ? { [name]: time } : {}
}

function timeOf({ snaktype, datavalue }: SnakJson): WikidataTime | undefined {
  if (snaktype !== 'value' || datavalue?.type !== 'time') return undefined
  const { time, precision, calendarmodel, before, after } = datavalue.value as {
    time: string
    precision: number
    calendarmodel?: string
    before?: number
    after?: number
  }
  return {
    time,
    precision,
    ...(calendarmodel === undefined ? {} : { calendar: calendarmodel.replace(/^.*\//, '') }),
    margin: Math.max(before ?? 0, after ?? 0),
  }
}

function referenceOf(snaks: MapOf<readonly SnakJson[]> | undefined): Reference[] {
  const first = (property: string): SnakJson | undefined => (entry(snaks, property) ?? [])[0]
  const text = (snak: SnakJson | undefined): string | null => {
    const value = snak ? valueIn(snak) : null
    return typeof value === 'string' ? value : null
  }
  const [url, statedIn] = [text(first(qualifiers.referenceUrl)), text(first(qualifiers.statedIn))]
  const snak = first(qualifiers.retrieved)
  const retrieved = snak && timeOf(snak)
  // What it was copied from inside Wikimedia is no source of its own.
  if (url === null && statedIn === null) return []
  return [
    {
      ...(url === null ? {} : { url }),
      ...(statedIn === null ? {} : { statedIn }),
      ...(retrieved ? { retrieved } : {}),
    },
  ]
}
