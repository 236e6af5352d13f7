import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type BuiltServer, isBuilt, serveBuilt } from '../playground/built-server.js'
import { hasChromium, openChromium } from '../support/chromium.js'
import { emptyDatabases } from '../support/engines.js'
import { counted, heading, inspect, leave, namesIn, section, untilDrawn, visitExplorer } from './explorer-page.js'

const signatories = ['Besançon', 'Coimbra', 'Grand Poitiers', 'Hildesheim', 'Iași', 'Pavia', 'Salamanca', 'Turku']

const inBrowser = hasChromium ? describe : describe.skip
inBrowser('the explorer in Chromium', () => {
  let browser: Browser

  beforeAll(async () => {
    if (!isBuilt()) throw new Error('dist/ is missing or has no explorer: run `npm run build` first')
    browser = await openChromium()
  })
  afterAll(() => browser?.close())

  describe.each(emptyDatabases)('on %s', (name, empty) => {
    let server: BuiltServer
    /** What is drawn is the same on both. */
    const look = async (page: Page, picture: string): Promise<void> => {
      if (name === emptyDatabases[0]?.[0]) await inspect(page, picture)
    }
    beforeAll(async () => {
      server = await serveBuilt(await empty())
    })
    afterAll(() => server?.stop())

    test('finds Pavia as it is typed, shows its twins, and follows the Accordo to its eight signatories', async () => {
      const visited = await visitExplorer(browser, `${server.url}/`)
      const { page } = visited
      await counted(page)
      await page.getByRole('link', { name: 'Accordo di Amicizia' }).waitFor()
      await untilDrawn(page, '#fbfaf6', 10_000)
      await look(page, 'start')

      await page.getByRole('combobox', { name: /^Search/ }).pressSequentially('pavia')
      await page.getByRole('option', { name: /^Pavia\s*City · Italy/ }).waitFor()
      await look(page, 'search')
      await page.keyboard.press('Enter')
      await heading(page, 'Pavia').waitFor()
      expect(await namesIn(page, /^Twin cities/)).toEqual(expect.arrayContaining(['Besançon', 'Hildesheim']))
      await untilDrawn(page, '#b45309', 100)
      const twin = section(page, /^Twin cities/).locator('.facts > li', { hasText: 'Besançon' })
      await twin.locator('summary').first().click()
      await twin.getByText('Licence:').first().waitFor()
      await section(page, /network of twinnings/)
        .getByRole('row', { name: /^Betweenness/ })
        .waitFor()
      await look(page, 'pavia')

      await section(page, /^Agreements/)
        .getByRole('link', { name: 'Accordo di Amicizia' })
        .click()
      await heading(page, 'Accordo di Amicizia').waitFor()
      expect((await namesIn(page, /^Signatories \(8\)/)).sort((a, b) => a.localeCompare(b, 'en'))).toEqual(signatories)
      const signature = section(page, /^Signatories/)
        .locator('.facts > li')
        .first()
      await signature.locator('summary').first().click()
      await signature.getByText('(for date of signing)').waitFor()
      await look(page, 'accordo')

      await page.getByRole('slider', { name: 'Date' }).fill('2021')
      await page.waitForURL(/asOf=2021/)
      const link = page.url()
      expect(new URL(link).searchParams.get('select')).toBe('ct:agreement/accordo-di-amicizia-2022')
      // The eight signed in 2022: what ties cities in 2021 are the charter of 2010 and twinnings of unknown start.
      await page.locator('.status', { hasText: '23 cities, 47 ties' }).waitFor()
      await page.goBack()
      await heading(page, 'Pavia').waitFor()
      await page.goto(link)
      await heading(page, 'Accordo di Amicizia').waitFor()
      expect(await namesIn(page, /^Signatories/)).toHaveLength(8)
      await leave(visited)
    })
  })
})
