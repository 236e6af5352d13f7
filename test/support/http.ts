import type { AddressInfo } from 'node:net'
import type { Measures } from '../../src/compute/measures.js'
import type { Engine } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import type { Admission } from '../../src/server/admission.js'
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
  readonly body: {
    readonly data?: unknown
    readonly errors?: readonly ClientError[]
    readonly extensions?: Readonly<Record<string, unknown>>
  }
}

type Variables = Readonly<Record<string, unknown>>

/** Asks a server. */
export interface Client {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** Any request, its body read to the end. */
  fetch(path: string, init?: RequestInit): Promise<Answer>
  /** A query by POST, whatever comes of it. */
  ask(query: string, variables?: Variables): Promise<Answer>
  /** The data of a query that has to answer without an error; the test says what shape it has. */
  data<T>(query: string, variables?: Variables): Promise<T>
}

export interface TestServer extends Client {
  readonly graph: Graph
  readonly measures: Measures
  /** Null where no answers are kept. */
  readonly cache: ResponseCache | null
  readonly admission: Admission
  close(): Promise<void>
  /** Leaves the engine open. */
  closeServer(): Promise<void>
}

/** The part of a connection that most queries select: nodes, and what else stands on the edges. */
export interface Nodes<T, Beside = unknown> {
  readonly edges: readonly ({ readonly node: T } & Beside)[]
}
export const nodesOf = <T>({ edges }: Nodes<T>): T[] => edges.map(({ node }) => node)

export function clientOf(url: string): Client {
  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, init)
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
    fetch: request,
    ask,
    async data<T>(query: string, variables?: Variables): Promise<T> {
      const { status, text, body } = await ask(query, variables)
      if (status !== 200 || body.errors) throw new Error(`${status} for ${query}\n${text}`)
      return body.data as T
    },
  }
}

/** A server that really listens, on a graph. */
export async function serveGraph(graph: Graph, http: ServerOptions = {}): Promise<TestServer> {
  const app = await createServer(graph, { startThread, ...http })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ...clientOf(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`),
    graph,
    measures: app.measures,
    cache: app.responseCache,
    admission: app.admission,
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
  { seed = true, ...http }: { seed?: boolean } & ServerOptions = {},
): Promise<TestServer> {
  const graph = await Graph.open(await open())
  if (seed) await loadSeed(graph)
  return serveGraph(graph, http)
}
