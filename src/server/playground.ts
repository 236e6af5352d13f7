import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const folder = join(import.meta.dirname, '..', '..', 'dist', 'playground')

/**
 * The playground needs no other host and no inline script; Monaco, its editor, writes
 * style elements, hence the one exception.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  'img-src data:',
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `/playground`: GraphiQL as built by `npm run build`. */
export async function addPlayground(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/playground', (_, reply) =>
      reply.code(404).type('text/plain').send('The playground is not built. Run `npm run build`, then start again.\n'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/playground',
    redirect: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('content-security-policy', contentSecurityPolicy)
      // Names of assets hold a hash of their content.
      const forever = path.includes(`${join('/', 'assets', '/')}`)
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
