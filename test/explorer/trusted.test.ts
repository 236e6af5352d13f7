import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { inChromium } from '../playground/in-chromium.js'
import { counted, heading, leave, section, untilArranged, visitExplorer } from './explorer-page.js'

const operations = join(import.meta.dirname, '..', '..', 'examples', 'typescript-client', 'operations')

inChromium(
  'the explorer of a server that answers registered documents alone',
  (served) => {
    test('has all that it shows, and nobody has more', async () => {
      const visited = await visitExplorer(served.browser, `${served.url}/`)
      const { page } = visited
      await counted(page)
      await page.getByRole('link', { name: 'Accordo di Amicizia' }).waitFor()
      await page.getByRole('combobox', { name: /^Search/ }).fill('pavia')
      await page.getByRole('option', { name: /^Pavia/ }).click()
      await heading(page, 'Pavia').waitFor()
      await section(page, /network of twinnings/)
        .getByRole('row', { name: /^Betweenness/ })
        .waitFor()
      await section(page, /^Download/)
        .getByText('exports nothing')
        .waitFor()
      expect(await page.locator('a[href^="export/"]').count()).toBe(0)
      await page.goto(`${served.url}/?page=network&colour=community&size=pageRank&from=wd:Q6259&to=wd:Q38511`)
      await untilArranged(page)
      await page.locator('.path-list').getByRole('link', { name: 'Turku' }).first().waitFor()
      await page.goto(`${served.url}/?page=dashboard&layers=twinnings.agreements.programmes`)
      await page.locator('.chart:not([aria-busy="true"])').nth(4).waitFor()
      expect(await page.getByText('it has no playground').count()).toBe(5)
      expect(await page.locator('a[href^="playground/"]').count()).toBe(0)
      await leave(visited)

      const query = '{ __schema { queryType { name } } }'
      const refused = await fetch(`${served.url}/graphql?${new URLSearchParams({ query })}`)
      expect(refused.status).toBe(403)
    })
  },
  ['--operations', operations, '--trusted-only'],
)
