import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Graph } from '../../src/graph/graph.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { author, city, content, tie, twins } from '../graph/facts.js'
import { engines } from '../support/engines.js'
import { type Nodes, serveGraph, type TestServer } from '../support/http.js'
import { everyTie, loadFacts, ringOfCities } from './generated-graph.js'
import { type Asked, countingAll } from './wrapped-engine.js'

/** Lists that the projection holds are the same as statements give, to the letter and in their order. */

const list = (field: string, args: string, rows: string): string => `${field}${args} { ${rows} }`
const page =
  'edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount'
const inCity = (field: string): string => `{ city(id: "ct:city/generated-000") { ${field} } }`

/** Answered without a statement. */
const held: readonly string[] = [
  `{ ${list('cities', '', page)} }`,
  `{ ${list('cities', '(first: 7)', 'edges { node { id kind name wikidataId population location { latitude longitude } country { id code name } } }')} }`,
  `{ ${list('cities', '(last: 5)', page)} }`,
  `{ ${list('programmes', '(first: 3)', page)} ${list('events', '(last: 2)', page)} ${list('countries', '', 'edges { node { code name } }')} }`,
  '{ city(id: "wd:Q6259") { id name kind wikidataId population country { code } } }',
  inCity(list('twinnings', '', page)),
  inCity(list('twinnings', '(last: 4)', page)),
  inCity(list('twinnings', '(first: 3, asOf: "1990")', page)),
  inCity('twinnings { totalCount }'),
  inCity('a: twinnings(asOf: "1990") { totalCount } b: twinnings(asOf: "2020-05") { totalCount }'),
  inCity(
    'twinnings(first: 4) { edges { node { name twinnings(first: 3) { totalCount edges { node { id name country { code } } } } } } }',
  ),
  '{ city(id: "ct:city/parallel-a") { twinnings { edges { cursor node { id } twinning { id kind status cities { id } } } } } }',
  '{ city(id: "ct:city/parallel-a") { twinnings(last: 4) { edges { cursor twinning { id kind } } } memberships { edges { node { name } membership { id role } } } } }',
  '{ programmes { edges { node { name members { totalCount edges { node { id name } membership { role } } } events { edges { node { name } } } } } } }',
  '{ events { edges { node { name city { name country { code } } participants(first: 3) { edges { node { __typename id name } participation { role } } } } } } }',
  '{ countries { edges { node { name code cities(first: 2) { totalCount edges { node { name } } } } } } }',
  '{ agreements { edges { node { name signatories { edges { node { name } } } establishes { edges { node { id } } } } } } }',
  '{ universities { edges { node { name city { name } signatures { edges { node { name } } } } } } }',
  '{ city(id: "wd:Q9999999") { id } programme(id: "wd:Q6259") { id } }',
  '{ cities { totalCount } agreements { totalCount } }',
  '{ nodes(ids: ["wd:Q6259", "wd:Q12", "ct:country/east"]) { id ... on Entity { name wikidataId } } }',
]

/** Of which something takes a statement, beside lists that do not. */
const mixed: readonly string[] = [
  `{ ${list('cities', '(first: 3, where: { country: { name: { eq: "east" } } })', page)} }`,
  `{ ${list('cities', '(first: 3, orderBy: [{ field: POPULATION, direction: DESC }])', page)} }`,
  inCity('twinnings(first: 3, where: { node: { name: { contains: "3" } } }) { edges { node { id } } }'),
  inCity('twinnings(first: 3, orderBy: [{ field: NAME, direction: DESC }]) { edges { node { id } } }'),
  inCity('twinnings(first: 3) { edges { node { id aliases } twinning { since until citations { locator } } } }'),
  inCity('relationships(first: 5) { edges { node { id } relationship { id } } }'),
  '{ city(name: "Pavia") { name description twinnings { edges { node { name(language: "fi") } } } } }',
  '{ programmes { edges { node { name kind members { edges { node { id ... on City { kind } } } } } } } }',
]

describe.each(engines)('lists from memory on %s', (_, open) => {
  let counted: ReturnType<typeof countingAll>
  let cold: TestServer
  let warm: TestServer

  beforeAll(async () => {
    counted = countingAll(await open())
    const graph = await Graph.open(counted.engine)
    await loadSeed(graph)
    await loadFacts(graph, 'ring', ringOfCities(40))
    await loadFacts(graph, 'every', everyTie())
    const kinds = ['TWINNING', 'FRIENDSHIP', 'PARTNERSHIP']
    const dated = [
      city('dated', { population: 5, kind: 'DISTRICT', location: { latitude: 0.5, longitude: -0.25 } }),
      ...['a', 'b', 'c'].map((end) => city(`parallel-${end}`)),
    ]
    await graph.loader.load(
      [
        content('parallel', 1, dated, [
          ...['b', 'c'].flatMap((end) =>
            kinds.flatMap((kind) =>
              [0, 2, 10].map((ordinal) =>
                twins('parallel-a', `parallel-${end}`, { kind, ordinal, status: 'ENDED', until: '1995' }),
              ),
            ),
          ),
          tie('MEMBER_OF', 'ct:city/parallel-a', 'ct:programme/every-1', { role: 'OBSERVER' }),
        ]),
      ],
      author,
    )
    cold = await serveGraph(graph, { responseCache_bytes: 0 })
    const other = await Graph.open(counted.engine)
    await other.warm()
    warm = await serveGraph(other, { responseCache_bytes: 0 })
  })
  afterAll(async () => {
    await cold.closeServer()
    await warm.close()
  })

  /** What a server answers, and what it asked the engine for. */
  async function asked(server: TestServer, query: string): Promise<{ data: unknown } & Asked> {
    counted.asked()
    return { data: await server.data(query), ...counted.asked() }
  }

  test.each(held)('without a statement: %s', async (query) => {
    const [fromStatements, fromMemory] = [await asked(cold, query), await asked(warm, query)]
    expect(fromMemory.data).toEqual(fromStatements.data)
    expect(fromMemory.statements).toEqual([])
    expect(fromMemory.looks).toBe(1)
    expect(fromStatements.statements).not.toEqual([])
  })

  test.each(mixed)('where a part takes a statement: %s', async (query) => {
    const [fromStatements, fromMemory] = [await asked(cold, query), await asked(warm, query)]
    expect(fromMemory.data).toEqual(fromStatements.data)
    expect(fromMemory.statements).not.toEqual([])
  })

  test('every page of a list is a part of the whole, whichever way it is read', async () => {
    const query = (args: string) => `{ cities(${args}) { edges { cursor node { id } } } }`
    const pageOf = (server: TestServer, args: string) =>
      server.data<{ cities: Nodes<{ id: string }, { cursor: string }> }>(query(args))
    const whole = (await pageOf(cold, 'first: 100')).cities.edges
    expect(whole.length).toBeGreaterThan(50)
    expect((await pageOf(warm, 'first: 100')).cities.edges).toEqual(whole)
    for (let from = 0; from < whole.length; from += 3) {
      const place = JSON.stringify(whole[from]?.cursor)
      expect((await pageOf(warm, `first: 5, after: ${place}`)).cities.edges).toEqual(whole.slice(from + 1, from + 6))
      expect((await pageOf(warm, `last: 5, before: ${place}`)).cities.edges).toEqual(
        whole.slice(Math.max(0, from - 5), from),
      )
      expect((await pageOf(warm, `first: 4, before: ${place}`)).cities.edges).toEqual(whole.slice(0, Math.min(4, from)))
    }
  })

  test('a caller sees its own writes, by a statement first and from memory again when it has followed', async () => {
    const query = inCity('twinnings(first: 2) { totalCount edges { node { id name } } }')
    for (let number = 0; number < 3; number++) {
      const slug = `0-later-${number}`
      await warm.graph.loader.load(
        [content(`later-${number}`, 1, [city(slug)], [twins(slug, 'generated-000')])],
        author,
      )
      const [fromStatements, first] = [await asked(cold, query), await asked(warm, query)]
      expect(first.data).toEqual(fromStatements.data)
      expect(JSON.stringify(first.data)).toContain('later-0')
      await warm.graph.projection.current()
      const second = await asked(warm, query)
      expect(second).toEqual({ data: first.data, looks: 1, statements: [] })
    }
  })
})
