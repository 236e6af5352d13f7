import type { FastifyReply, FastifyRequest, onSendAsyncHookHandler, preHandlerAsyncHookHandler } from 'fastify'
import type { Graph } from '../graph/graph.js'
import { type Coding, codingFor, compress } from './content-coding.js'
import { byCaller, cacheControlFor, entityTag, namesAny, namesTag, varyBy } from './entity-tags.js'
import type { Exchange } from './exchange.js'
import type { HttpSettings } from './http-settings.js'
import type { ResponseCache, StoredAnswer } from './response-cache.js'

interface Hooks {
  /** Answers from what is kept, or says that nothing has changed, before anything of the operation is done. */
  readonly recall: preHandlerAsyncHookHandler
  /** Keeps an answer that may be used again, marks it for the client to do the same, and compresses it. */
  readonly keep: onSendAsyncHookHandler<unknown>
  /** Lets go of those who wait, however the request ended. */
  readonly release: (request: FastifyRequest) => Promise<void>
}

/**
 * Answers that are used again, here and by clients. Both rest on one look at the state of the
 * graph.
 */
export function reuseAnswers(graph: Graph, settings: HttpSettings, cache: ResponseCache | null): Hooks {
  const cacheControl = cacheControlFor(settings)

  /** Marks an answer to GET as one that the client may ask about. */
  function mark(request: FastifyRequest, reply: FastifyReply, { state, key }: Exchange): void {
    if (request.method !== 'GET' || state === null || key === null) return
    reply.header('etag', entityTag(state, key)).header('cache-control', cacheControl(request.caller))
  }

  /** The body in the coding that the client takes, which the cache keeps too. */
  async function coded(request: FastifyRequest, reply: FastifyReply, answer: StoredAnswer): Promise<Buffer> {
    const coding: Coding | null = codingFor(request.headers['accept-encoding'], answer.body.length)
    if (coding === null) return answer.body
    reply.header('content-encoding', coding)
    const bytes = answer.coded[coding] ?? (await compress[coding](answer.body))
    const { state, key } = request.exchange ?? { state: null, key: null }
    if (state !== null && key !== null && !answer.coded[coding]) cache?.addCoded(state, key, answer, coding, bytes)
    return bytes
  }

  return {
    async recall(request, reply) {
      const { exchange } = request
      if (!exchange || exchange.key === null) return undefined
      const version = await request.stop.race(Promise.resolve(request.seen))
      // If the engine does not answer, the operation will say so.
      if (!version) return undefined
      exchange.state = graph.freshness.nameOf(version)
      if (
        request.method === 'GET' &&
        namesTag(request.headers['if-none-match'], entityTag(exchange.state, exchange.key))
      ) {
        exchange.recalled = true
        mark(request, reply, exchange)
        return reply.code(304).send()
      }
      const answer = await cache?.find(exchange.state, exchange.key)
      if (!answer) {
        exchange.settle = cache?.begin(exchange.state, exchange.key) ?? null
        return undefined
      }
      exchange.recalled = true
      mark(request, reply, exchange)
      if (request.method === 'GET' && namesAny(request.headers['if-none-match'])) return reply.code(304).send()
      reply.type(answer.contentType).header('cache-status', 'CityTies; hit')
      return reply.send(await coded(request, reply, answer))
    },

    async keep(request, reply, payload) {
      const { exchange } = request
      varyBy(reply, 'Accept', 'Accept-Encoding', ...byCaller)
      const fresh = exchange?.reusable && reply.statusCode === 200 ? exchange : null
      if (fresh) mark(request, reply, fresh)
      if (!reply.hasHeader('etag')) reply.header('cache-control', 'no-store')
      if (exchange?.recalled || typeof payload !== 'string') return payload
      const contentType = String(reply.getHeader('content-type'))
      const answer: StoredAnswer = { contentType, body: Buffer.from(payload), coded: {} }
      if (fresh?.settle) reply.header('cache-status', 'CityTies; fwd=miss; stored')
      exchange?.settle?.(fresh ? answer : null)
      if (fresh && request.method === 'GET' && namesAny(request.headers['if-none-match'])) {
        reply.code(304).removeHeader('content-type').removeHeader('content-length')
        return null
      }
      return coded(request, reply, answer)
    },

    async release({ exchange }) {
      exchange?.settle?.(null)
    },
  }
}
