import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../access/caller.js'
import { hasCredentials } from '../access/credentials.js'
import { CityTiesError, errorKinds } from '../domain/errors.js'
import type { Graph } from '../graph/graph.js'
import { limits } from '../limits.js'
import { type AccessOptions, Identification } from './identification.js'
import { statuses } from './statuses.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Known before anything else of the request is read. */
    caller: Caller
  }
}

/** Finds out who is calling, and writes down what goes wrong. */
export const openIdentification = (
  app: FastifyInstance,
  graph: Graph,
  options: AccessOptions,
): Promise<Identification> =>
  Identification.open(graph, options, {
    refused: (why, address) => app.log.warn({ why, address }, 'credentials were refused'),
    keysOfIssuerFailed: (err) => app.log.error({ err }, 'the keys that tokens are checked with cannot be had'),
  })

/** Lets nobody at what is served in this scope who may not read it, and says of all others who they are. */
export function identifyCallers(app: FastifyInstance, graph: Graph, identification: Identification): void {
  app.decorateRequest('caller')
  app.decorateRequest('seen')
  // With a callback: those who show nothing wait for no promise.
  app.addHook('onRequest', (request, reply, done) => {
    const { headers, ip: address } = request
    const seen = () => {
      request.seen = graph.freshness.version().catch(() => undefined)
      return request.seen
    }
    const refuse = (error: unknown): void => {
      if (error instanceof CityTiesError && error.kind !== 'UNAVAILABLE') sendRefusal(request, reply, error)
      else done(error as Error)
    }
    try {
      const caller = identification.callerOf({ headers, address, seen })
      if (caller instanceof Promise)
        caller.then((known) => {
          request.caller = known
          done()
        }, refuse)
      else {
        request.caller = caller
        done()
      }
    } catch (error) {
      refuse(error)
    }
  })
  writeUsesInTime(app, graph)
}

/** https://datatracker.ietf.org/doc/html/rfc6750#section-3 */
export function sendRefusal({ headers }: FastifyRequest, reply: FastifyReply, error: CityTiesError): void {
  const { kind, message, details } = error
  const isTooOften = kind === 'LIMIT_EXCEEDED'
  if (isTooOften) reply.header('retry-after', details['retryAfter_s'])
  if (kind === 'UNAUTHENTICATED')
    reply.header(
      'www-authenticate',
      `Bearer realm="CityTies"${hasCredentials(headers) ? ', error="invalid_token"' : ''}`,
    )
  reply
    .code(isTooOften ? 429 : statuses[kind])
    .header('cache-control', 'no-store')
    .send({ errors: [{ message, extensions: { code: errorKinds[kind].code } }] })
}

/** Uses of keys that no change took along. */
function writeUsesInTime(app: FastifyInstance, graph: Graph): void {
  const write = (): Promise<void> =>
    graph.accessKeys
      .writeUses({ actor: 'cityties serve', reason: 'when keys were last used' })
      .catch((err: unknown) => app.log.warn({ err }, 'when keys were last used could not be written'))
  const timer = setInterval(write, limits.keyUseWait_ms).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await write()
  })
}
