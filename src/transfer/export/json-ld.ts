import { entityAttributes, relationshipRules } from '../../domain/attributes.js'
import { groupBy } from '../../domain/group-by.js'
import { readNames } from '../../domain/record.js'
import type { RelationshipType } from '../../domain/vocabulary.js'
import type { ExtractedEntity, ExtractedTie } from '../../graph/queries/extract.js'
import type { SourceRecord } from '../../graph/records.js'
import { type About, changedText, filtersText } from './about.js'
import { claimantsOf, modalityOf, sourcesOf } from './columns.js'
import type { ExportFormat } from './format.js'
import { namespaces, type RdfProperty, schemaTypes, webIri, wikidataAttributes } from './rdf-vocabulary.js'

/** schema.org's terms where there are any, else Wikidata's properties, else ours. */
const ownTerms = ['kind', 'status', 'theme', 'venue', 'sessions', 'time', 'timeZone', 'modality', 'region', 'language']
const wikidataTerms = ['P190', 'P361', 'P457', 'P793', 'P1082', 'P1132', 'P1566', 'P1891', 'P297']

const context = {
  '@vocab': namespaces.schema,
  ...Object.fromEntries(
    (['schema', 'wd', 'wdt', 'xsd', 'edtf', 'ct', 'rel'] as const).map((prefix) => [prefix, namespaces[prefix]]),
  ),
  name: { '@container': '@language' },
  alternateName: { '@container': '@language' },
  url: { '@type': '@id' },
  sameAs: { '@type': '@id' },
  subjectOf: { '@type': '@id' },
  isBasedOn: { '@type': '@id' },
  claimants: { '@id': 'ct:claimants', '@type': '@id' },
  ...Object.fromEntries(ownTerms.map((term) => [term, `ct:${term}`])),
  ...Object.fromEntries(wikidataTerms.map((term) => [term, `wdt:${term}`])),
}

const relations: Readonly<Record<RelationshipType, RdfProperty>> = {
  TWINNED_WITH: { name: 'P190' },
  MEMBER_OF: { name: 'memberOf' },
  SIGNED: { name: 'P1891', isInverse: true },
  PARTICIPATED_IN: { name: 'attendee', isInverse: true },
  LOCATED_IN: { name: 'location' },
  IN_COUNTRY: { name: 'containedInPlace' },
  PART_OF: { name: 'P361' },
  ESTABLISHED: { name: 'P457', isInverse: true },
  SIGNED_AT: { name: 'P793' },
  SUPPORTS: { name: 'sponsor', isInverse: true },
  PUBLISHED: { name: 'publisher', isInverse: true },
}

/** Who takes part in an event as what, as schema.org tells them apart. */
const participations: Readonly<Record<string, string>> = {
  HOST: 'organizer',
  ORGANISER: 'organizer',
  SUPPORTER: 'sponsor',
}

const attributeTerms: Readonly<Record<string, string>> = {
  ...wikidataAttributes,
  description: 'description',
  url: 'url',
  start: 'startDate',
  end: 'endDate',
}

const dateTypes: Readonly<Record<number, string>> = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth', 10: 'xsd:date' }

/** A web address is an IRI; what is none is a text. */
const address = (text: string): string | object => webIri(text) ?? { '@value': text }

/** As precise as it is. */
const dateValue = (date: string): object => ({
  '@type': date.includes('X') ? 'edtf:EDTF' : (dateTypes[date.length] ?? 'edtf:EDTF'),
  '@value': date,
})

const byLanguage = (names: readonly { readonly language: string; readonly text: string }[]): object =>
  Object.fromEntries(
    [...groupBy(names, ({ language }) => language)].map(([language, group]) => [
      language === 'und' ? '@none' : language,
      [...new Set(group.map(({ text }) => text))],
    ]),
  )

function attributesOf({ entity }: ExtractedEntity): Record<string, unknown> {
  const cells = Object.entries(entityAttributes[entity.type]).flatMap(([name, attribute]): [string, unknown][] => {
    const value = attribute.load(name, entity)
    if (value === undefined) return []
    if (name === 'wikidataId') return entity.id === `wd:${String(value)}` ? [] : [['sameAs', `wd:${String(value)}`]]
    if (attribute.kind === 'point') return [['geo', { '@type': 'GeoCoordinates', ...(value as object) }]]
    const isUrl = name === 'url'
    const said = attribute.kind === 'date' ? dateValue(String(value)) : isUrl ? address(String(value)) : value
    return [[attributeTerms[name] ?? name, name === 'geonamesId' ? String(value) : said]]
  })
  return Object.fromEntries(cells)
}

function nodeOf(record: ExtractedEntity): object {
  const { entity } = record
  const names = readNames(entity)
  const first = [...new Map(names.toReversed().map((name) => [name.language, name])).values()]
  const others = names.filter((name) => !first.includes(name))
  return {
    '@id': entity.id,
    '@type': schemaTypes[entity.type],
    ...(names.length > 0 ? { name: byLanguage(first) } : {}),
    ...(others.length > 0 ? { alternateName: byLanguage(others) } : {}),
    ...attributesOf(record),
    subjectOf: sourcesOf(entity),
  }
}

/** A tie with what is said of it, as schema.org does it: a role between the two. https://schema.org/Role */
function roleOf({ relationship }: ExtractedTie): object {
  const { id, type, from, to } = relationship
  const { name: usual, isInverse } = relations[type]
  const role = relationship['role']
  const name = type === 'PARTICIPATED_IN' ? (participations[String(role)] ?? usual) : usual
  const { attributes } = relationshipRules[type]
  const [subject, object] = isInverse ? [to, from] : [from, to]
  const terms: Readonly<Record<string, string>> = { since: 'startDate', until: 'endDate', on: 'startDate' }
  const said = Object.entries(attributes).flatMap(([attribute, { kind }]): [string, unknown][] => {
    const value = relationship[attribute]
    return value == null ? [] : [[terms[attribute] ?? attribute, kind === 'date' ? dateValue(String(value)) : value]]
  })
  const claimants = claimantsOf(relationship)
  return {
    '@id': subject,
    [name]: {
      '@id': id,
      '@type': 'Role',
      [name]: { '@id': object },
      ...(typeof role === 'string' ? { roleName: role } : {}),
      ...(typeof relationship['kind'] === 'string' ? { kind: relationship['kind'] } : {}),
      ...Object.fromEntries(said),
      modality: modalityOf(relationship),
      ...(claimants.length > 0 ? { claimants } : {}),
      subjectOf: sourcesOf(relationship),
    },
  }
}

const sourceNode = ({ id, title, licence, ...more }: SourceRecord): object => {
  const { url, publisher } = more as { readonly url?: string; readonly publisher?: string }
  return {
    '@id': id,
    '@type': 'CreativeWork',
    name: title,
    license: licence,
    ...(url === undefined ? {} : { url: address(url) }),
    ...(publisher === undefined ? {} : { publisher }),
  }
}

const fileNode = (about: About): object => ({
  '@id': 'ct:export',
  '@type': 'Dataset',
  name: 'CityTies: ties between cities',
  dateModified: { '@type': 'xsd:dateTime', '@value': about.date },
  version: String(about.graphVersion),
  description: `filters: ${filtersText(about)}`,
  license: [...new Set(about.sources.map(({ licence }) => licence))],
  isBasedOn: about.sources.map(({ id }) => id),
})

const nodeText = (node: object): string =>
  JSON.stringify(node, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))

/** JSON-LD 1.1 with its context in it: no processor has to fetch anything. */
export const jsonLd: ExportFormat = {
  mediaType: 'application/ld+json; charset=utf-8',
  ending: 'jsonld',
  async *write({ about, records, ending }) {
    const { entities, relationships } = records()
    const nodes = [fileNode(about), ...about.sources.map(sourceNode)].map(nodeText)
    yield `{"@context":${JSON.stringify(context)},\n"@graph":[\n${nodes.join(',\n')}`
    const further = (texts: readonly string[]): string => texts.map((text) => `,\n${text}`).join('')
    for await (const page of entities) yield further(page.map((record) => nodeText(nodeOf(record))))
    for await (const page of relationships) yield further(page.map((record) => nodeText(roleOf(record))))
    const changed = await ending()
    if (changed !== null) yield further([nodeText({ '@id': 'ct:export', comment: changedText(changed) })])
    yield '\n]}\n'
  },
}
