import './dashboard.css'

import type { ViewState } from '../state/view-state.js'
import { chartFilters } from './chart-variables.js'
import { CountryChart } from './country-chart.js'
import { useDashboardWords } from './dashboard-words.js'
import { DegreeChart } from './degree-chart.js'
import { MostChart } from './most-chart.js'
import { QualityChart } from './quality-chart.js'
import { YearChart } from './year-chart.js'

interface Props {
  readonly state: ViewState
  readonly language: string
  readonly onSelect: (id: string) => void
}

/** Figures of the whole view, each chart with its own question to the API. */
export function DashboardPage({ state, language, onSelect }: Props) {
  const says = useDashboardWords()
  const chart = { filters: chartFilters({ ...state, language }), language, onSelect }
  return (
    <div class="dashboard">
      {!state.layers.includes('twinnings') && <p class="note">{says.withoutTwinnings}</p>}
      <CountryChart {...chart} />
      <MostChart {...chart} />
      <YearChart {...chart} layers={state.layers} />
      <DegreeChart {...chart} />
      <QualityChart {...chart} />
    </div>
  )
}
