import type { FastifyInstance } from 'fastify'

interface PageFiles {
  /** Where the files are whose names hold a hash of their content; all others are asked for again each time. */
  readonly assets: string
  readonly contentSecurityPolicy: string
}

/** What goes with each file of a page: what it may do, and how long it may be kept. */
export function addPageHeaders(pages: FastifyInstance, { assets, contentSecurityPolicy }: PageFiles): void {
  pages.addHook('onSend', async ({ url }, reply) => {
    const forever = reply.statusCode < 400 && url.startsWith(assets)
    reply.header('content-security-policy', contentSecurityPolicy)
    reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
}
