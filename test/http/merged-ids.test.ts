import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { author, city, content, entityFact, tie, twins } from '../graph/facts.js'
import { request, twinsId } from '../graph/operations.js'
import { engines } from '../support/engines.js'
import { type Nodes, nodesOf, startServer, type TestServer } from '../support/http.js'
import { countingReads } from './wrapped-engine.js'

interface Node {
  readonly id: string
}

/** B was merged into A; both had twinned with X, one of them after the other. */
describe.each(engines)('filters that call things by ids that they had, on %s', (_, open) => {
  let server: TestServer
  let taken: () => string[]
  beforeAll(async () => {
    server = await startServer(
      async () => {
        const counted = countingReads(await open())
        taken = counted.taken
        return counted.engine
      },
      { seed: false },
    )
    const programme = entityFact({ id: 'ct:programme/p', type: 'Programme', names: { en: 'P' } })
    await server.graph.loader.load(
      [
        content(
          'a',
          1,
          [city('a'), city('b'), city('x'), city('y'), programme],
          [
            twins('a', 'x', { since: '1990', until: '2000' }),
            twins('b', 'x', { since: '2010' }),
            twins('b', 'y', { since: '2011' }),
            tie('MEMBER_OF', 'ct:city/b', programme.id),
          ],
        ),
      ],
      author,
    )
  })
  afterAll(() => server.close())

  const costOf = async (query: string): Promise<string[]> => {
    taken()
    await server.data(query)
    return taken()
  }
  const byId = '{ cities(where: {id: {eq: "ct:city/a"}}) { edges { node { id name } } } }'

  test('where nothing was merged they cost no statement more', async () => {
    await server.graph.warm()
    expect(await costOf(byId)).toEqual(['entity/page City'])
  })

  describe('after a merge', () => {
    beforeAll(async () => {
      const merge = { kind: 'MERGE_ENTITIES', id: 'ct:city/a', other: 'ct:city/b', expectedVersion: null } as const
      expect((await server.graph.handEdits.apply(request([merge]), 'somebody')).faults).toEqual([])
    })

    const b = 'ct:city/b'
    const [old, now] = [twinsId('b', 'x'), twinsId('a', 'x', 'TWINNING-1')]
    const idsOf = async (list: string): Promise<string[]> => {
      const { found } = await server.data<{ found: Nodes<Node> & { totalCount: number } }>(
        `{ found: ${list} { totalCount edges { node { id } } } }`,
      )
      const ids = nodesOf(found).map(({ id }) => id)
      expect(found.totalCount).toBe(ids.length)
      return ids
    }

    test.each([
      [`cities(where: {id: {eq: "${b}"}})`, ['ct:city/a']],
      [`cities(where: {id: {in: ["${b}", "ct:city/y"]}})`, ['ct:city/a', 'ct:city/y']],
      [`cities(where: {id: {ne: "${b}"}})`, ['ct:city/x', 'ct:city/y']],
      [`cities(where: {NOT: {id: {in: ["${b}"]}}})`, ['ct:city/x', 'ct:city/y']],
      [`cities(where: {OR: [{id: {eq: "${b}"}}, {id: {eq: "ct:city/x"}}]})`, ['ct:city/a', 'ct:city/x']],
      [`cities(where: {twinnedWith: {id: {eq: "${b}"}}})`, ['ct:city/x', 'ct:city/y']],
      [`cities(where: {twinnings: {id: {eq: "${old}"}}})`, ['ct:city/a', 'ct:city/x']],
      [`programmes(where: {members: {node: {id: {eq: "${b}"}}}})`, ['ct:programme/p']],
      [`twinnings(where: {id: {eq: "${old}"}})`, [now]],
      [`twinnings(where: {id: {in: ["${old}", "${twinsId('b', 'y')}"]}})`, [twinsId('a', 'y'), now]],
      [`twinnings(where: {id: {ne: "${old}"}})`, [twinsId('a', 'x'), twinsId('a', 'y')]],
      [`twinnings(where: {node: {id: {eq: "${b}"}}, since: {gte: "2010"}})`, [twinsId('a', 'y'), now]],
    ])('%s', async (list, expected) => {
      expect((await idsOf(list)).sort()).toEqual([...expected].sort())
    })

    test('lists of one thing, counts, aggregates, rankings, paths and exports', async () => {
      const {
        city: x,
        cityCounts,
        tieCounts,
        ranking,
        subgraph,
      } = await server.data<{
        city: { byNode: Nodes<Node> & { totalCount: number }; byTie: { totalCount: number } }
        cityCounts: readonly { count: number }[]
        tieCounts: readonly { count: number }[]
        ranking: readonly { city: Node }[]
        subgraph: { nodes: readonly Node[] }
      }>(`{
        city(id: "ct:city/x") {
          byNode: twinnings(where: {node: {id: {eq: "${b}"}}}) { totalCount edges { node { id } } }
          byTie: twinnings(where: {id: {eq: "${old}"}}) { totalCount }
        }
        cityCounts(by: [KIND], where: {id: {eq: "${b}"}}) { count }
        tieCounts(by: [STATUS], where: {twinnings: {id: {eq: "${old}"}}}) { count }
        ranking(by: DEGREE, where: {cities: {id: {in: ["${b}", "ct:city/y"]}}}) { city { id } }
        subgraph(where: {cities: {id: {in: ["${b}", "ct:city/y"]}}}) { nodes { id } }
      }`)
      expect(nodesOf(x.byNode).map(({ id }) => id)).toEqual(['ct:city/a', 'ct:city/a'])
      expect([x.byNode.totalCount, x.byTie.totalCount]).toEqual([2, 1])
      expect([cityCounts, tieCounts]).toEqual([[{ count: 1 }], [{ count: 1 }]])
      expect(ranking.map((row) => row.city.id).sort()).toEqual(['ct:city/a', 'ct:city/y'])
      expect(subgraph.nodes.map(({ id }) => id).sort()).toEqual(['ct:city/a', 'ct:city/y'])
      const extract = await server.graph.extracts.open({ cities: { id: { eq: b } }, entities: ['City'] })
      const extracted: string[] = []
      for await (const page of extract.entities()) extracted.push(...page.map(({ entity }) => entity.id))
      expect(extracted).toEqual(['ct:city/a'])
    })

    test('they cost one statement more', async () => {
      await server.graph.warm()
      expect((await costOf(byId)).sort()).toEqual(['entity/page City', 'merged/current-ids'])
    })
  })
})
