import { createHash } from 'node:crypto'
import { subclasses, type WorldItem, type WorldStatement, type WorldTime, type WorldValue } from './world.js'

/** Prefixes of Wikidata's RDF (https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format). */
const prefixes = {
  wd: 'http://www.wikidata.org/entity/',
  wds: 'http://www.wikidata.org/entity/statement/',
  wdt: 'http://www.wikidata.org/prop/direct/',
  wdv: 'http://www.wikidata.org/value/',
  wdref: 'http://www.wikidata.org/reference/',
  p: 'http://www.wikidata.org/prop/',
  ps: 'http://www.wikidata.org/prop/statement/',
  pq: 'http://www.wikidata.org/prop/qualifier/',
  pqv: 'http://www.wikidata.org/prop/qualifier/value/',
  pr: 'http://www.wikidata.org/prop/reference/',
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  wikibase: 'http://wikiba.se/ontology#',
  geo: 'http://www.opengis.net/ont/geosparql#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const hashOf = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('hex')
const calendars = { Gregorian: 'Q1985727', Julian: 'Q1985786' } as const
const ranks = { preferred: 'PreferredRank', normal: 'NormalRank', deprecated: 'DeprecatedRank' } as const

const literal = (text: string, type: string): string => `${JSON.stringify(text)}^^${type}`
const timeTerm = ([time]: WorldTime): string => literal(`${time}T00:00:00Z`, 'xsd:dateTime')

/** Null where it is said that there is none. */
function term(value: WorldValue): string | null {
  if (value === 'none') return null
  if (value === 'unknown') return '<http://www.wikidata.org/.well-known/genid/8f2d5b1f0c9d4b6e>'
  if ('item' in value) return `wd:${value.item}`
  if ('text' in value) return JSON.stringify(value.text)
  if ('url' in value) return `<${value.url}>`
  if ('amount' in value) return literal(value.amount, 'xsd:decimal')
  if ('time' in value) return timeTerm(value.time)
  const [latitude, longitude] = value.point
  const globe = value.globe === undefined ? '' : `<${prefixes.wd}${value.globe}> `
  return literal(`${globe}Point(${longitude} ${latitude})`, 'geo:wktLiteral')
}

function timeNode(time: WorldTime): readonly [string, string] {
  const [, precision, calendar = 'Gregorian'] = time
  const node = `wdv:${hashOf(time)}`
  return [
    node,
    `${node} a wikibase:TimeValue ; wikibase:timeValue ${timeTerm(time)} ; wikibase:timePrecision "${precision}"^^xsd:integer ; wikibase:timeTimezone "0"^^xsd:integer ; wikibase:timeCalendarModel wd:${calendars[calendar]} .`,
  ]
}

function* statementTriples(
  id: string,
  property: string,
  number: number,
  one: WorldStatement,
  isBest: boolean,
): Iterable<string> {
  const { value, rank = 'normal', qualifiers = {}, references = [] } = one
  const node = `wds:${id}-${hashOf([property, number]).slice(0, 36)}`
  const stated = term(value)
  yield `wd:${id} p:${property} ${node} . ${node} wikibase:rank wikibase:${ranks[rank]} .`
  if (stated !== null) yield `${node} ps:${property} ${stated} .`
  if (isBest) yield `${node} a wikibase:BestRank .`
  if (isBest && stated !== null) yield `wd:${id} wdt:${property} ${stated} .`
  for (const [qualifier, said] of Object.entries(qualifiers)) {
    yield `${node} pq:${qualifier} ${term(said)} .`
    if (typeof said === 'string' || !('time' in said)) continue
    const [time, triples] = timeNode(said.time)
    yield `${node} pqv:${qualifier} ${time} . ${triples}`
  }
  for (const values of references) {
    const reference = `wdref:${hashOf(values)}`
    yield `${node} prov:wasDerivedFrom ${reference} .`
    for (const [of, said] of Object.entries(values)) yield `${reference} pr:${of} ${term(said)} .`
  }
}

function* itemTriples({ id, labels = {}, aliases = {}, statements = {} }: WorldItem): Iterable<string> {
  for (const [language, label] of Object.entries(labels))
    yield `wd:${id} rdfs:label ${JSON.stringify(label)}@${language} .`
  for (const [language, texts] of Object.entries(aliases))
    for (const alias of texts) yield `wd:${id} skos:altLabel ${JSON.stringify(alias)}@${language} .`
  for (const [property, list] of Object.entries(statements)) {
    const best = list.some(({ rank }) => rank === 'preferred') ? 'preferred' : 'normal'
    for (const [number, one] of list.entries())
      yield* statementTriples(id, property, number, one, (one.rank ?? 'normal') === best)
  }
}

/** The items in Wikidata's RDF, as its query service has them. */
export function turtleOf(items: readonly WorldItem[]): string {
  const lines = Object.entries(prefixes).map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`)
  for (const [below, above] of subclasses) lines.push(`wd:${below} wdt:P279 wd:${above} .`)
  for (const item of items) lines.push(...itemTriples(item))
  return lines.join('\n')
}
