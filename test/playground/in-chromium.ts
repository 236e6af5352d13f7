import { afterAll, beforeAll, describe } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { hasChromium, openChromium } from '../support/chromium.js'
import { type BuiltServer, isBuilt, serveBuilt } from './built-server.js'

/** There while tests run, and not before. */
export interface Served {
  readonly browser: Browser
  /** `http://127.0.0.1:<port>`, where the built program serves the seed graph. */
  readonly url: string
}

/** A suite in Chromium with a server of its own; skipped where there is no Chromium. */
export function inChromium(title: string, tests: (served: Served) => void): void {
  const inBrowser = hasChromium ? describe : describe.skip
  inBrowser(title, () => {
    let server: BuiltServer
    let browser: Browser
    beforeAll(async () => {
      if (!isBuilt()) throw new Error('dist/ is missing or lacks its pages: run `npm run build` first')
      server = await serveBuilt()
      browser = await openChromium()
    })
    afterAll(async () => {
      await browser?.close()
      await server?.stop()
    })
    tests({
      get browser() {
        return browser
      },
      get url() {
        return server.url
      },
    })
  })
}
