import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const isRequired = process.env['CHROMIUM_REQUIRED'] === '1'

/** Whether there is one; where one is required, opening a missing one fails. */
export const hasChromium = existsSync(executablePath) || isRequired

if (!hasChromium)
  process.stdout.write(
    `\nSkipped: pages in a browser, for there is no Chromium at ${executablePath}; set CHROMIUM_PATH.\n`,
  )

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  // WebGL without graphics hardware; else Chromium warns in the console of each page that it does so.
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  // Chromium itself asks for updates and accounts. It goes to loopback addresses directly, and else to nothing.
  '--proxy-server=http://127.0.0.1:9',
]

export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath, args: flags })

export interface Visit {
  readonly page: Page
  /** Everything that goes wrong in it. */
  readonly faults: string[]
  /** Whom it asks. */
  readonly hosts: Set<string>
}

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]> & { readonly initScript?: string }

/** A page of a visitor who was never here. */
export async function visit(
  browser: Browser,
  address: string,
  { initScript, ...options }: ContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  if (initScript !== undefined) await context.addInitScript({ content: initScript })
  const page = await context.newPage()
  const faults: string[] = []
  const hosts = new Set<string>()
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(hostname)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      faults.push(`${message.type()}: ${message.text().slice(0, 200)}`)
  })
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    // What is under way when a page is left or reloaded is broken off, and that is no fault.
    if (reason !== 'net::ERR_ABORTED') faults.push(`${reason}: ${request.url().slice(0, 200)}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`)
  })
  const answer = await page.goto(address)
  if (!answer?.ok()) throw new Error(`${address} answers ${answer?.status()}: ${await answer?.text()}`)
  return { page, faults, hosts }
}
