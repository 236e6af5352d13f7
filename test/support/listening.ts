import { once } from 'node:events'
import { createClient as createStreamClient, type Client as StreamClient } from 'graphql-sse'
import { createClient as createSocketClient, type Client as SocketClient } from 'graphql-ws'
import { type ClientOptions, WebSocket } from 'ws'

type Variables = Readonly<Record<string, unknown>>

export interface Told {
  readonly data?: { readonly graphChanged: Readonly<Record<string, unknown>> } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[]
}

/** Listens by a library of others, so that it is their protocol that is spoken. */
export interface Listener {
  readonly name: string
  /** What a subscription gives; ending it ends the subscription. */
  listen(query: string, variables?: Variables): AsyncIterableIterator<Told>
  close(): Promise<void>
}

/** @param credentials as headers have them */
export function overWebSocket(url: string, credentials: Record<string, string> = {}): Listener {
  const client: SocketClient = createSocketClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: credentials,
    retryAttempts: 0,
  })
  return {
    name: 'over WebSocket',
    listen: (query, variables = {}) => client.iterate({ query, variables }) as unknown as AsyncIterableIterator<Told>,
    close: async () => client.dispose(),
  }
}

/** The same as an event stream. */
export function overEventStream(url: string, credentials: Record<string, string> = {}): Listener {
  const client: StreamClient = createStreamClient({ url: `${url}/graphql`, headers: credentials, retryAttempts: 0 })
  return {
    name: 'as an event stream',
    listen: (query, variables = {}) => client.iterate({ query, variables }) as unknown as AsyncIterableIterator<Told>,
    close: async () => client.dispose(),
  }
}

/** The next event; it has to come. */
export async function nextOf(events: AsyncIterableIterator<Told>): Promise<Readonly<Record<string, unknown>>> {
  const { value, done } = await events.next()
  if (done || !value.data || value.errors) throw new Error(`no event: ${JSON.stringify(value ?? 'the end')}`)
  return value.data.graphChanged
}

/** What one message of graphql-ws is. */
export interface Message {
  readonly type: string
  readonly id?: string
  readonly payload?: unknown
}

/** A WebSocket of which the test sends every message itself. */
export class RawSocket {
  readonly received: Message[] = []
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  #arrived: () => void = () => {}

  private constructor(readonly socket: WebSocket) {
    this.closed = once(socket, 'close').then(([code, reason]) => ({ code: Number(code), reason: String(reason) }))
    socket.on('error', () => {})
    socket.on('message', (data) => {
      this.received.push(JSON.parse(String(data)) as Message)
      this.#arrived()
    })
  }

  /** @throws where the request for it is refused, with its status */
  static async open(url: string, options: ClientOptions = {}): Promise<RawSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options)
    const raw = new RawSocket(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('unexpected-response', (_, response) => reject(new Error(`status ${response.statusCode}`)))
      socket.once('error', reject)
    })
    return raw
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  subscribe(id: string, query: string, variables: Variables = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } })
  }

  /** The first message for which this holds, that has come or will. */
  async message(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.received.find(fits)
      if (found) return found
      await Promise.race([
        new Promise<void>((resolve) => {
          this.#arrived = resolve
        }),
        this.closed.then((how) => {
          throw new Error(`closed: ${JSON.stringify(how)}`)
        }),
      ])
    }
  }

  /** Says hello, and waits for the answer. */
  async init(payload?: unknown): Promise<void> {
    this.send({ type: 'connection_init', ...(payload === undefined ? {} : { payload }) })
    await this.message(({ type }) => type === 'connection_ack')
  }
}

export interface StreamedEvent {
  readonly event?: string
  readonly id?: string
  readonly data?: string
}

/** An event stream as it comes, as browsers read one: also what carries no data. */
export class RawStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #abort: AbortController
  #text = ''

  private constructor(
    readonly response: Response,
    abort: AbortController,
  ) {
    this.#abort = abort
    this.#reader = (response.body as ReadableStream<Uint8Array>).getReader()
  }

  static async open(url: string, query: string, headers: Record<string, string> = {}): Promise<RawStream> {
    const abort = new AbortController()
    const response = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/event-stream', ...headers },
      signal: abort.signal,
    })
    return new RawStream(response, abort)
  }

  /** The next block of lines; null at the end. */
  async next(): Promise<StreamedEvent | null> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end >= 0) {
        const lines = this.#text.slice(0, end).split('\n')
        this.#text = this.#text.slice(end + 2)
        return Object.fromEntries(
          lines.filter((line) => !line.startsWith(':') && line !== '').map((line) => line.split(/: ?(.*)/s, 2)),
        )
      }
      const { value, done } = await this.#reader.read()
      if (done) return null
      this.#text += Buffer.from(value).toString()
    }
  }

  /** The next one that has data. */
  async event(): Promise<StreamedEvent & { readonly told: Told }> {
    for (;;) {
      const block = await this.next()
      if (block === null) throw new Error('the stream has ended')
      if (block.event === 'next') return { ...block, told: JSON.parse(block.data ?? '') as Told }
    }
  }

  close(): void {
    this.#abort.abort()
  }
}
