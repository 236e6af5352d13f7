import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { evaluateLinks } from '../../src/analytics/link-evaluation.js'
import { type LinkMethod, linkMethods, type Places } from '../../src/analytics/link-scores.js'
import { Cancelled } from '../../src/analytics/progress.js'
import { suggestTies } from '../../src/analytics/suggest-ties.js'
import { Surroundings } from '../../src/analytics/surroundings.js'
import { greatCircle_km } from '../../src/domain/great-circle.js'
import { graphOf, graphOfPairs, listedGraphs } from './arbitraries.js'
import { cell, degreeIn, distancesIn, type Matrix, matrixOf, neighboursIn, nodesOf, pairsOf } from './brute-force.js'

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const sharedIn = (matrix: Matrix, a: number, b: number): number[] =>
  neighboursIn(matrix, a).filter((node) => cell(matrix, node, b) > 0)

const scoresIn: Record<LinkMethod, (matrix: Matrix, a: number, b: number) => number> = {
  commonNeighbours: (matrix, a, b) => sharedIn(matrix, a, b).length,
  adamicAdar: (matrix, a, b) => sumOf(sharedIn(matrix, a, b).map((node) => 1 / Math.log(degreeIn(matrix, node)))),
  resourceAllocation: (matrix, a, b) => sumOf(sharedIn(matrix, a, b).map((node) => 1 / degreeIn(matrix, node))),
  jaccard: (matrix, a, b) =>
    sharedIn(matrix, a, b).length / new Set([...neighboursIn(matrix, a), ...neighboursIn(matrix, b)]).size,
  preferentialAttachment: (matrix, a, b) => degreeIn(matrix, a) * degreeIn(matrix, b),
  combined: (matrix, a, b) => {
    const paths = neighboursIn(matrix, a).flatMap((first) => sharedIn(matrix, first, b).filter((one) => one !== a).map((second) => [first, second] as const)) // biome-ignore format: pairs
    const inner = sumOf(
      paths.map(([first, second]) => 1 / Math.sqrt(degreeIn(matrix, first) * degreeIn(matrix, second))),
    )
    return (scoresIn.adamicAdar(matrix, a, b) + 2 * inner) / (degreeIn(matrix, a) * degreeIn(matrix, b)) ** 0.2
  },
}

describe('suggested ties', () => {
  test.each(linkMethods)('by %s are the pairs two hops apart, with what they share', (method) => {
    fc.assert(
      fc.property(listedGraphs({ nodes: 9, edges: 18 }), (listed) => {
        const matrix = matrixOf(listed)
        const distances = distancesIn(matrix)
        const graph = graphOf(listed)
        const around = new Surroundings(graph)
        for (const node of nodesOf(matrix)) {
          const expected = nodesOf(matrix)
            .filter((other) => cell(distances, node, other) === 2)
            .map((other) => ({
              node: other,
              score: expect.closeTo(scoresIn[method](matrix, node, other), 10),
              commonNeighbours: sharedIn(matrix, node, other),
              distance_km: null,
              sizeRatio: null,
            }))
          const found = suggestTies(graph, node, { method, limit: 99, around })
          expect(found.toSorted((a, b) => a.node - b.node)).toEqual(expected)
          expect(found.toSorted((a, b) => b.score - a.score || a.node - b.node)).toEqual(found)
          expect(suggestTies(graph, node, { method, limit: 2 })).toEqual(found.slice(0, 2))
        }
      }),
      { numRuns: 60 },
    )
  })

  describe('with places', () => {
    // 0 shares 1 with each of the others, which differ by their place alone.
    const star = graphOfPairs(6, [[1, 0], [1, 2], [1, 3], [1, 4], [1, 5]]) // biome-ignore format: a star
    const places: Places = {
      latitudes: Float64Array.of(45, Number.NaN, 45, 45, 45, Number.NaN),
      longitudes: Float64Array.of(9, Number.NaN, 10, 179, 10, Number.NaN),
      populations: Float64Array.of(70_000, Number.NaN, 70_000, 70_000, 7_000_000, Number.NaN),
    }

    test('by the combined score prefer what is nearer and more alike, and tell both', () => {
      const found = suggestTies(star, 0, { method: 'combined', limit: 9, places })
      expect(found.map(({ node }) => node)).toEqual([2, 5, 3, 4])
      const [near, unknown, , large] = found
      expect(near?.distance_km).toBeCloseTo(78.6, 1)
      expect([near?.sizeRatio, large?.sizeRatio]).toEqual([1, 100])
      expect([unknown?.distance_km, unknown?.sizeRatio]).toEqual([null, null])
      const plain = suggestTies(star, 0, { method: 'combined', limit: 1 })
      expect(unknown?.score).toBe(plain[0]?.score)
    })

    test('by any other score do not change', () => {
      for (const method of linkMethods.filter((one) => one !== 'combined')) {
        const scores = (with_: Places | null) => suggestTies(star, 0, { method, limit: 9, places: with_ }).map(({ score }) => score) // biome-ignore format: one line
        expect(scores(places)).toEqual(scores(null))
      }
    })
  })
})

describe('the evaluation of suggestions', () => {
  /** Groups in which nearly all are tied, so that a hidden tie leaves shared neighbours behind. */
  const groups = Array.from({ length: 10 }, (_, i) =>
    pairsOf(new Array<number[]>(8).fill([])).map(([a, b]) => [8 * i + a, 8 * i + b] as const),
  )
  const graph = graphOfPairs(80, [...groups.flat(), ...groups.map((_, i) => [8 * i, (8 * i + 9) % 80] as const)])
  const options = { seed: 4, precisionAt: [5, 10_000] }

  test('finds what is plain to see, and the same again', () => {
    const found = evaluateLinks(graph, options)
    expect(found.hidden_edges).toBe(29)
    expect(found.suggestedHidden_pairs).toBeGreaterThan(20)
    expect(evaluateLinks(graph, options)).toEqual(found)
    expect(evaluateLinks(graph, { ...options, seed: 5 })).not.toEqual(found)
    for (const { method, auc, aucOfSuggested, precision } of found.methods) {
      const [head, all] = precision
      expect(all).toBeCloseTo(found.suggestedHidden_pairs / found.suggested_pairs, 12)
      if (method === 'preferentialAttachment') continue
      expect([auc, aucOfSuggested].map((value) => (value ?? 0) > 0.9)).toEqual([true, true])
      expect(head).toBe(1)
    }
  })

  test('is one half where scores say nothing', () => {
    // In a ring all degrees are the same but next to what was hidden.
    const ring = graphOfPairs(
      400,
      Array.from({ length: 400 }, (_, node) => [node, (node + 1) % 400]),
    )
    const { methods, suggestedHidden_pairs } = evaluateLinks(ring, { seed: 1, share: 0.1, precisionAt: [] })
    expect(suggestedHidden_pairs).toBe(0)
    expect(methods.map(({ aucOfSuggested }) => aucOfSuggested)).toEqual(linkMethods.map(() => null))
    expect(methods.find(({ method }) => method === 'commonNeighbours')?.auc).toBeCloseTo(0.5, 1)
  })

  test('stops when nobody waits for it', () => {
    expect(() => evaluateLinks(graph, { ...options, progress: { isCancelled: () => true } })).toThrow(Cancelled)
  })
})

describe('great-circle distance', () => {
  test.each([
    ['a quarter of the globe', [0, 0, 0, 90], 10_007.557],
    ['across the antimeridian', [0, 179, 0, -179], 222.39],
    ['between two names of the pole', [90, 0, 90, 120], 0],
    ['from pole to pole', [90, 0, -90, 0], 20_015.115],
    ['Pavia to Iași', [45.185, 9.155, 47.162, 27.589], 1431],
  ] as const)('%s', (_, [latitudeA, longitudeA, latitudeB, longitudeB], km) => {
    const found = greatCircle_km(latitudeA, longitudeA, latitudeB, longitudeB)
    expect(Math.abs(found - km)).toBeLessThan(Math.max(0.01, km / 500))
    expect(greatCircle_km(latitudeB, longitudeB, latitudeA, longitudeA)).toBeCloseTo(found, 9)
  })
})
