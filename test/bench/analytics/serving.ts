import { randomFrom } from '../../../src/analytics/random.js'
import type { Database } from '../../../src/config.js'
import type { WikidataGraph } from '../../analytics/wikidata-graph.js'
import { ask } from '../ask.js'
import { openDatabases } from '../databases.js'
import { type Loader, startLoader } from '../load/loader.js'
import { turned } from '../measure.js'
import { median } from '../median.js'
import { say } from '../say.js'
import { startCityties } from '../servers/start.js'
import type { Lookups, PathContent, Paths, Percentiles, Serving } from './figures.js'
import { drawPairs } from './pairs.js'
import { type Pair, type PathClient, pathContents, pathsByApi, pathsByBolt } from './path-clients.js'

/** What is required: p99 while an exact betweenness is computed, as a share of that of an idle server. */
export const p99AtMost = 3

const lookupConnections = 4
const pathConnections = [1, 16]
const point = 'query ($id: ID!) { city(id: $id) { id name wikidataId population } }'

export interface ServingPlan {
  readonly rounds: number
  readonly seconds: number
}

/** Serves the graph from the built program, each server a process of its own, and the load too. */
export async function measureServing(wikidata: WikidataGraph, plan: ServingPlan): Promise<Serving> {
  const databases = await openDatabases('5.26.30')
  const loader = startLoader()
  try {
    const lookups: Lookups[] = []
    const engines: [string, Database][] = [
      ['Neo4j', databases.neo4jDatabase],
      ['embedded', databases.embeddedCopy],
    ]
    for (const [engine, database] of engines) {
      const server = await startCityties(database)
      try {
        lookups.push({ engine, ...(await lookUp(server.url, wikidata, plan, loader)) })
      } finally {
        await server.stop()
      }
    }
    return { lookups, paths: await comparePaths(databases.neo4jDatabase, databases.neo4j.url, wikidata, plan, loader) }
  } finally {
    loader.stop()
    await databases.neo4j.stop()
  }
}

async function lookUp(
  url: string,
  { qids }: WikidataGraph,
  { rounds, seconds }: ServingPlan,
  loader: Loader,
): Promise<Omit<Lookups, 'engine'>> {
  const random = randomFrom(2026)
  const ids = Array.from({ length: 1000 }, () => `wd:${qids[Math.floor(random() * qids.length)]}`)
  const bodies = ids.map((id) => JSON.stringify({ query: point, variables: { id } }))
  const load = { url, bodies, connections: lookupConnections, seconds }
  const measures = new Betweenness(url)
  // The measure once, so that its thread, its code and the projection are there.
  await measures.whileComputing(() => loader.load({ ...load, seconds: 1 }))
  await loader.load(load)
  const times = { idle: [] as Percentiles[], busy: [] as Percentiles[] }
  for (let round = 0; round < rounds; round++)
    for (const state of turned(['idle', 'busy'] as const, round)) {
      say(`round ${round + 1} of ${rounds}: look-ups, ${state}`)
      const run = () => loader.load(load)
      const loaded = state === 'idle' ? await run() : await measures.whileComputing(run)
      if (loaded.failures > 0) throw new Error(`${loaded.failures} look-ups failed`)
      times[state].push({ median: loaded.median_ms, p99: loaded.p99_ms })
    }
  const middle = (all: readonly Percentiles[]): Percentiles => ({
    median: median(all.map((one) => one.median)),
    p99: median(all.map(({ p99 }) => p99)),
  })
  const ratios = times.busy.map(({ p99 }, i) => p99 / (times.idle[i] as Percentiles).p99)
  return { idle_ms: middle(times.idle), busy_ms: middle(times.busy), p99Ratio: median(ratios) }
}

/** Exact betweenness through the API, over and over, each time of a question that nobody has asked yet. */
class Betweenness {
  #year = 1000

  constructor(readonly url: string) {}

  async whileComputing<T>(work: () => Promise<T>): Promise<T> {
    let more = true
    const computing = (async () => {
      while (more) await ask(this.url, `{ ranking(by: BETWEENNESS, first: 1, asOf: "${this.#year++}") { value } }`)
    })()
    try {
      return await work()
    } finally {
      more = false
      await computing
    }
  }
}

async function comparePaths(
  database: Database,
  neo4jUrl: string,
  { qids, graph }: WikidataGraph,
  { rounds, seconds }: ServingPlan,
  loader: Loader,
): Promise<Paths[]> {
  const pairs = drawPairs(graph.nodeCount)
    .filter(([from, to]) => from !== to)
    .map(([from, to]): Pair => ({ from: `wd:${qids[from]}`, to: `wd:${qids[to]}` }))
  const server = await startCityties(database)
  const bolt = pathsByBolt(neo4jUrl)
  try {
    const api = pathsByApi(server.url, loader)
    const clients = { api, bolt }
    for (const pair of pairs) {
      const [ours, theirs] = [await api.hops(pair), await bolt.hops(pair)]
      if (ours !== theirs) throw new Error(`${pair.from} to ${pair.to}: ${ours} hops by the API, ${theirs} by Bolt`)
    }
    return await inRounds(clients, pairs, rounds, seconds)
  } finally {
    await bolt.close()
    await server.stop()
  }
}

async function inRounds(
  clients: Readonly<Record<'api' | 'bolt', PathClient>>,
  pairs: readonly Pair[],
  rounds: number,
  seconds: number,
): Promise<Paths[]> {
  const paths: Paths[] = []
  const kinds = (Object.keys(pathContents) as PathContent[]).flatMap((content) =>
    pathConnections.map((connections) => ({ content, connections })),
  )
  for (const { content, connections } of kinds) {
    const figures = { api: [] as Paths['api'][], bolt: [] as Paths['bolt'][] }
    for (const client of Object.values(clients)) await client.load(content, pairs, connections, seconds)
    for (let round = 0; round < rounds; round++)
      for (const name of turned(['api', 'bolt'] as const, round)) {
        say(`round ${round + 1} of ${rounds}: paths with ${content} by ${name}, ${connections} at once`)
        figures[name].push(await clients[name].load(content, pairs, connections, seconds))
      }
    const middle = (all: readonly Paths['api'][]): Paths['api'] => ({
      ms: median(all.map(({ ms }) => ms)),
      perSecond: median(all.map(({ perSecond }) => perSecond)),
    })
    paths.push({ content, connections, api: middle(figures.api), bolt: middle(figures.bolt) })
  }
  return paths
}
