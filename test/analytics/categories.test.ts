import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { projectBipartite } from '../../src/analytics/bipartite-projection.js'
import { categoriesOf } from '../../src/analytics/categories.js'
import { categoryPairs } from '../../src/analytics/category-pairs.js'
import { foldByCategory } from '../../src/analytics/fold-by-category.js'
import type { SimpleGraph } from '../../src/analytics/simple-graph.js'
import { graphOf, graphOfPairs, listedGraphs, weightedGraphOf } from './arbitraries.js'
import { cell, edgesIn, type Matrix, matchings, matrixOf, nodesOf, pairsOf } from './brute-force.js'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
/** Of each node what it belongs to: to nothing, to one, or to several; and one category that nothing belongs to. */
const categories = fc.array(fc.subarray([0, 1, 2]), { minLength: 9, maxLength: 9 })
type Kinds = readonly (readonly number[])[]
/** Whether a tie of two nodes, or of two halves, is one between two categories. */
const counts = (kinds: Kinds, a: number, b: number, x: number, y: number): boolean => {
  const has = (node: number, kind: number): boolean => (kinds[node] as readonly number[]).includes(kind)
  return (has(a, x) && has(b, y)) || (has(a, y) && has(b, x))
}

function weightsOf({ nodeCount, offsets, neighbours, weights }: SimpleGraph): Matrix {
  const matrix = Array.from({ length: nodeCount }, () => new Array<number>(nodeCount).fill(0))
  for (let node = 0; node < nodeCount; node++)
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++)
      (matrix[node] as number[])[neighbours[arc] as number] = weights?.[arc] ?? 1
  return matrix
}

describe('a graph folded by category', () => {
  test.each([
    ['by ties', false],
    ['by weights', true],
  ])('adds up %s between, within and without', (_, weighted) => {
    fc.assert(
      fc.property(listedGraphs(), categories, (listed, all) => {
        const kinds = all.slice(0, listed.nodeCount)
        const matrix = matrixOf(listed, weighted)
        const found = foldByCategory(weighted ? weightedGraphOf(listed) : graphOf(listed), categoriesOf(kinds, 4))
        const weightWhere = (is: (a: number, b: number) => boolean): number =>
          sumOf(edgesIn(matrix).map(([a, b]) => (is(a, b) ? cell(matrix, a, b) : 0)))
        const between = [0, 1, 2, 3].map((x) =>
          [0, 1, 2, 3].map((y) => (x === y ? 0 : weightWhere((a, b) => counts(kinds, a, b, x, y)))),
        )
        expect(weightsOf(found.graph)).toEqual(between)
        expect([...found.within]).toEqual([0, 1, 2, 3].map((x) => weightWhere((a, b) => counts(kinds, a, b, x, x))))
        expect([...found.sizes]).toEqual([0, 1, 2, 3].map((x) => kinds.filter((own) => own.includes(x)).length))
        expect(found.leftOut_nodes).toBe(kinds.filter(({ length }) => length === 0).length)
        expect(found.leftOut_weight).toBe(weightWhere((a, b) => [a, b].some((one) => kinds[one]?.length === 0)))
      }),
    )
  })
})

describe('pairs of categories against chance', () => {
  test('have the mean and deviation of all ways to join their halves', () => {
    const runs = fc.property(listedGraphs({ nodes: 6, edges: 5 }), categories, (listed, kinds) => {
      const matrix = matrixOf(listed)
      const known = edgesIn(matrix).filter((pair) => pair.every((node) => kinds[node]?.length !== 0))
      const kindsOfHalf = known.flat().map((node) => kinds[node] as number[])
      const all = matchings([...kindsOfHalf.keys()])
      const found = categoryPairs(graphOf(listed), categoriesOf(kinds.slice(0, listed.nodeCount), 3))
      expect(found).toMatchObject({ tiesCounted: known.length, tiesLeftOut: edgesIn(matrix).length - known.length })
      const expected = [...pairsOf([[], [], []]), [0, 0] as const, [1, 1] as const, [2, 2] as const]
        .sort(([a, b], [c, d]) => a - c || b - d)
        .map(([x, y]) => {
          const drawn = all.map((pairs) => pairs.filter(([a, b]) => counts(kindsOfHalf, a, b, x, y)).length)
          const mean = sumOf(drawn) / drawn.length
          const deviation = Math.sqrt(sumOf(drawn.map((count) => (count - mean) ** 2)) / drawn.length)
          const ties = known.filter(([a, b]) => counts(kinds, a, b, x, y)).length
          return { categories: [x, y], ties, mean, deviation }
        })
        .filter(({ mean }) => mean > 0)
      expect(found.pairs).toEqual(
        expected.map(({ categories: pair, ties, mean, deviation }) => ({
          categories: pair,
          ties,
          expected: expect.closeTo(mean, 9),
          deviation: expect.closeTo(deviation, 6),
          zScore: deviation < 1e-9 ? null : expect.closeTo((ties - mean) / deviation, 6),
        })),
      )
    })
    fc.assert(runs, { numRuns: 60 })
  })
})

describe('a bipartite projection', () => {
  const memberships = fc.record({
    nodeCount: fc.constant(6),
    groupCount: fc.constant(4),
    ties: fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 20 }),
  })

  test.each(['count', 'newman'] as const)('ties what shares a group, weighed by %s', (weighing) => {
    fc.assert(
      fc.property(memberships, ({ nodeCount, groupCount, ties }) => {
        const members = Array.from({ length: groupCount }, (_, group) => [
          ...new Set(ties.filter(([, one]) => one === group).map(([node]) => node)),
        ])
        const nodes = Int32Array.from(ties, ([node]) => node)
        const groups = Int32Array.from(ties, ([, group]) => group)
        const found = weightsOf(
          projectBipartite({ nodeCount, groupCount, nodes, groups }, { weighing, edgesMax_count: 15 }),
        )
        for (const a of nodesOf(found))
          for (const b of nodesOf(found)) {
            const both = a === b ? [] : members.filter((one) => one.includes(a) && one.includes(b))
            const weight = sumOf(both.map(({ length }) => (weighing === 'count' ? 1 : 1 / (length - 1))))
            expect(cell(found, a, b)).toBeCloseTo(weight, 12)
          }
      }),
    )
  })

  test('that would be too large is refused', () => {
    const star = { nodeCount: 4, groupCount: 1, nodes: Int32Array.of(0, 1, 2, 3), groups: Int32Array.of(0, 0, 0, 0) }
    expect(() => projectBipartite(star, { edgesMax_count: 5 })).toThrow(
      expect.objectContaining({ kind: 'LIMIT_EXCEEDED', details: { limit: 5 } }),
    )
    expect(weightsOf(projectBipartite(star, { edgesMax_count: 6 }))).toEqual(
      weightsOf(graphOfPairs(4, pairsOf([[], [], [], []]))),
    )
  })
})
