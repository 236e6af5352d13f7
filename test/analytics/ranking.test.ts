import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { eigenvector } from '../../src/analytics/eigenvector.js'
import { pageRank } from '../../src/analytics/pagerank.js'
import { Cancelled } from '../../src/analytics/progress.js'
import { graphOf, graphOfPairs, listedGraphs, weightedGraphOf } from './arbitraries.js'
import { cell, type Matrix, matrixOf, neighboursIn, nodesOf } from './brute-force.js'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** As it is defined: a surfer who follows ties, begins anew, and leaves nodes without ties for anywhere. */
function pageRankIn(matrix: Matrix, damping: number): number[] {
  const nodes = nodesOf(matrix)
  let values = nodes.map(() => 1 / nodes.length)
  for (let step = 0; step < 300; step++) {
    const stuck = sumOf(values.filter((_, node) => neighboursIn(matrix, node).length === 0))
    const anywhere = (1 - damping + damping * stuck) / nodes.length
    values = nodes.map(
      (node) =>
        anywhere +
        damping *
          sumOf(
            neighboursIn(matrix, node).map(
              (other) =>
                ((values[other] as number) * cell(matrix, other, node)) / sumOf([...(matrix[other] as number[])]),
            ),
          ),
    )
  }
  return values
}

describe('PageRank', () => {
  test.each([
    ['by ties', false],
    ['by weights', true],
  ])('%s is where a surfer is found', (_, weighted) => {
    fc.assert(
      fc.property(listedGraphs(), fc.constantFrom(0.5, 0.85), (listed, damping) => {
        const graph = weighted ? weightedGraphOf(listed) : graphOf(listed)
        const { values } = pageRank(graph, { damping })
        expect([...values]).toEqual(
          pageRankIn(matrixOf(listed, weighted), damping).map((value) => expect.closeTo(value, 10)),
        )
        expect(sumOf([...values])).toBeCloseTo(1, 12)
      }),
    )
  })

  test('stops when nobody waits for it', () => {
    expect(() => pageRank(graphOfPairs(2, [[0, 1]]), { progress: { isCancelled: () => true } })).toThrow(Cancelled)
  })
})

describe('eigenvector centrality', () => {
  test('is as high as the sum of its neighbours, in the components of the largest eigenvalue alone', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        const matrix = matrixOf(listed)
        const { values, eigenvalue } = eigenvector(graphOf(listed))
        // The largest of all eigenvalues, from how fast the number of walks grows; scaled, or it overflows.
        let counts = nodesOf(matrix).map(() => 1)
        let growth = 0
        for (let step = 0; step < 1000; step++) {
          const longer = counts.map(
            (count, node) => count + sumOf(neighboursIn(matrix, node).map((other) => counts[other] as number)),
          )
          const most = Math.max(...longer)
          counts = longer.map((count) => count / most)
          growth = most - 1
        }
        expect(eigenvalue).toBeCloseTo(growth, 4)
        for (const node of nodesOf(matrix)) {
          const around = sumOf(neighboursIn(matrix, node).map((other) => values[other] as number))
          expect((values[node] as number) * eigenvalue).toBeCloseTo(around, 8)
          expect(values[node]).toBeGreaterThanOrEqual(0)
        }
        expect(Math.max(...values)).toBe(eigenvalue > 0 ? 1 : 0)
      }),
    )
  })

  test('gives each of two components alike its own vector, and a smaller one none', () => {
    const stars = [[0, 1], [0, 2], [0, 3], [4, 5], [4, 6], [4, 7], [8, 9]] as const // biome-ignore format: three stars
    const { values, eigenvalue } = eigenvector(graphOfPairs(11, stars))
    expect(eigenvalue).toBeCloseTo(Math.sqrt(3), 10)
    const star = [1, ...new Array<number>(3).fill(1 / Math.sqrt(3))]
    expect([...values]).toEqual([...star, ...star, 0, 0, 0].map((value) => expect.closeTo(value, 10)))
  })

  test('takes the component of the largest eigenvalue wherever it stands', () => {
    const triangle = [[2, 3], [3, 4], [2, 4]] as const // biome-ignore format: one line
    expect([...eigenvector(graphOfPairs(5, [[0, 1], ...triangle])).values]).toEqual([0, 0, 1, 1, 1])
    // Its highest degree promises more than the path holds.
    expect([...eigenvector(graphOfPairs(6, [[0, 1], [0, 2], [3, 4], [4, 5], [3, 5]])).values]).toEqual([0, 0, 0, 1, 1, 1]) // biome-ignore format: one line
  })
})
