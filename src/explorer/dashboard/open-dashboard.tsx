import type { ComponentProps } from 'preact'
import { fetchPart } from '../api/ask.js'
import { Failure } from '../failure.js'
import { useAnswer } from '../state/use-answer.js'
import { useWords } from '../words/words.js'
import type { DashboardPage } from './dashboard-page.js'

/** The dashboard, whose code comes when somebody opens it. */
export function OpenDashboard(props: ComponentProps<typeof DashboardPage>) {
  const words = useWords()
  const { value: page, error, retry } = useAnswer('dashboard', () => fetchPart(() => import('./dashboard-page.js')))
  if (error) return <Failure error={error} title={words.failed} onRetry={retry} />
  return page ? <page.DashboardPage {...props} /> : <p class="note">{words.loading}</p>
}
