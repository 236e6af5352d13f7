import { createHash } from 'node:crypto'
import { type AttributeKind, entityAttributes, relationshipRules, type Value } from '../../domain/attributes.js'
import type { Citation } from '../../domain/citation.js'
import { sourceOfEdition } from '../../domain/ids.js'
import { type Claim, readNames } from '../../domain/record.js'
import { readCitations } from '../../domain/stored-citations.js'
import type { ExtractedEntity, ExtractedTie } from '../../graph/queries/extract.js'
import type { StatedRelationship } from '../../graph/records.js'
import { limits } from '../../limits.js'
import type { About } from './about.js'
import { address, edtf, iri, literal, type Term, type Triple, textIn, timeOf } from './rdf-terms.js'
import {
  iriOf,
  namespaces,
  propertyIri,
  schemaTypes,
  wikidataAttributes,
  wikidataQualifiers,
  wikidataRelations,
} from './rdf-vocabulary.js'

const a = iri(`${namespaces.rdf}type`)
const known = (namespace: keyof typeof namespaces, name: string): Term => iri(namespaces[namespace] + name)

/** A value with those who state it. */
interface Stated {
  readonly value: Value
  /** The preferred one of several, or one of which there is no other. */
  readonly isBest: boolean
  readonly rank: 'PreferredRank' | 'NormalRank'
  readonly citations: readonly Citation[]
}

/** The values of an attribute; where it is said not to be known, none of them is the best. */
function statedOf(
  value: Value | undefined,
  disputed: readonly Claim[],
  citations: readonly Citation[],
): readonly Stated[] {
  if (disputed.length > 0)
    return disputed.flatMap(({ preferred, value: one, citations: own }) =>
      one === null
        ? []
        : [{ value: one, citations: own, isBest: preferred, rank: preferred ? 'PreferredRank' : 'NormalRank' }],
    )
  return value === undefined ? [] : [{ value, citations, isBest: true, rank: 'NormalRank' }]
}

/**
 * Records as statements in the form that Wikidata's own dumps have: a direct triple of each
 * best value (`wdt:`), and for each value a statement (`p:`, `ps:`) with rank, qualifiers
 * (`pq:`) and references (`prov:wasDerivedFrom`, `pr:`).
 */
export class RdfStatements {
  readonly #imported: ReadonlyMap<string, string>
  readonly #urls: ReadonlyMap<string, unknown>
  /** Nodes that several statements share and that have been described; not all of them, so that they stay few. */
  readonly #described = new Set<Term>()

  constructor({ editions, sources }: About) {
    this.#imported = new Map(editions.map(({ id, importedAt }) => [id, importedAt]))
    this.#urls = new Map(sources.map((source) => [source.id, source['url']]))
  }

  entity({ entity, claims }: ExtractedEntity): Triple[] {
    const subject = iri(iriOf(entity.id))
    const triples: Triple[] = [
      { subject, predicate: a, object: known('schema', schemaTypes[entity.type]) },
      { subject, predicate: a, object: known('wikibase', 'Item') },
      ...namesOf(subject, entity),
    ]
    const description = entity['description']
    if (typeof description === 'string')
      triples.push({ subject, predicate: known('schema', 'description'), object: literal(description) })
    const item = entity['wikidataId']
    if (typeof item === 'string' && entity.id !== `wd:${item}`)
      triples.push({ subject, predicate: known('owl', 'sameAs'), object: iri(iriOf(`wd:${item}`)) })
    const citations = readCitations(entity)
    for (const [name, attribute] of Object.entries(entityAttributes[entity.type])) {
      if (name === 'description' || name === 'wikidataId') continue
      const property = wikidataAttributes[name] ?? name
      const stated = statedOf(
        attribute.load(name, entity),
        claims.filter((claim) => claim.attribute === name),
        citations.filter(({ attributes }) => attributes.includes(name)),
      )
      triples.push(...stated.flatMap((one, i) => this.#attribute(subject, entity.id, property, attribute.kind, one, i)))
    }
    return triples
  }

  /** On the ends that claim it, where sources record who does; else where the property begins. */
  relationship({ relationship }: ExtractedTie): Triple[] {
    const { id, type, from, to } = relationship
    const { name, isInverse } = wikidataRelations[type]
    const citations = readCitations(relationship)
    const claiming = [from, to].filter((end) => citations.some(({ claimant }) => claimant === end))
    const starts = relationshipRules[type].undirected && claiming.length > 0 ? claiming : [isInverse ? to : from]
    return starts.flatMap((start) => {
      const subject = iri(iriOf(start))
      const object = iri(iriOf(start === from ? to : from))
      const statement = iri(`${iriOf(id)}~${starts.indexOf(start)}`)
      const own = citations.filter(({ claimant }) => starts.length === 1 || claimant === start || claimant === '')
      return [
        { subject, predicate: iri(propertyIri('wdt', name)), object },
        { subject, predicate: iri(propertyIri('p', name)), object: statement },
        { subject: statement, predicate: a, object: known('wikibase', 'Statement') },
        { subject: statement, predicate: known('wikibase', 'rank'), object: known('wikibase', 'NormalRank') },
        { subject: statement, predicate: iri(propertyIri('ps', name)), object },
        ...qualifiersOf(statement, relationship),
        ...this.#references(statement, own),
      ]
    })
  }

  #attribute(
    subject: Term,
    id: string,
    property: string,
    kind: AttributeKind,
    { value, isBest, rank, citations }: Stated,
    position: number,
  ): Triple[] {
    const statement = iri(`${namespaces.ct}statement/${id}/${property}/${position}`)
    const objects = objectsOf(kind, value, property)
    return [
      ...(isBest ? objects.map((object) => ({ subject, predicate: iri(propertyIri('wdt', property)), object })) : []),
      { subject, predicate: iri(propertyIri('p', property)), object: statement },
      { subject: statement, predicate: a, object: known('wikibase', 'Statement') },
      { subject: statement, predicate: known('wikibase', 'rank'), object: known('wikibase', rank) },
      ...objects.map((object) => ({ subject: statement, predicate: iri(propertyIri('ps', property)), object })),
      ...(kind === 'date' ? valueNode(statement, iri(propertyIri('psv', property)), String(value)) : []),
      ...this.#references(statement, citations),
    ]
  }

  #references(statement: Term, citations: readonly Citation[]): Triple[] {
    return citations.flatMap(({ edition, locator, claimant, modality }) => {
      const hash = createHash('sha1')
        .update(JSON.stringify([edition, locator, claimant, modality]))
        .digest('hex')
      const reference = iri(`${namespaces.ct}reference/${hash}`)
      const source = sourceOfEdition(edition)
      const url = this.#urls.get(source)
      const at = this.#imported.get(edition)
      const said: [string, Term][] = [
        ['P248', iri(iriOf(source))],
        ['P958', literal(locator)],
        ...(typeof url === 'string' ? [['P854', address(url)] satisfies [string, Term]] : []),
        ...(at === undefined ? [] : [['P813', literal(at, `${namespaces.xsd}dateTime`)] satisfies [string, Term]]),
        ['edition', iri(iriOf(edition))],
        ['modality', literal(modality)],
        ...(claimant === '' ? [] : [['claimant', iri(iriOf(claimant))] satisfies [string, Term]]),
      ]
      const derived = { subject: statement, predicate: known('prov', 'wasDerivedFrom'), object: reference }
      if (this.#isDescribed(reference)) return [derived]
      return [
        derived,
        { subject: reference, predicate: a, object: known('wikibase', 'Reference') },
        ...said.map(([property, object]) => ({
          subject: reference,
          predicate: iri(propertyIri('pr', property)),
          object,
        })),
      ]
    })
  }

  #isDescribed(node: Term): boolean {
    if (this.#described.has(node)) return true
    if (this.#described.size === limits.describedReferences_count) this.#described.clear()
    this.#described.add(node)
    return false
  }
}

/** The first name of each language is its label, as `nameIn` takes it; the others are other labels. */
function namesOf(subject: Term, entity: ExtractedEntity['entity']): Triple[] {
  const labelled = new Set<string>()
  const names = [...new Map(readNames(entity).map((name) => [`${name.language} ${name.text}`, name])).values()]
  return names.map(({ language, text }) => {
    const isFirst = !labelled.has(language)
    labelled.add(language)
    return {
      subject,
      predicate: isFirst ? known('rdfs', 'label') : known('skos', 'altLabel'),
      object: textIn(text, language),
    }
  })
}

function objectsOf(kind: AttributeKind, value: Value, property: string): Term[] {
  if (kind === 'point') {
    const { latitude, longitude } = value as { latitude: number; longitude: number }
    return [literal(`Point(${longitude} ${latitude})`, `${namespaces.geo}wktLiteral`)]
  }
  if (kind === 'date') return [timeOf(String(value))?.time ?? edtf(String(value))]
  if (Array.isArray(value)) return value.map((text: string) => literal(text))
  if (property === 'P856') return [address(String(value))]
  // An external id is a text in Wikidata, whatever it looks like.
  return [
    kind === 'integer' && property !== 'P1566'
      ? literal(String(value), `${namespaces.xsd}decimal`)
      : literal(String(value)),
  ]
}

/** The node that says how precise a date is. */
function valueNode(statement: Term, predicate: Term, date: string): Triple[] {
  const precise = timeOf(date)
  if (!precise) return []
  const node = iri(`${namespaces.ct}value/${date}`)
  const integer = `${namespaces.xsd}integer`
  return [
    { subject: statement, predicate, object: node },
    { subject: node, predicate: a, object: known('wikibase', 'TimeValue') },
    { subject: node, predicate: known('wikibase', 'timeValue'), object: precise.time },
    {
      subject: node,
      predicate: known('wikibase', 'timePrecision'),
      object: literal(String(precise.precision), integer),
    },
    { subject: node, predicate: known('wikibase', 'timeTimezone'), object: literal('0', integer) },
    // The proleptic Gregorian calendar.
    { subject: node, predicate: known('wikibase', 'timeCalendarModel'), object: known('wd', 'Q1985727') },
  ]
}

/** Dates of a tie with their precision; kind, role and status as words of ours. */
function qualifiersOf(statement: Term, relationship: StatedRelationship): Triple[] {
  const { attributes, discriminator } = relationshipRules[relationship.type]
  const names = [...Object.keys(attributes), ...(discriminator ? [discriminator.name] : [])]
  return names.flatMap((name) => {
    const value = relationship[name]
    if (value === undefined || value === null) return []
    const property = wikidataQualifiers[name]
    const predicate = iri(propertyIri('pq', property ?? name))
    if (property === undefined) return [{ subject: statement, predicate, object: literal(String(value)) }]
    const time = timeOf(String(value))
    return [
      { subject: statement, predicate, object: time?.time ?? edtf(String(value)) },
      ...valueNode(statement, iri(propertyIri('pqv', property)), String(value)),
    ]
  })
}
