/** Where GraphiQL 5 keeps its state: `STORAGE_KEY` of @graphiql/react behind the namespace of @graphiql/toolkit. */
const KEYS = { tabs: 'graphiql:tabState', query: 'graphiql:query', variables: 'graphiql:variables' } as const

/** The part of the browser's storage that tabs need. */
export interface TabStorage {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
  readonly removeItem: (key: string) => void
}

export interface StoredTab {
  readonly query?: string | null
  readonly variables?: string | null
}

/** Null where there are none, or none that can be read. */
export function readTabs(storage: TabStorage): StoredTab[] | null {
  try {
    const state: unknown = JSON.parse(storage.getItem(KEYS.tabs) ?? 'null')
    const hasTabs = typeof state === 'object' && state !== null && 'tabs' in state && Array.isArray(state.tabs)
    return hasTabs ? (state.tabs as StoredTab[]) : null
  } catch {
    return null
  }
}

/** Stores tabs for GraphiQL to open, the one at `active` in front. */
export function storeTabs(storage: TabStorage, tabs: readonly StoredTab[], active: number): void {
  storage.setItem(KEYS.tabs, JSON.stringify({ tabs, activeTabIndex: active }))
  // GraphiQL opens the tab that has the query and variables edited last, whatever the active tab is said to be.
  const { query, variables } = tabs[active] ?? {}
  storage.setItem(KEYS.query, query ?? '')
  if (variables) storage.setItem(KEYS.variables, variables)
  else storage.removeItem(KEYS.variables)
}

/** The shape that GraphiQL writes; it discards the whole state, a visitor's tabs too, when a key is missing. */
export function toStoredTab(query: string, variables: string | null = null): StoredTab {
  const name = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? null
  return {
    // Not crypto.randomUUID: it is missing on a page from a plain-HTTP host other than localhost.
    ...{ id: `cityties-${Date.now()}-${name}`, title: name ?? '<untitled>', operationName: name },
    ...{ query, variables, headers: null, response: null },
  }
}
