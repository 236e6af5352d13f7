import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { limits } from '../limits.js'

/**
 * Lets pages of the listed origins ask and read answers, with a key or token that they have
 * themselves. No credentials of the browser's: who calls is never said by cookies, so no page
 * can act for its visitor.
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return
  const options: FastifyCorsOptions = {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['Content-Type', 'If-None-Match', 'Authorization', 'X-API-Key', 'X-CityTies-Bookmark'],
    // What a script may read beside the few headers that it always may.
    exposedHeaders: [
      'ETag',
      'Cache-Status',
      'Content-Disposition',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'WWW-Authenticate',
      'X-CityTies-Bookmark',
      'X-Request-Id',
    ],
    maxAge: limits.corsPreflight_s,
  }
  await app.register(cors, {
    // The plugin would answer OPTIONS for every address, and in its own words where it is no preflight.
    delegator: (request, callback) => callback(null, isOurs(request) ? options : { origin: false }),
  })
}

const isOurs = ({ method, headers, routeOptions }: FastifyRequest): boolean =>
  ['/graphql', '/export/:format'].includes(routeOptions.url ?? '') &&
  (method !== 'OPTIONS' || (headers.origin !== undefined && headers['access-control-request-method'] !== undefined))
