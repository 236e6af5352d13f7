import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { betweenness, betweennessPart, finishBetweenness, planBetweenness } from '../../src/analytics/betweenness.js'
import { Cancelled } from '../../src/analytics/progress.js'
import { sampledBetweenness } from '../../src/analytics/sampled-betweenness.js'
import { sourceRanges } from '../../src/analytics/source-ranges.js'
import { graphOf, graphOfPairs, type ListedGraph, listedGraphs } from './arbitraries.js'
import { matrixOf, nodesOf, pairsOf, simplePaths } from './brute-force.js'

/** From every shortest path of every pair, written out. */
function betweennessIn(listed: ListedGraph): number[] {
  const matrix = matrixOf(listed)
  const values = nodesOf(matrix).map(() => 0)
  for (const [from, to] of pairsOf(matrix)) {
    const paths = simplePaths(matrix, from, to)
    const shortest = paths.filter(({ length }) => length === paths[0]?.length)
    for (const { nodes } of shortest)
      for (const node of nodes.slice(1, -1)) values[node] = (values[node] as number) + 1 / shortest.length
  }
  return values
}

/** Sparse ones are mostly trees that get folded; dense ones mostly not. */
const graphs = fc.oneof(listedGraphs({ nodes: 12, edges: 12 }), listedGraphs({ nodes: 9, edges: 18 }))

describe('betweenness', () => {
  test('is the share of shortest paths that cross a node', () => {
    fc.assert(
      fc.property(graphs, (listed) => {
        const expected = betweennessIn(listed).map((value) => expect.closeTo(value, 9))
        expect([...betweenness(graphOf(listed))]).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  test('is the same to the last bit when parts are computed apart and in any order', () => {
    fc.assert(
      fc.property(listedGraphs({ nodes: 200, edges: 500 }), (listed) => {
        const graph = graphOf(listed)
        const plan = structuredClone(planBetweenness(graph))
        const ranges = sourceRanges(plan.graph.nodeCount)
        const parts = ranges.toReversed().map((range) => betweennessPart(plan, range))
        expect(finishBetweenness(plan, parts.toReversed())).toEqual(betweenness(graph))
      }),
      { numRuns: 20 },
    )
  })

  test('says how far it is, and stops when nobody waits for it', () => {
    const ring = graphOfPairs(
      100,
      Array.from({ length: 100 }, (_, node) => [node, (node + 1) % 100]),
    )
    const heard: number[] = []
    const onProgress = (done: number, total: number) => heard.push(done / total)
    betweenness(ring, { onProgress })
    expect(heard.at(-1)).toBe(1)
    expect(heard.toSorted((a, b) => a - b)).toEqual(heard)
    const isCancelled = () => heard.push(0) > 40
    expect(() => betweenness(ring, { isCancelled })).toThrow(Cancelled)
  })
})

describe('sampled betweenness', () => {
  /** Two cliques on a bridge, with a tail: few nodes have nearly all of it. */
  const pairs = [0, 8].flatMap((first) =>
    pairsOf(new Array<number[]>(8).fill([])).map(([a, b]) => [first + a, first + b] as const),
  )
  const graph = graphOfPairs(22, [...pairs, [0, 8], [8, 16], [16, 17], [17, 18], [3, 12]])
  const exact = betweenness(graph)
  const worst = (seed: number, epsilon: number, delta: number): number => {
    const { values, error } = sampledBetweenness(graph, { epsilon, delta, seed })
    return Math.max(...values.map((value, node) => Math.abs(value - (exact[node] as number)))) / error
  }

  test('keeps to its bound more often than it promises', () => {
    const delta = 0.2
    const runs = Array.from({ length: 200 }, (_, seed) => worst(seed, 0.05, delta))
    expect(runs.filter((error) => error > 1).length / runs.length).toBeLessThanOrEqual(delta)
    // It is a sample, not the exact values.
    expect(Math.max(...runs)).toBeGreaterThan(0.1)
  })

  test('draws more paths for a smaller error, and tells the error in pairs', () => {
    const of = (epsilon: number, delta: number) => sampledBetweenness(graph, { epsilon, delta, seed: 1 })
    expect(of(0.1, 0.1).error).toBeCloseTo((0.1 * 22 * 21) / 2, 10)
    expect(of(0.05, 0.1).samples / of(0.1, 0.1).samples).toBeCloseTo(4, 1)
    expect(of(0.1, 0.01).samples).toBeGreaterThan(of(0.1, 0.1).samples)
    expect(of(0.1, 0.1)).toEqual(of(0.1, 0.1))
  })

  test('is even between paths of one length', () => {
    // From 0 to 5 three ways: two by 1, one by 2.
    const diamond = graphOfPairs(6, [[0, 1], [0, 2], [1, 3], [1, 4], [2, 4], [3, 5], [4, 5]]) // biome-ignore format: one line
    const expected = betweenness(diamond)
    const { values } = sampledBetweenness(diamond, { epsilon: 0.005, delta: 0.1, seed: 5 })
    for (const [node, value] of values.entries()) expect(value).toBeCloseTo(expected[node] as number, 0)
  })

  test('is zero where no path has a node inside', () => {
    const found = sampledBetweenness(graphOfPairs(3, [[0, 1]]), { epsilon: 0.1, delta: 0.1, seed: 1 })
    expect(found).toEqual({ values: new Float64Array(3), error: 0, samples: 0 })
  })

  test.each([
    [{ epsilon: 0, delta: 0.1 }, 'epsilon is 0, but it is between 0 and 1'],
    [{ epsilon: 0.1, delta: 1 }, 'delta is 1, but it is between 0 and 1'],
    [{ epsilon: Number.NaN, delta: 0.1 }, 'epsilon is NaN, but it is between 0 and 1'],
  ])('refuses %j', (bounds, message) => {
    expect(() => sampledBetweenness(graph, { ...bounds, seed: 1 })).toThrow(new RangeError(message))
  })
})
