import type { AddressInfo } from 'node:net'
import type { Role } from '../../src/access/role.js'
import type { Measures } from '../../src/compute/measures.js'
import type { Engine } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import { createServer, type ServerOptions } from '../../src/server/create-server.js'
import type { ResponseCache } from '../../src/server/response-cache.js'
import { loadSeed } from '../../src/transfer/seed/load-seed.js'
import { startThread } from './start-thread.js'

/** An error as a client reads it. */
export interface ClientError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: { readonly code: string; readonly [detail: string]: unknown }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The body as it came, and as JSON where it is said to be. */
  readonly text: string
  readonly body: { readonly data?: unknown; readonly errors?: readonly ClientError[] }
}

type Variables = Readonly<Record<string, unknown>>

const keyMaker = { actor: 'test', reason: 'a key for a test' }

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly graph: Graph
  readonly measures: Measures
  /** Null where no answers are kept. */
  readonly cache: ResponseCache | null
  /** Under which the change log has what is written by its requests. */
  readonly actor: string
  /** Any request, its body read to the end. */
  fetch(path: string, init?: RequestInit): Promise<Answer>
  /** A query by POST, whatever comes of it. */
  ask(query: string, variables?: Variables): Promise<Answer>
  /** The data of a query that has to answer without an error; the test says what shape it has. */
  data<T>(query: string, variables?: Variables): Promise<T>
  close(): Promise<void>
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
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { ...credentials, ...(init.headers as Record<string, string> | undefined) }
    const response = await fetch(`${url}${path}`, { ...init, headers })
    const text = await response.text()
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? (JSON.parse(text) as Answer['body']) : {},
    }
  }
  const ask = (query: string, variables?: Variables): Promise<Answer> =>
    request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
  return {
    url,
    graph,
    measures: app.measures,
    cache: app.responseCache,
    actor: made ? `key:${made.record.prefix}` : 'anonymous',
    fetch: request,
    ask,
    async data<T>(query: string, variables?: Variables): Promise<T> {
      const { status, text, body } = await ask(query, variables)
      if (status !== 200 || body.errors) throw new Error(`${status} for ${query}\n${text}`)
      return body.data as T
    },
    closeServer: () => app.close(),
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
