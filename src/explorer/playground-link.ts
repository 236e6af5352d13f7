/**
 * The playground with a query in a tab of its own, run as it opens. In the fragment, which goes to no server and
 * stands in no log, and may be longer than proxies take an address.
 *
 * @param variables those that are null or undefined are left out
 */
export function playgroundLink(query: string, variables: Readonly<Record<string, unknown>> = {}): string {
  const given = Object.entries(variables).filter(([, value]) => value != null)
  const parameters = new URLSearchParams({ query })
  if (given.length > 0) parameters.set('variables', JSON.stringify(Object.fromEntries(given), null, 2))
  return `playground/#${parameters}`
}
