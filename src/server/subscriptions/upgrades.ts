import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'

interface Upgrade {
  readonly socket: Socket
  readonly head: Buffer
  readonly response: ServerResponse
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>()

/** Whether a request wants to go on as a WebSocket: its headers alone do not say so. */
export const isUpgrade = (request: IncomingMessage): boolean => upgrades.has(request)

const streamed = /(?:^|[\s,])text\/event-stream/
/** Of a request for no transport in particular; the router's type has no word for it. */
const none = undefined as unknown as string
const answered = /[/+]json|\*\/\*/

/**
 * How an answer travels, by which routes of one address differ: `{ constraints: { transport: 'event-stream' } }`.
 * Who takes JSON too, as some clients say for every operation, is given that.
 */
export const byTransport: NonNullable<NonNullable<FastifyServerOptions['routerOptions']>['constraints']> = {
  transport: {
    name: 'transport',
    storage() {
      const handlers = new Map<unknown, unknown>()
      return {
        get: (transport) => (handlers.get(transport) as never) ?? null,
        set: (transport, handler) => void handlers.set(transport, handler),
      }
    },
    validate: () => true,
    deriveConstraint(request) {
      if (isUpgrade(request)) return 'websocket'
      const { accept } = request.headers
      return accept !== undefined && streamed.test(accept) && !answered.test(accept) ? 'event-stream' : none
    },
    mustMatchWhenDerived: false,
  },
}

/**
 * Has requests for a WebSocket routed as all others are, with the same hooks and answers: one
 * that is refused is answered by HTTP, and its connection closed.
 */
export function routeUpgrades(app: FastifyInstance): void {
  app.server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const socket = duplex as Socket
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      readAgain(app, request, socket, head)
      return
    }
    // A client may go at any time; nobody else listens before the WebSocket does.
    socket.on('error', () => {})
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(socket)
    response.once('finish', () => socket.end())
    upgrades.set(request, { socket, head, response })
    app.routing(request, response)
  })
}

/**
 * Some clients offer to go on with HTTP/2 (`Upgrade: h2c`), which a server may pass over. Node
 * leaves it to us once there are WebSockets, with the body unread: so it is given the request anew, without the offer.
 */
function readAgain(app: FastifyInstance, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const { method, url, rawHeaders } = request
  const lines = [`${method} ${url} HTTP/1.1`]
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (!/^(?:upgrade|connection|http2-settings)$/i.test(rawHeaders[i] ?? ''))
      lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`)
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  app.server.emit('connection', socket)
}

/** Takes the connection out of HTTP's hands. */
export function takeOver(request: IncomingMessage): Pick<Upgrade, 'socket' | 'head'> {
  const upgrade = upgrades.get(request)
  if (!upgrade) throw new Error('no request for a WebSocket')
  const { socket, head, response } = upgrade
  response.detachSocket(socket)
  return { socket, head }
}
