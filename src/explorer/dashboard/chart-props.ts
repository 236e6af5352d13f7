import type { ChartFilters } from './chart-variables.js'

/** What every chart is given. */
export interface ChartProps {
  readonly filters: ChartFilters
  readonly language: string
  readonly onSelect: (id: string) => void
}
