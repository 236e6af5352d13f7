import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { inChromium } from '../playground/in-chromium.js'
import { openReverseProxy } from '../playground/reverse-proxy.js'
import type { Visit } from '../support/chromium.js'
import {
  counted,
  hasFocus,
  heading,
  inspect,
  leave,
  namesIn,
  section,
  tabTo,
  untilDrawn,
  visitExplorer,
} from './explorer-page.js'

const askingForCities = /\/graphql\?query=query\+MapCities/

inChromium('the explorer in Chromium', (served) => {
  const visit = (query = '', options: Parameters<typeof visitExplorer>[2] = {}): Promise<Visit> =>
    visitExplorer(served.browser, `${served.url}/${query}`, options)
  const press = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }

  test('a table is ordered by a column, one way and the other, by the keyboard too', async () => {
    const visited = await visit('?page=table&country=IT&layers=twinnings')
    const { page } = visited
    await counted(page)
    const table = page.getByRole('table').first()
    const names = (): Promise<string[]> => table.locator('tbody tr td:first-child').allTextContents()
    const given = await names()
    const byName = [...given].sort(new Intl.Collator('en').compare)
    expect(byName).not.toEqual(given)
    const head = table.getByRole('columnheader', { name: 'Name' })
    await head.getByRole('button').click()
    expect([await head.getAttribute('aria-sort'), await names()]).toEqual(['ascending', byName])
    await head.getByRole('button').focus()
    await page.keyboard.press('Enter')
    expect([await head.getAttribute('aria-sort'), await names()]).toEqual(['descending', byName.reverse()])
    await inspect(page, 'table-ordered')
    await page.keyboard.press('Enter')
    expect([await head.getAttribute('aria-sort'), await names()]).toEqual([null, given])
    await leave(visited)
  })

  test('filters and the date stand in the link, and the table has what the map draws', async () => {
    const visited = await visit('?page=table&country=IT&layers=twinnings')
    const { page } = visited
    await counted(page)
    await page.locator('caption', { hasText: 'Ties (2)' }).waitFor()
    expect(await page.title()).toBe('Table – CityTies')
    // Of which no source says whether they are alive.
    await page.getByRole('columnheader', { name: 'Status' }).waitFor()
    expect(await page.getByRole('cell', { name: 'active' }).count()).toBe(0)
    await inspect(page, 'table')
    await page.getByLabel('Country').selectOption({ label: 'Finland' })
    await page.waitForURL(/country=IT\.FI/)
    await page.getByRole('button', { name: 'Remove Italy' }).click()
    await page.waitForURL(/country=FI/)
    await page.getByRole('slider', { name: 'Date' }).fill('1930')
    await page.waitForURL(/asOf=1930/)
    await page.getByRole('slider', { name: 'Date' }).fill('1950')
    await page.waitForURL(/asOf=1950/)
    // However often it is moved, it is one step.
    await page.goBack()
    await page.waitForURL((url) => url.search === '?page=table&layers=twinnings&country=FI')
    await page.goForward()
    await page.waitForURL(/asOf=1950/)
    await page.getByRole('button', { name: 'Remove all filters' }).click()
    await page.waitForURL((url) => url.search === '?page=table&layers=twinnings')
    await page.getByRole('checkbox', { name: 'Twinnings' }).uncheck()
    await page.waitForURL(/layers=none/)
    await page.getByText('No ties of the chosen kinds.').waitFor()
    await page.getByRole('checkbox', { name: 'Signed the same agreement' }).check()
    // The eight of the Accordo and the ten of the charter, each with each other.
    await page.locator('caption', { hasText: 'Ties (73)' }).waitFor()
    // Turku's own, which lead abroad; they began when all had signed.
    await page.getByLabel('Country').selectOption({ label: 'Finland' })
    await page.locator('caption', { hasText: 'Ties (7)' }).waitFor()
    await page.locator('.status', { hasText: '8 cities, 7 ties' }).waitFor()
    expect(await page.getByRole('row', { name: /Turku.*Accordo di Amicizia.*2022-04-07/ }).count()).toBe(7)
    expect(await page.getByRole('row', { name: /^Turku Finland .* 7$/ }).count()).toBe(1)
    await page.getByRole('button', { name: 'Remove all filters' }).click()
    // The second source knows the ten.
    await page.getByLabel('Stated by').selectOption({ label: 'The Italian Network of Intercultural Cities' })
    await page.waitForURL(/source=ct:source/)
    await page.locator('caption', { hasText: 'Ties (45)' }).waitFor()
    // What a link asks for in vain is said, also when the map has put where it looks into the address.
    await page.goto(`${served.url}/?asOf=9999`)
    await page.waitForURL(/\?at=/)
    await page.getByText(/^The link says “9999”/).waitFor()
    await leave(visited)
  })

  test('plays the years until it is stopped', async () => {
    const visited = await visit('?page=table')
    const { page } = visited
    await counted(page)
    await page.getByLabel('Country').locator('option', { hasText: 'Italy' }).waitFor({ state: 'attached' })
    await page.getByRole('slider', { name: 'Date' }).fill('1930')
    await page.waitForURL(/asOf=1930/)
    await page.getByRole('button', { name: 'Play the years' }).click()
    await page.waitForURL(/asOf=1932/)
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('button', { name: 'Play the years' }).waitFor()
    await page.goBack()
    await page.waitForURL((url) => url.search === '?page=table')
    await page.getByRole('button', { name: 'Play the years' }).click()
    // The first that is known to have begun did so in 2022.
    await page.waitForURL(/asOf=2021/)
    await page.getByRole('button', { name: 'Remove all filters' }).click()
    await page.getByRole('button', { name: 'Play the years' }).waitFor()
    expect(new URL(page.url()).search).toBe('?page=table')
    await leave(visited)
  })

  test('Enter takes what stands in the field, also before the answer for it has come', async () => {
    const visited = await visit('?page=table')
    const { page } = visited
    await counted(page)
    const field = page.getByRole('combobox', { name: /^Search/ })
    await field.fill('pavia')
    await page.getByRole('option', { name: /^Pavia/ }).waitFor()
    await field.fill('besançon')
    await field.press('Enter')
    await heading(page, 'Besançon').waitFor()

    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route(/query=query\+Find/, async (route) => {
      await held
      await route.continue().catch(() => {})
    })
    await field.fill('turku')
    await page.getByText('Searching …').waitFor()
    await inspect(page, 'searching')
    letGo()
    await page.getByRole('option', { name: /^Turku/ }).waitFor()
    await page.getByText('Searching …').waitFor({ state: 'detached' })
    await leave(visited)
  })

  test('a link to what was merged into another goes on to that one', async () => {
    const visited = await visit('?page=table')
    const { page } = visited
    await page.route(/query=query\+Profile.*wd%3AQ999/, async (route) =>
      route.fulfill({ response: await route.fetch({ url: route.request().url().replace('wd%3AQ999', 'wd%3AQ6259') }) }),
    )
    await page.goto(`${served.url}/?page=table&select=wd:Q999`)
    await heading(page, 'Pavia').waitFor()
    await page.waitForURL((url) => url.searchParams.get('select') === 'wd:Q6259')
    await leave(visited)
  })

  test('measures a city, says why it suggests others, gives its network away, and takes corrections down', async () => {
    const visited = await visit('?select=wd:Q37776')
    const { page } = visited
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await heading(page, 'Besançon').waitFor()
    const measures = section(page, /network of twinnings/)
    await measures.getByRole('row', { name: /^Twin cities.* 1 2 of 23$/ }).waitFor()
    const suggestions = section(page, /could be twinned/)
    await suggestions
      .getByRole('listitem')
      .filter({ hasText: /Hildesheim · Germany.*1 partner in common: Pavia · \d+ km away/ })
      .waitFor()
    await suggestions.scrollIntoViewIfNeeded()
    await inspect(page, 'measures')

    const address = await page.getByRole('link', { name: 'GraphML' }).getAttribute('href')
    const file = await (await page.request.get(`${served.url}/${address}`)).text()
    expect([...file.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['wd:Q37776', 'wd:Q6259'])
    expect([...file.matchAll(/<edge /g)]).toHaveLength(1)

    const twin = section(page, /^Twin cities/).locator('.facts > li', { hasText: 'Pavia' })
    await twin.locator('summary').first().click()
    await twin.getByText('Is this wrong?').click()
    await twin.getByLabel('What is wrong, and who says so?').fill('They are twinned since 1964.')
    await inspect(page, 'correction')
    await twin.getByRole('button', { name: 'Copy the text' }).click()
    await twin.getByText('Copied.', { exact: true }).waitFor()
    const text = await page.evaluate(() =>
      (
        globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
      ).navigator.clipboard.readText(),
    )
    expect(text).toMatch(/Fact: Twin cities · Pavia · Italy\nId: .*wd:Q37776.*wd:Q6259/)
    expect(text).toMatch(/\nCited: Cultural Cities Twinning .* \(ct:source\/.*\), paragraph 3\n/)
    expect(text).toContain('What is wrong: They are twinned since 1964.')
    await leave(visited)
  })

  test('a profile shows the year that is chosen, and says so', async () => {
    const visited = await visit('?page=table&select=wd:Q6259&asOf=2000')
    const { page } = visited
    const measures = section(page, /^In the network of twinnings, in 2000$/)
    await measures.getByRole('row', { name: /^Betweenness/ }).waitFor()
    expect(await page.locator('.profile-section h3').allTextContents()).toEqual([
      'Twin cities, in 2000 (2)',
      'Programmes, in 2000 (2)',
      'Universities, in 2000 (1)',
      'In the network of twinnings, in 2000',
      'Cities it could be twinned with, in 2000',
      'Download this city, its twins, and the twinnings between them, in 2000',
    ])
    expect(await page.getByRole('link', { name: 'GEXF' }).getAttribute('href')).toContain('&asOf=2000')
    await inspect(page, 'profile-of-a-year')
    await page.locator('.profile').getByRole('button', { name: 'All times again' }).click()
    await section(page, /^Agreements \(1\)$/).waitFor()
    await section(page, /^Events \(1\)$/).waitFor()

    await page.route(/query=query\+Profile/, async (route) => {
      const response = await route.fetch()
      const text = await response.text()
      await route.fulfill({ response, body: text.replace(/"country":\{"code":"DE"[^}]*\}/, '"country":null') })
    })
    await page.goto(`${served.url}/?page=table&select=wd:Q6259`)
    await page.getByText('of 1 of its 2 twins no source says the country').waitFor()
    await leave(visited)
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
    await page.getByText('Filtri').click()
    await inspect(page, 'phone-filters')
    await page.goto(`${served.url}/?lang=en`)
    await page.getByRole('link', { name: 'Accordo di Amicizia' }).waitFor()
    await counted(page)
    await inspect(page, 'phone-start')
    await leave(visited)
  })

  test('a window that is zoomed to twice its size scrolls, and what it draws keeps room', async () => {
    const visited = await visit('?select=wd:Q6259', { viewport: { width: 720, height: 450 } })
    const { page } = visited
    for (const [name, drawing] of [
      ['map', '.map-canvas'],
      ['network', '.network-canvas'],
    ] as const) {
      await page.goto(`${served.url}/?page=${name}&select=wd:Q6259`)
      await heading(page, 'Pavia').waitFor()
      await counted(page)
      const canvas = await page.locator(drawing).boundingBox()
      const buttons = await page.locator('.map-buttons').boundingBox()
      expect(canvas?.height).toBeGreaterThan(250)
      expect((buttons?.y ?? 0) + (buttons?.height ?? 0)).toBeLessThan((canvas?.y ?? 0) + (canvas?.height ?? 0))
      await inspect(page, `low-${name}`)
    }
    await page.getByText('Filters', { exact: true }).click()
    const last = page.getByRole('link', { name: 'CSV, ties' })
    await last.scrollIntoViewIfNeeded()
    expect(await page.locator('html').evaluate((html) => html.scrollTop)).toBeGreaterThan(0)
    await inspect(page, 'low-scrolled')
    await leave(visited)
  })

  test('darkens by choice, and remembers it', async () => {
    const visited = await visit('?select=ct:programme/ec2u')
    const { page } = visited
    await page.getByLabel('Colours').selectOption('dark')
    await heading(page, 'EC2U').waitFor()
    await untilDrawn(page, '#1c2a32', 1000)
    await inspect(page, 'dark')
    await page.reload()
    await untilDrawn(page, '#1c2a32', 1000)
    await leave(visited)
  })

  test('says what is empty, cut off, or unknown, and what failed', async () => {
    const visited = await visit('?country=AQ&select=wd:Q999999999')
    const { page, faults } = visited
    await page.getByText('No city fits these filters.').waitFor()
    await page.getByText('Nothing has the id wd:Q999999999.').waitFor()
    await page.getByRole('button', { name: 'Remove Antarctica' }).waitFor()
    await inspect(page, 'empty')

    await page.route(askingForCities, async (route) => {
      const response = await route.fetch()
      const answer = (await response.json()) as { data: { cities: { totalCount: number } } }
      answer.data.cities.totalCount = 30_000
      await route.fulfill({ response, json: answer })
    })
    await page.getByRole('button', { name: 'Remove all filters' }).first().click()
    await page.getByText('Only 23 of 30,000 cities are shown; filters narrow it down.').waitFor()
    await inspect(page, 'truncated')
    await page.unroute(askingForCities)
    expect(faults).toEqual([])

    await page.route('**/graphql?*', (route) => route.abort())
    await page.getByLabel('Country').selectOption({ label: 'Italy' })
    await page.getByText('The server cannot be reached.').waitFor()
    await page.locator('.view.is-old').waitFor()
    await inspect(page, 'unreachable')
    await page.unroute('**/graphql?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await counted(page)
    await page.locator('.view:not(.is-old)').waitFor()
    expect(faults.splice(0).every((fault) => fault.includes('net::ERR_FAILED'))).toBe(true)
    await page.goto(`${served.url}/?select=ct:city/grand-poitiers`)
    await page.getByText('No source says where it is, so it is not on the map.').waitFor()
    await page.goto(`${served.url}/?page=table&select=nonsense`)
    await page.getByText('Nothing has the id nonsense.').waitFor()
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0)
    await leave(visited)
  })

  test('asks for a key where the server wants one', async () => {
    const visited = await visit('?page=table')
    const { page, faults } = visited
    await page.route('**/graphql?*', (route) =>
      route.request().headers()['authorization'] === 'Bearer ct_test'
        ? route.continue({ headers: {} })
        : route.fulfill({ status: 401, json: { errors: [{ message: '', extensions: { code: 'UNAUTHENTICATED' } }] } }),
    )
    await page.reload()
    await page.getByText('This server answers only those who have a key.').waitFor()
    await inspect(page, 'key')
    await page.getByLabel('Key or token').fill('ct_test')
    await page.getByRole('button', { name: 'Use it' }).click()
    await counted(page)
    expect(faults.splice(0).filter((fault) => !fault.includes('401'))).toEqual([])

    await page.route('**/export/**', (route) =>
      route.request().headers()['authorization'] === 'Bearer ct_test'
        ? route.continue({ headers: {} })
        : route.fulfill({ status: 401 }),
    )
    await page.goto(`${served.url}/?page=table&select=wd:Q6259`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'GraphML' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^cityties-v\d+\.graphml$/)
    await leave(visited)
  })

  test('loading shows how far it is, and can be cancelled', async () => {
    const visited = await visit('?page=table&country=FI')
    const { page } = visited
    await counted(page)
    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route(askingForCities, async (route) => {
      await held
      await route.continue().catch(() => {})
    })
    await page.getByRole('button', { name: 'Remove all filters' }).click()
    await page.getByText('Loading …').waitFor()
    await inspect(page, 'loading')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Loading was cancelled').waitFor()
    await inspect(page, 'cancelled')
    letGo()
    await page.unroute(askingForCities)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.status', { hasText: '23 cities' }).waitFor()
    await leave(visited)
  })

  test('the keyboard alone leads from the start to who signed with Pavia, and who says so', async () => {
    const visited = await visit()
    const { page } = visited
    await counted(page)
    await press(page, 'Tab')
    expect(await hasFocus(page.getByRole('link', { name: 'Skip to the view' }))).toBe(true)
    await press(page, 'Enter')
    expect(await hasFocus(page.locator('#view'))).toBe(true)
    expect(new URL(page.url()).hash).toBe('')
    await page.reload()
    await counted(page)
    await tabTo(page, page.getByRole('combobox', { name: /^Search/ }))
    await page.keyboard.type('accordo')
    await page.getByRole('option').first().waitFor()
    await press(page, 'Enter')
    await heading(page, 'Accordo di Amicizia').waitFor()
    expect(await hasFocus(heading(page, 'Accordo di Amicizia'))).toBe(true)
    const pavia = section(page, /^Signatories/).locator('.facts > li', {
      has: page.getByRole('link', { name: 'Pavia', exact: true }),
    })
    await tabTo(page, pavia.locator('summary').first())
    await press(page, 'Enter')
    await pavia.getByText('paragraph 6 (for date of signing)').waitFor()
    await inspect(page, 'keyboard')
    await tabTo(page, pavia.getByRole('link', { name: 'Pavia', exact: true }), 'Shift+Tab')
    await press(page, 'Enter')
    await heading(page, 'Pavia').waitFor()
    await tabTo(page, page.locator('canvas'), 'Shift+Tab')
    await press(page, '+', 'ArrowRight')
    await page.waitForURL(/at=/)
    await tabTo(page, page.getByRole('button', { name: 'Close the profile' }))
    await press(page, 'Escape')
    await page.waitForURL((url) => !url.searchParams.has('select'))
    expect(await hasFocus(page.getByRole('combobox', { name: /^Search/ }))).toBe(true)
    await leave(visited)
  })

  test('works behind a proxy that puts it under a path', async () => {
    const proxy = await openReverseProxy('/tools/cityties', served.url)
    try {
      const visited = await visitExplorer(served.browser, `${proxy.url}/tools/cityties/?select=wd:Q6259`)
      await heading(visited.page, 'Pavia').waitFor()
      await counted(visited.page)
      await leave(visited)
    } finally {
      await proxy.close()
    }
  })
})
