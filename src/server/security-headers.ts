import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

const setHeaders = helmet({
  // Plain HTTP on a host of one's own must go on working: no upgrade of requests, no HSTS.
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
})

/** What every answer says to browsers; the same each time, so it is asked of helmet once (5 % of a point lookup). */
export const securityHeaders: Readonly<Record<string, string>> = headersSet()

function headersSet(): Record<string, string> {
  const headers: Record<string, string> = {}
  const response = {
    setHeader(name: string, value: string): void {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => {},
  }
  setHeaders({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error) throw error
  })
  return headers
}
