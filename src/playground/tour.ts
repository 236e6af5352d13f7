/** Where GraphiQL 5 keeps its state: `STORAGE_KEY` of @graphiql/react behind the namespace of @graphiql/toolkit. */
const KEYS = { tabs: 'graphiql:tabState', query: 'graphiql:query', variables: 'graphiql:variables' } as const

const files = import.meta.glob<string>('./tour/*.graphql', { query: '?raw', import: 'default', eager: true })

/** The worked examples in the order of their file names. GraphiQL names a tab after its operation. */
export const tourTabs: { query: string }[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, query]) => ({ query: query.trimEnd() }))

interface StoredTab {
  query?: string | null
  variables?: string | null
}

/**
 * Puts the tour behind the tabs that are stored, which stay, save for untouched examples: those would be there twice.
 * Does nothing where no tabs can be read: GraphiQL then opens its default tabs, and they are the tour.
 */
export function reopenTour(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): void {
  const stored = readTabs(storage.getItem(KEYS.tabs))
  if (stored === null) return
  const examples = new Set(tourTabs.map((tab) => tab.query))
  const own = stored.filter((tab) => tab.variables || !tab.query || !examples.has(tab.query))
  const tabs = [...own, ...tourTabs.map(({ query }) => toStoredTab(query))]
  storage.setItem(KEYS.tabs, JSON.stringify({ tabs, activeTabIndex: own.length }))
  // GraphiQL opens the tab that has the query and variables edited last, whatever the active tab is said to be.
  storage.setItem(KEYS.query, tourTabs[0]?.query ?? '')
  storage.removeItem(KEYS.variables)
}

function readTabs(text: string | null): StoredTab[] | null {
  try {
    const state: unknown = JSON.parse(text ?? 'null')
    const hasTabs = typeof state === 'object' && state !== null && 'tabs' in state && Array.isArray(state.tabs)
    return hasTabs ? (state.tabs as StoredTab[]) : null
  } catch {
    return null
  }
}

/** The shape that GraphiQL writes; it discards the whole state, a visitor's tabs too, when a key is missing. */
function toStoredTab(query: string) {
  const name = /^query\s+(\w+)/m.exec(query)?.[1] ?? null
  return {
    // Not crypto.randomUUID: it is missing on a page from a plain-HTTP host other than localhost.
    id: `tour-${Date.now()}-${name}`,
    title: name ?? '<untitled>',
    query,
    operationName: name,
    variables: null,
    headers: null,
    response: null,
  }
}
