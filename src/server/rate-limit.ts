import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { errorKinds } from '../domain/errors.js'
import { limits } from '../limits.js'
import { clientOf } from './client-of.js'

const window_s = 60

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts something that a client asks for beside its requests; false where it is one too many. */
    countAsked(request: FastifyRequest): Promise<boolean>
  }
}

/**
 * Bounds the requests of one client in a minute, and says
 * in every answer how many are left: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 * The plugin counts; it knows only older names of the headers.
 */
export async function limitRate(app: FastifyInstance, max_perMinute: number): Promise<void> {
  if (max_perMinute === 0) {
    app.decorate('countAsked', async () => true)
    return
  }
  await app.register(rateLimit, {
    global: false,
    max: max_perMinute,
    timeWindow: window_s * 1000,
    cache: limits.rateLimitAddresses_count,
    keyGenerator: (request) => clientOf(request).name,
  })
  const count = app.createRateLimit()
  app.decorate('countAsked', async (request) => {
    const counted = await count(request)
    return counted.isAllowed || !counted.isExceeded
  })
  app.addHook('onRequest', async (request, reply) => {
    const counted = await count(request)
    if (counted.isAllowed) return undefined
    const { remaining, ttlInSeconds, isExceeded } = counted
    const { kind } = clientOf(request)
    reply
      .header('ratelimit-policy', `"${kind}";q=${max_perMinute};w=${window_s}`)
      .header('ratelimit', `"${kind}";r=${remaining};t=${ttlInSeconds}`)
    if (!isExceeded) return undefined
    const message = `More than ${max_perMinute} requests in a minute. Ask again in ${ttlInSeconds} s.`
    return reply
      .code(429)
      .header('retry-after', ttlInSeconds)
      .send({ errors: [{ message, extensions: { code: errorKinds.LIMIT_EXCEEDED.code, limit: max_perMinute } }] })
  })
}
