import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { engines } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { loadFacts, ringOfCities } from './generated-graph.js'
import { countingReads } from './wrapped-engine.js'

/** What a query costs, in statements by name: the same on each engine, however many rows there are. */

const nested = `query ($first: Int) { cities(first: $first) { edges { node {
  name country { code } citations { source { title } }
  twinnings(first: 5) { edges {
    node { name country { code } citations { source { title } } }
    twinning { kind citations { source { title } claimant { name } } }
  } }
} } } }`

describe.each(engines)('on %s', (_, open) => {
  let server: TestServer
  let taken: () => string[]
  const cityPage = 'entity/page City'
  beforeAll(async () => {
    server = await startServer(async () => {
      const counted = countingReads(await open())
      taken = counted.taken
      return counted.engine
    })
    await loadFacts(server.graph, 'ring', ringOfCities(90))
  })
  afterAll(() => server.close())

  async function costOf(query: string, variables = {}): Promise<string[]> {
    taken()
    await server.data(query, variables)
    return taken()
  }

  test.each([2, 20, 60])('lists within lists of %i cities cost one statement each', async (first) => {
    expect(await costOf(nested, { first })).toEqual([
      cityPage,
      // The claimants of the twinnings: cities that the lists have not loaded by id.
      'entity/selected-by-ids',
      // The countries of the cities, and of those that they are twinned with.
      'relationship/page IN_COUNTRY OUT Country',
      'relationship/page IN_COUNTRY OUT Country',
      'relationship/page TWINNED_WITH BOTH City',
      'source/by-ids',
    ])
  })

  test('the same thing asked for many times over is read once', async () => {
    const aliases = Array.from({ length: 50 }, (_each, index) => `a${index}: node(id: "wd:Q6259") { id }`).join(' ')
    expect(await costOf(`{ ${aliases} }`)).toEqual(['entity/selected-by-ids'])
  })

  test('ids of every kind cost a statement for each kind', async () => {
    const ids = [
      ...Array.from({ length: 80 }, (_each, number) => `ct:city/generated-${String(number).padStart(3, '0')}`),
      'rel:TWINNED_WITH~wd:Q3185~wd:Q6259~TWINNING-0',
      'rel:TWINNED_WITH~wd:Q37776~wd:Q6259~TWINNING-0',
      'ct:source/wikidata',
      'ct:source/geonames',
    ]
    expect(await costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual([
      'entity/selected-by-ids',
      'relationship/by-keys TWINNED_WITH',
      'source/by-ids',
    ])
  })

  test('totals are counted when they are asked for, and only then', async () => {
    expect(await costOf('{ cities { edges { node { id } } } }')).toEqual([cityPage])
    expect(await costOf('{ cities { totalCount edges { node { id } } } }')).toEqual(['entity/count City', cityPage])
    const page = 'relationship/page TWINNED_WITH BOTH City'
    expect(await costOf('{ cities { edges { node { twinnings { edges { cursor } } } } } }')).toEqual([cityPage, page])
    expect(await costOf('{ cities { edges { node { twinnings { totalCount edges { cursor } } } } } }')).toEqual([
      cityPage,
      page,
    ])
    // A total alone reads no page, and what is read with its page is counted there.
    expect(await costOf('{ cities { edges { node { twinnings { totalCount } } } } }')).toEqual([
      cityPage,
      'relationship/counts TWINNED_WITH BOTH City',
    ])
    expect(await costOf('{ cities { totalCount } }')).toEqual(['entity/count City'])
  })

  test('two pages of one list, and lists of all ties, are one statement a part', async () => {
    expect(
      await costOf(`{ cities(first: 30) { edges { node {
        a: twinnings(first: 2) { edges { cursor } }
        b: twinnings(first: 2) { edges { node { id } } }
        c: twinnings(last: 2) { edges { cursor } }
        relationships(types: [TWINNED_WITH, IN_COUNTRY], first: 3) { totalCount edges { node { id } } }
      } } } }`),
    ).toEqual([
      cityPage,
      'relationship/counts-of-any',
      // One from the start, one from the end.
      'relationship/page TWINNED_WITH BOTH City',
      'relationship/page TWINNED_WITH BOTH City',
      'relationship/page-of-any',
    ])
  })

  test('two pages of one list that show different things of it are one statement, and show them', async () => {
    const query = (list: string): string => `{ city(id: "ct:city/generated-000") { ${list} } }`
    const asked = {
      a: 'twinnings(first: 3) { edges { node { id names { text } } } }',
      b: 'twinnings(first: 3) { edges { node { citations { locator } } twinning { kind } } }',
      c: 'twinnings(first: 3) { edges { cursor twinning { claimedBy { id } citations { locator } } } }',
    }
    type Answer = { city: Readonly<Record<string, unknown>> }
    const alone = await Promise.all(Object.values(asked).map((list) => server.data<Answer>(query(list))))
    const [a, b, c] = alone.map(({ city }) => city['twinnings'])
    expect(JSON.stringify(a)).toContain('"text"')
    expect(JSON.stringify(b)).toContain('"locator"')
    expect(JSON.stringify(c)).toContain('"locator"')
    const together = query(
      Object.entries(asked)
        .map(([alias, list]) => `${alias}: ${list}`)
        .join(' '),
    )
    expect((await server.data<Answer>(together)).city).toEqual({ a, b, c })
    expect((await costOf(together)).filter((name) => name.startsWith('relationship/page'))).toHaveLength(1)
  })

  test('what a list shows further down is there, though the same list was read above for less', async () => {
    interface Ring {
      readonly id: string
      readonly names?: readonly { readonly text: string }[]
      readonly twinnings?: { readonly edges: readonly { readonly node: Ring }[] }
    }
    const { cities } = await server.data<{ cities: { edges: readonly { node: Ring }[] } }>(`{ cities(first: 100) {
      edges { node { id twinnings(first: 2) { edges { node { id
        twinnings(first: 2) { edges { node { id names { text } } } }
      } } } } }
    } }`)
    const below = cities.edges
      .flatMap(({ node }) => node.twinnings?.edges ?? [])
      .flatMap(({ node }) => node.twinnings?.edges ?? [])
      .map(({ node }) => node)
    expect(below.length).toBeGreaterThan(100)
    expect(below.filter(({ names }) => !names?.length)).toEqual([])
  })

  test.each([1, 2, 3])('%i hops from a city cost a statement each, and one for the city', async (hops) => {
    const nodes = (depth: number): string =>
      depth === 0 ? '' : ` twinnings(first: 10) { edges { node { id name${nodes(depth - 1)} } } }`
    expect(await costOf(`{ city(id: "ct:city/generated-000") { id name${nodes(hops)} } }`)).toEqual([
      'entity/selected-by-ids',
      ...Array.from({ length: hops }, () => 'relationship/page TWINNED_WITH BOTH City'),
    ])
  })

  test('a look-up by name is one statement', async () => {
    expect(await costOf('{ city(name: "iasi") { id } }')).toEqual(['entity/by-name'])
    expect(await costOf('{ city(name: "iasi", country: "RO") { id } }')).toEqual(['entity/by-name-in-country'])
  })

  test('nothing that was read for one operation is shown to the next', async () => {
    const query = '{ city(id: "wd:Q6259") { id } }'
    expect(await costOf(query)).toEqual(['entity/selected-by-ids'])
    expect(await costOf(query)).toEqual(['entity/selected-by-ids'])
  })
})
