import type { EntityType, RelationshipType } from '../../domain/vocabulary.js'

/** The namespaces of the RDF formats; those of Wikidata as its own dumps have them. */
export const namespaces = {
  wd: 'http://www.wikidata.org/entity/',
  wdt: 'http://www.wikidata.org/prop/direct/',
  p: 'http://www.wikidata.org/prop/',
  ps: 'http://www.wikidata.org/prop/statement/',
  psv: 'http://www.wikidata.org/prop/statement/value/',
  pq: 'http://www.wikidata.org/prop/qualifier/',
  pqv: 'http://www.wikidata.org/prop/qualifier/value/',
  pr: 'http://www.wikidata.org/prop/reference/',
  wikibase: 'http://wikiba.se/ontology#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  geo: 'http://www.opengis.net/ont/geosparql#',
  schema: 'http://schema.org/',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  /** What is ours: ids, and attributes that Wikidata has no property for. */
  ct: 'urn:cityties:',
  rel: 'urn:cityties:rel:',
} as const

/** The IRI of an entity, source, edition or relationship. */
export function iriOf(id: string): string {
  const prefix = /^(wd|ct|rel):/.exec(id)?.[1] as 'wd' | 'ct' | 'rel' | undefined
  return prefix ? namespaces[prefix] + iriPart(id.slice(prefix.length + 1)) : namespaces.ct + encodeURIComponent(id)
}

/** What may not stand in an IRI, as its code: https://www.w3.org/TR/n-triples/#grammar-production-IRIREF */
export const iriPart = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  text.toWellFormed().replaceAll(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))

/** A web address as an IRI; null where the text is none. */
export const webIri = (text: string): string | null =>
  /^https?:/i.test(text) && URL.canParse(text) ? iriPart(new URL(text).href) : null

export const schemaTypes: Readonly<Record<EntityType, string>> = {
  City: 'City',
  Country: 'Country',
  University: 'CollegeOrUniversity',
  Organisation: 'Organization',
  Programme: 'Project',
  Event: 'Event',
  Agreement: 'CreativeWork',
  Document: 'DigitalDocument',
}

/** Wikidata's properties of attributes; those that it has none for are named after themselves. */
export const wikidataAttributes: Readonly<Record<string, string>> = {
  location: 'P625',
  population: 'P1082',
  geonamesId: 'P1566',
  code: 'P297',
  start: 'P580',
  end: 'P582',
  statedParticipants: 'P1132',
  url: 'P856',
}

export const wikidataQualifiers: Readonly<Record<string, string>> = { since: 'P580', until: 'P582', on: 'P585' }

export interface RdfProperty {
  readonly name: string
  /** It leads from the relationship's `to` to its `from`. */
  readonly isInverse?: true
}

/** Wikidata's properties of relationships. */
export const wikidataRelations: Readonly<Record<RelationshipType, RdfProperty>> = {
  TWINNED_WITH: { name: 'P190' },
  MEMBER_OF: { name: 'P463' },
  SIGNED: { name: 'P1891', isInverse: true },
  PARTICIPATED_IN: { name: 'P1344' },
  LOCATED_IN: { name: 'P276' },
  IN_COUNTRY: { name: 'P17' },
  PART_OF: { name: 'P361' },
  ESTABLISHED: { name: 'P457', isInverse: true },
  SIGNED_AT: { name: 'P793' },
  SUPPORTS: { name: 'P859', isInverse: true },
  PUBLISHED: { name: 'P123', isInverse: true },
}

const isWikidata = (property: string): boolean => /^P\d+$/.test(property)

/** The IRIs of a property: of its best values, of its statements, and of a statement's value and qualifiers. */
export const propertyIri = (namespace: 'wdt' | 'p' | 'ps' | 'psv' | 'pq' | 'pqv' | 'pr', property: string): string =>
  isWikidata(property) ? namespaces[namespace] + property : `${namespaces.ct}${namespace}/${property}`
