import { expect, test } from '@jest/globals'
import { inChromium } from '../playground/in-chromium.js'
import type { Visit } from '../support/chromium.js'
import { heading, inspect, leave, untilArranged, visitExplorer } from './explorer-page.js'

const pavia = 'wd:Q6259'
const turku = 'wd:Q38511'

inChromium('the network view in Chromium', (served) => {
  const visit = (query = '', options: Parameters<typeof visitExplorer>[2] = {}): Promise<Visit> =>
    visitExplorer(served.browser, `${served.url}/${query}`, options)

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

  test('colours the members of a programme beyond the first page', async () => {
    const visited = await visit('?page=network&colour=programme')
    const { page } = visited
    const groups = page.locator('.legend .groups li')
    const counted = async (): Promise<string[]> => {
      await groups.first().waitFor()
      return groups.allTextContents()
    }
    const whole = await counted()
    let pages_count = 0
    await page.route(/query=query\+(ProgrammeMembers|MoreMembers)/, (route) => {
      pages_count++
      const url = route.request().url().replaceAll('members%28first%3A500', 'members%28first%3A3')
      return route.continue({ url })
    })
    await page.reload()
    expect(await counted()).toEqual(whole)
    expect(pages_count).toBeGreaterThan(3)
    await leave(visited)
  })

  test('looks at what is selected, by a search as by a link', async () => {
    const visited = await visit('?page=network')
    const { page } = visited
    await untilArranged(page)
    await page.getByRole('combobox', { name: /^Search/ }).fill('turku')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    const isSpot = (url: URL): boolean => url.searchParams.has('spot')
    await page.waitForURL(isSpot)
    const spotOf = (): number[] => (new URL(page.url()).searchParams.get('spot') ?? '').split(',').map(Number)
    for (const value of spotOf()) expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(0.5)
    await page.goto(`${served.url}/?page=network&select=${turku}`)
    await page.waitForURL(isSpot)
    for (const value of spotOf()) expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(0.5)
    await leave(visited)
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
    await untilArranged(page)
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
