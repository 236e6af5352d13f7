import { parse, print } from 'graphql'
import { readTabs, type StoredTab, storeTabs, type TabStorage, toStoredTab } from './stored-tabs.js'

export interface SharedQuery {
  readonly query: string
  readonly variables: string | null
}

/**
 * The query in a link. It stands in the fragment, which goes to no server and in no log; links with `?query=`, as
 * other tools make them, are read as well.
 */
export function readSharedQuery({
  search,
  hash,
}: {
  readonly search: string
  readonly hash: string
}): SharedQuery | null {
  for (const text of [hash.slice(1), search]) {
    const parameters = new URLSearchParams(text)
    const query = parameters.get('query')?.trim()
    if (query) return { query: readable(query), variables: parameters.get('variables')?.trim() || null }
  }
  return null
}

/** What somebody wrote is left as it is; what a program wrote in one line gets more of them. */
function readable(query: string): string {
  if (query.includes('\n')) return query
  try {
    return print(parse(query))
  } catch {
    return query
  }
}

/** The fragment from which `readSharedQuery` reads the same, with its `#`. */
export function printSharedQuery({ query, variables }: SharedQuery): string {
  return `#${new URLSearchParams({ query, ...(variables?.trim() && { variables }) })}`
}

/** Puts it behind the tabs that are stored, or behind those that a first visitor finds; in front where it is there already. */
export function openSharedQuery(
  storage: TabStorage,
  shared: SharedQuery,
  firstTabs: readonly { query: string }[],
): void {
  const tabs = readTabs(storage) ?? firstTabs.map(({ query }) => toStoredTab(query))
  const isShared = ({ query, variables }: StoredTab): boolean =>
    query?.trim() === shared.query && (variables?.trim() || null) === shared.variables
  const known = tabs.findIndex(isShared)
  if (known >= 0) storeTabs(storage, tabs, known)
  else storeTabs(storage, [...tabs, toStoredTab(shared.query, shared.variables)], tabs.length)
}
