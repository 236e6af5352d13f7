import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { buildGraph } from '../../src/analytics/build-graph.js'
import { arcBetween, degreeOf, edgeCountOf, type SimpleGraph } from '../../src/analytics/simple-graph.js'
import { edgeListOf, graphOf, graphOfPairs, listedGraphs, weightedGraphOf } from './arbitraries.js'
import { cell, degreeIn, edgesIn, type Matrix, matrixOf, nodesOf } from './brute-force.js'

/** The rows of a graph as a matrix, after it was seen that they ascend. */
function readBack({ nodeCount, offsets, neighbours, weights }: SimpleGraph): Matrix {
  const matrix = Array.from({ length: nodeCount }, () => new Array<number>(nodeCount).fill(0))
  for (let node = 0; node < nodeCount; node++) {
    let last = -1
    for (let arc = offsets[node] as number; arc < (offsets[node + 1] as number); arc++) {
      const other = neighbours[arc] as number
      expect(other).toBeGreaterThan(last)
      last = other
      ;(matrix[node] as number[])[other] = weights ? (weights[arc] as number) : 1
    }
  }
  return matrix
}

/** By name: the test runner has classes of its own. */
const bufferOf = (array: Int32Array | Float64Array | null) => array?.buffer[Symbol.toStringTag]

describe('a graph from a list of edges', () => {
  test('has every tie once in each row, without self loops', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        const graph = graphOf(listed)
        const matrix = matrixOf(listed)
        expect(readBack(graph)).toEqual(matrix)
        expect(edgeCountOf(graph)).toBe(edgesIn(matrix).length)
        for (const node of nodesOf(matrix)) {
          expect(degreeOf(graph, node)).toBe(degreeIn(matrix, node))
          for (const other of nodesOf(matrix)) {
            const arc = arcBetween(graph, node, other)
            expect(arc < 0 ? null : graph.neighbours[arc]).toBe(cell(matrix, node, other) > 0 ? other : null)
          }
        }
      }),
    )
  })

  test('adds the weights of parallel edges up, or takes the least, or counts them', () => {
    fc.assert(
      fc.property(listedGraphs(), (listed) => {
        expect(readBack(weightedGraphOf(listed))).toEqual(matrixOf(listed, true))
        const between = (a: number, b: number) =>
          listed.edges.filter(([from, to]) => from !== to && [a, b].includes(from) && [a, b].includes(to))
        const matrix = matrixOf(listed)
        const expected = (of: (weights: number[]) => number) =>
          matrix.map((row, a) => row.map((tied, b) => (tied ? of(between(a, b).map(([, , weight]) => weight)) : 0)))
        const least = buildGraph(edgeListOf(listed, true), { parallel: 'least' })
        expect(readBack(least)).toEqual(expected((weights) => Math.min(...weights)))
        const counted = buildGraph(edgeListOf(listed), { countParallel: true })
        expect(readBack(counted)).toEqual(expected((weights) => weights.length))
      }),
    )
  })

  test('lies in shared memory when asked to', () => {
    const listed = { nodeCount: 3, edges: [[0, 1, 2] as const, [2, 1, 3] as const] }
    const shared = buildGraph(edgeListOf(listed, true), { shared: true })
    for (const array of [shared.offsets, shared.neighbours, shared.weights])
      expect(bufferOf(array)).toBe('SharedArrayBuffer')
    expect(readBack(shared)).toEqual(readBack(weightedGraphOf(listed)))
    expect(bufferOf(weightedGraphOf(listed).offsets)).toBe('ArrayBuffer')
  })

  test('may be empty', () => {
    expect(readBack(graphOfPairs(0, []))).toEqual([])
    expect(readBack(graphOfPairs(2, []))).toEqual(matrixOf({ nodeCount: 2, edges: [] }))
  })

  test.each([
    [{ nodeCount: 2, from: [0], to: [2] }, 'edge 0 ties 0 to 2, but nodes are from 0 to 1'],
    [{ nodeCount: 2, from: [0, -1], to: [1, 0] }, 'edge 1 ties -1 to 0, but nodes are from 0 to 1'],
    [{ nodeCount: 2, from: [0, 1], to: [1] }, 'edge 1 ties 1 to undefined, but nodes are from 0 to 1'],
    [{ nodeCount: 2, from: [0], to: [1], weights: [0] }, 'edge 0 weighs 0, but weights are above zero'],
  ])('of %j is refused', ({ nodeCount, from, to, ...rest }, message) => {
    const weights = 'weights' in rest ? Float64Array.from(rest.weights) : null
    const edges = { nodeCount, from: Int32Array.from(from), to: Int32Array.from(to), weights }
    expect(() => buildGraph(edges)).toThrow(new RangeError(message))
  })
})
