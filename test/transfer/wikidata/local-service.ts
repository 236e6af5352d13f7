import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import oxigraph from 'oxigraph'
import type { WorldItem } from './world.js'
import { turtleOf } from './world-rdf.js'

/** What the service does with a request, instead of answering it. */
export type Mishap = (response: ServerResponse, answer: string) => void

export interface Asked {
  readonly query: string
  readonly method: string
  readonly headers: IncomingMessage['headers']
}

/** What the query service writes where it gives up a query. */
export const stackTrace = (query: string): string =>
  [
    `SPARQL-QUERY: queryStr=${query}`,
    'java.util.concurrent.TimeoutException',
    '\tat java.util.concurrent.FutureTask.get(FutureTask.java:205)',
    '\tat com.bigdata.rdf.sail.webapp.BigdataServlet.submitApiTask(BigdataServlet.java:292)',
    '\tat com.bigdata.rdf.sail.webapp.QueryServlet.doSparqlQuery(QueryServlet.java:678)',
    '',
  ].join('\n')

const json = 'application/sparql-results+json;charset=utf-8'

/** A query service on this machine: SPARQL 1.1 over a small Wikidata, with mishaps where a test wants some. */
export class LocalService {
  readonly asked: Asked[] = []
  /** By the number of the request, from 1. */
  readonly mishaps = new Map<number, Mishap>()
  /** Told for each request what shall happen to it. */
  mishapOf: (asked: Asked, number: number) => Mishap | undefined = (_, number) => this.mishaps.get(number)
  readonly #store = new oxigraph.Store()
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response)
  })

  static async start(items: readonly WorldItem[]): Promise<LocalService> {
    const service = new LocalService()
    service.#store.load(turtleOf(items), { format: 'text/turtle' })
    await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve))
    return service
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/sparql`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The JSON of SPARQL 1.1 results, over several lines as the query service writes it. */
  answerTo(query: string): string {
    const compact = this.#store.query(query, { results_format: 'json' }) as string
    return JSON.stringify(JSON.parse(compact), null, 2)
  }

  csvTo(query: string): string {
    return this.#store.query(query, { results_format: 'csv' }) as string
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const query = new URLSearchParams(Buffer.concat(chunks).toString()).get('query') ?? ''
    const asked = { query, method: request.method ?? '', headers: request.headers }
    this.asked.push(asked)
    const answer = this.answerTo(query)
    const mishap = this.mishapOf(asked, this.asked.length)
    if (mishap) mishap(response, answer)
    else response.writeHead(200, { 'content-type': json }).end(answer)
  }
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = 'Too Many Requests'): Mishap =>
  (response) => {
    response.writeHead(code, { 'content-type': 'text/html', ...headers }).end(body)
  }

/** As it ends when the time is up in the midst of an answer: with 200, and a stack trace in the last text. */
export const timedOutInAnswer: Mishap = (response, answer) => {
  response.writeHead(200, { 'content-type': json }).end(`${answer.slice(0, -40)}"value" : "${stackTrace('SELECT …')}`)
}

export const timedOut: Mishap = status(500, { 'content-type': 'text/plain' }, stackTrace('SELECT …'))

export const cutOff: Mishap = (response, answer) => {
  response.writeHead(200, { 'content-type': json }).end(answer.slice(0, Math.floor(answer.length / 2)))
}

/** More is promised than comes before the connection is gone. */
export const connectionReset: Mishap = (response, answer) => {
  response.writeHead(200, { 'content-type': json, 'content-length': String(Buffer.byteLength(answer)) })
  response.write(answer.slice(0, 30), () => response.destroy())
}

export const other =
  (body: string, type = json): Mishap =>
  (response) => {
    response.writeHead(200, { 'content-type': type }).end(body)
  }
