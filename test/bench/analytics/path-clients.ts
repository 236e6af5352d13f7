import { performance } from 'node:perf_hooks'
import neo4j from 'neo4j-driver'
import { ask } from '../ask.js'
import type { Loader } from '../load/loader.js'
import { median } from '../median.js'
import { as } from '../shapes/shape.js'
import type { PathContent } from './figures.js'

/** Ids. */
export interface Pair {
  readonly from: string
  readonly to: string
}

/** Somebody who asks for shortest paths, in one way or another. */
export interface PathClient {
  hops(pair: Pair): Promise<number | null>
  load(
    content: PathContent,
    pairs: readonly Pair[],
    connections: number,
    seconds: number,
  ): Promise<{ readonly ms: number; readonly perSecond: number }>
}

/** What is shown of each node on a path. */
export const pathContents: Readonly<Record<PathContent, { readonly fields: string; readonly map: string }>> = {
  ids: { fields: 'id', map: '{id: n.id}' },
  'ids and names': { fields: 'id name', map: '{id: n.id, name: n.name}' },
}

export const queryOf = (content: PathContent): string =>
  `query ($from: ID!, $to: ID!) { shortestPath(from: $from, to: $to) { path { hops nodes { ${pathContents[content].fields} } } reason } }`
const statementOf = (content: PathContent): string =>
  `MATCH p = shortestPath((a:City {id: $from})-[:TWINNED_WITH*]-(b:City {id: $to}))
RETURN length(p) AS hops, [n IN nodes(p) | ${pathContents[content].map}] AS nodes`

export function pathsByApi(url: string, loader: Loader): PathClient {
  return {
    async hops(pair) {
      const { data } = await ask(url, queryOf('ids'), { ...pair })
      return as<{ shortestPath: { path: { hops: number } | null } }>(data).shortestPath.path?.hops ?? null
    },
    async load(content, pairs, connections, seconds) {
      const query = queryOf(content)
      const bodies = pairs.map((variables) => JSON.stringify({ query, variables }))
      const { median_ms, perSecond, failures } = await loader.load({ url, connections, seconds, bodies })
      if (failures > 0) throw new Error(`${failures} paths failed`)
      return { ms: median_ms, perSecond }
    },
  }
}

/** Auto-commit reads over plain Bolt, without a routing table: the shortest way that the driver has. */
export function pathsByBolt(url: string): PathClient & { close(): Promise<void> } {
  const driver = neo4j.driver(url.replace('neo4j://', 'bolt://'), undefined, { disableLosslessIntegers: true })
  async function run(content: PathContent, pair: Pair): Promise<number | null> {
    const session = driver.session({ defaultAccessMode: 'READ' })
    try {
      const { records } = await session.run(statementOf(content), { ...pair })
      return (records[0]?.get('hops') as number | undefined) ?? null
    } finally {
      await session.close()
    }
  }
  return {
    hops: (pair) => run('ids', pair),
    async load(content, pairs, connections, seconds) {
      const times: number[] = []
      const start = performance.now()
      const client = async (_: unknown, own: number): Promise<void> => {
        for (let i = Math.floor((own * pairs.length) / connections); performance.now() - start < seconds * 1000; i++) {
          const begun = performance.now()
          await run(content, pairs[i % pairs.length] as Pair)
          times.push(performance.now() - begun)
        }
      }
      await Promise.all(Array.from({ length: connections }, client))
      return { ms: median(times), perSecond: (times.length / (performance.now() - start)) * 1000 }
    },
    close: () => driver.close(),
  }
}
