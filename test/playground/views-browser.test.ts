import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { type Visit, visit as visitPage } from '../support/chromium.js'
import { inChromium } from './in-chromium.js'

const pictures = join(import.meta.dirname, '..', '..', '.cache', 'screenshots', 'playground')
const axe: { readonly source: string } = createRequire(import.meta.url)('axe-core')

const query = '{ city(name: "pavia") { twinnings { edges { node { id name country { name } } } } } }'
const linkTo = (text: string): string => `#${new URLSearchParams({ query: text })}`

inChromium('what the playground shows of an answer, in Chromium', (served) => {
  beforeAll(() => void mkdirSync(pictures, { recursive: true }))

  const visit = (link: string, options: Parameters<typeof visitPage>[2] = {}): Promise<Visit> =>
    visitPage(served.browser, `${served.url}/playground/${link}`, { initScript: axe.source, ...options })
  const answered = (page: Page): Promise<void> =>
    page.locator('.graphiql-response .view-lines').getByText('"data"').first().waitFor()
  const show = (page: Page, view: string): Promise<void> =>
    page.getByRole('group', { name: 'Show' }).getByRole('button', { name: view, exact: true }).click()

  async function inspect(page: Page, name: string, within = 'html'): Promise<void> {
    await page.screenshot({ path: join(pictures, `${name}.png`) })
    const { violations } = await page.evaluate(
      (place) => (globalThis as unknown as { axe: { run(at: string): Promise<AxeResults> } }).axe.run(place),
      within,
    )
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target).join()}`)).toEqual([])
  }

  test('a link runs its query, whose rows are a table, a file, and ways back to the map', async () => {
    const { page, faults, hosts } = await visit(linkTo(query))
    await answered(page)
    await show(page, 'Table')
    const rows = page.getByRole('region', { name: 'city.twinnings' }).locator('tbody tr')
    await rows.first().waitFor()
    expect(await rows.locator('td:nth-child(2)').allTextContents()).toEqual(['Besançon', 'Hildesheim'])
    await inspect(page, 'table', '.cityties-view')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('city.twinnings.csv')
    expect(parse(readFileSync(await file.path(), 'utf8'))).toEqual([
      ['id', 'name', 'country.name'],
      ['wd:Q37776', 'Besançon', 'France'],
      ['wd:Q3185', 'Hildesheim', 'Germany'],
    ])

    await show(page, 'Cost')
    const cost = page.getByRole('region', { name: 'Where the cost comes from' }).locator('tbody tr')
    await cost.first().waitFor()
    await page.getByText(/It costs \d+ of the 1,000,000 that an operation may/).waitFor()
    await inspect(page, 'cost', '.cityties-view')

    await show(page, 'Answer')
    await page.getByRole('button', { name: 'Link to this query' }).click()
    await page.waitForURL(/#query=/)
    const link = page.url()
    await page.goto('about:blank')
    await page.goto(link)
    await answered(page)
    expect(await page.locator('.graphiql-tab').count()).toBe(14)
    // Ids are links in the answer itself too.
    await page.locator('.graphiql-response .detected-link').first().waitFor()

    await show(page, 'Table')
    await rows.first().getByRole('link', { name: 'wd:Q37776' }).click()
    await page.getByRole('heading', { level: 2, name: 'Besançon' }).waitFor()
    expect({ faults, hosts: [...hosts] }).toEqual({ faults: [], hosts: ['127.0.0.1'] })
    await page.context().close()
  })

  test('a link with a mutation waits for who presses the button, and gives way to the next link', async () => {
    const { page } = await visit(linkTo('mutation Stop { cancelAnalysisJob(id: "x") { id } }'))
    await page.locator('.graphiql-tab-active', { hasText: 'Stop' }).waitFor()
    await page.locator('.graphiql-response .monaco-editor').waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.postData() ?? ''))
    await show(page, 'Table')
    await page.getByText('There is no answer yet').waitFor()
    await page.waitForTimeout(300)
    expect(asked.filter((text) => text.includes('cancelAnalysisJob'))).toEqual([])

    // The fragment alone is another one, so the browser stays on the page.
    await page.goto(`${served.url}/playground/${linkTo(query)}`)
    await answered(page)
    await page.context().close()
  })

  test('opens on what assistive technology can tell, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await visit('', { colorScheme })
      await page.locator('.graphiql-query-editor .view-lines').waitFor()
      const tab = (isOpen: boolean) => page.locator(`.graphiql-tab-button[aria-current="${isOpen}"]`)
      await tab(false).nth(2).click()
      await page.locator('.graphiql-tab:nth-child(4) [aria-current="true"]').waitFor()
      expect([await tab(true).count(), await tab(false).count()]).toEqual([1, 12])
      await inspect(page, `opened-${colorScheme}`)
      await page.context().close()
    }
  })

  test('examples open by task, in the dark and on a phone', async () => {
    const { page, faults } = await visit('', { colorScheme: 'dark', viewport: { width: 390, height: 844 } })
    await page.locator('.graphiql-query-editor .monaco-editor').waitFor()
    await page.getByLabel('Show Examples').click()
    await inspect(page, 'examples-phone-dark', '.cityties-examples')
    await page.getByRole('button', { name: 'In how many ways is Pavia linked to Turku?' }).click()
    await page.getByLabel('Hide Examples').click()
    await page.locator('.graphiql-tab-active', { hasText: 'AllPaths' }).waitFor()
    await page.locator('.graphiql-execute-button').click()
    await answered(page)
    await show(page, 'Table')
    const paths = page.getByRole('region', { name: 'shortestPaths.paths' })
    await paths.locator('tbody tr').first().waitFor()
    expect(await paths.getByRole('link', { name: 'Turku' }).first().getAttribute('href')).toBe('../?select=wd:Q38511')
    await inspect(page, 'table-phone-dark', '.cityties-view')
    await show(page, 'Cost')
    await page.getByText(/a search \(200\)/).waitFor()
    await inspect(page, 'cost-phone-dark', '.cityties-view')
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(390)
    expect(faults).toEqual([])
    await page.context().close()
  })
})
