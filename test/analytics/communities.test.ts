import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { leiden } from '../../src/analytics/leiden.js'
import { modularity } from '../../src/analytics/modularity.js'
import { Cancelled } from '../../src/analytics/progress.js'
import { graphOf, graphOfPairs, type ListedGraph, listedGraphs, weightedGraphOf } from './arbitraries.js'
import { cell, componentsIn, type Matrix, matrixOf, nodesOf, pairsOf } from './brute-force.js'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** As it is defined, over all ordered pairs. */
function modularityIn(matrix: Matrix, communities: readonly number[], resolution = 1): number | null {
  const strengths = matrix.map((row) => sumOf([...row]))
  const all = sumOf(strengths)
  if (all === 0) return null
  const nodes = nodesOf(matrix)
  const of = (a: number, b: number): number =>
    cell(matrix, a, b) - (resolution * (strengths[a] as number) * (strengths[b] as number)) / all
  return sumOf(nodes.flatMap((a) => nodes.filter((b) => communities[a] === communities[b]).map((b) => of(a, b)))) / all
}

/** Every way to divide nodes into communities. */
function partitions(count: number): number[][] {
  if (count === 0) return [[]]
  return partitions(count - 1).flatMap((rest) =>
    Array.from({ length: Math.max(-1, ...rest) + 2 }, (_, community) => [...rest, community]),
  )
}

const near = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 10))

describe('modularity', () => {
  test('is what it is defined as', () => {
    fc.assert(
      fc.property(
        listedGraphs(),
        fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
        fc.constantFrom(1, 0.5, 2),
        (listed, kinds, resolution) => {
          const communities = kinds.slice(0, listed.nodeCount).map((kind) => Math.min(kind, listed.nodeCount - 1))
          const of = (graph: ReturnType<typeof graphOf>) => modularity(graph, Int32Array.from(communities), resolution)
          expect(of(graphOf(listed))).toEqual(near(modularityIn(matrixOf(listed), communities, resolution)))
          expect(of(weightedGraphOf(listed))).toEqual(
            near(modularityIn(matrixOf(listed, true), communities, resolution)),
          )
        },
      ),
    )
  })
})

describe('communities', () => {
  test.each([
    ['by ties', false],
    ['by weights', true],
  ])('%s are numbered by their first node, connected, and such that no node gains by another', (_, weighted) => {
    fc.assert(
      fc.property(
        listedGraphs({ nodes: 20, edges: 40 }),
        fc.nat(),
        fc.constantFrom(1, 0.5, 2),
        (listed, seed, resolution) => {
          const graph = weighted ? weightedGraphOf(listed) : graphOf(listed)
          const found = leiden(graph, { seed, resolution, iterations: 100 })
          expect(leiden(graph, { seed, resolution, iterations: 100 })).toEqual(found)
          const communities = [...found.communityOf]
          const numbers = [...new Set(communities)]
          expect(numbers).toEqual(Array.from({ length: found.communities_count }, (_, number) => number))
          const matrix = matrixOf(listed, weighted)
          const reached = modularityIn(matrix, communities, resolution)
          expect(found.modularity).toEqual(near(reached))
          for (const number of numbers) {
            const outside = new Set(nodesOf(matrix).filter((node) => communities[node] !== number))
            expect(componentsIn(matrix, outside)).toHaveLength(1)
          }
          if (reached === null) return
          for (const node of nodesOf(matrix))
            for (const number of [...numbers, -1]) {
              const moved = modularityIn(matrix, communities.with(node, number), resolution) as number
              expect(moved).toBeLessThan(reached + 1e-8)
            }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('are nearly always the best there are on small graphs, and never far from them', () => {
    const all = partitions(7)
    const short: number[] = []
    const graphs = fc.sample(listedGraphs({ nodes: 7, edges: 14 }), { numRuns: 60, seed: 3 })
    for (const listed of graphs.filter(({ nodeCount }) => nodeCount === 7)) {
      const matrix = matrixOf(listed)
      const best = Math.max(...all.map((communities) => modularityIn(matrix, communities) ?? 0))
      short.push(best - (leiden(graphOf(listed), { seed: 1 }).modularity ?? 0))
    }
    expect(short.length).toBeGreaterThan(5)
    expect(Math.max(...short)).toBeLessThan(0.05)
    expect(short.filter((gap) => gap < 1e-9).length / short.length).toBeGreaterThan(0.8)
  })

  test('are the cliques of a ring of cliques', () => {
    const cliques = Array.from({ length: 12 }, (_, i) =>
      pairsOf(new Array<number[]>(5).fill([])).map(([a, b]) => [5 * i + a, 5 * i + b] as const),
    )
    const ring = cliques.map((_, i) => [5 * i, (5 * i + 6) % 60] as const)
    const { communityOf } = leiden(graphOfPairs(60, [...cliques.flat(), ...ring]), { seed: 7 })
    expect([...communityOf]).toEqual(Array.from({ length: 60 }, (_, node) => Math.floor(node / 5)))
  })

  test('need not be asked of a graph without edges', () => {
    const nothing: ListedGraph = { nodeCount: 2, edges: [] }
    expect(leiden(graphOf(nothing), { seed: 1 })).toMatchObject({ communities_count: 2, modularity: null })
    expect(() => leiden(graphOf(nothing), { seed: 1, progress: { isCancelled: () => true } })).toThrow(Cancelled)
  })
})
