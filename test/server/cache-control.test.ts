import { describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { startServer } from '../support/http.js'

const path = `/graphql?query=${encodeURIComponent('{ graphVersion }')}`

describe('how long an answer may be shown', () => {
  test.each([
    [0, 0, 'public, no-cache'],
    [5, 0, 'public, max-age=5'],
    [0, 30, 'public, max-age=0, stale-while-revalidate=30'],
    [5, 30, 'public, max-age=5, stale-while-revalidate=30'],
  ])('without asking %i s, while asking %i s more: %s', async (maxAge_s, staleWhileRevalidate_s, expected) => {
    const server = await startServer(() => openEngine(embedded), { seed: false, maxAge_s, staleWhileRevalidate_s })
    const { headers } = await server.fetch(path)
    const again = await server.fetch(path, { headers: { 'if-none-match': headers.get('etag') ?? '' } })
    for (const marked of [headers, again.headers]) expect(marked.get('cache-control')).toBe(expected)
    // What is sent is not to be kept by anybody else.
    expect((await server.ask('{ graphVersion }')).headers.get('cache-control')).toBe('no-store')
    expect((await server.fetch('/graphql?query=%7B')).headers.get('cache-control')).toBe('no-store')
    await server.close()
  })
})
