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
      // The claimants of the twinnings: cities that the lists have not loaded by id.
      'entity/by-ids',
      'entity/page City ASC',
      // The countries of the cities, and of those that they are twinned with.
      'relationship/page IN_COUNTRY OUT Country ASC',
      'relationship/page IN_COUNTRY OUT Country ASC',
      'relationship/page TWINNED_WITH BOTH City ASC',
      'source/by-ids',
    ])
  })

  test('the same thing asked for many times over is read once', async () => {
    const aliases = Array.from({ length: 50 }, (_each, index) => `a${index}: node(id: "wd:Q6259") { id }`).join(' ')
    expect(await costOf(`{ ${aliases} }`)).toEqual(['entity/by-ids'])
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
      'entity/by-ids',
      'relationship/by-keys TWINNED_WITH',
      'source/by-ids',
    ])
  })

  test('totals are counted when they are asked for, and only then', async () => {
    expect(await costOf('{ cities { edges { node { id } } } }')).toEqual(['entity/page City ASC'])
    expect(await costOf('{ cities { totalCount edges { node { id } } } }')).toEqual([
      'entity/count City',
      'entity/page City ASC',
    ])
    const page = 'relationship/page TWINNED_WITH BOTH City ASC'
    expect(await costOf('{ cities { edges { node { twinnings { edges { cursor } } } } } }')).toEqual([
      'entity/page City ASC',
      page,
    ])
    expect(await costOf('{ cities { edges { node { twinnings { totalCount edges { cursor } } } } } }')).toEqual([
      'entity/page City ASC',
      'relationship/counts TWINNED_WITH BOTH City',
      page,
    ])
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
      'entity/page City ASC',
      'relationship/counts-of-any',
      'relationship/page TWINNED_WITH BOTH City ASC',
      'relationship/page TWINNED_WITH BOTH City DESC',
      'relationship/page-of-any ASC',
    ])
  })

  test('a look-up by name is one statement', async () => {
    expect(await costOf('{ city(name: "iasi") { id } }')).toEqual(['entity/by-name'])
    expect(await costOf('{ city(name: "iasi", country: "RO") { id } }')).toEqual(['entity/by-name-in-country'])
  })

  test('nothing that was read for one operation is shown to the next', async () => {
    const query = '{ city(id: "wd:Q6259") { id } }'
    expect(await costOf(query)).toEqual(['entity/by-ids'])
    expect(await costOf(query)).toEqual(['entity/by-ids'])
  })
})
