import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allDistances, distancePart, finishDistances, planDistances } from '../../src/analytics/all-distances.js'
import { closeness, harmonicCloseness } from '../../src/analytics/closeness.js'
import { diameter, distanceDistribution, meanDistance } from '../../src/analytics/distance-statistics.js'
import { Cancelled, SharedProgress } from '../../src/analytics/progress.js'
import { sourceRanges } from '../../src/analytics/source-ranges.js'
import { graphOf, graphOfPairs, listedGraphs } from './arbitraries.js'
import { cell, distancesIn, matrixOf, nodesOf, pairsOf } from './brute-force.js'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const near = (values: readonly number[]): unknown[] => values.map((value) => expect.closeTo(value, 10))

/** Sparse ones have leaves, trees and several components; above 32 nodes there are several batches. */
const graphs = fc.oneof(listedGraphs(), listedGraphs({ nodes: 90, edges: 90 }), listedGraphs({ nodes: 70, edges: 160 }))

describe('all distances', () => {
  test('add up to what a matrix of them does', () => {
    fc.assert(
      fc.property(graphs, (listed) => {
        const distances = distancesIn(matrixOf(listed))
        const others = distances.map((row, node) =>
          row.filter((hops, other) => other !== node && hops < Number.POSITIVE_INFINITY),
        )
        const found = allDistances(graphOf(listed))
        expect([...found.reached]).toEqual(others.map(({ length }) => length))
        expect([...found.sums]).toEqual(others.map(sumOf))
        expect([...found.reciprocals]).toEqual(near(others.map((row) => sumOf(row.map((hops) => 1 / hops)))))
        expect([...found.eccentricities]).toEqual(others.map((row) => Math.max(0, ...row)))
        const all = pairsOf(distances)
          .map(([a, b]) => cell(distances, a, b))
          .filter(Number.isFinite)
        const longest = Math.max(0, ...all)
        expect(diameter(found)).toBe(longest || null)
        expect(distanceDistribution(found)).toEqual(
          Array.from({ length: longest }, (_, i) => ({
            hops: i + 1,
            pairs: all.filter((hops) => hops === i + 1).length,
          })),
        )
        if (all.length === 0) expect(meanDistance(found)).toBeNull()
        else expect(meanDistance(found)).toBeCloseTo(sumOf(all) / all.length, 10)
        const n = listed.nodeCount - 1
        expect([...closeness(found)]).toEqual(
          near(others.map((row) => (row.length === 0 ? 0 : (row.length / sumOf(row)) * (row.length / n)))),
        )
        expect([...harmonicCloseness(found)]).toEqual(
          near(others.map((row) => (row.length === 0 ? 0 : sumOf(row.map((hops) => 1 / hops)) / n))),
        )
      }),
      { numRuns: 80 },
    )
  })

  test('are the same to the last bit when parts are computed apart and in any order', () => {
    fc.assert(
      fc.property(listedGraphs({ nodes: 1500, edges: 2500 }), (listed) => {
        const graph = graphOf(listed)
        const plan = structuredClone(planDistances(graph))
        const ranges = sourceRanges(plan.batches.length)
        const parts = ranges.toReversed().map((range) => distancePart(plan, range))
        expect(finishDistances(plan, parts.toReversed())).toEqual(allDistances(graph))
      }),
      { numRuns: 10 },
    )
  })

  test('of no node are none', () => {
    const nothing = allDistances(graphOfPairs(0, []))
    expect([diameter(nothing), meanDistance(nothing), distanceDistribution(nothing)]).toEqual([null, null, []])
  })

  test('say how far they are, and stop when cancelled through shared memory', () => {
    const ring = graphOfPairs(
      640,
      nodesOf(new Array<number[]>(640).fill([])).map((node) => [node, (node + 1) % 640]),
    )
    const progress = new SharedProgress()
    allDistances(ring, progress)
    expect(progress.get()).toEqual({ done: 20, total: 20 })
    new SharedProgress(progress.state).cancel()
    expect(() => allDistances(ring, progress)).toThrow(Cancelled)
  })
})
