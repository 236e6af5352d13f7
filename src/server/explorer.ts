import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { varyBy } from './entity-tags.js'
import { addPageHeaders } from './page-headers.js'

const folder = join(import.meta.dirname, '..', '..', 'dist', 'explorer')
const assets = '/assets/'

/** The explorer needs no other host, and neither inline scripts nor inline styles. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The texts of the explorer's own operations, as its build has left them; none where it is not built. */
export function explorerOperations(): readonly string[] {
  const file = join(folder, 'operations.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []
}

/**
 * `/`: the explorer as built by `npm run build`, which has compressed its files; where it is not built, the playground.
 *
 * @param trustedOnly is said in the page, which then offers neither downloads nor the playground
 */
export async function addExplorer(app: FastifyInstance, trustedOnly: boolean): Promise<void> {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) {
    app.get('/', (_, reply) => reply.redirect('playground/'))
    return
  }
  await app.register(async (pages) => {
    addPageHeaders(pages, { assets, contentSecurityPolicy })
    pages.addHook('onSend', async ({ url }, reply) => {
      if (url.startsWith(assets)) varyBy(reply, 'Accept-Encoding')
    })
    await pages.register(fastifyStatic, {
      root: join(folder, assets),
      prefix: assets,
      cacheControl: false,
      preCompressed: true,
    })
    if (!trustedOnly) pages.get('/', (_, reply) => reply.sendFile('index.html', folder))
    else {
      const page = readFileSync(index, 'utf8').replace('<html', '<html data-trusted-only')
      pages.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(page))
    }
  })
}
