import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { edgeOf, nodeOf } from '../../src/analytics/projection.js'
import { graphOf } from '../../src/analytics/selection.js'
import { Graph } from '../../src/graph/graph.js'
import { limits } from '../../src/limits.js'
import { withReads } from '../http/wrapped-engine.js'
import { engines } from '../support/engines.js'
import { author, city, content, entityFact, tie, twins } from './facts.js'

/** A part of the graph is of one version, however much is written meanwhile. */

describe.each(engines)('subgraphs on %s', (_, open) => {
  let graph: Graph
  let edition = 0
  /** What happens before a filter's ids are read. */
  let meanwhile: () => Promise<unknown>
  let filters_count = 0
  beforeAll(async () => {
    const engine = withReads(await open(), (read) => async (statement, parameters) => {
      if (statement.name.includes('/ids ')) {
        filters_count++
        await meanwhile()
      }
      return read(statement, parameters)
    })
    graph = await Graph.open(engine)
  })
  beforeEach(async () => {
    meanwhile = async () => {}
    await load(5)
    filters_count = 0
  })
  afterAll(() => graph.engine.close())

  const programme = entityFact({ id: 'ct:programme/p', type: 'Programme', names: { en: 'p' } })
  /** A ring of so many cities, of which the first is a member of a programme, and one that nothing is tied to. */
  const load = (size: number): Promise<unknown> => {
    const slugs = Array.from({ length: size }, (_unused, i) => `n${i}`)
    const ring = slugs.map((slug, i) => twins(slug, slugs[(i + 1) % size] as string))
    return graph.loader.load(
      [
        content(
          'ring',
          ++edition,
          [...slugs.map((slug, i) => city(slug, { population: i })), city('alone', { population: 0 }), programme],
          [...ring, twins('n0', 'n1', { kind: 'FRIENDSHIP' }), tie('MEMBER_OF', 'ct:city/n0', programme.id)],
        ),
      ],
      author,
    )
  }
  const cities = { population: { gte: 0 } }

  test('has the nodes that its types can tie, whether tied or not', async () => {
    const { projection, nodes, edges, graphVersion } = await graph.subgraphs.select({})
    const idsIn = (mask: Uint8Array): string[] => projection.ids.filter((_id, node) => mask[node] === 1)
    expect(idsIn(nodes)).toEqual(['alone', 'n0', 'n1', 'n2', 'n3', 'n4'].map((slug) => `ct:city/${slug}`))
    expect([edges.length, graphVersion]).toEqual([6, await graph.log.head()])
    const members = await graph.subgraphs.select({ types: ['MEMBER_OF', 'MEMBER_OF'] })
    expect(idsIn(members.nodes)).toContain(programme.id)
    expect([...members.edges]).toEqual([edgeOf(projection, `rel:MEMBER_OF~ct:city/n0~${programme.id}~0`)])
  })

  test('leaves out what is tied to a city that is left out', async () => {
    const { projection, nodes, edges } = await graph.subgraphs.select({
      types: ['TWINNED_WITH', 'MEMBER_OF'],
      cities: { population: { gte: 1 } },
    })
    expect(nodes[nodeOf(projection, programme.id)]).toBe(1)
    expect(nodes[nodeOf(projection, 'ct:city/n0')]).toBe(0)
    expect(edges.length).toBe(3)
  })

  test('as a simple graph has each node, its neighbours once, and the way back to the projection', async () => {
    const subgraph = await graph.subgraphs.select({ cities })
    const { graph: simple, nodes } = graphOf(subgraph)
    const ids = Array.from(nodes, (node) => subgraph.projection.ids[node])
    const neighbours = Object.fromEntries(
      ids.map((id, node) => [
        id,
        Array.from(simple.neighbours.subarray(simple.offsets[node], simple.offsets[node + 1]), (other) => ids[other]),
      ]),
    )
    const named = (...slugs: string[]): string[] => slugs.map((slug) => `ct:city/${slug}`)
    expect(neighbours).toEqual({
      'ct:city/alone': [],
      'ct:city/n0': named('n1', 'n4'),
      'ct:city/n1': named('n0', 'n2'),
      'ct:city/n2': named('n1', 'n3'),
      'ct:city/n3': named('n2', 'n4'),
      'ct:city/n4': named('n0', 'n3'),
    })
  })

  test('is asked for again when the graph is written to in between', async () => {
    meanwhile = async () => {
      meanwhile = async () => {}
      await load(7)
    }
    const { nodes, edges, graphVersion } = await graph.subgraphs.select({ cities })
    expect(filters_count).toBe(2)
    expect([nodes.reduce((sum, one) => sum + one), edges.length, graphVersion]).toEqual([8, 8, await graph.log.head()])
  })

  test('is not to be had when writes keep coming in between', async () => {
    let size = 10
    meanwhile = () => load(++size)
    await expect(graph.subgraphs.select({ cities })).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    expect(filters_count).toBe(limits.selectionAttempts_count)
    // Without a filter there is nothing in between.
    const { edges } = await graph.subgraphs.select({})
    expect(edges.length).toBe(size + 1)
  })
})
