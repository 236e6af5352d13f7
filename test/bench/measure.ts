import { ask } from './ask.js'
import type { Loader } from './load/loader.js'
import { median } from './median.js'
import type { Sample } from './sample.js'
import { say } from './say.js'
import { as, type Shape, type Variables } from './shapes/shape.js'
import type { Urls, Verified } from './verify.js'

/** The last two use answers again. */
const servers = ['peer', 'cityties', 'floor', 'embedded', 'remembering', 'embeddedRemembering'] as const
export type ServerName = (typeof servers)[number]

export interface Figures {
  /** Answers a second at 16 connections. */
  readonly perSecond: number
  /** Median latency at one connection. */
  readonly latency_ms: number
}

export interface Measured {
  readonly shape: Shape
  readonly answer: Verified
  readonly figures: Readonly<Record<ServerName, Figures>>
  /** The two parts of the floor's latency. */
  readonly floorParts: { readonly statement_ms: number; readonly apollo_ms: number }
}

export interface Plan {
  readonly rounds: number
  readonly seconds: number
  readonly warmUp_s: number
}

/** Measurements of one shape in one round: six servers at two loads, and the floor's second part. */
export const measurements_count = servers.length * 2 + 1
const manyConnections = 16

interface Target {
  readonly url: string
  readonly bodies: readonly string[]
}

/** What every server is sent for a shape. */
function targetsOf(shape: Shape, sample: Sample, urls: Urls, bytes: number): Record<ServerName | 'constant', Target> {
  const requests = shape.variables(sample)
  const target = (url: string, query: string, variables = (one: Variables): Variables => one): Target => ({
    url,
    bodies: requests.map((one) => JSON.stringify({ query, variables: variables(one) })),
  })
  return {
    peer: target(urls.peer, shape.peer.query),
    cityties: target(urls.cityties, shape.cityties.query),
    embedded: target(urls.embedded, shape.cityties.query),
    remembering: target(urls.remembering, shape.cityties.query),
    embeddedRemembering: target(urls.embeddedRemembering, shape.cityties.query),
    floor: target(
      urls.floor,
      'query ($shape: String!, $variables: Any!, $bytes: Int!) { statementAndConstant(shape: $shape, variables: $variables, bytes: $bytes) }',
      (variables) => ({ shape: shape.name, variables, bytes }),
    ),
    constant: target(urls.floor, 'query ($bytes: Int!) { constant(bytes: $bytes) }', () => ({ bytes })),
  }
}

interface Job {
  readonly shape: Shape
  readonly answer: Verified
  readonly requests: readonly Variables[]
  readonly targets: Record<ServerName | 'constant', Target>
  readonly perSecond: Record<ServerName, number[]>
  readonly latencies: Record<ServerName | 'statement', number[]>
  /** Mean bytes of an answer while warming up. */
  readonly expectedBytes: Map<Target, number>
}

/** Measures in rounds, the servers in turn within each, so that a slow minute of the machine falls on all. */
export async function measure(
  verified: ReadonlyMap<Shape, Verified>,
  { rounds, seconds, warmUp_s }: Plan,
  { sample, urls, loader }: { sample: Sample; urls: Urls; loader: Loader },
): Promise<Measured[]> {
  const jobs = [...verified].map(([shape, answer]): Job => {
    const lists = () => Object.fromEntries(servers.map((name) => [name, []])) as unknown as Record<ServerName, number[]>
    return {
      shape,
      answer,
      requests: shape.variables(sample),
      targets: targetsOf(shape, sample, urls, answer.bytes),
      perSecond: lists(),
      latencies: { ...lists(), statement: [] },
      expectedBytes: new Map(),
    }
  })
  for (const job of jobs) {
    say(`warming up: ${job.shape.name}`)
    for (const target of Object.values(job.targets)) {
      const { bytes } = await loader.load({ ...target, connections: manyConnections, seconds: warmUp_s })
      job.expectedBytes.set(target, bytes)
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const job of jobs) {
      say(`round ${round + 1} of ${rounds}: ${job.shape.name}`)
      await measureOnce(job, turned(servers, round), seconds, urls.floor, loader)
    }
  }
  return jobs.map(resultOf)
}

export const turned = <T>(list: readonly T[], by: number): T[] => list.map((_, i) => list[(i + by) % list.length] as T)

async function measureOnce(
  job: Job,
  order: readonly ServerName[],
  seconds: number,
  floorUrl: string,
  loader: Loader,
): Promise<void> {
  const { targets, perSecond, latencies, shape, requests } = job
  const load = async (target: Target, connections: number) => {
    const loaded = await loader.load({ ...target, connections, seconds })
    const expected = job.expectedBytes.get(target) ?? 0
    if (loaded.answers === 0)
      throw new Error(
        `${shape.name}: ${target.url} gave no answer in ${seconds} s at ${connections} connections; the machine is too busy for that, give --seconds`,
      )
    // A server that has begun to answer with errors would look fast.
    if (loaded.failures > 0 || loaded.bytes < expected / 2)
      throw new Error(
        `${shape.name}: ${target.url} failed under load: ${loaded.failures} failures, answers of ${Math.round(loaded.bytes)} bytes where ${Math.round(expected)} were usual`,
      )
    return loaded
  }
  for (const name of order) perSecond[name].push((await load(targets[name], manyConnections)).perSecond)
  for (const name of order) {
    if (name !== 'floor') latencies[name].push((await load(targets[name], 1)).median_ms)
    else {
      latencies.floor.push((await load(targets.constant, 1)).median_ms)
      latencies.statement.push(await timeStatement(floorUrl, shape.name, requests, seconds))
    }
  }
}

async function timeStatement(
  url: string,
  shape: string,
  requests: readonly Variables[],
  seconds: number,
): Promise<number> {
  const query = `query ($shape: String!, $requests: Any!, $seconds: Float!) {
    statement_ms(shape: $shape, requests: $requests, seconds: $seconds)
  }`
  const { data } = await ask(url, query, { shape, requests, seconds })
  return as<{ statement_ms: number }>(data).statement_ms
}

function resultOf({ shape, answer, perSecond, latencies }: Job): Measured {
  const floorParts = { statement_ms: median(latencies.statement), apollo_ms: median(latencies.floor) }
  const figures = (name: ServerName): Figures => ({
    perSecond: median(perSecond[name]),
    latency_ms: name === 'floor' ? floorParts.statement_ms + floorParts.apollo_ms : median(latencies[name]),
  })
  return {
    shape,
    answer,
    floorParts,
    figures: Object.fromEntries(servers.map((name) => [name, figures(name)])) as Record<ServerName, Figures>,
  }
}
