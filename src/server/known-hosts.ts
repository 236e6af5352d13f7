import type { FastifyInstance } from 'fastify'
import { CityTiesError } from '../domain/errors.js'

/** This machine's own names, names without a dot, which are none of the Internet's, and addresses. */
const own = /^(?:(?:[\w-]+\.)*localhost|[\w-]+|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d{1,5})?$/i

const loopback = /^(?:127\.|::1$|::ffff:127\.)/

/**
 * A page of elsewhere can have its own name lead to this machine (DNS rebinding), and is then of the
 * same origin as what answers here. So a server that only this machine can reach is asked by a name of this
 * machine; where proxies are trusted or listed origins are of the same name, by that.
 */
export function assertKnownHosts(
  app: FastifyInstance,
  { corsOrigins, trustsProxies }: { readonly corsOrigins: readonly string[]; readonly trustsProxies: boolean },
): void {
  if (trustsProxies || corsOrigins.includes('*')) return
  const listed = new Set(corsOrigins.map((origin) => new URL(origin).host))
  const isForeign = (host: string | undefined): boolean => host !== undefined && !own.test(host) && !listed.has(host)
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isForeign(request.headers.host) || !isForThisMachine(app)) return done()
    done(
      new CityTiesError(
        'FORBIDDEN',
        'This server listens on this machine alone and is no host of that name; ask localhost or 127.0.0.1. Behind a proxy, set --trust-proxy.',
      ),
    )
  })
}

function isForThisMachine({ server }: FastifyInstance): boolean {
  const address = server.address()
  return typeof address === 'object' && address !== null && loopback.test(address.address)
}
