import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { type BuiltServer, isBuilt, serveBuilt } from '../playground/built-server.js'
import { openReverseProxy } from '../playground/reverse-proxy.js'
import { hasChromium, openChromium, type Visit, visit as visitPage } from '../support/chromium.js'

const pictures = join(import.meta.dirname, '..', '..', '.cache', 'screenshots', 'explorer')
const axe: { readonly source: string } = createRequire(import.meta.url)('axe-core')

const signatories = ['Besançon', 'Coimbra', 'Grand Poitiers', 'Hildesheim', 'Iași', 'Pavia', 'Salamanca', 'Turku']

const inBrowser = hasChromium ? describe : describe.skip
inBrowser('the explorer in Chromium', () => {
  let server: BuiltServer
  let browser: Browser

  beforeAll(async () => {
    if (!isBuilt()) throw new Error('dist/ is missing or has no explorer: run `npm run build` first')
    mkdirSync(pictures, { recursive: true })
    server = await serveBuilt()
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Without flights, so that what is seen is where it will stay. */
  const visit = (query = '', options: Parameters<typeof visitPage>[2] = {}): Promise<Visit> =>
    visitPage(browser, `${server.url}/${query}`, {
      locale: 'en-GB',
      reducedMotion: 'reduce',
      initScript: axe.source,
      ...options,
    })
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true })
  const section = (page: Page, title: RegExp) =>
    page.locator('.profile-section', { has: page.getByRole('heading', { name: title }) })
  const namesIn = (page: Page, title: RegExp): Promise<string[]> =>
    section(page, title).locator('.facts > li > div > a').allTextContents()
  const counted = (page: Page) => page.locator('.status', { hasText: /\d+ cit(y|ies|tà)/ }).waitFor()

  /** How many pixels of the map have a colour, as `#rrggbb`. */
  const pixelsOf = (page: Page, colour: string): Promise<number> =>
    page.locator('canvas').evaluate((element, wanted) => {
      // In the browser; the tests know no types of the document.
      const canvas = element as unknown as {
        width: number
        height: number
        getContext(kind: '2d'): { getImageData(...box: number[]): { data: Uint8ClampedArray } }
      }
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16))
      let pixels_count = 0
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) pixels_count++
      return pixels_count
    }, colour)
  const untilDrawn = async (page: Page, colour: string, atLeast_pixels: number): Promise<void> => {
    while ((await pixelsOf(page, colour)) < atLeast_pixels) await page.waitForTimeout(50)
  }

  /** Keeps a picture, and finds nothing that keeps somebody out. */
  async function inspect(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(pictures, `${name}.png`) })
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    )
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target).join()}`)).toEqual([])
  }

  /** That the test itself reads the canvas, Chromium remarks on. */
  const onlyHere = ({ faults, hosts }: Visit): void =>
    expect({ faults: faults.filter((fault) => !fault.includes('willReadFrequently')), hosts: [...hosts] }).toEqual({
      faults: [],
      hosts: ['127.0.0.1'],
    })

  test('finds Pavia as it is typed, shows its twins, and follows the Accordo to its eight signatories', async () => {
    const visited = await visit()
    const { page } = visited
    await counted(page)
    await untilDrawn(page, '#fbfaf6', 10_000)
    await inspect(page, 'start')

    await page.getByRole('combobox', { name: /^Search/ }).pressSequentially('pavia')
    await page.getByRole('option', { name: /^Pavia\s*City · Italy/ }).waitFor()
    await inspect(page, 'search')
    await page.keyboard.press('Enter')
    await heading(page, 'Pavia').waitFor()
    expect(await namesIn(page, /^Twin cities/)).toEqual(expect.arrayContaining(['Besançon', 'Hildesheim']))
    await untilDrawn(page, '#b45309', 100)
    const twin = section(page, /^Twin cities/).locator('.facts > li', { hasText: 'Besançon' })
    await twin.locator('summary').click()
    await twin.getByText('Licence:').first().waitFor()
    await inspect(page, 'pavia')

    await section(page, /^Agreements/)
      .getByRole('link', { name: 'Accordo di Amicizia' })
      .click()
    await heading(page, 'Accordo di Amicizia').waitFor()
    expect((await namesIn(page, /^Signatories \(8\)/)).sort((a, b) => a.localeCompare(b, 'en'))).toEqual(signatories)
    await section(page, /^Signatories/)
      .locator('summary')
      .first()
      .click()
    await page.waitForTimeout(500)
    await inspect(page, 'accordo')

    const link = page.url()
    expect(new URL(link).searchParams.get('select')).toBe('ct:agreement/accordo-di-amicizia-2022')
    await page.goBack()
    await heading(page, 'Pavia').waitFor()
    await page.goto(link)
    await heading(page, 'Accordo di Amicizia').waitFor()
    expect(await namesIn(page, /^Signatories/)).toHaveLength(8)
    onlyHere(visited)
    await page.context().close()
  })

  test('filters and the date stand in the link, and the table has what the map draws', async () => {
    const visited = await visit('?page=table&country=IT')
    const { page } = visited
    await counted(page)
    const ties = page.getByRole('region', { name: 'Ties', exact: true })
    const all = await ties.locator('tbody tr').count()
    expect(all).toBeGreaterThan(0)
    await inspect(page, 'table')
    await page.getByLabel('Country').selectOption({ label: 'Finland' })
    await page.waitForURL(/country=FI/)
    await page.getByRole('slider', { name: 'Date' }).fill('1930')
    await page.waitForURL(/asOf=1930/)
    await page.getByRole('button', { name: 'Remove all filters' }).click()
    await page.waitForURL((url) => url.search === '?page=table')
    await page.getByRole('checkbox', { name: 'Twinnings' }).uncheck()
    await page.waitForURL(/layers=none/)
    await page.getByText('No ties of the chosen kinds.').waitFor()
    await page.getByRole('checkbox', { name: 'Signed the same agreement' }).check()
    // The eight of the Accordo and the ten of the charter, each with each other.
    await page.locator('caption', { hasText: 'Ties (73)' }).waitFor()
    onlyHere(visited)
    await page.context().close()
  })

  test('speaks Italian and darkens with the system, on a phone too', async () => {
    const visited = await visit('?select=wd:Q6259', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'it-IT',
      hasTouch: true,
    })
    const { page } = visited
    await heading(page, 'Pavia').waitFor()
    await counted(page)
    await untilDrawn(page, '#1c2a32', 1000)
    expect(await page.locator('html').getAttribute('lang')).toBe('it')
    expect(await namesIn(page, /^Città gemellate/)).toContain('Besançon')
    const width = await page.locator('html').evaluate((html) => html.scrollWidth)
    expect(width).toBe(390)
    await inspect(page, 'phone-dark-italian')
    onlyHere(visited)
    await page.context().close()
  })

  test('says what is empty, what failed, and what is unknown', async () => {
    const { page, faults } = await visit('?country=AQ&select=wd:Q999999999')
    await page.getByText('No city fits these filters.').waitFor()
    await page.getByText('Nothing has the id wd:Q999999999.').waitFor()
    await inspect(page, 'empty')
    expect(faults).toEqual([])

    await page.route('**/graphql?*', (route) => route.abort())
    await page.getByRole('button', { name: 'Remove all filters' }).first().click()
    await page.getByText('The server cannot be reached.').waitFor()
    await inspect(page, 'unreachable')
    await page.unroute('**/graphql?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await counted(page)
    await page.context().close()
  })

  test('the keyboard alone moves the map and reaches a profile', async () => {
    const { page, faults } = await visit()
    await counted(page)
    await page.locator('canvas').focus()
    await page.keyboard.press('+')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/at=/)
    await page.getByRole('combobox', { name: /^Search/ }).focus()
    await page.keyboard.type('turku')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await heading(page, 'Turku').waitFor()
    expect(await heading(page, 'Turku').evaluate((one) => one.ownerDocument.activeElement === one)).toBe(true)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('works behind a proxy that puts it under a path', async () => {
    const proxy = await openReverseProxy('/tools/cityties', server.url)
    try {
      const { page, faults } = await visitPage(browser, `${proxy.url}/tools/cityties/?select=wd:Q6259`)
      await heading(page, 'Pavia').waitFor()
      await counted(page)
      expect(faults).toEqual([])
      await page.context().close()
    } finally {
      await proxy.close()
    }
  })
})
