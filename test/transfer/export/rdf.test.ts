import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import jsonld from 'jsonld'
import { Parser, type Quad } from 'n3'
import { openEngine } from '../../../src/compose.js'
import type { Graph } from '../../../src/graph/graph.js'
import { embedded, openGraph } from '../../support/engines.js'
import { hostileFile, hostileTexts } from './hostile.js'
import { awkward, exported, loadSample, sampleCounts } from './sample-graph.js'

let graph: Graph
beforeAll(async () => {
  graph = await openGraph(() => openEngine(embedded))
  await loadSample(graph)
})
afterAll(() => graph.engine.close())

const wikidata = 'http://www.wikidata.org/'
const ours = 'urn:cityties:'
const said = ({ subject, predicate, object }: Quad): string =>
  JSON.stringify([
    subject.value,
    predicate.value,
    object.termType,
    object.value,
    object.language ?? '',
    object.datatype?.value,
  ])

const parsed = (text: string, format: string): Quad[] => new Parser({ format }).parse(text)

/** What a subject says by a predicate. */
const objects = (quads: readonly Quad[], subject: string, predicate: string): string[] =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
    .map(({ object }) => object.value)

describe('RDF in the form of Wikidata', () => {
  let quads: Quad[]
  beforeAll(async () => {
    quads = parsed(await exported(graph, 'ntriples'), 'N-Triples')
  })
  const one = (subject: string, predicate: string): string => {
    const [value, ...more] = objects(quads, subject, predicate)
    expect(more).toEqual([])
    return value ?? ''
  }

  test('Turtle says what N-Triples say', async () => {
    const [triples, turtle] = await Promise.all([exported(graph, 'ntriples'), exported(graph, 'turtle')])
    const inTurtle = parsed(turtle, 'Turtle').map(said)
    const dated = (text: string): boolean => !text.includes('dateModified')
    expect(inTurtle.filter(dated)).toEqual(parsed(triples, 'N-Triples').map(said).filter(dated))
    expect(inTurtle.length).toBeGreaterThan(300)
  })

  test('a disputed value has a statement each, the best one preferred, with its reference', () => {
    const suva = `${ours}city/suva`
    expect(objects(quads, suva, `${wikidata}prop/direct/P1082`)).toEqual(['93970'])
    const statements = objects(quads, suva, `${wikidata}prop/P1082`)
    const values = statements.map((statement) => [
      one(statement, `${wikidata}prop/statement/P1082`),
      one(statement, 'http://wikiba.se/ontology#rank').split('#')[1],
      objects(quads, statement, 'http://www.w3.org/ns/prov#wasDerivedFrom').map((reference) =>
        one(reference, `${wikidata}prop/reference/P248`),
      ),
    ])
    expect(values).toEqual([
      ['93970', 'PreferredRank', [`${ours}source/first`]],
      ['88271', 'NormalRank', [`${ours}source/second`]],
    ])
  })

  test('a twinning is a statement of the ends that claim it, with dates as qualifiers', () => {
    const [apia, suva] = [`${ours}city/apia`, `${ours}city/suva`]
    const claimed = objects(quads, suva, `${wikidata}prop/P190`).filter((statement) => statement.includes('TWINNING-0'))
    const [ofSuva = ''] = claimed.filter((statement) => one(statement, `${wikidata}prop/statement/P190`) === apia)
    expect(one(ofSuva, `${wikidata}prop/qualifier/P580`)).toBe('1960-01-01T00:00:00Z')
    const decade = one(ofSuva, `${wikidata}prop/qualifier/value/P580`)
    expect(new Set(objects(quads, decade, 'http://wikiba.se/ontology#timePrecision'))).toEqual(new Set(['8']))
    expect(one(ofSuva, `${wikidata}prop/qualifier/P582`)).toBe('2001-05-01T00:00:00Z')
    const [ofApia = ''] = objects(quads, apia, `${wikidata}prop/P190`).filter((statement) =>
      statement.includes('TWINNING-0'),
    )
    const sources = (statement: string) =>
      objects(quads, statement, 'http://www.w3.org/ns/prov#wasDerivedFrom').map(
        (reference) => objects(quads, reference, `${wikidata}prop/reference/P248`)[0],
      )
    // Each end's statement has the references of those who quote that end.
    expect([sources(ofSuva), sources(ofApia)]).toEqual([[`${ours}source/first`], [`${ours}source/second`]])
  })

  test('names, coordinates, dates and inverse properties', () => {
    const awkwardCity = `${ours}city/awkward`
    const labels = quads.filter(
      ({ subject, predicate }) => subject.value === awkwardCity && /label$/i.test(predicate.value),
    )
    expect(labels.map(({ object }) => [object.value, object.language])).toEqual([
      [awkward[0], 'en'],
      [awkward[1], 'en'],
      [awkward[2], 'it'],
      [awkward[3], ''],
      [awkward[6], 'en'],
      [awkward[7], 'en'],
      [awkward[8], 'ja'],
    ])
    expect(one(`${ours}city/suva`, `${wikidata}prop/direct/P625`)).toBe('Point(178.44149 -18.14161)')
    const feast = `${ours}event/feast`
    expect(one(feast, `${wikidata}prop/direct/P580`)).toBe('2022-05-01T00:00:00Z')
    expect(one(feast, `${wikidata}prop/direct/P582`)).toBe('XXXX-09-21')
    expect(one(`${ours}agreement/accord`, `${wikidata}prop/direct/P1891`)).toBe(`${ours}city/suva`)
    expect(one(`${ours}university/south`, `${wikidata}prop/direct/P856`)).toBe('https://example.org/a%20b?q=%22x%22')
    expect(one(`${ours}city/apia`, 'http://www.w3.org/2002/07/owl#sameAs')).toBe(`${wikidata}entity/Q36260`)
  })

  test('every statement has a value, a rank, and a reference unless nobody is named', () => {
    const statements = quads
      .filter(({ object }) => object.value === 'http://wikiba.se/ontology#Statement')
      .map(({ subject }) => subject.value)
    expect(new Set(statements).size).toBe(statements.length)
    for (const statement of statements) {
      const own = quads.filter(({ subject }) => subject.value === statement).map(({ predicate }) => predicate.value)
      expect(
        own.filter((predicate) => /(?:prop\/statement\/|cityties:ps\/)\w+$/.test(predicate)).length,
      ).toBeGreaterThan(0)
      expect(own).toContain('http://wikiba.se/ontology#rank')
      expect(own).toContain('http://www.w3.org/ns/prov#wasDerivedFrom')
    }
  })

  test('hostile names stay names', async () => {
    const texts = hostileTexts(300)
    const [triples, turtle] = await Promise.all([hostileFile('ntriples', texts), hostileFile('turtle', texts)])
    const read = parsed(triples.toString(), 'N-Triples')
    expect(parsed(turtle.toString(), 'Turtle').map(said)).toEqual(read.map(said))
    const descriptions = read.filter(
      ({ predicate, subject }) =>
        predicate.value === 'http://schema.org/description' && subject.value.startsWith(`${ours}city/`),
    )
    expect(descriptions.map(({ object }) => object.value)).toEqual(texts.map((text) => text.toWellFormed()))
  })
})

describe('JSON-LD', () => {
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`${url} was asked for`)
  }
  type Node = Readonly<Record<string, unknown>>
  const flat = async (text: string): Promise<Map<string, Node>> => {
    const nodes = await jsonld.flatten(JSON.parse(text) as object, null, { documentLoader })
    return new Map(nodes.map((node) => [String(node['@id']), node]))
  }
  const schema = 'http://schema.org/'

  test('a processor reads it without asking for anything', async () => {
    const nodes = await flat(await exported(graph, 'jsonld'))
    const suva = nodes.get(`${ours}city/suva`)
    expect(suva).toMatchObject({
      '@type': [`${schema}City`],
      [`${schema}name`]: [{ '@language': 'en', '@value': 'suva' }],
      [`${wikidata}prop/direct/P1082`]: [{ '@value': 93_970 }],
      [`${schema}subjectOf`]: expect.arrayContaining([{ '@id': `${ours}source/first` }]),
    })
    expect(nodes.get(`${ours}city/awkward`)).toMatchObject({
      [`${schema}name`]: expect.arrayContaining([
        { '@language': 'en', '@value': awkward[0] },
        { '@language': 'it', '@value': awkward[2] },
        { '@value': awkward[3] },
      ]),
      [`${schema}alternateName`]: expect.arrayContaining([{ '@language': 'en', '@value': awkward[7] }]),
    })
    const roles = [...nodes.values()].filter((node) =>
      (node['@type'] as string[] | undefined)?.includes(`${schema}Role`),
    )
    expect(roles).toHaveLength(sampleCounts.relationships)
    const signed = nodes.get(`${ours}rel:SIGNED~ct:city/suva~ct:agreement/accord~0`)
    expect(signed).toMatchObject({
      [`${wikidata}prop/direct/P1891`]: [{ '@id': `${ours}city/suva` }],
      [`${schema}startDate`]: [{ '@type': 'http://www.w3.org/2001/XMLSchema#date', '@value': '2022-04-07' }],
    })
    expect(nodes.get(`${ours}export`)).toMatchObject({
      [`${schema}version`]: [{ '@value': String(await graph.log.head()) }],
    })
  })

  test('no term is lost when it is expanded', async () => {
    const rdf = await jsonld.toRDF(JSON.parse(await exported(graph, 'jsonld')) as object, {
      documentLoader,
      format: 'application/n-quads',
    })
    const quads = parsed(rdf, 'N-Quads')
    const predicates = new Set(quads.map(({ predicate }) => predicate.value))
    for (const name of ['kind', 'status', 'modality', 'claimants', 'sessions', 'timeZone', 'region'])
      expect(predicates).toContain(ours + name)
    for (const name of [
      'startDate',
      'endDate',
      'memberOf',
      'containedInPlace',
      'organizer',
      'attendee',
      'sponsor',
      'publisher',
      'geo',
    ])
      expect(predicates).toContain(schema + name)
    for (const name of ['P190', 'P361', 'P457', 'P793', 'P1132', 'P297'])
      expect(predicates).toContain(`${wikidata}prop/direct/${name}`)
  })

  test('hostile names stay names', async () => {
    const texts = hostileTexts(200)
    const nodes = await flat((await hostileFile('jsonld', texts)).toString())
    const descriptions = texts.map(
      (_, i) => nodes.get(`${ours}city/${String(i).padStart(4, '0')}`)?.[`${schema}description`],
    )
    expect(descriptions).toEqual(texts.map((text) => [{ '@value': text.toWellFormed() }]))
  })
})
