import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { isBuilt } from '../playground/built-server.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const directives = (policy: string | null): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (policy ?? '')
      .split(';')
      .map((part) => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1).join(' ')]),
  )

describe('what the server tells browsers', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded), { seed: false })
  })
  afterAll(() => server.close())

  test('pages may run their own scripts, and no others', async () => {
    expect(isBuilt()).toBe(true)
    const { headers, text } = await server.fetch('/playground/')
    const policy = directives(headers.get('content-security-policy'))
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'worker-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    // Nothing loads from elsewhere; styles alone may stand in the page.
    const { 'style-src': styles, ...others } = policy
    expect(styles).toBe("'self' 'unsafe-inline'")
    for (const sources of Object.values(others)) expect(sources).toMatch(/^(?:'none'|'self'|data:|'self' data:)$/)
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|javascript:/i)
  })

  test('the explorer may have neither scripts nor styles within the page', async () => {
    const { headers, text } = await server.fetch('/')
    expect(directives(headers.get('content-security-policy'))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=|javascript:/i)
  })

  test('what is no page may run nothing', async () => {
    for (const path of ['/graphql?query={graphVersion}', '/nothing', '/healthz', '/export/jsonl']) {
      const { headers } = await server.fetch(path)
      expect(directives(headers.get('content-security-policy'))).toEqual({
        'default-src': "'none'",
        'frame-ancestors': "'none'",
      })
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    }
  })
})
