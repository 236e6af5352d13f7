import { readTabs, storeTabs, type TabStorage, toStoredTab } from './stored-tabs.js'

const files = import.meta.glob<string>('./tour/*.graphql', { query: '?raw', import: 'default', eager: true })

/** The worked examples in the order of their file names. GraphiQL names a tab after its operation. */
export const tourTabs: { query: string }[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, query]) => ({ query: query.trimEnd() }))

/**
 * Puts the tour behind the tabs that are stored, which stay, save for untouched examples: those would be there twice.
 * Does nothing where no tabs can be read: GraphiQL then opens its default tabs, and they are the tour.
 */
export function reopenTour(storage: TabStorage): void {
  const stored = readTabs(storage)
  if (stored === null) return
  const examples = new Set(tourTabs.map((tab) => tab.query))
  const own = stored.filter((tab) => tab.variables || !tab.query || !examples.has(tab.query))
  storeTabs(storage, [...own, ...tourTabs.map(({ query }) => toStoredTab(query))], own.length)
}
