import { parentPort } from 'node:worker_threads'
import { type DistancePlan, distancePart } from '../../../src/analytics/all-distances.js'
import { type BetweennessPlan, betweennessPart } from '../../../src/analytics/betweenness.js'
import type { SourceRange } from '../../../src/analytics/source-ranges.js'

interface Plan {
  readonly betweenness?: BetweennessPlan
  readonly distances?: DistancePlan
}

let plan: Plan = {}

parentPort?.on('message', (message: { plan?: Plan; range?: SourceRange }) => {
  if (message.plan) plan = message.plan
  if (!message.range) return
  if (plan.betweenness) parentPort?.postMessage(betweennessPart(plan.betweenness, message.range))
  else if (plan.distances) parentPort?.postMessage(distancePart(plan.distances, message.range))
})
