import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type ExecutionArgs, type GraphQLSchema, parse } from 'graphql'
import { type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Caller } from '../../access/caller.js'
import type { Headers } from '../../access/credentials.js'
import { CityTiesError, errorKinds, limitExceeded } from '../../domain/errors.js'
import type { Graph } from '../../graph/graph.js'
import { limits } from '../../limits.js'
import { clientOf } from '../client-of.js'
import type { Identification } from '../identification.js'
import type { Answers } from './answers.js'
import { assertOwnOrigin } from './own-origin.js'
import { Refusal, worded } from './refusal.js'
import type { Subscribers } from './subscribers.js'
import type { Subscriptions } from './subscriptions.js'
import { routeUpgrades, takeOver } from './upgrades.js'
import { WebSocketConnection } from './web-socket-connection.js'

export interface WebSocketOptions {
  readonly graph: Graph
  readonly schema: GraphQLSchema
  readonly subscriptions: Subscriptions
  readonly subscribers: Subscribers
  readonly identification: Identification
  readonly corsOrigins: readonly string[]
}

interface Extra {
  readonly connection: WebSocketConnection
  readonly request: FastifyRequest
  /** Null until the client has said who it is. */
  caller: Caller | null
}

type WebSocketContext = Context<Record<string, unknown>, Extra>

/** What graphql-ws takes for the arguments of a subscription, which has begun already. */
type Begun = ExecutionArgs & { readonly answers: Answers }

/** Any document with a subscription: graphql-ws asks of which kind an operation is, and no more. */
const ofSubscription = parse('subscription { graphChanged { seq } }')

/**
 * Subscriptions over WebSocket, at the address of all other operations.
 *
 * https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export function addWebSockets(app: FastifyInstance, options: WebSocketOptions): void {
  const { subscribers, corsOrigins } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.subscriptionMessageMax_bytes,
    // What it takes of memory for each connection is more than it saves on events of 300 bytes.
    perMessageDeflate: false,
    handleProtocols,
  })
  const protocol = makeServer<Record<string, unknown>, Extra>({
    schema: options.schema,
    connectionInitWaitTimeout: subscribers.bounds.init_ms,
    jsonMessageReviver: withText,
    onConnect: (context) => identify(context, options),
    onSubscribe: (context, _id, payload) => begin(context, payload, app, options),
    subscribe: (args) => (args as Begun).answers as never,
    // Errors are in our words already.
    onNext: (_context, _id, _payload, _args, result) => result as never,
  })
  routeUpgrades(app)
  app.route({
    url: '/graphql',
    method: 'GET',
    exposeHeadRoute: false,
    constraints: { transport: 'websocket' },
    handler(request, reply) {
      assertOwnOrigin(request, corsOrigins)
      reply.hijack()
      const { name: client } = clientOf(request)
      const { socket, head } = takeOver(request.raw)
      sockets.handleUpgrade(request.raw, socket, head, (webSocket) => {
        opened(webSocket, client, request)
      })
    },
  })
  function opened(webSocket: WebSocket, client: string, request: FastifyRequest): void {
    const extra: Extra = { connection: new WebSocketConnection(webSocket, client, subscribers), request, caller: null }
    const { connection } = extra
    const listening = {
      get caller() {
        return extra.caller
      },
      end: (reason: CityTiesError) => connection.end(reason),
    }
    try {
      subscribers.connect(client, listening)
    } catch (error) {
      connection.end(error as CityTiesError)
      return
    }
    const closed = protocol.opened(connection.adapter(), extra)
    webSocket.once('close', (code, reason) => {
      subscribers.disconnect(client, listening)
      void closed(code, String(reason))
    })
  }
}

/** graphql-ws takes no subscription without a text; one that names its document has none, or null. */
function withText(key: string, value: unknown): unknown {
  if (key !== '' || !isMap(value) || value['type'] !== 'subscribe' || !isMap(value['payload'])) return value
  return { ...value, payload: { ...value['payload'], query: value['payload']['query'] ?? '' } }
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** By what the first message says, else by the headers of the request. */
async function identify(
  { connectionParams = {}, extra }: WebSocketContext,
  options: WebSocketOptions,
): Promise<boolean> {
  const { request, connection } = extra
  const { authorization, 'x-api-key': apiKey } = request.headers
  const given = credentialsOf(connectionParams)
  const headers: Headers = Object.keys(given).length > 0 ? given : { authorization, 'x-api-key': apiKey }
  const seen = () => options.graph.freshness.version().catch(() => undefined)
  try {
    extra.caller = await options.identification.callerOf({ headers, address: request.ip, seen })
    return true
  } catch (error) {
    if (!(error instanceof CityTiesError)) throw error
    connection.end(error)
    // It is closed already, with more than graphql-ws would say.
    return false
  }
}

/** As names of headers, whatever their case: those of the playground's own pane are such. */
function credentialsOf(parameters: Readonly<Record<string, unknown>>): Headers {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(parameters)) {
    const header = name.toLowerCase()
    // What is no text is no credential, but it was meant for one.
    if (header === 'authorization' || header === 'x-api-key') found[header] = typeof value === 'string' ? value : ''
  }
  return found
}

async function begin(
  { extra: { caller, connection, request } }: WebSocketContext,
  payload: SubscribePayload,
  app: FastifyInstance,
  { subscriptions, schema }: WebSocketOptions,
): Promise<Begun | ReturnType<typeof worded>[]> {
  if (!(await app.countAsked(request))) {
    connection.end(limitExceeded('You ask more often than you may in a minute.'))
    return [worded({ message: 'You ask more often than you may in a minute.' })]
  }
  let leave: (() => void) | null = null
  try {
    leave = connection.enter()
    const answers = await subscriptions.open({
      request: { method: 'POST', body: { ...payload, query: payload.query || undefined }, query: {}, headers: {} },
      caller: caller as Caller,
      resumeAfter: null,
      onEnd: leave,
    })
    return { schema, document: ofSubscription, contextValue: undefined, rootValue: undefined, answers }
  } catch (error) {
    leave?.()
    if (error instanceof Refusal) return error.errors.map(worded)
    if (!(error instanceof CityTiesError)) throw error
    const { message, kind, details } = error
    return [worded({ message, extensions: { code: errorKinds[kind].code, ...details } })]
  }
}
