import {
  type Attributes,
  type Properties,
  recordedAttributes,
  relationshipRules,
  type Value,
} from '../../domain/attributes.js'
import { byCodeUnit } from '../../domain/by-code-unit.js'
import type { Citation } from '../../domain/citation.js'
import { eachStated, type Materialised, type Name, nameAttribute } from '../../domain/record.js'
import type { ExtractedEntity, ExtractedTie } from '../../graph/queries/extract.js'
import type { EditionRecord, SourceRecord } from '../../graph/records.js'

/**
 * The records of a graph as lines of JSON. Facts have the form that seed files give them; a
 * thing's facts stand in the order of its citations, so that they make the same thing again.
 */

export const sourceLine = (source: SourceRecord): string =>
  JSON.stringify({ source: withFirst(source, ['id', 'title', 'licence'], ['sortKey']) })

export const editionLine = (edition: EditionRecord): string =>
  JSON.stringify({ edition: withFirst(edition, ['id', 'source', 'checksum', 'importedAt', 'status'], []) })

export const entityLine = ({ entity, claims }: ExtractedEntity): string =>
  JSON.stringify({
    entity: entity.id,
    type: entity.type,
    facts: factsIn({ properties: entity, claims }, recordedAttributes[entity.type]),
  })

export const relationshipLine = ({ relationship, claims }: ExtractedTie): string =>
  JSON.stringify({
    relationship: relationship.id,
    facts: factsIn({ properties: relationship, claims }, relationshipRules[relationship.type].attributes),
  })

/** Properties in an order of their own: an engine's is not the same everywhere. */
function withFirst(properties: Properties, first: readonly string[], without: readonly string[]): Properties {
  const rest = Object.keys(properties)
    .filter((name) => !first.includes(name) && !without.includes(name))
    .sort(byCodeUnit)
  return Object.fromEntries(
    [...first, ...rest].flatMap((name) => {
      const value = properties[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** One place, and what it says. */
interface Fact {
  readonly citation: Citation
  names: Record<string, string | string[]> | null
  attributes: Record<string, Value | null> | null
}

/** What is said of a thing. What one place says is one fact, unless it gives an attribute two values, or languages in turns. */
function factsIn(thing: Materialised, attributes: Attributes): object[] {
  const facts: Fact[] = []
  let fact: Fact | null = null
  eachStated(thing, attributes, (citation, attribute, value) => {
    if (fact === null || fact.citation !== citation || isTaken(fact, attribute, value)) {
      fact = { citation, names: null, attributes: null }
      facts.push(fact)
    }
    if (attribute === nameAttribute) {
      fact.names ??= {}
      addName(fact.names, value as unknown as Name)
    } else if (attribute !== '') {
      fact.attributes ??= {}
      fact.attributes[attribute] = value
    }
  })
  return facts.map(plainFact)
}

function isTaken({ names, attributes }: Fact, attribute: string, value: Value | null): boolean {
  if (attribute !== nameAttribute) return attributes !== null && Object.hasOwn(attributes, attribute)
  if (names === null) return false
  const { language } = value as unknown as Name
  return Object.hasOwn(names, language) && Object.keys(names).at(-1) !== language
}

function addName(names: Record<string, string | string[]>, { language, text }: Name): void {
  const known = names[language]
  if (known === undefined) names[language] = text
  else if (typeof known === 'string') names[language] = [known, text]
  else known.push(text)
}

function plainFact({ citation: { edition, locator, claimant, modality }, names, attributes }: Fact): object {
  const fact: Record<string, unknown> = { edition, at: locator }
  if (modality !== 'STATED') fact['modality'] = modality
  if (claimant !== '') fact['claimant'] = claimant
  if (names !== null) fact['names'] = names
  return attributes === null ? fact : Object.assign(fact, attributes)
}
