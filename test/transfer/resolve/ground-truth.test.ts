import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Graph } from '../../../src/graph/graph.js'
import { whyNoGroundTruth } from '../../bench/resolve/ground-truth.js'
import { loadLabels } from '../../bench/resolve/load-labels.js'
import { type Score, scoresOfTruth, scoresOfUnseen } from '../../bench/resolve/measure.js'
import { engines, openGraph } from '../../support/engines.js'

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

  test('names that no rule was made with are resolved as rightly', async () => {
    for (const score of await scoresOfUnseen(graph, 200, 7)) {
      if (score.way === 'same folded name' || score.names.startsWith('of these')) continue
      expect([score.names, score.way, score.precision >= 0.99]).toEqual([score.names, score.way, true])
      const least = score.names === 'one typo' ? 0.05 : 0.94
      expect([score.names, score.way, score.recall >= least]).toEqual([score.names, score.way, true])
    }
  })
})
