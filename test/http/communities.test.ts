import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { Graph } from '../../src/graph/graph.js'
import { type ModelQuestion, ModelSubgraph } from '../graph/aggregate-model.js'
import { author, city, content, twins } from '../graph/facts.js'
import type { Model } from '../graph/filter-model.js'
import { subgraphQuestions, variablesOf } from '../graph/subgraph-questions.js'
import { TraversalModel } from '../graph/traversal-model.js'
import { engines } from '../support/engines.js'
import { serveGraph, type TestServer } from '../support/http.js'
import { compareOnGraphs } from './compare-on-graphs.js'
import { countingReads } from './wrapped-engine.js'

/** Communities over HTTP, and where a city stands: its metrics and its community. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_126)

interface WithId {
  readonly id: string
}
interface AnsweredMembers {
  readonly totalCount: number
  readonly edges: readonly { readonly cursor: string; readonly node: WithId }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
interface AnsweredCommunity {
  readonly number: number
  readonly size: number
  readonly tiesWithin: number
  readonly tiesBeyond: number
  readonly members: AnsweredMembers
  readonly countries: readonly { readonly country: WithId; readonly count: number }[]
}
interface AnsweredStructure {
  readonly modularity: number | null
  readonly count: number
  readonly communities: readonly AnsweredCommunity[]
}
const idsOf = (rows: readonly { readonly node: WithId }[]): string[] => rows.map(({ node }) => node.id)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Two triangles with a tie between them, a pair, and a city by itself. */
const pairs = ['a-b', 'b-c', 'a-c', 'c-d', 'd-e', 'e-f', 'd-f', 'g-h']
const slugs = [...'abcdefghi']
const two = content(
  'two',
  1,
  slugs.map((slug) => city(slug)),
  pairs.map((pair) => twins(...(pair.split('-') as [string, string]))),
)
const id = (slug: string): string => `ct:city/${slug}`

describe.each(engines)('communities on %s', (name, open) => {
  let server: TestServer
  let taken: () => string[]
  beforeAll(async () => {
    const counted = countingReads(await open())
    taken = counted.taken
    server = await serveGraph(await Graph.open(counted.engine))
    await server.graph.loader.load([two], author)
  })
  afterAll(() => server.close())

  /** Of the largest community. */
  const membersOf = async (args: string): Promise<AnsweredMembers> => {
    const { communities } = await server.data<{ communities: AnsweredStructure }>(
      `{ communities { communities(first: 1) { members${args} { totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } } }`,
    )
    return communities.communities[0]?.members as AnsweredMembers
  }

  test('members are a connection, the best connected first', async () => {
    const all = await membersOf('')
    expect(idsOf(all.edges)).toEqual([id('c'), id('a'), id('b')])
    expect(all).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false, endCursor: all.edges[2]?.cursor } })
    const some = await membersOf('(first: 2)')
    expect(some).toEqual({
      totalCount: 3,
      edges: all.edges.slice(0, 2),
      pageInfo: { hasNextPage: true, endCursor: all.edges[1]?.cursor },
    })
    expect(await membersOf('(first: 0)')).toEqual({
      totalCount: 3,
      edges: [],
      pageInfo: { hasNextPage: true, endCursor: null },
    })
  })

  test('members from the end, and before a cursor', async () => {
    const last = await membersOf('(last: 2)')
    expect([idsOf(last.edges), last.totalCount]).toEqual([[id('a'), id('b')], 3])
    expect(idsOf((await membersOf(`(last: 2, before: "${last.edges[0]?.cursor}")`)).edges)).toEqual([id('c')])
  })

  test('a cursor is of one community, and leads on', async () => {
    const { edges } = await membersOf('(first: 1)')
    const after = `(after: "${edges[0]?.cursor}")`
    const own = `{ ${one('c')} { metrics { community { members${after} { totalCount edges { node { id } } } } } } }`
    expect(await server.data(own)).toEqual({
      city: {
        metrics: {
          community: { members: { totalCount: 3, edges: [{ node: { id: id('a') } }, { node: { id: id('b') } }] } },
        },
      },
    })
    const { body } = await server.ask(own.replace(id('c'), id('d')))
    expect(body.errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringMatching(/cursor of Community.members of ct:city\/c, not of .* ct:city\/d/),
    })
  })

  const one = (slug: string): string => `city(id: "${id(slug)}")`

  test('the community of a city, with all of which it is one', async () => {
    const community = `community { number size label tiesWithin tiesBeyond structure { modularity count computation { algorithm parameters seed graphVersion } } }`
    expect(await server.data(`{ ${one('e')} { metrics { componentSize ${community} } } }`)).toEqual({
      city: {
        metrics: {
          componentSize: 6,
          community: {
            number: 2,
            size: 3,
            label: 'd, e, f',
            tiesWithin: 3,
            tiesBeyond: 1,
            structure: {
              // 7 of 8 ties are within; by chance (7/16)² twice and (2/16)².
              modularity: expect.closeTo(7 / 8 - (2 * 49 + 4) / 256, 9),
              count: 4,
              computation: {
                algorithm: expect.stringMatching(/Leiden/),
                parameters: { resolution: 1, iterations: expect.any(Number) },
                seed: 1,
                graphVersion: await server.graph.log.head(),
              },
            },
          },
        },
      },
    })
    // So high that nobody belongs to anybody.
    expect(
      await server.data(`{ ${one('e')} { metrics { community(resolution: 100, seed: 7) { number size structure { count computation { seed } } } } } }`), // biome-ignore format: one line
    ).toEqual({
      city: { metrics: { community: { number: 5, size: 1, structure: { count: 9, computation: { seed: 7 } } } } },
    })
  })

  test('a city that is left out has no metrics', async () => {
    const where = `where: {cities: {id: {ne: "${id('a')}"}}}`
    expect(
      await server.data(
        `{ ${one('a')} { metrics(${where}) { cityCount } } other: ${one('i')} { metrics(${where}) { cityCount componentSize community { size } } } }`,
      ),
    ).toEqual({
      city: { metrics: null },
      other: { metrics: { cityCount: 8, componentSize: 1, community: { size: 1 } } },
    })
  })

  const nodes = 'entity/selected-by-ids'
  const all = `nodes(ids: ${JSON.stringify(slugs.map(id))})`
  test.each([
    ['{ communities { communities { size members { totalCount } } } }', []],
    ['{ communities { communities { members(first: 2) { edges { cursor node { name } } } } } }', []],
    ['{ communities { communities { members(first: 2) { edges { cursor node { url } } } } } }', [nodes]],
    [`{ ${all} { ... on City { metrics { community { label members { edges { node { name } } } } } } } }`, []],
    [`{ ${all} { ... on City { metrics { community { label members { edges { node { url } } } } } } } }`, [nodes]],
  ])('%s reads what it shows and no more', async (query, reads) => {
    await server.data(query)
    taken()
    await server.data(query)
    expect(taken()).toEqual(reads)
  })

  test('communities are worked out once for all who ask for the same', async () => {
    const run = jest.spyOn(server.measures.pool, 'run')
    try {
      await server.data('{ communities(seed: 5) { modularity communities { label } } }')
      await server.data(
        `{ ${all} { ... on City { metrics { community(seed: 5) { number structure { modularity } } } } } }`,
      )
      expect(run.mock.calls.filter(([task]) => task === 'leiden')).toHaveLength(1)
    } finally {
      run.mockRestore()
    }
  })

  test.each([
    ['{ communities(resolution: 0) { count } }', 'BAD_USER_INPUT', /^resolution must/],
    ['{ communities(resolution: 101) { count } }', 'BAD_USER_INPUT', /^resolution must/],
    ['{ communities(seed: 1.5) { count } }', 'GRAPHQL_VALIDATION_FAILED', /1.5/],
    ['{ communities { communities(first: -1) { size } } }', 'BAD_USER_INPUT', /^first must/],
    ['{ communities { communities(first: 501) { size } } }', 'LIMIT_EXCEEDED', /first is 501/],
    ['{ communities { communities { members(first: -1) { totalCount } } } }', 'BAD_USER_INPUT', /^first must/],
    ['{ communities { communities { members(first: 501) { totalCount } } } }', 'LIMIT_EXCEEDED', /first is 501/],
    ['{ communities { communities { members(after: "x") { totalCount } } } }', 'BAD_USER_INPUT', /no cursor/],
    ['{ communities(type: SIGNED, where: {types: [SIGNED]}) { count } }', 'BAD_USER_INPUT', /type or where/],
    ['{ city(id: "ct:city/a") { metrics { community(resolution: -1) { size } } } }', 'BAD_USER_INPUT', /^resolution/],
  ])('%s is told what is wrong with it', async (query, code, message) => {
    const { body } = await server.ask(query)
    expect(body.errors?.[0]).toMatchObject({ extensions: { code }, message: expect.stringMatching(message) })
  })

  const everything = `query ($of: ID!, $where: SubgraphFilter, $asOf: PartialDate, $seed: Int!) {
    communities(where: $where, asOf: $asOf, seed: $seed) {
      modularity count
      communities { number size tiesWithin tiesBeyond countries { country { id } count }
        members(first: 2) { totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }
    }
    city(id: $of) { metrics(where: $where, asOf: $asOf) {
      cityCount componentSize community(seed: $seed) { number }
      degree: metric(by: DEGREE) { value rank } harmonic: metric(by: HARMONIC) { value rank }
      clustering: metric(by: CLUSTERING) { value rank } betweenness: metric(by: BETWEENNESS) { value rank }
    } }
  }`
  const page = `query ($where: SubgraphFilter, $asOf: PartialDate, $seed: Int!, $after: String) {
    communities(where: $where, asOf: $asOf, seed: $seed) { communities(first: 1) {
      members(first: 2, after: $after) { totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } } }`
  interface Value {
    readonly value: number
    readonly rank: number
  }
  interface Metrics extends Readonly<Record<'degree' | 'harmonic' | 'clustering' | 'betweenness', Value>> {
    readonly cityCount: number
    readonly componentSize: number
    readonly community: { readonly number: number }
  }

  /** The members of the largest community, put together of pages of two. */
  async function membersByPage({ communities: [largest] }: AnsweredStructure, variables: object): Promise<string[]> {
    const list = idsOf(largest?.members.edges ?? [])
    let pageInfo = largest?.members.pageInfo
    while (pageInfo?.hasNextPage) {
      const { communities } = await server.data<{ communities: AnsweredStructure }>(page, {
        ...variables,
        after: pageInfo.endCursor,
      })
      const next = communities.communities[0]?.members as AnsweredMembers
      list.push(...idsOf(next.edges))
      pageInfo = next.pageInfo
    }
    return list
  }

  async function check(loaded: Model, subgraph: ModelQuestion, of: string): Promise<number> {
    const variables = { ...variablesOf(subgraph), of, seed: 3 }
    const given = await server.data<{ communities: AnsweredStructure; city: { metrics: Metrics | null } }>(
      everything,
      variables,
    )
    const model = new TraversalModel(new ModelSubgraph(loaded, subgraph))
    const { communities: found, city: asked } = given
    const whole = await server.data<{ communities: AnsweredStructure }>(
      everything.replace('members(first: 2)', 'members(first: 500)'),
      variables,
    )
    const lists = whole.communities.communities.map(({ members }) => idsOf(members.edges))
    expectCommunities(model, found, lists)
    expect(await membersByPage(found, variables)).toEqual(lists[0] ?? [])

    const { metrics } = asked
    if (!model.ids.includes(of)) expect(metrics).toBeNull()
    else {
      expect(lists[(metrics?.community.number ?? 0) - 1]).toContain(of)
      expectMetrics(model, of, metrics as Metrics)
    }
    return found.count
  }

  function expectCommunities(model: TraversalModel, found: AnsweredStructure, lists: readonly string[][]): void {
    expect(lists.flat().sort()).toEqual(model.ids)
    expect(found.count).toBe(lists.length)
    const within = (list: readonly string[]): number =>
      sum(list.map((one) => model.near(one).filter((other) => list.includes(other)).length)) / 2
    const ends = (list: readonly string[]): number => sum(list.map((one) => model.near(one).length))
    const countries = (list: readonly string[]) => {
      const homes = list.map(model.subgraph.countryOf).filter((home) => home !== null)
      return [...new Set(homes)]
        .map((home) => ({ country: { id: home }, count: homes.filter((one) => one === home).length }))
        .sort((a, b) => b.count - a.count || (a.country.id < b.country.id ? -1 : 1))
    }
    const smallest = (list: readonly string[]): string => [...list].sort()[0] as string
    expect(lists).toEqual(
      [...lists].map(model.byDegree).sort((a, b) => b.length - a.length || (smallest(a) < smallest(b) ? -1 : 1)),
    )
    expect(found.communities.map(({ members, ...rest }) => ({ ...rest, totalCount: members.totalCount }))).toEqual(
      lists.map((list, i) => ({
        number: i + 1,
        size: list.length,
        tiesWithin: within(list),
        tiesBeyond: ends(list) - 2 * within(list),
        countries: countries(list),
        totalCount: list.length,
      })),
    )
    for (const list of lists) expect(reachedWithin(model, list)).toEqual(new Set(list))
    const ties = ends(model.ids) / 2
    const modularity = sum(lists.map((list) => within(list) / ties - (ends(list) / (2 * ties)) ** 2))
    expect(found.modularity).toEqual(ties === 0 ? null : expect.closeTo(modularity, 9))
  }

  function reachedWithin(model: TraversalModel, list: readonly string[]): Set<string> {
    const reached = new Set(list.slice(0, 1))
    for (const one of reached) for (const next of model.near(one)) if (list.includes(next)) reached.add(next)
    return reached
  }

  function expectMetrics(model: TraversalModel, of: string, metrics: Metrics): void {
    const cities = model.ids.filter((one) => one.startsWith('ct:city/'))
    expect([metrics.cityCount, metrics.componentSize]).toEqual([cities.length, model.hopsFrom(of).size])
    const crossed = (city: string): number => sum(model.ids.flatMap((from) => model.ids.map((to) => share(model, from, to, city)))) // biome-ignore format: one line
    const values: Readonly<Record<string, (city: string) => number>> = {
      degree: (city) => model.near(city).length,
      harmonic: (city) =>
        sum([...model.hopsFrom(city).values()].map((hops) => (hops > 0 ? 1 / hops : 0))) /
        Math.max(model.ids.length - 1, 1),
      clustering: (city) => {
        const degree = model.near(city).length
        return degree < 2 ? 0 : model.triangles(city).length / ((degree * (degree - 1)) / 2)
      },
      betweenness: crossed,
    }
    for (const [by, valueIn] of Object.entries(values)) {
      const { value, rank } = metrics[by as 'degree']
      const right = valueIn(of)
      expect({ by, value }).toEqual({ by, value: expect.closeTo(right, 9) })
      // Sums in another order may differ in the last place.
      const higher = (more: number): number => cities.filter((one) => valueIn(one) > right + more).length
      expect(rank).toBeGreaterThanOrEqual(higher(1e-9) + 1)
      expect(rank).toBeLessThanOrEqual(higher(-1e-9))
    }
  }

  /** Of the shortest paths of a pair, each pair once, the part that crosses a city. */
  function share(model: TraversalModel, from: string, to: string, city: string): number {
    if (from >= to || from === city || to === city) return 0
    const paths = model.shortestPaths(from, to)
    return paths.length === 0 ? 0 : paths.filter((path) => path.includes(city)).length / paths.length
  }

  compareOnGraphs({
    engine: name,
    graph: () => server.graph,
    seed,
    graphs_count: 3,
    runs: { embedded: 15, neo4j: 8 },
    questions: ({ entities }) =>
      fc.tuple(
        subgraphQuestions(),
        fc.constantFrom(...entities.map(({ id }) => id).filter((id) => id.startsWith('ct:city/'))),
      ),
    check: (model, [subgraph, of]) => check(model, subgraph, of),
    least: (runs_count) => runs_count,
  })
})
