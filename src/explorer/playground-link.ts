/** The variables of an operation as they are sent: without those that are null or undefined. */
export const givenVariables = (variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value != null))

/**
 * The playground with a query in a tab of its own, run as it opens. In the fragment, which goes to no server and
 * stands in no log, and may be longer than proxies take an address.
 *
 * @param variables those that are null or undefined are left out
 */
export function playgroundLink(query: string, variables: Readonly<Record<string, unknown>> = {}): string {
  const given = givenVariables(variables)
  const parameters = new URLSearchParams({ query })
  if (Object.keys(given).length > 0) parameters.set('variables', JSON.stringify(given, null, 2))
  return `playground/#${parameters}`
}
