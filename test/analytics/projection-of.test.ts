import { expect, test } from '@jest/globals'
import { projectionOf, sizeOf_bytes } from '../bench/analytics/projection-of.js'

test('what the benchmark of growth measures is the graph of its list', () => {
  // A loop, a parallel edge and a node without any.
  const list = { nodeCount: 5, from: Int32Array.of(0, 1, 2, 3, 1), to: Int32Array.of(1, 2, 0, 3, 0) }
  const projection = projectionOf(list)
  expect(projection.ids).toEqual(['ct:city/n0', 'ct:city/n1', 'ct:city/n2', 'ct:city/n3', 'ct:city/n4'])
  expect(projection.edgeCount).toBe(3)
  expect(sizeOf_bytes(projection)).toBeGreaterThan(0)
})
