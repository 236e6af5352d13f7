import type { Attributes, Properties, Property, Value } from './attributes.js'
import { byCodeUnit } from './by-code-unit.js'
import { type Citation, type CitationOf, firmness, sameCitation } from './citation.js'
import { groupBy } from './group-by.js'
import { isHandMade, sourceOfEdition } from './ids.js'
import { eachCitation, listCitations, readCitations, textsIn } from './stored-citations.js'
import type { Modality } from './vocabulary.js'

/**
 * A node or relationship is what sources say of it: a list of assertions. Stored, it is
 * properties that can be read and filtered at once, parallel lists of citations, and a
 * claim per value only for those attributes where the sources disagree. `materialise`
 * and `assertionsOf` are each other's inverse; both are pure.
 */
export interface Assertion extends Citation {
  /** '' asserts that the thing exists. */
  readonly attribute: string
  /** Null says of an attribute that it is not known, or does not hold. */
  readonly value: Value | null
}

/** One of several values that are stated for one attribute. */
export interface Claim {
  readonly attribute: string
  /** Null where it is said not to be known. */
  readonly value: Value | null
  readonly preferred: boolean
  readonly citations: readonly Citation[]
}

export interface Materialised {
  readonly properties: Properties
  readonly claims: readonly Claim[]
}

/** A name is an attribute of which all values hold. */
export const nameAttribute = 'names'
export interface Name {
  readonly language: string
  readonly text: string
}

/** The same text for the same value, whatever the order of its fields. */
const canonical = (value: unknown): string =>
  typeof value !== 'object' || value === null
    ? JSON.stringify(value)
    : JSON.stringify(value, (_, part) =>
        part && typeof part === 'object' && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
          : part,
      )

/** Of plain data: whatever the order of its fields, and one that is undefined is not there. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]))
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [one, other].every((fields) => Object.keys(fields).every((name) => sameValue(one[name], other[name])))
}

/** What is said by hand comes first, then editions in the order of their ids. */
function compareEditions(a: string, b: string): number {
  if (a === b) return 0
  return Number(isHandMade(b)) - Number(isHandMade(a)) || byCodeUnit(a, b)
}

/**
 * Editions in their order, within one edition places as the source has them, and
 * what one place says together; several values that one place states of one attribute are in
 * an order of their own. So neither the source that was imported first shows in the result,
 * nor that it was stored in between.
 */
function inOrder(assertions: readonly Assertion[]): readonly Assertion[] {
  if (isInOrder(assertions)) return assertions
  const byEdition = [...assertions].sort((a, b) => compareEditions(a.edition, b.edition))
  const places = groupBy(byEdition, ({ edition, locator, claimant, modality }) =>
    JSON.stringify([edition, locator, claimant, modality]),
  )
  return [...places.values()].flatMap((place) =>
    [...groupBy(place, ({ attribute }) => attribute)].flatMap(([attribute, stated]) =>
      attribute === nameAttribute || stated.length === 1 ? stated : sortedByValue(stated),
    ),
  )
}

/** Most things are said in few words: whether these are in order shows without a copy of them. */
function isInOrder(assertions: readonly Assertion[]): boolean {
  if (assertions.length > few_count) return false
  for (let i = 1; i < assertions.length; i++) {
    const last = assertions[i - 1] as Assertion
    const next = assertions[i] as Assertion
    if (compareEditions(last.edition, next.edition) > 0) return false
    const isSamePlace = sameCitation(last, next)
    const isNextName = next.attribute === nameAttribute && last.attribute === nameAttribute
    for (let j = 0; j < i; j++) {
      const before = assertions[j] as Assertion
      if (!sameCitation(before, next)) continue
      if (!isSamePlace || (before.attribute === next.attribute && !isNextName)) return false
    }
  }
  return true
}

/** So few are compared each with each in less time than it takes to make texts of them. */
const few_count = 6

const sortedByValue = (assertions: readonly Assertion[]): Assertion[] =>
  assertions
    .map((assertion) => [canonical(assertion.value), assertion] as const)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, assertion]) => assertion)

/** The assertions with those of `added` that are new. */
export function merge(existing: readonly Assertion[], added: readonly Assertion[]): Assertion[] {
  const all = existing.concat(added)
  if (all.length <= few_count) return firstsOf(all)
  const keyOf = (a: Assertion): string =>
    JSON.stringify([a.edition, a.locator, a.claimant, a.modality, a.attribute, canonical(a.value)])
  return [...new Map(all.map((assertion) => [keyOf(assertion), assertion])).values()]
}

const firstsOf = (assertions: readonly Assertion[]): Assertion[] =>
  assertions.filter((one, i) => assertions.findIndex((other) => sameAssertion(one, other)) === i)

const sameAssertion = (a: Assertion, b: Assertion): boolean =>
  a.attribute === b.attribute && sameCitation(a, b) && sameValue(a.value, b.value)

/** The assertions that remain when an edition is taken back. */
export const without = (existing: readonly Assertion[], edition: string): Assertion[] =>
  existing.filter((assertion) => assertion.edition !== edition)

const citationIn = ({ edition, locator, claimant, modality }: Citation): Citation => ({
  edition,
  locator,
  claimant,
  modality,
})

interface StatedValue {
  readonly value: Value | null
  readonly citations: Citation[]
}

function valuesOf(assertions: readonly Assertion[]): StatedValue[] {
  const [only] = assertions
  if (only && assertions.length === 1) return [{ value: only.value, citations: [citationIn(only)] }]
  const byValue = new Map<string, StatedValue>()
  for (const assertion of assertions) {
    const { value } = assertion
    const key = canonical(value)
    const known = byValue.get(key)
    if (known) known.citations.push(citationIn(assertion))
    else byValue.set(key, { value, citations: [citationIn(assertion)] })
  }
  return [...byValue.values()]
}

/**
 * Which of several stated values is shown: what is said by hand; else the one that most sources
 * state, then the one stated most firmly, then the first in the order of the citations.
 */
function preferredOf(values: readonly StatedValue[]): StatedValue {
  const byHand = values.filter(({ citations }) => citations.some(({ edition }) => isHandMade(edition)))
  return leading(byHand.length > 0 ? byHand : values)
}

function leading(values: readonly StatedValue[]): StatedValue {
  const sources = ({ citations }: StatedValue): number =>
    new Set(citations.map(({ edition }) => sourceOfEdition(edition))).size
  const lead = (one: StatedValue, other: StatedValue): number =>
    sources(one) - sources(other) || firmness(one.citations) - firmness(other.citations)
  return values.reduce((best, next) => (lead(next, best) > 0 ? next : best))
}

/** The value that is shown of an attribute; null where none is. */
export function shownValue(assertions: readonly Assertion[], attribute: string): Value | null {
  const values = valuesOf(inOrder(assertions).filter((assertion) => assertion.attribute === attribute))
  return values.length === 0 ? null : preferredOf(values).value
}

function citationsOf(assertions: readonly Assertion[]): CitationOf[] {
  const citations: (Citation & { attributes: string[] })[] = []
  for (const assertion of assertions) {
    const { attribute } = assertion
    let known = citations.find((other) => sameCitation(other, assertion))
    if (!known) {
      const { edition, locator, claimant, modality } = assertion
      known = { edition, locator, claimant, modality, attributes: [] }
      citations.push(known)
    }
    if (attribute !== '' && !known.attributes.includes(attribute)) known.attributes.push(attribute)
  }
  return citations
}

const attributeOf = ({ attribute }: Assertion): string => attribute

/**
 * The properties and claims that say what the assertions say.
 *
 * @param properties what is stored beside them, to which they are added
 */
export function materialise(
  unordered: readonly Assertion[],
  attributes: Attributes,
  properties: Record<string, Property> = {},
): Materialised {
  const assertions = inOrder(unordered)
  const citations = citationsOf(assertions)
  listCitations(citations, properties)
  const claims: Claim[] = []
  // Of most ties no more is said than that they are.
  if (citations.every(({ attributes: stated }) => stated.length === 0)) return { properties, claims }
  properties['citeAttributes'] = citations.map(({ attributes: stated }) => stated.join(' '))
  const byAttribute = groupBy(assertions, attributeOf)
  for (const name in attributes) {
    const stated = byAttribute.get(name)
    if (!stated) continue
    const values = valuesOf(stated)
    const preferred = values.length === 1 ? (values[0] as StatedValue) : preferredOf(values)
    if (preferred.value !== null) Object.assign(properties, attributes[name]?.store(name, preferred.value))
    if (values.length === 1) continue
    claims.push(...values.map((value) => ({ ...value, attribute: name, preferred: value === preferred })))
  }
  const names = byAttribute.get(nameAttribute)
  if (names) {
    properties['names'] = names.map(({ value }) => (value as unknown as Name).text)
    properties['nameLanguages'] = names.map(({ value }) => (value as unknown as Name).language)
    properties['nameCitations'] = names.map((name) => citations.findIndex((one) => sameCitation(one, name)))
  }
  return { properties, claims }
}

/** The assertions that were materialised, in the same order of citations. */
export function assertionsOf(thing: Materialised, attributes: Attributes): Assertion[] {
  const assertions: Assertion[] = []
  let citation: Citation
  const state = (attribute: string, value: Value | null): void => {
    assertions.push({ ...citation, attribute, value })
  }
  tellStated(thing, attributes, {
    cite(edition, locator, claimant, modality) {
      citation = { edition, locator, claimant, modality }
    },
    exists: () => state('', null),
    name: (language, text) => state(nameAttribute, { language, text }),
    attribute: state,
  })
  return assertions
}

/** Is told what is stated of a thing, citation by citation: nothing is made of it that is not asked for. */
export interface StatedListener {
  /** What follows, until the next is told, is stated here. */
  cite(edition: string, locator: string, claimant: string, modality: Modality): void
  /** No more is stated than that the thing is. */
  exists(): void
  name(language: string, text: string): void
  /** Of what is disputed, as often as the citation states it. */
  attribute(name: string, value: Value | null): void
}

/** Tells the assertions that were materialised, in the same order of citations. */
export function tellStated(thing: Materialised, attributes: Attributes, to: StatedListener): void {
  const { properties, claims } = thing
  eachCitation(properties, (edition, locator, claimant, modality, stated, place) => {
    to.cite(edition, locator, claimant, modality)
    if (stated === '') return to.exists()
    for (const name of stated.split(' ')) {
      if (name === nameAttribute) tellNames(properties, place, to)
      else if (claims.some(({ attribute }) => attribute === name)) {
        const here = { edition, locator, claimant, modality }
        for (const { attribute, value, citations } of claims)
          if (attribute === name && citations.some((other) => sameCitation(other, here))) to.attribute(name, value)
      } else {
        // What is stated and has no value is said to have none.
        const rule = attributes[name]
        if (rule) to.attribute(name, rule.load(name, properties) ?? null)
      }
    }
  })
}

function tellNames(properties: Properties, place: number, to: StatedListener): void {
  const texts = textsIn(properties, 'names')
  const languages = textsIn(properties, 'nameLanguages')
  const citations = (properties['nameCitations'] ?? []) as readonly number[]
  for (let i = 0; i < texts.length; i++)
    if (citations[i] === place) to.name(languages[i] ?? unknownLanguage, texts[i] as string)
}

const unknownLanguage = 'und'

/** Every spelling that a source uses, once per citation. */
export function readNames(properties: Properties): Name[] {
  const languages = textsIn(properties, 'nameLanguages')
  return textsIn(properties, 'names').map((text, i) => ({ text, language: languages[i] ?? unknownLanguage }))
}

/**
 * A claim's node. `about` is the id of the entity or relationship; the preferred claim
 * also carries `disputeId`, by which disputed attributes are listed.
 */
export function claimProperties(about: string, claim: Claim, position: number): Properties {
  const { attribute, value, preferred, citations } = claim
  const properties: Record<string, Property> = { about, attribute, value: JSON.stringify(value), position }
  if (preferred) properties['disputeId'] = `${about}\t${attribute}`
  listCitations(citations, properties)
  return properties
}

export const claimFrom = (properties: Properties): Claim => ({
  attribute: properties['attribute'] as string,
  value: JSON.parse(properties['value'] as string) as Value | null,
  preferred: properties['disputeId'] !== undefined,
  citations: readCitations(properties).map(citationIn),
})
