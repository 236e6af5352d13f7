import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { categoryAssortativity } from '../../src/analytics/category-assortativity.js'
import { averageLocalClustering, countWedges, localClustering, transitivity } from '../../src/analytics/clustering.js'
import { components } from '../../src/analytics/components.js'
import { coreNumbers } from '../../src/analytics/core-numbers.js'
import { cutPoints } from '../../src/analytics/cut-points.js'
import { degreeAssortativity } from '../../src/analytics/degree-assortativity.js'
import { degreeDistribution, degrees, strengths } from '../../src/analytics/degrees.js'
import { reciprocity } from '../../src/analytics/reciprocity.js'
import { countTriangles } from '../../src/analytics/triangles.js'
import { edgeListOf, graphOf, graphOfPairs, listedGraphs, weightedGraphOf } from './arbitraries.js'
import {
  cell,
  componentsIn,
  degreeIn,
  edgesIn,
  type Matrix,
  matrixOf,
  neighboursIn,
  nodesOf,
  pairsOf,
} from './brute-force.js'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

describe('degrees', () => {
  test('count distinct neighbours, strengths weigh them', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        const matrix = matrixOf(listed)
        const expected = nodesOf(matrix).map((node) => degreeIn(matrix, node))
        expect([...degrees(graphOf(listed))]).toEqual(expected)
        expect([...strengths(graphOf(listed))]).toEqual(expected)
        expect([...strengths(weightedGraphOf(listed))]).toEqual(matrixOf(listed, true).map(sumOf))
        const distribution = degreeDistribution(graphOf(listed))
        expect(distribution.flatMap(({ degree, nodes }) => new Array<number>(nodes).fill(degree))).toEqual(
          expected.sort(),
        )
      }),
    )
  })
})

describe('components', () => {
  test('hold what is tied, by their first node', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        const expected = componentsIn(matrixOf(listed))
        const { componentOf, sizes, largest } = components(graphOf(listed))
        expect(
          expected.map((_, number) => [...componentOf.keys()].filter((node) => componentOf[node] === number)),
        ).toEqual(expected)
        expect([...sizes]).toEqual(expected.map((nodes) => nodes.length))
        expect(sizes[largest]).toBe(Math.max(...sizes))
        expect(sizes.indexOf(Math.max(...sizes))).toBe(largest)
      }),
    )
  })

  test('of nothing are none', () => {
    expect(components(graphOfPairs(0, []))).toMatchObject({ largest: -1 })
  })

  test('fall apart along a mask', () => {
    const path = graphOfPairs(3, [[0, 1], [1, 2]]) // biome-ignore format: one line
    expect([...components(path, Uint8Array.of(1, 1, 0, 0)).componentOf]).toEqual([0, 0, 1])
  })
})

describe('core numbers', () => {
  test('are what is left when nodes of lower degree are taken away', () => {
    fc.assert(
      fc.property(listedGraphs({ nodes: 10, edges: 30 }), (listed) => {
        const matrix = matrixOf(listed)
        const expected = nodesOf(matrix).map(() => 0)
        for (let k = 1; k < matrix.length; k++) {
          let left = new Set(nodesOf(matrix))
          for (let before = -1; before !== left.size; ) {
            before = left.size
            left = new Set(
              [...left].filter((node) => neighboursIn(matrix, node).filter((one) => left.has(one)).length >= k),
            )
          }
          for (const node of left) expected[node] = k
        }
        expect([...coreNumbers(graphOf(listed))]).toEqual(expected)
      }),
    )
  })
})

const trianglesAt = (matrix: Matrix, node: number): number => {
  const around = new Set(neighboursIn(matrix, node))
  return edgesIn(matrix).filter(([a, b]) => around.has(a) && around.has(b)).length
}

describe('triangles and wedges', () => {
  test('are all counted, and the coefficients follow', () => {
    fc.assert(
      fc.property(listedGraphs({ nodes: 8, edges: 24 }), (listed) => {
        const matrix = matrixOf(listed)
        const graph = graphOf(listed)
        const expected = nodesOf(matrix).map((node) => trianglesAt(matrix, node))
        const triangles = countTriangles(graph)
        expect([...triangles.perNode]).toEqual(expected)
        expect(triangles.total * 3).toBe(sumOf(expected))
        const wedges = nodesOf(matrix).map((node) => pairsOf(neighboursIn(matrix, node).map(() => [])).length)
        expect(countWedges(graph)).toBe(sumOf(wedges))
        const local = expected.map((count, node) => (wedges[node] ? count / (wedges[node] as number) : 0))
        expect([...localClustering(graph, triangles)]).toEqual(local)
        expect(averageLocalClustering(graph, triangles)).toBeCloseTo(sumOf(local) / local.length, 12)
        const expectedShare = sumOf(wedges) ? sumOf(expected) / sumOf(wedges) : null
        if (expectedShare === null) expect(transitivity(graph, triangles)).toBeNull()
        else expect(transitivity(graph, triangles)).toBeCloseTo(expectedShare, 12)
      }),
    )
  })

  test('of nothing have no average', () => {
    const nothing = graphOfPairs(0, [])
    expect(averageLocalClustering(nothing, countTriangles(nothing))).toBeNull()
  })
})

/** Pearson's correlation; null where a variance is zero. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (of: (pair: readonly [number, number]) => number): number => sumOf(pairs.map(of)) / pairs.length
  const [x, y] = [mean(([a]) => a), mean(([, b]) => b)]
  const variance = mean(([a]) => (a - x) ** 2) * mean(([, b]) => (b - y) ** 2)
  return pairs.length === 0 || variance < 1e-12 ? null : mean(([a, b]) => (a - x) * (b - y)) / Math.sqrt(variance)
}

const expectNear = (found: number | null, expected: number | null): void => {
  if (expected === null) expect(found).toBeNull()
  else expect(found).toBeCloseTo(expected, 9)
}

describe('assortativity', () => {
  test('by degree is a correlation over the ends of edges', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        const matrix = matrixOf(listed)
        const ends = edgesIn(matrix)
          .flatMap(([a, b]) => [[a, b], [b, a]] as const) // biome-ignore format: both ways
          .map(([a, b]) => [degreeIn(matrix, a), degreeIn(matrix, b)] as const)
        expectNear(degreeAssortativity(graphOf(listed)), correlation(ends))
      }),
    )
  })

  test('by category leaves out edges with an end that has none', () => {
    fc.assert(
      fc.property(
        listedGraphs(),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 9, maxLength: 9 }),
        (listed, kinds) => {
          const matrix = matrixOf(listed)
          const kindOf = (node: number): number => kinds[node] as number
          const known = edgesIn(matrix).filter((pair) => pair.every((node) => kindOf(node) >= 0))
          const ends = known.flat().map(kindOf)
          const squares = sumOf([0, 1, 2].map((kind) => (ends.filter((one) => one === kind).length / ends.length) ** 2))
          const within = known.filter(([a, b]) => kindOf(a) === kindOf(b)).length / known.length
          const found = categoryAssortativity(graphOf(listed), Int32Array.from(kinds))
          expect(found).toMatchObject({
            edgesCounted: known.length,
            edgesLeftOut: edgesIn(matrix).length - known.length,
          })
          expectNear(
            found.coefficient,
            known.length === 0 || squares > 1 - 1e-12 ? null : (within - squares) / (1 - squares),
          )
        },
      ),
    )
  })
})

describe('cut points', () => {
  test('are what holds a component together', () => {
    fc.assert(
      fc.property(listedGraphs({ nodes: 10, edges: 14 }), (listed) => {
        const matrix = matrixOf(listed)
        const count = componentsIn(matrix).length
        const { articulationPoints, bridges } = cutPoints(graphOf(listed))
        // An isolated node leaves one component fewer behind, a leaf as many.
        expect([...articulationPoints]).toEqual(
          nodesOf(matrix).filter((node) => componentsIn(matrix, new Set([node])).length > count),
        )
        const without = (a: number, b: number): Matrix =>
          matrix.map((row, x) => row.map((value, y) => ((x === a && y === b) || (x === b && y === a) ? 0 : value)))
        expect(bridges).toEqual(edgesIn(matrix).filter(([a, b]) => componentsIn(without(a, b)).length > count))
      }),
    )
  })

  test('are found in a path of 200,000 nodes', () => {
    const length = 200_000
    const { articulationPoints, bridges } = cutPoints(
      graphOfPairs(
        length,
        Array.from({ length: length - 1 }, (_, i) => [i, i + 1]),
      ),
    )
    expect([articulationPoints.length, bridges.length]).toEqual([length - 2, length - 1])
    expect(cell([[...articulationPoints.slice(0, 2)]], 0, 1)).toBe(2)
  })
})

describe('reciprocity', () => {
  test('is the share of claims, and of pairs, that both ends make', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        const { nodeCount, from, to } = edgeListOf(listed)
        const claims = new Set(listed.edges.filter(([a, b]) => a !== b).map(([a, b]) => `${a} ${b}`))
        const returned = [...claims].filter((claim) => claims.has(claim.split(' ').toReversed().join(' ')))
        const pairs = edgesIn(matrixOf(listed)).length
        const found = reciprocity({ nodeCount, from, to })
        expectNear(found.byClaim, claims.size === 0 ? null : returned.length / claims.size)
        expectNear(found.byPair, pairs === 0 ? null : returned.length / 2 / pairs)
      }),
    )
  })
})
