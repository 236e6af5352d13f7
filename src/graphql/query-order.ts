import type { GraphQLField, GraphQLSchema } from 'graphql'

/**
 * The fields of Query in the order in which introspection gives them, and with it the playground's documentation: one
 * thing and its list, looking for it, then what lies between things, then figures of the whole. Decorators leave them
 * in the order of the imports, which says nothing.
 */
export const queryOrder: readonly string[] = [
  ...['city', 'cities', 'search', 'twinnings', 'country', 'countries', 'programme', 'programmes'],
  ...['agreement', 'agreements', 'event', 'events', 'university', 'universities', 'organisation', 'organisations'],
  ...['document', 'documents', 'source', 'sources', 'conflicts', 'likelyDuplicates', 'changes'],
  ...['shortestPath', 'shortestPaths', 'paths', 'commonPartners', 'coAffiliations', 'subgraph'],
  ...['countryMatrix', 'timeline', 'tieCounts', 'cityCounts', 'distances', 'tieCoverage'],
  ...['statistics', 'ranking', 'communities', 'countryNetwork', 'countryNetworkByDecade', 'programmeNetwork'],
  ...['analysisJob', 'node', 'nodes', 'graphVersion', 'lastImportAt', 'cypher'],
]

/** Puts the fields of Query in that order; what it does not name comes last. */
export function orderQuery(schema: GraphQLSchema): void {
  const fields = schema.getQueryType()?.getFields() ?? {}
  const place = ({ name }: GraphQLField<unknown, unknown>): number => {
    const found = queryOrder.indexOf(name)
    return found < 0 ? queryOrder.length : found
  }
  const ordered = Object.values(fields).sort((a, b) => place(a) - place(b))
  for (const { name } of ordered) delete fields[name]
  for (const field of ordered) fields[field.name] = field
}
