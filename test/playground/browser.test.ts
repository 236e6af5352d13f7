import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type Visit, visit as visitPage } from '../support/chromium.js'
import { inChromium } from './in-chromium.js'
import { openReverseProxy } from './reverse-proxy.js'

const tourNames = [
  ...['Twins', 'Search', 'Filter', 'Accordo', 'Path', 'AsOf', 'Matrix', 'Timeline'],
  ...['Ranking', 'Groups', 'Suggested', 'Conflicts', 'Sources'],
]

inChromium('the playground in Chromium', (served) => {
  async function visit(address: string, viewport = { width: 1440, height: 900 }): Promise<Visit> {
    const visited = await visitPage(served.browser, address, { viewport })
    await visited.page.locator('.graphiql-tab').first().waitFor()
    return visited
  }

  const tabsOf = (page: Page): Promise<string[]> => page.locator('.graphiql-tab-button').allTextContents()
  /** Monaco writes each space as one that does not break. */
  const textIn = async (page: Page, place: string): Promise<string> =>
    ((await page.locator(`${place} .view-lines`).first().textContent()) ?? '').replaceAll('\u00a0', ' ')
  const waitForText = (page: Page, place: string, text: string): Promise<void> =>
    page.locator(`${place} .view-lines`).first().getByText(text).first().waitFor()
  const run = (page: Page): Promise<void> => page.locator('.graphiql-execute-button').click()
  /** GraphiQL stores a moment later. Asked of the browser: the page's own policy forbids to evaluate text in it. */
  const waitForTabs = async (page: Page, isThere: (tabs: string) => boolean): Promise<void> => {
    for (;;) {
      const { origins } = await page.context().storageState()
      const entries = origins.flatMap(({ localStorage }) => localStorage)
      if (isThere(entries.find(({ name }) => name === 'cityties:graphiql:tabState')?.value ?? '')) return
      await page.waitForTimeout(50)
    }
  }
  const writeOwnTab = async (page: Page): Promise<void> => {
    await page.locator('.graphiql-tab-add').click()
    await page.locator('.graphiql-query-editor .monaco-editor').first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('query Mine { graphVersion }')
    await page.locator('.graphiql-tab-button', { hasText: 'Mine' }).waitFor()
    await waitForTabs(page, (tabs) => tabs.includes('query Mine { graphVersion }'))
  }

  test('shows what a subscription tells, until it is stopped', async () => {
    const { page, faults, hosts } = await visit(`${served.url}/playground`)
    await page.locator('.graphiql-tab-add').click()
    await page.locator('.graphiql-query-editor .monaco-editor').first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('subscription Changes { graphChanged(since: 0) { kind seq } }')
    await page.locator('.graphiql-tab-button', { hasText: 'Changes' }).waitFor()
    await run(page)
    await waitForText(page, '.graphiql-response', 'CHANGED')
    // The button says stop now.
    await run(page)
    expect({ faults, hosts: [...hosts] }).toEqual({ faults: [], hosts: ['127.0.0.1'] })
    await page.context().close()
  })

  test('opens on the tour and answers its first query, with no fault and no other host', async () => {
    const { page, faults, hosts } = await visit(`${served.url}/playground`)
    expect(await page.title()).toBe('CityTies playground')
    expect(await tabsOf(page)).toEqual(tourNames)
    await waitForText(page, '.graphiql-query-editor', 'Whom is Pavia twinned with')
    await run(page)
    await waitForText(page, '.graphiql-response', 'wd:Q6259')
    expect(await textIn(page, '.graphiql-response')).toContain('"name": "Besançon"')

    await page.locator('.graphiql-tab-button', { hasText: 'Accordo' }).first().click()
    await waitForText(page, '.graphiql-query-editor', 'Who signed the Accordo di Amicizia')
    // It takes GraphiQL 100 ms to see that the operation has another name; what it stores, it stores after 500 ms.
    await waitForTabs(page, (tabs) => tabs.includes('"activeTabIndex":3'))
    await run(page)
    await waitForText(page, '.graphiql-response', 'Sala Consiglio, Palazzo Mezzabarba')
    expect([...hosts]).toEqual(['127.0.0.1'])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('knows the schema, so that a wrong field is marked', async () => {
    const { page } = await visit(`${served.url}/playground`)
    await writeOwnTab(page)
    expect(await page.locator('.graphiql-query-editor .squiggly-error').count()).toBe(0)
    await page.locator('.graphiql-query-editor .monaco-editor').first().click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('query Mine { noSuchField }')
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor()
    await page.context().close()
  })

  test('keeps a visitor’s own tab over a reload, and the Tour link brings the examples back beside it', async () => {
    const { page, faults } = await visit(`${served.url}/playground`)
    await writeOwnTab(page)
    await page.reload()
    await page.locator('.graphiql-tab').first().waitFor()
    expect(await tabsOf(page)).toEqual([...tourNames, 'Mine'])
    await waitForText(page, '.graphiql-query-editor', 'query Mine { graphVersion }')

    await page.locator('.graphiql-tab', { hasText: 'Conflicts' }).hover()
    await page.locator('.graphiql-tab', { hasText: 'Conflicts' }).locator('.graphiql-tab-close').click()
    await page.locator('.graphiql-tab-button', { hasText: 'Conflicts' }).waitFor({ state: 'detached' })
    await waitForTabs(page, (tabs) => !tabs.includes('query Conflicts'))

    await page.getByRole('link', { name: 'Tour' }).click()
    await page.locator('.graphiql-tab-button', { hasText: 'Conflicts' }).waitFor()
    expect(await tabsOf(page)).toEqual(['Mine', ...tourNames])
    expect(page.url()).toBe(`${served.url}/playground/`)
    await waitForText(page, '.graphiql-query-editor', 'Whom is Pavia twinned with')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('lets nobody open another tab before the editor is there, which would empty the first', async () => {
    const context = await served.browser.newContext()
    const page = await context.newPage()
    let letEditorCome = (): void => undefined
    const editorMayCome = new Promise<void>((resolve) => {
      letEditorCome = resolve
    })
    await page.route(/\/monaco-editor-[^/]+\.js$/, async (route) => {
      await editorMayCome
      await route.continue()
    })
    await page.goto(`${served.url}/playground`, { waitUntil: 'domcontentloaded' })
    const plus = page.locator('.graphiql-tab-add')
    await plus.waitFor({ state: 'attached' })
    expect(await plus.isVisible()).toBe(false)
    letEditorCome()
    await plus.click()
    expect(await tabsOf(page)).toEqual([...tourNames, '<untitled>'])
    await context.close()
  })

  const boxOf = async (page: Page, place: string) => {
    const box = await page.locator(place).first().boundingBox()
    if (box === null) throw new Error(`${place} is not shown`)
    return { ...box, right: box.x + box.width, bottom: box.y + box.height }
  }
  /** Where the longest of the lines that are shown ends. */
  const endOfLines = (page: Page, place: string): Promise<number> =>
    page
      .locator(`${place} .view-line > span`)
      .evaluateAll((lines) => Math.max(...lines.map((line) => line.getBoundingClientRect().right)))

  test('on a phone the query stands above its answer, and the documentation lies over both', async () => {
    const phone = { width: 390, height: 844 }
    const { page, faults } = await visit(`${served.url}/playground`, phone)
    await run(page)
    await waitForText(page, '.graphiql-response', 'wd:Q6259')
    const query = await boxOf(page, '.graphiql-query-editor .monaco-editor')
    const answer = await boxOf(page, '.graphiql-response .monaco-editor')
    expect(query.bottom).toBeLessThanOrEqual(answer.y)
    for (const { width, height } of [query, answer]) {
      expect(width).toBeGreaterThan(phone.width * 0.7)
      expect(height).toBeGreaterThan(200)
    }
    const buttons = ['.graphiql-execute-button', '.cityties-tour', '.graphiql-tab-add', '.graphiql-sidebar']
    for (const { x, right, bottom } of [answer, ...(await Promise.all(buttons.map((one) => boxOf(page, one))))]) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(phone.width)
      expect(bottom).toBeLessThanOrEqual(phone.height)
    }
    expect(await endOfLines(page, '.graphiql-response')).toBeLessThanOrEqual(answer.right)

    await page.locator('.graphiql-tab-add').click()
    const tabs = await boxOf(page, '.graphiql-tabs')
    const opened = await boxOf(page, '.graphiql-tab-active')
    expect(opened.x).toBeGreaterThanOrEqual(tabs.x)
    expect(Math.floor(opened.right)).toBeLessThanOrEqual(tabs.right)

    await page.getByLabel('Show Documentation Explorer').click()
    await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).click()
    const first = page.locator('.graphiql-doc-explorer-field-name').first()
    expect(await first.textContent()).toBe('city')
    expect(await boxOf(page, '.graphiql-plugin')).toMatchObject({ x: 0, y: 0, width: phone.width })
    await page.getByLabel('Hide Documentation Explorer').click()
    expect(await boxOf(page, '.graphiql-query-editor .monaco-editor')).toEqual(query)
    expect(await page.locator('html').evaluate((html) => [html.scrollWidth, html.scrollHeight])).toEqual([390, 844])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('wraps the lines of a query that are longer than its editor is wide', async () => {
    const { page } = await visit(`${served.url}/playground`, { width: 1024, height: 768 })
    await page.getByLabel('Show Documentation Explorer').click()
    await page.locator('.graphiql-doc-explorer').waitFor()
    await waitForText(page, '.graphiql-query-editor', 'Whom is Pavia twinned with')
    const strip = await boxOf(page, '.graphiql-toolbar')
    // The editor takes its new width a moment after the documentation has opened.
    while ((await endOfLines(page, '.graphiql-query-editor')) > strip.x) await page.waitForTimeout(50)
    expect(await textIn(page, '.graphiql-query-editor')).toMatch(/and\s+who\s+says\s+so\?/)
    await page.context().close()
  })

  test('variables can be written once they are shown', async () => {
    const { page } = await visit(`${served.url}/playground`, { width: 390, height: 844 })
    await page.getByRole('button', { name: 'Variables' }).click()
    await page.locator('.graphiql-editor-tool .monaco-editor').first().click()
    await page.keyboard.insertText('{ "a": 1 }')
    await waitForText(page, '.graphiql-editor-tool', '"a"')
    await page.context().close()
  })

  test('works behind a proxy that puts it under a path', async () => {
    const proxy = await openReverseProxy('/tools/cityties', served.url)
    try {
      const { page, faults } = await visit(`${proxy.url}/tools/cityties/playground?tour`)
      expect(page.url()).toBe(`${proxy.url}/tools/cityties/playground/`)
      await waitForText(page, '.graphiql-query-editor', 'Whom is Pavia twinned with')
      await run(page)
      await waitForText(page, '.graphiql-response', 'wd:Q6259')
      expect(faults).toEqual([])
      await page.context().close()
    } finally {
      await proxy.close()
    }
  })

  test('what goes to another host is forbidden, and would have been noticed', async () => {
    const { page, faults } = await visit(`${served.url}/playground`)
    const noticed = page.waitForEvent('console', (message) => message.type() === 'error')
    await page.evaluate(() => fetch('http://elsewhere.invalid/').catch(() => undefined))
    await noticed
    expect(faults.join()).toMatch(/Connecting to 'http:\/\/elsewhere.invalid\/' violates .* Content Security Policy/)
    await page.context().close()
  })
})
