import { afterAll, beforeAll, describe } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { hasChromium, openChromium } from '../support/chromium.js'
import { emptyDatabases } from '../support/engines.js'
import { type BuiltServer, isBuilt, serveBuilt } from './built-server.js'

/** There while tests run, and not before. */
export interface Served {
  readonly browser: Browser
  /** `http://127.0.0.1:<port>`, where the built program serves the seed graph. */
  readonly url: string
}

type Tests = (served: Served) => void

/**
 * A suite in Chromium with a server of its own, on the embedded engine; skipped where there is no Chromium.
 *
 * @param flags further words for `cityties serve`
 */
export function inChromium(title: string, tests: Tests, flags: readonly string[] = []): void {
  const inBrowser = hasChromium ? describe : describe.skip
  inBrowser(title, () => withServer(() => serveBuilt('memory:', flags), tests))
}

/** The same on each engine that there is: for what matters most. */
export function inChromiumOnEachEngine(title: string, tests: Tests): void {
  const inBrowser = hasChromium ? describe : describe.skip
  inBrowser(title, () => {
    describe.each(emptyDatabases)('on %s', (_, empty) => withServer(async () => serveBuilt(await empty()), tests))
  })
}

function withServer(serve: () => Promise<BuiltServer>, tests: Tests): void {
  let server: BuiltServer
  let browser: Browser
  beforeAll(async () => {
    if (!isBuilt()) throw new Error('dist/ is missing or lacks its pages: run `npm run build` first')
    server = await serve()
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
}
