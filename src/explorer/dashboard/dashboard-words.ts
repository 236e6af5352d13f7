import { useWords } from '../words/words.js'
import { type DashboardWords, dashboardEnglish } from './dashboard-english.js'
import { dashboardItalian } from './dashboard-italian.js'

/** In the language of the page. */
export function useDashboardWords(): DashboardWords {
  const { locale } = useWords()
  return locale === 'it' ? dashboardItalian : dashboardEnglish
}
