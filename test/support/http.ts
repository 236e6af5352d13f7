import type { AddressInfo } from 'node:net'
import type { Role } from '../../src/access/role.js'
import type { Measures } from '../../src/compute/measures.js'
import type { Engine } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import type { Admission } from '../../src/server/admission.js'
import { createServer, type ServerOptions } from '../../src/server/create-server.js'
import type { ResponseCache } from '../../src/server/response-cache.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { type Client, clientOf } from './client.js'
import { startThread } from './start-thread.js'

export type { Answer } from './client.js'

const keyMaker = { actor: 'test', reason: 'a key for a test' }

export interface TestServer extends Client {
  readonly graph: Graph
  readonly measures: Measures
  /** Null where no answers are kept. */
  readonly cache: ResponseCache | null
  readonly admission: Admission
  /** Under which the change log has what is written by its requests. */
  readonly actor: string
  close(): Promise<void>
  /** As a network does. */
  breakConnections(): void
  /** Leaves the engine open. */
  closeServer(): Promise<void>
}

/** The part of a connection that most queries select: nodes, and what else stands on the edges. */
export interface Nodes<T, Beside = unknown> {
  readonly edges: readonly ({ readonly node: T } & Beside)[]
}
export const nodesOf = <T>({ edges }: Nodes<T>): T[] => edges.map(({ node }) => node)

/** What a test's server has beside the settings of every server. */
export interface TestServerOptions extends ServerOptions {
  /** Every request brings a key with this role. */
  readonly role?: Role
}

/** A server that really listens, on a graph. */
export async function serveGraph(graph: Graph, { role, ...http }: TestServerOptions = {}): Promise<TestServer> {
  const made = role && (await graph.accessKeys.create({ name: 'test', roles: [role], expiresAt: null }, keyMaker))
  const credentials: Record<string, string> = made ? { authorization: `Bearer ${made.key}` } : {}
  const app = await createServer(graph, { startThread, ...http })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...clientOf(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, credentials),
    graph,
    measures: app.measures,
    cache: app.responseCache,
    admission: app.admission,
    actor: made ? `key:${made.record.prefix}` : 'anonymous',
    closeServer: () => app.close(),
    breakConnections: () => app.server.closeAllConnections(),
    async close() {
      await app.close()
      await graph.engine.close()
    },
  }
}

/** A server on an empty database of an engine, with the project's own seed in it unless told otherwise. */
export async function startServer(
  open: () => Promise<Engine>,
  { seed = true, ...http }: { seed?: boolean } & TestServerOptions = {},
): Promise<TestServer> {
  const graph = await Graph.open(await open())
  if (seed) await loadSeed(graph)
  return serveGraph(graph, http)
}
