import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CityTiesError, errorKinds } from '../../domain/errors.js'
import { limits } from '../../limits.js'
import { clientOf } from '../client-of.js'
import { statuses, statusOfCode } from '../statuses.js'
import type { Answers } from './answers.js'
import { Refusal } from './refusal.js'
import { type Listening, type Subscribers, serverStops } from './subscribers.js'
import type { Subscriptions } from './subscriptions.js'

/**
 * Subscriptions as event streams, each a request of its own: for `EventSource` by GET, for
 * clients of graphql-sse by POST.
 *
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md#distinct-connections-mode
 */
export function addEventStreams(app: FastifyInstance, subscriptions: Subscriptions, subscribers: Subscribers): void {
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    constraints: { transport: 'event-stream' },
    async handler(request, reply) {
      const { name: client } = clientOf(request)
      const stream = new EventStream(request, reply, subscribers.bounds.heartbeat_ms)
      let isIn = false
      const leave = (): void => {
        if (isIn) subscribers.leave(client)
        isIn = false
        subscribers.disconnect(client, stream)
      }
      try {
        subscribers.connect(client, stream)
        subscribers.enter(client, 0)
        isIn = true
      } catch (error) {
        leave()
        // EventSource does not come again after either; clients that read it know when to.
        if (!(error instanceof CityTiesError) || error.kind !== 'LIMIT_EXCEEDED') throw error
        const { message, details } = error
        return reply
          .code(429)
          .header('retry-after', limits.retryAfter_s)
          .send({ errors: [{ message, extensions: { code: errorKinds.LIMIT_EXCEEDED.code, ...details } }] })
      }
      try {
        const lastEventId = request.headers['last-event-id']
        const answers = await subscriptions.open({
          request,
          caller: request.caller,
          resumeAfter: typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : null,
          onEnd: leave,
        })
        reply.hijack()
        stream.run(answers).catch((err: unknown) => app.log.error({ err }, 'an event stream failed'))
        return reply
      } catch (error) {
        leave()
        if (!(error instanceof Refusal)) throw error
        const code = error.errors[0]?.extensions?.['code']
        return reply.code(statusOfCode(code) ?? 400).send({ errors: error.errors })
      }
    },
  })
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy would keep events back until it has some kilobytes of them (nginx).
  'x-accel-buffering': 'no',
} as const

/** An answer that has no end, until the client goes or is told that it may not go on. */
class EventStream implements Listening {
  readonly #raw: ServerResponse
  #answers: Answers | null = null
  #ended = false
  #unread_ms = 0

  constructor(
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
    readonly heartbeat_ms: number,
  ) {
    this.#raw = reply.raw
  }

  get caller() {
    return this.request.caller
  }

  end(reason: CityTiesError): void {
    if (this.#ended) return
    this.#ended = true
    // While it is being begun, that is told there.
    if (!this.#answers) return
    // Who is told that it is complete does not come again, which is right only where that would not help.
    if (reason !== serverStops) {
      const { message, kind } = reason
      this.#raw.write(nextOf({ errors: [{ message, extensions: { code: errorKinds[kind].code } }] }))
      this.#raw.write(complete)
    }
    this.#finish()
  }

  async run(answers: Answers): Promise<void> {
    this.#answers = answers
    const raw = this.#raw
    raw.once('close', () => {
      this.#ended = true
      void answers.return()
    })
    // Gone, or told to end, while it was being begun.
    if (raw.destroyed || this.#ended) {
      raw.statusCode = statuses.UNAVAILABLE
      this.#finish()
      return
    }
    raw.writeHead(200, { ...(this.reply.getHeaders() as Record<string, string>), ...headers })
    // So that clients know that it has begun.
    raw.write(':\n\n')
    const beating = setInterval(() => this.#beat(answers), this.heartbeat_ms).unref()
    try {
      for await (const answer of answers) {
        if (this.#ended) break
        const text = nextOf(answer, answers.cursor)
        // What a client does not take is not followed by more.
        if (!raw.write(text)) await Promise.race([once(raw, 'drain'), once(raw, 'close')])
      }
    } finally {
      clearInterval(beating)
      this.#finish()
    }
  }

  /** A comment, and the place up to which nothing was left out, which a client names when it comes again. */
  #beat(answers: Answers): void {
    if (this.#raw.writableNeedDrain) {
      this.#unread_ms += this.heartbeat_ms
      if (this.#unread_ms > limits.subscriptionHeartbeat_ms) this.#raw.destroy()
      return
    }
    this.#unread_ms = 0
    const { idleCursor } = answers
    this.#raw.write(idleCursor === null ? ':\n\n' : `:\nid: ${idleCursor}\n\n`)
  }

  #finish(): void {
    this.#ended = true
    void this.#answers?.return()
    this.#raw.end()
    setTimeout(() => this.#raw.destroy(), limits.subscriptionGoodbye_ms).unref()
  }
}

const nextOf = (answer: unknown, id?: string): string =>
  `event: next\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(answer)}\n\n`
const complete = 'event: complete\ndata:\n\n'
