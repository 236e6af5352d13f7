import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { breadthFirst } from '../../src/analytics/breadth-first.js'
import { arcsWithin, egoNetwork } from '../../src/analytics/ego-network.js'
import { kShortestPaths } from '../../src/analytics/k-shortest-paths.js'
import { Cancelled } from '../../src/analytics/progress.js'
import { SearchSpace } from '../../src/analytics/search-space.js'
import { allShortestPaths, shortestPath } from '../../src/analytics/shortest-paths.js'
import type { SimpleGraph } from '../../src/analytics/simple-graph.js'
import { WeightedSpace, weightedDistances, weightedShortestPath } from '../../src/analytics/weighted-paths.js'
import { graphOf, graphOfPairs, type ListedGraph, listedGraphs, weightedGraphOf } from './arbitraries.js'
import { cell, distancesIn, edgesIn, matrixOf, nodesOf, simplePaths } from './brute-force.js'

/** A graph with some of its edges masked out, and the graph without them. */
const masked = fc.tuple(listedGraphs(), fc.nat()).map(([listed, seed]) => {
  const isOpen = (a: number, b: number): boolean =>
    (Math.imul(seed + Math.min(a, b) * 31 + Math.max(a, b), 40_503) >>> 4) % 3 > 0
  const rest: ListedGraph = { ...listed, edges: listed.edges.filter(([a, b]) => isOpen(a, b)) }
  const maskOf = ({ nodeCount, offsets, neighbours }: SimpleGraph): Uint8Array => {
    const mask = new Uint8Array(neighbours.length)
    for (let node = 0; node < nodeCount; node++)
      for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++)
        mask[arc] = isOpen(node, neighbours[arc] as number) ? 1 : 0
    return mask
  }
  return { listed, rest, maskOf }
})

describe('breadth-first search', () => {
  test('finds all distances, and no further than it may go', () => {
    fc.assert(
      fc.property(masked, fc.nat(4), ({ listed, rest, maskOf }, maxHops) => {
        const graph = graphOf(listed)
        const distances = distancesIn(matrixOf(rest))
        for (const source of nodesOf(distances)) {
          const expected = (distances[source] as number[]).map((hops) => (hops <= maxHops ? hops : -1))
          const found = breadthFirst(graph, source, { mask: maskOf(graph), maxHops })
          expect([...found.distances]).toEqual(expected)
          const reached = [...found.reached]
          expect([...reached].sort()).toEqual(nodesOf(distances).filter((node) => expected[node] !== -1))
          expect(reached.map((node) => expected[node])).toEqual(expected.filter((hops) => hops !== -1).sort())
          expect(found.levels.at(-1)).toBe(reached.length)
        }
      }),
    )
  })
})

describe('ego networks', () => {
  test('hold the nearest, and say how many more there are', () => {
    fc.assert(
      fc.property(masked, fc.nat(4), fc.integer({ min: 1, max: 9 }), ({ listed, rest, maskOf }, depth, limit) => {
        const graph = graphOf(listed)
        const mask = maskOf(graph)
        const matrix = matrixOf(rest)
        const distances = distancesIn(matrix)
        for (const centre of nodesOf(matrix)) {
          const own = distances[centre] as number[]
          const within = nodesOf(matrix)
            .filter((node) => (own[node] as number) <= depth)
            .sort((a, b) => (own[a] as number) - (own[b] as number) || a - b)
          const ego = egoNetwork(graph, centre, { depth, limit, mask })
          expect([...ego.nodes]).toEqual(within.slice(0, limit))
          expect([...ego.distances]).toEqual(within.slice(0, limit).map((node) => own[node]))
          expect(ego.more).toBe(Math.max(within.length - limit, 0))
          const ties = edgesIn(matrix).filter((pair) => pair.every((node) => ego.nodes.includes(node)))
          const arcs = arcsWithin(graph, ego.nodes, mask)
          expect(arcs.map((arc) => graph.neighbours[arc])).toEqual(ties.map(([, to]) => to))
        }
      }),
    )
  })
})

describe('shortest paths', () => {
  test('are all found, in the order of their nodes, and counted beyond the limit', () => {
    fc.assert(
      fc.property(masked, fc.integer({ min: 1, max: 4 }), fc.nat(9), ({ listed, rest, maskOf }, limit, maxHops) => {
        const graph = graphOf(listed)
        const space = new SearchSpace(graph.nodeCount)
        const options = { mask: maskOf(graph), space, maxHops }
        const matrix = matrixOf(rest)
        for (const from of nodesOf(matrix))
          for (const to of nodesOf(matrix)) {
            const paths = simplePaths(matrix, from, to)
            const shortest = paths.filter(({ length }) => length === paths[0]?.length && length <= maxHops)
            expect(shortestPath(graph, from, to, options)).toEqual(shortest[0]?.nodes ?? null)
            const expected = shortest[0] && {
              hops: shortest[0].length,
              count: shortest.length,
              paths: shortest.slice(0, limit).map(({ nodes }) => nodes),
            }
            expect(allShortestPaths(graph, from, to, { ...options, limit })).toEqual(expected ?? null)
          }
      }),
    )
  })

  test('are right after so many searches that marks begin anew', () => {
    const graph = graphOfPairs(4, [[0, 1], [1, 2], [0, 3], [3, 2]]) // biome-ignore format: one line
    const space = new SearchSpace(4)
    space.mark = 2 ** 31 - 4 - 20
    for (let search = 0; search < 9; search++) {
      expect(shortestPath(graph, 0, 2, { space })).toEqual([0, 1, 2])
      expect(allShortestPaths(graph, 2, 0, { space, limit: 1 })).toEqual({ hops: 2, count: 2, paths: [[2, 1, 0]] })
    }
    expect(space.mark).toBeLessThan(100)
  })

  test('are counted where there are more than could be written out', () => {
    // 50 diamonds in a row: 2^50 shortest paths.
    const diamonds = Array.from({ length: 50 }, (_, i) => 3 * i)
    const graph = graphOfPairs(
      151,
      diamonds.flatMap((at): [number, number][] => [[at, at + 1], [at, at + 2], [at + 1, at + 3], [at + 2, at + 3]]), // biome-ignore format: a diamond
    )
    const found = allShortestPaths(graph, 0, 150, { limit: 3 })
    expect(found).toMatchObject({ hops: 100, count: 2 ** 50 })
    expect(found?.paths.map((path) => path.slice(-4))).toEqual([[145, 147, 148, 150], [145, 147, 149, 150], [146, 147, 148, 150]]) // biome-ignore format: paths
  })
})

describe('paths by weight', () => {
  test('are as short as any', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        const graph = weightedGraphOf(listed)
        const matrix = matrixOf(listed, true)
        const distances = distancesIn(matrix)
        const space = new WeightedSpace(graph.nodeCount)
        for (const from of nodesOf(matrix)) {
          expect([...weightedDistances(graph, from, { space })]).toEqual(distances[from])
          for (const to of nodesOf(matrix))
            expect(weightedShortestPath(graph, from, to, { space })).toEqual(simplePaths(matrix, from, to)[0] ?? null)
        }
      }),
    )
  })

  test('keep to the mask, and count hops where there are no weights', () => {
    fc.assert(
      fc.property(masked, ({ listed, rest, maskOf }) => {
        const graph = graphOf(listed)
        const distances = distancesIn(matrixOf(rest))
        for (const from of nodesOf(distances)) {
          expect([...weightedDistances(graph, from, { mask: maskOf(graph) })]).toEqual(distances[from])
          for (const to of nodesOf(distances)) {
            const path = weightedShortestPath(graph, from, to, { mask: maskOf(graph) })
            expect(path?.length ?? Number.POSITIVE_INFINITY).toBe(cell(distances, from, to))
          }
        }
      }),
    )
  })
})

describe('the k shortest simple paths', () => {
  test.each(['hops', 'weight'] as const)('by %s are the first of all', (by) => {
    fc.assert(
      fc.property(masked, fc.integer({ min: 1, max: 12 }), ({ listed, rest, maskOf }, k) => {
        const graph = weightedGraphOf(listed)
        const matrix = matrixOf(rest, by === 'weight')
        for (const [from, to] of [[0, graph.nodeCount - 1], [graph.nodeCount >> 1, 0]] as const) // biome-ignore format: pairs
          expect(kShortestPaths(graph, from, to, { k, by, mask: maskOf(graph) })).toEqual(
            simplePaths(matrix, from, to).slice(0, k),
          )
      }),
    )
  })

  test('stop when nobody waits for them', () => {
    const graph = graphOfPairs(4, [[0, 1], [1, 2], [0, 3], [3, 2]]) // biome-ignore format: one line
    const search = () => kShortestPaths(graph, 0, 2, { k: 5, by: 'hops', progress: { isCancelled: () => true } })
    expect(search).toThrow(Cancelled)
  })
})
