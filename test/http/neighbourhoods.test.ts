import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { Graph } from '../../src/graph/graph.js'
import { limits } from '../../src/limits.js'
import { type ModelQuestion, ModelSubgraph } from '../graph/aggregate-model.js'
import { author, city, content, twins } from '../graph/facts.js'
import type { Model } from '../graph/filter-model.js'
import { subgraphQuestions, variablesOf } from '../graph/subgraph-questions.js'
import { TraversalModel } from '../graph/traversal-model.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { compareOnGraphs } from './compare-on-graphs.js'
import { type Asked, countingAll } from './wrapped-engine.js'

/** What lies around cities, over HTTP: parts of the graph, ego networks, common partners, triangles. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_126)

interface AnsweredSubgraph {
  readonly nodes: readonly { readonly id: string; readonly distance: number | null; readonly degree: number }[]
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  readonly truncated: boolean
  readonly moreNodes: number
  readonly moreEdges: number
}
interface AnsweredList {
  readonly totalCount: number
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>>
}
interface AnsweredTriangles {
  readonly totalCount: number
  readonly truncated: boolean
  readonly triangles: readonly { readonly partners: readonly { readonly id: string }[]; readonly tie: { id: string } }[]
}
const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)

describe.each(engines)('neighbourhoods on %s', (name, open) => {
  let server: TestServer
  let asked: () => Asked
  beforeAll(async () => {
    const counted = countingAll(await open())
    asked = counted.asked
    server = await serveGraph(await Graph.open(counted.engine))
    await server.graph.loader.load([square], author)
  })
  afterAll(() => server.close())

  /** A square with one diagonal, a tail of two, and a city by itself; a and b are tied twice. */
  const slugs = ['a', 'b', 'c', 'd', 'e', 'f', 'alone']
  const square = content(
    'square',
    1,
    slugs.map((slug) => city(slug)),
    [
      ...['a-b', 'b-c', 'c-d', 'a-d', 'a-c', 'd-e', 'e-f'].map((pair) =>
        twins(...(pair.split('-') as [string, string])),
      ),
      twins('a', 'b', { kind: 'FRIENDSHIP', since: '1990', until: '1999' }),
    ],
  )
  const id = (slug: string): string => `ct:city/${slug}`
  const twinning = (pair: string, kind = 'TWINNING'): string =>
    `rel:TWINNED_WITH~${pair.split('-').map(id).join('~')}~${kind}-0`

  const costOf = async (query: string): Promise<Asked> => {
    await server.data(query)
    asked()
    await server.data(query)
    return asked()
  }

  test('a part of the graph with the best connected first, and how much was left out', async () => {
    const fields = 'nodes { id kind distance degree entity { name } } edges { id type from to relationship { id } } truncated moreNodes moreEdges graphVersion' // biome-ignore format: one line
    const node = (slug: string, degree: number) => ({
      id: id(slug),
      kind: 'City',
      distance: null,
      degree,
      entity: { name: slug },
    })
    const edge = (pair: string, kind?: string) => {
      const [from, to] = pair.split('-').map((slug) => id(slug as string))
      return { id: twinning(pair, kind), type: 'TWINNED_WITH', from, to, relationship: { id: twinning(pair, kind) } }
    }
    expect(await server.data(`{ subgraph(limit: 4) { ${fields} } }`)).toEqual({
      subgraph: {
        nodes: [node('a', 3), node('c', 3), node('d', 3), node('b', 2)],
        edges: [edge('a-b'), edge('a-b', 'FRIENDSHIP'), ...['a-c', 'a-d', 'b-c', 'c-d'].map((pair) => edge(pair))],
        truncated: true,
        moreNodes: 3,
        moreEdges: 0,
        graphVersion: await server.graph.log.head(),
      },
    })
  })

  test('what lies within some ties of a city: the furthest is left out first', async () => {
    const around = async (args: string): Promise<AnsweredSubgraph | undefined> =>
      (
        await server.data<{ city: { neighbourhood: AnsweredSubgraph } }>(
          `{ city(id: "${id('e')}") { neighbourhood(${args}) { nodes { id distance degree } edges { id from to } truncated moreNodes moreEdges } } }`,
        )
      ).city.neighbourhood
    const nodes = [
      { id: id('e'), distance: 0, degree: 2 },
      { id: id('d'), distance: 1, degree: 3 },
      { id: id('f'), distance: 1, degree: 1 },
      { id: id('a'), distance: 2, degree: 3 },
      { id: id('c'), distance: 2, degree: 3 },
    ]
    expect(await around('depth: 0')).toMatchObject({ nodes: nodes.slice(0, 1), edges: [], truncated: false })
    expect(await around('depth: 1')).toMatchObject({ nodes: nodes.slice(0, 3), truncated: false, moreNodes: 0 })
    const two = await around('depth: 2')
    expect(two).toMatchObject({ nodes, truncated: false, moreNodes: 0, moreEdges: 0 })
    expect(idsOf(two?.edges ?? [])).toEqual(['a-c', 'a-d', 'c-d', 'd-e', 'e-f'].map((pair) => twinning(pair)))
    expect(await around('depth: 2, limit: 4')).toMatchObject({
      nodes: nodes.slice(0, 4),
      truncated: true,
      moreNodes: 1,
    })
  })

  test('ties that are too many are left out from the end, and counted', async () => {
    const { edges } = (await server.data<{ subgraph: AnsweredSubgraph }>('{ subgraph { edges { id } } }')).subgraph
    const bound = jest.replaceProperty(limits, 'subgraphMax_edges', 3 as never)
    try {
      expect(await server.data('{ subgraph { edges { id } truncated moreNodes moreEdges } }')).toEqual({
        subgraph: { edges: edges.slice(0, 3), truncated: true, moreNodes: 0, moreEdges: 5 },
      })
    } finally {
      bound.restore()
    }
  })

  test('what the filter leaves out has no neighbourhood, triangles or partners', async () => {
    const where = `where: {cities: {id: {ne: "${id('a')}"}}}`
    expect(
      await server.data(`{ city(id: "${id('a')}") {
          neighbourhood(${where}) { nodes { id } truncated moreNodes } triangles(${where}) { totalCount triangles { tie { id } } truncated }
          unsigned: neighbourhood(via: [SIGNED], depth: 3) { nodes { id distance } }
        }
        commonPartners(of: ["${id('a')}", "${id('c')}"], ${where}) { totalCount edges { node { id } } }
        unknown: commonPartners(of: ["${id('a')}", "ct:city/atlantis"]) { totalCount edges { node { id } } } }`),
    ).toEqual({
      city: {
        neighbourhood: { nodes: [], truncated: false, moreNodes: 0 },
        triangles: { totalCount: 0, triangles: [], truncated: false },
        unsigned: { nodes: [{ id: id('a'), distance: 0 }] },
      },
      commonPartners: { totalCount: 0, edges: [] },
      unknown: { totalCount: 0, edges: [] },
    })
  })

  test('triangles with the tie that closes each, and whether there are more', async () => {
    const triangles = async (args: string) =>
      server.data(
        `{ city(id: "${id('c')}") { triangles${args} { totalCount truncated triangles { partners { id } tie { id } } } } }`,
      )
    const closed = (a: string, b: string) => ({
      partners: [{ id: id(a) }, { id: id(b) }],
      tie: { id: twinning(`${a}-${b}`) },
    })
    const all = [closed('a', 'b'), closed('a', 'd')]
    expect(await triangles('')).toEqual({ city: { triangles: { totalCount: 2, truncated: false, triangles: all } } })
    expect(await triangles('(first: 1)')).toEqual({
      city: { triangles: { totalCount: 2, truncated: true, triangles: all.slice(0, 1) } },
    })
    expect(await triangles('(first: 0)')).toEqual({
      city: { triangles: { totalCount: 2, truncated: true, triangles: [] } },
    })
    // The friendship is all that held between a and b then.
    const then = `(where: {twinnings: {kind: {eq: FRIENDSHIP}}}, asOf: "1995")`
    expect(await triangles(then)).toEqual({ city: { triangles: { totalCount: 0, truncated: false, triangles: [] } } })
  })

  const a = `city(id: "${id('a')}")`
  const nodes = 'entity/selected-by-ids'
  const ties = 'relationship/by-keys TWINNED_WITH'
  const all = `nodes(ids: ${JSON.stringify(slugs.map(id))})`
  test.each([
    ['{ subgraph { nodes { id kind degree } edges { id type from to } moreNodes } }', []],
    ['{ subgraph { nodes { entity { id name } } edges { from to } } }', []],
    ['{ subgraph { nodes { entity { url } } edges { from to } } }', [nodes]],
    ['{ subgraph { nodes { entity { url } } edges { relationship { citations { locator } } } } }', [nodes, ties]],
    [`{ ${a} { neighbourhood(depth: 2) { nodes { id distance } edges { from to } } } }`, []],
    [`{ ${a} { neighbourhood { nodes { entity { url } } edges { relationship { id } } } } }`, [nodes, ties]],
    [`{ ${a} { triangles { totalCount triangles { partners { url } tie { id } } } } }`, [nodes, ties]],
    [`{ ${a} { triangles { triangles { partners { name } } } } }`, []],
    // One look for all of a list's cities, and what they show is read together.
    [`{ ${all} { ... on City { neighbourhood { nodes { entity { url } } } } } }`, [nodes]],
    [`{ ${all} { ... on City { neighbourhood { nodes { entity { name } } } } } }`, []],
    [`{ ${all} { ... on City { triangles { totalCount triangles { tie { id } } } } } }`, [ties]],
    [`{ commonPartners(of: ["${id('a')}"]) { totalCount edges { cursor node { id name } } } }`, []],
    [`{ commonPartners(of: ["${id('a')}"]) { totalCount edges { cursor node { id url } } } }`, [nodes]],
    [`{ commonPartners(of: ["${id('a')}"]) { totalCount } }`, []],
    // A filter is read once, and not again while the graph stays as it is.
    [`{ subgraph(where: {cities: {name: {startsWith: "a"}}}) { nodes { id } } }`, []],
  ])('%s costs a look at the version and %j', async (query, statements) => {
    expect(await costOf(query)).toEqual({ looks: 1, statements })
  })

  test.each([
    ['{ subgraph(limit: 0) { moreNodes } }', 'BAD_USER_INPUT', /^limit must/],
    ['{ subgraph(limit: -1) { moreNodes } }', 'BAD_USER_INPUT', /^limit must/],
    ['{ subgraph(limit: 2001) { moreNodes } }', 'LIMIT_EXCEEDED', /limit is 2001; at most 2000/],
    ['{ subgraph(via: []) { moreNodes } }', 'BAD_USER_INPUT', /empty list/],
    ['{ subgraph(via: [SIGNED], where: {types: [SIGNED]}) { moreNodes } }', 'BAD_USER_INPUT', /via or where/],
    ['{ subgraph(via: [SIGNED], where: {twinnings: {kind: {eq: TWINNING}}}) { moreNodes } }', 'BAD_USER_INPUT', /TWINNED_WITH is not among/], // biome-ignore format: one line
    ['{ subgraph(asOf: "yesterday") { moreNodes } }', 'GRAPHQL_VALIDATION_FAILED', /yesterday/],
    [`{ ${a} { neighbourhood(depth: -1) { moreNodes } } }`, 'BAD_USER_INPUT', /^depth must/],
    [`{ ${a} { neighbourhood(depth: 7) { moreNodes } } }`, 'LIMIT_EXCEEDED', /depth is 7; at most 6/],
    [`{ ${a} { neighbourhood(limit: 2001) { moreNodes } } }`, 'LIMIT_EXCEEDED', /limit is 2001/],
    [`{ ${a} { triangles(first: -1) { totalCount } } }`, 'BAD_USER_INPUT', /^first must/],
    [`{ ${a} { triangles(first: 501) { totalCount } } }`, 'LIMIT_EXCEEDED', /first is 501/],
    ['{ commonPartners(of: []) { totalCount } }', 'BAD_USER_INPUT', /^of must/],
    ['{ commonPartners(of: ["Pavia"]) { totalCount } }', 'BAD_USER_INPUT', /^of\.0 must be an id/],
    [`{ commonPartners(of: [${Array(21).fill('"wd:Q1"').join(' ')}]) { totalCount } }`, 'LIMIT_EXCEEDED', /of is 21; at most 20/], // biome-ignore format: one line
    [`{ commonPartners(of: ["${id('a')}"], first: -1) { totalCount } }`, 'BAD_USER_INPUT', /^first must/],
    [`{ commonPartners(of: ["${id('a')}"], first: 1, last: 1) { totalCount } }`, 'BAD_USER_INPUT', /first or last/],
    [`{ commonPartners(of: ["${id('a')}"], after: "nonsense") { totalCount } }`, 'BAD_USER_INPUT', /no cursor/],
  ])('%s is told what is wrong with it', async (query, code, message) => {
    const { body } = await server.ask(query)
    expect(body.errors?.[0]).toMatchObject({ extensions: { code }, message: expect.stringMatching(message) })
  })

  test('a cursor of another list is refused', async () => {
    const { cities } = await server.data<{ cities: AnsweredList }>('{ cities(first: 1) { edges { cursor } } }')
    const { body } = await server.ask(
      `{ commonPartners(of: ["${id('a')}"], after: "${cities.edges[0]?.cursor}") { totalCount } }`,
    )
    expect(body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
  })

  test('an unknown city is null, and has no neighbourhood to ask for', async () => {
    expect(await server.data('{ city(id: "ct:city/atlantis") { neighbourhood { moreNodes } } }')).toEqual({
      city: null,
    })
  })

  interface Question {
    readonly subgraph: ModelQuestion
    readonly of: string
    readonly others: readonly string[]
    readonly depth: number
    readonly limit: number
  }
  const questionsOn = (model: Model): fc.Arbitrary<Question> => {
    const ids = idsOf(model.entities)
    const cities = ids.filter((one) => one.startsWith('ct:city/'))
    return fc.record({
      subgraph: subgraphQuestions(),
      of: fc.constantFrom(...cities),
      others: fc.array(fc.constantFrom(...ids, ...cities), { minLength: 1, maxLength: 2 }),
      depth: fc.integer({ min: 0, max: 4 }),
      limit: fc.integer({ min: 1, max: 12 }),
    })
  }

  const everything = `query ($of: ID!, $others: [ID!]!, $where: SubgraphFilter, $asOf: PartialDate, $depth: Int!, $limit: Int!) {
    subgraph(where: $where, asOf: $asOf, limit: $limit) { ...S }
    city(id: $of) {
      neighbourhood(where: $where, asOf: $asOf, depth: $depth, limit: $limit) { ...S }
      triangles(where: $where, asOf: $asOf, first: $limit) { totalCount truncated triangles { partners { id } tie { id } } }
    }
    commonPartners(of: $others, where: $where, asOf: $asOf) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } }
  }
  fragment S on Subgraph { nodes { id distance degree } edges { id from to } truncated moreNodes moreEdges }`
  interface Everything {
    readonly subgraph: AnsweredSubgraph
    readonly city: { readonly neighbourhood: AnsweredSubgraph; readonly triangles: AnsweredTriangles }
    readonly commonPartners: AnsweredList
  }

  /** The answer that a subgraph of some nodes has to be. */
  const subgraphOf = (model: TraversalModel, rows: readonly (readonly [string, number | null])[], limit: number) => {
    const shown = rows.slice(0, limit)
    return {
      nodes: shown.map(([node, distance]) => ({ id: node, distance, degree: model.near(node).length })),
      edges: model.tiesWithin(shown.map(([node]) => node)).map(({ id: tie, from, to }) => ({ id: tie, from, to })),
      truncated: rows.length > limit,
      moreNodes: rows.length - shown.length,
      moreEdges: 0,
    }
  }

  /** How much there was to find. */
  async function check(loaded: Model, question: Question): Promise<number> {
    const { subgraph, of, others, depth, limit } = question
    const variables = { ...variablesOf(subgraph), of, others, depth, limit }
    const given = await server.data<Everything>(everything, variables)
    const model = new TraversalModel(new ModelSubgraph(loaded, subgraph))
    const expectSame = (answer: unknown, right: unknown): void =>
      expect({ asked: JSON.stringify(question), answer }).toEqual({ asked: JSON.stringify(question), answer: right })

    const all = model.byDegree(model.ids).map((node) => [node, null] as const)
    expectSame(given.subgraph, subgraphOf(model, all, limit))
    expectSame(given.city.neighbourhood, subgraphOf(model, model.within(of, depth), limit))
    const triangles = model.triangles(of)
    expectSame(given.city.triangles, {
      totalCount: triangles.length,
      truncated: triangles.length > limit,
      triangles: triangles.slice(0, limit).map((pair) => ({
        partners: pair.map((partner) => ({ id: partner })),
        tie: { id: model.tiesBetween(...pair)[0]?.id },
      })),
    })
    const common = model.commonPartners(others)
    const { edges, ...list } = given.commonPartners
    expectSame(idsOf(edges.map(({ node }) => node)), common)
    expectSame(list, { totalCount: common.length, pageInfo: { hasNextPage: false, hasPreviousPage: false } })
    await checkPages(others, variables, common)
    return common.length + triangles.length
  }

  /** Every page of two, from either end, of what was found. */
  async function checkPages(of: readonly string[], variables: object, right: readonly string[]): Promise<void> {
    const page = `query ($of: [ID!]!, $where: SubgraphFilter, $asOf: PartialDate, $first: Int, $last: Int, $after: String, $before: String) {
      commonPartners(of: $of, where: $where, asOf: $asOf, first: $first, last: $last, after: $after, before: $before) {
        totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } } }`
    for (const [size, cursor, more, row] of [
      ['first', 'after', 'hasNextPage', -1],
      ['last', 'before', 'hasPreviousPage', 0],
    ] as const) {
      const found: string[] = []
      let place: string | undefined
      let goesOn = true
      while (goesOn) {
        const { commonPartners } = await server.data<{ commonPartners: AnsweredList }>(page, {
          ...variables,
          of,
          [size]: 2,
          [cursor]: place,
        })
        const ids = idsOf(commonPartners.edges.map(({ node }) => node))
        if (size === 'first') found.push(...ids)
        else found.unshift(...ids)
        place = commonPartners.edges.at(row)?.cursor
        goesOn = commonPartners.pageInfo[more]
        expect(commonPartners.totalCount).toBe(right.length)
      }
      expect(found).toEqual(right)
    }
  }

  compareOnGraphs({
    engine: name,
    graph: () => server.graph,
    seed,
    runs: { embedded: 60, neo4j: 20 },
    questions: questionsOn,
    check: check,
    least: (runs_count) => runs_count / 2,
  })
})
