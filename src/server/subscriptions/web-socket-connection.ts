import { CloseCode, type WebSocket as ProtocolSocket } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { CityTiesError, ErrorKind } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { type Subscribers, serverStops } from './subscribers.js'

/**
 * What a connection is closed with. Clients of graphql-ws come again after 4403, with new
 * credentials where they have some, and after 1001 and 1013; not after 4429.
 */
export const closeCodes: Readonly<Partial<Record<ErrorKind, number>>> = {
  UNAUTHENTICATED: CloseCode.Forbidden,
  FORBIDDEN: CloseCode.Forbidden,
  LIMIT_EXCEEDED: CloseCode.TooManyInitialisationRequests,
  UNAVAILABLE: 1013,
}
const goingAway = 1001

/** A reason may have 123 bytes. */
const reasonMax_chars = 120

/** A WebSocket as graphql-ws takes one, with bounds on what a client leaves unread and unanswered. */
export class WebSocketConnection {
  #own_count = 0
  #isAlive = true

  constructor(
    readonly socket: WebSocket,
    readonly client: string,
    readonly subscribers: Subscribers,
  ) {
    // What is wrong with what a client sends, ws answers by closing.
    socket.on('error', () => {})
    socket.on('pong', () => {
      this.#isAlive = true
    })
    const beating = setInterval(() => this.#beat(), subscribers.bounds.heartbeat_ms).unref()
    socket.once('close', () => clearInterval(beating))
  }

  adapter(): ProtocolSocket {
    const { socket } = this
    return {
      protocol: socket.protocol,
      // Resolves when it has left: the next event is made then, and not before.
      send: (text) =>
        new Promise((resolve) => {
          if (socket.readyState !== socket.OPEN || this.#leavesUnread()) resolve()
          else socket.send(text, () => resolve())
        }),
      close: (code = CloseCode.InternalServerError, reason = '') => this.#close(code, reason),
      onMessage: (listener) =>
        socket.on('message', (data) => {
          if (this.#leavesUnread()) return
          listener(String(data)).catch(() => this.#close(CloseCode.InternalServerError, 'Something went wrong here.'))
        }),
    }
  }

  /** Counts a subscription; the returned function takes it away again, once. */
  enter(): () => void {
    this.subscribers.enter(this.client, this.#own_count)
    this.#own_count++
    let isIn = true
    return () => {
      if (!isIn) return
      isIn = false
      this.#own_count--
      this.subscribers.leave(this.client)
    }
  }

  end(reason: CityTiesError): void {
    const code = reason === serverStops ? goingAway : (closeCodes[reason.kind] ?? CloseCode.InternalServerError)
    this.#close(code, reason.message)
  }

  #close(code: number, reason: string): void {
    this.socket.close(code, reason.slice(0, reasonMax_chars))
    // Whoever does not say goodbye either is not waited for.
    setTimeout(() => this.socket.terminate(), limits.subscriptionGoodbye_ms).unref()
  }

  /** Cuts off who sends, or is sent, more than they read. */
  #leavesUnread(): boolean {
    if (this.socket.bufferedAmount <= limits.subscriptionUnreadMax_bytes) return false
    this.socket.terminate()
    return true
  }

  /** Who has not answered the last one has gone. */
  #beat(): void {
    if (!this.#isAlive) {
      this.socket.terminate()
      return
    }
    this.#isAlive = false
    this.socket.ping()
  }
}
