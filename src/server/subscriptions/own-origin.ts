import type { FastifyRequest } from 'fastify'
import { CityTiesError } from '../../domain/errors.js'

/**
 * Browsers let every page open a WebSocket to any host and read what comes, without asking
 * first as they do otherwise (CORS). So pages of other origins are refused here, unless their
 * origin is listed; what is no browser names none.
 *
 * @throws forbidden
 */
export function assertOwnOrigin({ headers: { origin }, host }: FastifyRequest, listed: readonly string[]): void {
  if (origin === undefined || listed.includes('*') || listed.includes(origin)) return
  if (URL.canParse(origin) && new URL(origin).host === host) return
  throw new CityTiesError('FORBIDDEN', 'Pages of this origin may not listen here; --cors-origin lists those that may.')
}
