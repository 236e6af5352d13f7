import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { SaxesParser } from 'saxes'
import { inChromium } from '../playground/in-chromium.js'
import type { Visit } from '../support/chromium.js'
import { counted, heading, inspect, leave, visitExplorer } from './explorer-page.js'

const pavia = 'wd:Q6259'
const turku = 'wd:Q38511'

inChromium('the network view in Chromium', (served) => {
  const visit = (query = '', options: Parameters<typeof visitExplorer>[2] = {}): Promise<Visit> =>
    visitExplorer(served.browser, `${served.url}/${query}`, options)
  /** Until the arrangement has come to rest. */
  const arranged = async (page: Page): Promise<void> => {
    await page.locator('.network-canvas canvas').first().waitFor()
    await page.locator('.arranging').waitFor({ state: 'detached' })
  }

  /** What the browser puts where downloads go. */
  async function saved(page: Page, name: string): Promise<{ file: string; content: Buffer }> {
    const button = page.getByRole('button', { name })
    if (!(await button.isVisible())) await page.locator('.save summary').click()
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    return { file: download.suggestedFilename(), content: readFileSync(await download.path()) }
  }

  /** Width and height, from the header that every PNG begins with. */
  function sizeOfPng(content: Buffer): number[] {
    expect(content.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]))
    return [content.readUInt32BE(16), content.readUInt32BE(20)]
  }

  function countsInSvg(content: Buffer): { counts: Map<string, number>; texts: Set<string> } {
    const counts = new Map<string, number>()
    const texts = new Set<string>()
    const parser = new SaxesParser({ xmlns: true })
    parser.on('opentag', ({ local, uri }) => {
      expect(uri).toBe('http://www.w3.org/2000/svg')
      counts.set(local, (counts.get(local) ?? 0) + 1)
    })
    parser.on('text', (text) => texts.add(text.trim()))
    parser.on('error', (error) => {
      throw error
    })
    parser.write(content.toString()).close()
    return { counts, texts }
  }

  test('opens by its link with a legend, is selected by a colour and by a lasso, and can be taken away', async () => {
    const visited = await visit('?page=network')
    const { page } = visited
    await arranged(page)
    const legend = page.locator('.legend')
    await legend.getByRole('button', { name: /^Italy/ }).waitFor()
    await inspect(page, 'network')
    await legend.getByLabel('Colour').selectOption({ label: 'By programme' })
    await page.waitForURL(/colour=programme/)
    await legend
      .getByRole('button', { name: /Intercultural Cities/ })
      .first()
      .waitFor()
    await legend.getByLabel('Size').selectOption({ label: 'PageRank' })
    await page.waitForURL(/size=pageRank/)
    await legend.getByLabel('Colour').selectOption({ label: 'By community' })
    const community = legend.locator('.groups button').first()
    await legend.getByText('Loading').first().waitFor({ state: 'detached' })
    await inspect(page, 'network-communities')

    const count = Number(await community.locator('.detail').textContent())
    await community.click()
    const selection = page.getByRole('region', { name: 'Selection' })
    await selection.locator('caption', { hasText: `Cities (${count})` }).waitFor()
    await selection.getByRole('button', { name: 'Clear the selection' }).click()

    await page.getByRole('button', { name: 'Select with a lasso' }).click()
    const box = await page.locator('.network-canvas').boundingBox()
    if (box === null) throw new Error('nothing is drawn')
    const [left, right] = [box.x + 300, box.x + box.width - 70]
    const corners = [
      [left, box.y + 5],
      [right, box.y + 5],
      [right, box.y + box.height - 5],
      [left, box.y + box.height - 5],
    ] as const
    await page.mouse.move(...corners[0])
    await page.mouse.down()
    for (const corner of corners.slice(1)) await page.mouse.move(...corner, { steps: 4 })
    await page.mouse.up()
    await selection.locator('caption', { hasText: /^Ties \(\d+\)/ }).waitFor()
    await inspect(page, 'network-lasso')
    const csv = await saved(page, 'Cities as CSV')
    const rows = csv.content.toString().trimEnd().split('\r\n')
    const [, shown = ''] =
      /Cities \((\d+)\)/.exec((await selection.locator('caption').first().textContent()) ?? '') ?? []
    expect(rows).toHaveLength(1 + Number(shown))
    expect(rows[0]).toBe('id,name,country,population,latitude,longitude,degree')
    await selection.getByRole('button', { name: 'Clear the selection' }).click()

    const png = await saved(page, 'Picture (PNG)')
    expect(png.file).toBe('cityties-network.png')
    const whole = await page.locator('.network-canvas').boundingBox()
    expect(sizeOfPng(png.content)).toEqual([whole?.width, whole?.height].map((side) => Math.floor(side ?? 0)))
    const svg = countsInSvg((await saved(page, 'Drawing (SVG)')).content)
    expect(svg.counts.get('circle')).toBeGreaterThan(20)
    expect(svg.counts.get('line')).toBeGreaterThan(20)
    expect(svg.texts).toContain('Pavia')
    await leave(visited)
  })

  test('finds the paths from Pavia to Turku by keyboard, and shows them on the map and in the network', async () => {
    const visited = await visit()
    const { page } = visited
    await counted(page)
    for (const [label, text] of [
      ['From which city?', 'pavia'],
      ['To which city?', 'turku'],
    ] as const) {
      await page.getByRole('combobox', { name: label }).focus()
      await page.keyboard.type(text)
      await page.locator('.paths').getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
    }
    await page.waitForURL((url) => url.searchParams.get('from') === pavia && url.searchParams.get('to') === turku)
    const path = page.locator('.path-list > li').first()
    await path.getByRole('link', { name: 'Turku' }).waitFor()
    expect(await path.locator('summary').first().textContent()).toMatch(/^Pavia – .* – Turku$/)
    await path.locator('.citations summary').first().click()
    await path.getByText('Licence:').first().waitFor()
    await page.waitForTimeout(300)
    await inspect(page, 'path-map')
    const map = countsInSvg((await saved(page, 'Drawing (SVG)')).content)
    expect(map.counts.get('path')).toBeGreaterThan(2)
    expect([...map.texts]).toEqual(expect.arrayContaining(['Pavia', 'Turku']))
    const png = await saved(page, 'Picture (PNG)')
    expect(Math.min(...sizeOfPng(png.content))).toBeGreaterThan(300)

    await page.locator('.paths').getByRole('link', { name: 'Open in playground' }).click()
    const answer = page.locator('.graphiql-response .view-lines')
    await answer.getByText('shortestPaths').first().waitFor()
    await answer.getByText('Turku').first().waitFor()
    await page.goBack()
    await path.getByRole('link', { name: 'Turku' }).waitFor()

    await page.getByRole('button', { name: 'Network', exact: true }).click()
    await arranged(page)
    await page.waitForTimeout(300)
    await inspect(page, 'path-network')
    const network = countsInSvg((await saved(page, 'Drawing (SVG)')).content)
    expect([...network.texts]).toEqual(expect.arrayContaining(['Pavia', 'Turku']))
    await path.getByRole('link', { name: 'Turku' }).click()
    await heading(page, 'Turku').waitFor()
    await leave(visited)
  })

  test('says where there is no path, where too many, and what was cancelled', async () => {
    const { page, faults } = await visit(`?page=table&from=${pavia}&to=${pavia}`)
    await page.getByText('Both are the same city.').waitFor()
    await page.goto(`${served.url}/?page=table&from=${pavia}&to=${turku}&through=twinnings&asOf=1900`)
    await page.locator('.paths [role="status"]').getByRole('button').waitFor()
    await inspect(page, 'path-none')
    await page.getByRole('button', { name: 'Also through agreements and programmes' }).click()
    await page.waitForURL((url) => url.searchParams.get('through') === null)
    expect(faults).toEqual([])

    await page.route(/shortestPaths/, () => undefined)
    await page.goto(`${served.url}/?page=table&from=${pavia}&to=${turku}`)
    await page.locator('.path-wait').getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('The search was cancelled.').waitFor()
    await page.unroute(/shortestPaths/)
    await page.route(/shortestPaths/, async (route) => {
      const response = await route.fetch()
      const answer = (await response.json()) as { data: { shortestPaths: Record<string, unknown> } }
      Object.assign(answer.data.shortestPaths, { totalCount: 12_345, truncated: true })
      await route.fulfill({ response, json: answer })
    })
    await page.locator('.path-wait').getByRole('button', { name: 'Try again' }).click()
    await page.getByText(/of 12,345 are shown/).waitFor()
    await page.context().close()
  })

  test('leads on where a browser has no WebGL', async () => {
    const visited = await visit()
    await visited.page.addInitScript(`
      const getContext = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest)
      }`)
    await visited.page.goto(`${served.url}/?page=network`)
    const { page } = visited
    await page.getByText('it has no WebGL').waitFor()
    await inspect(page, 'network-no-webgl')
    await page.getByRole('button', { name: 'To the table' }).click()
    await page.locator('caption', { hasText: /^Ties \(/ }).waitFor()
    await leave(visited)
  })

  test('speaks Italian in the dark on a phone, and moves by the keyboard', async () => {
    const visited = await visit(`?page=network&select=${pavia}`, {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'it-IT',
      hasTouch: true,
    })
    const { page } = visited
    await arranged(page)
    await heading(page, 'Pavia').waitFor()
    await page.locator('.network-canvas').focus()
    await page.keyboard.press('+')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/spot=/)
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(390)
    await inspect(page, 'network-phone-dark-italian')
    await leave(visited)
  })
})
