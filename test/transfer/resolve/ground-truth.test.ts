import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../../src/compose.js'
import { Graph } from '../../../src/graph/graph.js'
import { whyNoGroundTruth } from '../../bench/resolve/ground-truth.js'
import { loadLabels } from '../../bench/resolve/load-labels.js'
import { type Score, scoresOfTruth, scoresOfUnseen } from '../../bench/resolve/measure.js'
import { embedded, engines, openGraph } from '../../support/engines.js'

/** Names as a network spelled them, and names that no rule was made with, against 10,055 labels. */

const missing = whyNoGroundTruth()
if (missing !== null) process.stdout.write(`\nskipped: ${missing}\n`)

/** What share is found where nothing helps, with the country, with GeoNames, with both. */
const recall: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  members: {
    resolved: 0.89,
    'resolved, country given': 0.92,
    'resolved, with GeoNames': 0.93,
    'resolved, country given, with GeoNames': 0.94,
  },
  signatories: {
    resolved: 0.87,
    'resolved, country given': 0.9,
    'resolved, with GeoNames': 0.95,
    'resolved, country given, with GeoNames': 0.95,
  },
}

const cases = Object.entries(recall).flatMap(([names, ways]) =>
  Object.entries(ways).map(([way, least]) => ({ names, way, least })),
)

const describeHere = missing === null ? describe : describe.skip
describeHere.each(engines)('the ground truth on %s', (_, open) => {
  let graph: Graph
  let truth: Score[]
  beforeAll(async () => {
    graph = await openGraph(open)
    await loadLabels(graph)
    truth = await scoresOfTruth(graph)
  })
  afterAll(() => graph.engine.close())

  test.each(cases)('$names, $way', ({ names, way, least }) => {
    const score = truth.find((one) => one.names === names && one.way === way)
    const plain = truth.find((one) => one.names === names && one.way === 'same folded name')
    expect(score?.precision).toBeGreaterThanOrEqual(0.99)
    expect(score?.recall).toBeGreaterThanOrEqual(least)
    expect(score?.right_count).toBeGreaterThan((plain?.right_count ?? 0) * 1.15)
  })
})

// The embedded engine alone: what is decided is the same on both, as the names above show, and these are many.
describeHere('names that no rule was made with', () => {
  test('are resolved as rightly', async () => {
    const graph = await Graph.open(await openEngine(embedded))
    try {
      await loadLabels(graph)
      for (const { names, way, precision, recall } of await scoresOfUnseen(graph, 200, 7)) {
        if (way === 'same folded name' || names.startsWith('of these')) continue
        expect([names, way, precision >= 0.99]).toEqual([names, way, true])
        expect([names, way, recall >= (names === 'one typo' ? 0.05 : 0.94)]).toEqual([names, way, true])
      }
    } finally {
      await graph.engine.close()
    }
  }, 120_000)
})
