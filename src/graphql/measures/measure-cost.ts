import { isNear, type Metric } from '../../analytics/city-metrics.js'

/**
 * Marks a field that is computed over a whole network, once for all parents that it has:
 * how many such computations it may take, by its arguments (see limit-operations.ts).
 */
export type MeasureCount = (args: Readonly<Record<string, unknown>>) => number

export const oneMeasure: { readonly measures: MeasureCount } = { measures: () => 1 }

/** Metrics that look at a city and its neighbours alone are none. */
export const measureByMetric: { readonly measures: MeasureCount } = {
  measures: ({ by }) => (isNear(by as Metric) ? 0 : 1),
}
