import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { addPageHeaders } from './page-headers.js'

const folder = join(import.meta.dirname, '..', '..', 'dist', 'playground')
const assets = '/playground/assets/'

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

/** `/playground/`: GraphiQL as built by `npm run build`. */
export async function addPlayground(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    for (const path of ['/playground', '/playground/'])
      app.get(path, (_, reply) =>
        reply
          .code(404)
          .type('text/plain')
          .send('The playground is not built. Run `npm run build`, then start again.\n'),
      )
    return
  }
  // The page's own addresses are relative, and so is this one: a proxy may put all of it under a path prefix.
  app.get('/playground', ({ raw }, reply) => {
    const query = raw.url?.indexOf('?') ?? -1
    return reply.redirect(`playground/${query < 0 ? '' : raw.url?.slice(query)}`)
  })
  await app.register(async (pages) => {
    addPageHeaders(pages, { assets, contentSecurityPolicy })
    await pages.register(fastifyStatic, { root: folder, prefix: '/playground/', cacheControl: false })
  })
}
