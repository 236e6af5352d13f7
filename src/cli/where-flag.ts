import type { readSubgraphFilter } from '../graphql/aggregate/read-subgraph-filter.js'

/** What `--where` selects. The GraphQL schema takes 0.6 s to load, which only those wait for who ask for a part. */
export async function readWhere(json: string): Promise<ReturnType<typeof readSubgraphFilter>> {
  const [{ readSubgraphFilter: read }, { createSchema }] = await Promise.all([
    import('../graphql/aggregate/read-subgraph-filter.js'),
    import('../graphql/schema.js'),
  ])
  return read(json, await createSchema(), '--where')
}
