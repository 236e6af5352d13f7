import { limits } from '../limits.js'
import {
  type Attributes,
  checkLanguage,
  entityAttributes,
  recordedAttributes,
  relationshipRules,
  type Value,
} from './attributes.js'
import { isEntityId, type RelationshipKey } from './ids.js'
import { rangeOf } from './partial-date.js'
import type { Name } from './record.js'
import { checkText } from './text.js'
import { EntityType, Modality, RelationshipType } from './vocabulary.js'

interface Stated {
  /** Where in the source. */
  readonly at: string
  readonly modality: Modality
  readonly claimant: string
}

/** By attribute. Null, which is said by hand alone, says that it is not known. */
type StatedValues = Readonly<Record<string, Value | null>>

/** What a source says of an entity at one place: that it exists, and some attributes. */
export interface EntityFact extends Stated {
  readonly id: string
  readonly type: EntityType
  readonly names: readonly Name[]
  readonly attributes: StatedValues
}

/** What a source says of a relationship at one place. */
export interface RelationshipFact extends Stated, RelationshipKey {
  readonly type: RelationshipType
  readonly attributes: StatedValues
}

/** Something wrong with a fact: the field, and what is expected of it. */
export interface Fault {
  readonly field: string
  readonly message: string
}

export type Checked<T> = { readonly fact: T } | { readonly faults: readonly Fault[] }

type Raw = Readonly<Record<string, unknown>>
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list of one value reads the same as the value, but is none. */
const isOneOf = (values: object, value: unknown): boolean => typeof value === 'string' && Object.hasOwn(values, value)

class Faults {
  readonly list: Fault[] = []

  add(field: string, message: string): void {
    this.list.push({ field, message })
  }

  expect(field: string, expected: string | null): void {
    if (expected !== null) this.add(field, `expected ${expected}`)
  }

  unknown(raw: Raw, known: ReadonlySet<string>): void {
    for (const field in raw) if (!known.has(field)) this.add(field, `unknown; known are ${[...known].join(', ')}`)
  }
}

function checkStated(raw: Raw, place: string | undefined, faults: Faults): Stated {
  const { at = place, modality = 'STATED', claimant = '' } = raw
  faults.expect('at', checkText(at, limits.nameMax_chars))
  if (!isOneOf(Modality, modality)) faults.expect('modality', `one of ${Object.keys(Modality).join(', ')}`)
  if (claimant !== '') checkId('claimant', claimant, faults)
  return { at: String(at), modality: modality as Modality, claimant: String(claimant) }
}

function checkId(field: string, value: unknown, faults: Faults): void {
  if (typeof value !== 'string' || !isEntityId(value))
    faults.expect(field, 'an id such as wd:Q6259 or ct:event/some-name')
}

function checkNames(raw: unknown, faults: Faults): Name[] {
  if (raw === undefined) return []
  if (!isRaw(raw)) {
    faults.expect('names', 'a map from a language tag to a name, or to a list of names')
    return []
  }
  return Object.entries(raw).flatMap(([language, texts]) => {
    faults.expect(`names.${language}`, checkLanguage(language))
    return [texts].flat().map((text) => {
      faults.expect(`names.${language}`, checkText(text, limits.nameMax_chars))
      return { language, text: String(text) }
    })
  })
}

function checkAttributes(raw: Raw, rules: Attributes, takesNulls: boolean, faults: Faults): StatedValues {
  const stated: Record<string, Value | null> = {}
  for (const name in rules) {
    const value = raw[name]
    if (value === undefined || (value === null && !takesNulls)) continue
    stated[name] = value as Value | null
    if (value === null) continue
    const expected = rules[name]?.check(value) ?? null
    if (expected !== null) faults.expect([name, ...(rules[name]?.wrongPart?.(value) ?? [])].join('.'), expected)
  }
  return stated
}

const statedFields = ['type', 'at', 'modality', 'claimant']

/** What a fact of a type may hold. */
const entityFields = fieldsOf(entityAttributes, ['id', 'names'], (attributes) => attributes)
const recordedFields = fieldsOf(recordedAttributes, ['id', 'names'], (attributes) => attributes)
const relationshipFields = fieldsOf(relationshipRules, ['from', 'to', 'ordinal'], ({ attributes, discriminator }) => ({
  ...(discriminator ? { [discriminator.name]: discriminator } : {}),
  ...attributes,
}))

function fieldsOf<K extends string, R>(
  rules: Readonly<Record<K, R>>,
  own: readonly string[],
  further: (rules: R) => object,
): ReadonlyMap<K, ReadonlySet<string>> {
  return new Map(
    (Object.entries(rules) as [K, R][]).map(([type, rule]) => [
      type,
      new Set([...statedFields, ...own, ...Object.keys(further(rule))]),
    ]),
  )
}

/** What is wrong with values of attributes; null is none. */
export function valueFaults(rules: Attributes, values: Raw): Fault[] {
  const faults = new Faults()
  faults.unknown(values, new Set(Object.keys(rules)))
  faults.list.push(...periodFaults(checkAttributes(values, rules, false, faults)))
  return faults.list
}

/**
 * Checks what a file says of an entity against the rules of its type. Collects every fault, not the first.
 *
 * @param place where it stands, for a fact that does not say so itself
 * @param takesNulls it was said by hand: null says of an attribute that it is not known, where else nothing is
 *   said of it, and merges are spoken of
 */
export function checkEntityFact(raw: unknown, place?: string, takesNulls = false): Checked<EntityFact> {
  if (!isRaw(raw)) return { faults: [{ field: '', message: 'expected an entity: a map with id, type and at' }] }
  const faults = new Faults()
  const type = raw['type'] as EntityType
  if (!isOneOf(EntityType, type)) {
    faults.expect('type', `one of ${Object.keys(EntityType).join(', ')}`)
    return { faults: faults.list }
  }
  const rules = (takesNulls ? recordedAttributes : entityAttributes)[type]
  faults.unknown(raw, (takesNulls ? recordedFields : entityFields).get(type) ?? new Set())
  checkId('id', raw['id'], faults)
  const kind = /^ct:([a-z]+)/.exec(String(raw['id']))?.[1]
  if (kind !== undefined && kind !== type.toLowerCase()) faults.expect('id', `ct:${type.toLowerCase()}/… for a ${type}`)
  const attributes = checkAttributes(raw, rules, takesNulls, faults)
  faults.list.push(...periodFaults(attributes))
  const names = checkNames(raw['names'], faults)
  const { at, modality, claimant } = checkStated(raw, place, faults)
  if (faults.list.length > 0) return { faults: faults.list }
  return { fact: { at, modality, claimant, id: String(raw['id']), type, names, attributes } }
}

/**
 * Checks what a file says of a relationship; ends of undirected ones come back in their stored order.
 *
 * @param place where it stands, for a fact that does not say so itself
 * @param takesNulls as of `checkEntityFact`
 */
export function checkRelationshipFact(raw: unknown, place?: string, takesNulls = false): Checked<RelationshipFact> {
  if (!isRaw(raw))
    return { faults: [{ field: '', message: 'expected a relationship: a map with type, from, to and at' }] }
  const faults = new Faults()
  const type = raw['type'] as RelationshipType
  if (!isOneOf(RelationshipType, type)) {
    faults.expect('type', `one of ${Object.keys(RelationshipType).join(', ')}`)
    return { faults: faults.list }
  }
  const { attributes: rules, discriminator, undirected } = relationshipRules[type]
  const { from, to, ordinal = 0 } = raw
  faults.unknown(raw, relationshipFields.get(type) ?? new Set())
  checkId('from', from, faults)
  checkId('to', to, faults)
  if (from === to) faults.add('to', `the same as 'from': nothing has a ${type} relationship with itself`)
  if (!Number.isInteger(ordinal) || (ordinal as number) < 0 || (ordinal as number) > 999_999)
    faults.expect('ordinal', 'a whole number from 0 to 999999')
  const value = discriminator && (raw[discriminator.name] ?? discriminator.default)
  if (discriminator && value !== undefined && !isOneOf(discriminator.values, value))
    faults.expect(discriminator.name, `one of ${Object.keys(discriminator.values).join(', ')}`)
  const { at, modality, claimant } = checkStated(raw, place, faults)
  const attributes = checkAttributes(raw, rules, takesNulls, faults)
  faults.list.push(...periodFaults(attributes))
  if (faults.list.length > 0) return { faults: faults.list }
  const key = value === undefined ? String(ordinal) : `${String(value)}-${String(ordinal)}`
  const one = String(from)
  const other = String(to)
  const isInOrder = !undirected || one < other
  return {
    fact: { at, modality, claimant, type, from: isInOrder ? one : other, to: isInOrder ? other : one, key, attributes },
  }
}

/** What begins and what ends, of whatever has both. */
export const periods = [
  ['start', 'end'],
  ['since', 'until'],
] as const

/** What ends before it begins. */
export function periodFaults(attributes: StatedValues): Fault[] {
  const faults: Fault[] = []
  for (const [first, last] of periods) {
    const since = attributes[first]
    const until = attributes[last]
    if (since === undefined || until === undefined) continue
    const [start, end] = [rangeOf(String(since)), rangeOf(String(until))]
    if (start && end && end.latest < start.earliest) faults.push({ field: last, message: `earlier than '${first}'` })
  }
  return faults
}
