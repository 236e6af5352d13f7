import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'

/** Who asks, as far as bounds tell callers apart. */
export interface Client {
  /** What the name is of; also the name of the policy in `RateLimit-Policy`. */
  readonly kind: 'address'
  readonly name: string
}

/**
 * The one place that names the client of a request: by its address, of IPv6 the network of 64
 * bits. Node has no address any more of a client that has reset its connection.
 */
export function clientOf(request: FastifyRequest): Client {
  const ip: string | undefined = request.ip
  return { kind: 'address', name: ip?.includes(':') ? normalizeIP(ip) : (ip ?? 'gone') }
}
