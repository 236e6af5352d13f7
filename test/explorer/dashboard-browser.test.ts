import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { inChromium } from '../playground/in-chromium.js'
import type { Visit } from '../support/chromium.js'
import { hasFocus, heading, inspect, leave, tabTo, visitExplorer } from './explorer-page.js'

inChromium('the dashboard in Chromium', (served) => {
  const visit = (query: string, options: Parameters<typeof visitExplorer>[2] = {}): Promise<Visit> =>
    visitExplorer(served.browser, `${served.url}/${query}`, options)
  const chart = (page: Page, title: string) =>
    page.locator('.chart', { has: page.getByRole('heading', { level: 2, name: title, exact: true }) })
  /** The figures of a chart, as its table has them. */
  const figuresOf = async (page: Page, title: string): Promise<string[][]> => {
    const table = chart(page, title).locator('.chart-more', { hasText: 'as a table' })
    await table.locator('summary').click()
    await table.locator('tbody tr').first().waitFor()
    const rows = await table.locator('tbody tr').all()
    return Promise.all(rows.map((row) => row.locator('td').allTextContents()))
  }
  const settled = (page: Page, count: number): Promise<void> =>
    page
      .locator('.chart:not([aria-busy="true"])')
      .nth(count - 1)
      .waitFor()

  async function ask<Data>(query: string): Promise<Data> {
    const response = await fetch(`${served.url}/graphql?${new URLSearchParams({ query })}`)
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
    expect(errors).toBeUndefined()
    return data
  }

  test('its charts have the figures that the API gives, and each opens its query in the playground', async () => {
    const visited = await visit('?page=dashboard&layers=twinnings.agreements.programmes')
    const { page } = visited
    await settled(page, 5)
    await inspect(page, 'dashboard')

    const { countryMatrix } = await ask<{ countryMatrix: { count: number; from: { code: string } }[] }>(
      '{ countryMatrix { count from { code } } }',
    )
    expect((await figuresOf(page, 'Twinnings between countries')).map((row) => row[2])).toEqual(
      countryMatrix.map(({ count }) => `${count}`),
    )
    expect(await chart(page, 'Twinnings between countries').locator('rect.heat').count()).toBeGreaterThan(
      countryMatrix.length,
    )

    const { timeline } = await ask<{ timeline: { from: number; started: number }[] }>(
      '{ timeline(type: SIGNED, from: 1920) { from started } }',
    )
    const signed = timeline.filter(({ started }) => started > 0).map(({ from, started }) => `${from}: ${started}`)
    const years = await figuresOf(page, 'Ties made by year')
    expect(years.filter((row) => row[2] !== '0').map((row) => `${row[0]}: ${row[2]}`)).toEqual(signed)

    const { statistics } = await ask<{ statistics: { degreeDistribution: { degree: number; nodes: number }[] } }>(
      '{ statistics { degreeDistribution { degree nodes } } }',
    )
    const tied = statistics.degreeDistribution.filter(({ degree }) => degree > 0)
    expect(await figuresOf(page, 'How many twin cities a city has')).toEqual(
      tied.map(({ degree, nodes }) => [`${degree}`, `${nodes}`]),
    )
    expect(await chart(page, 'How many twin cities a city has').locator('circle').count()).toBe(tied.length)

    const { ranking } = await ask<{ ranking: { value: number; city: { name: string } }[] }>(
      '{ ranking(by: STRENGTH, first: 15) { value city { name } } }',
    )
    const most = await figuresOf(page, 'The most connected cities')
    expect(most.map((row) => row[2])).toEqual(ranking.filter(({ value }) => value > 0).map(({ value }) => `${value}`))
    expect(most[0]?.[0]).toBe(ranking[0]?.city.name)

    const known = await ask<{
      tieCoverage: { tieCount: number; withoutStart: number }
      conflicts: { totalCount: number }
    }>('{ tieCoverage { tieCount withoutStart } conflicts(kinds: [VALUE, COUNT]) { totalCount } }')
    const quality = await figuresOf(page, 'How good the data are')
    expect(quality.find(([name]) => name === 'Twinnings of unknown beginning')?.slice(1)).toEqual([
      `${known.tieCoverage.withoutStart}`,
      `${known.tieCoverage.tieCount}`,
    ])
    expect(quality.find(([name]) => name?.startsWith('Facts'))?.[1]).toBe(`${known.conflicts.totalCount}`)
    await inspect(page, 'dashboard-tables')

    for (const title of ['Twinnings between countries', 'Ties made by year', 'The most connected cities'])
      expect(await chart(page, title).getByRole('link', { name: 'Open in playground' }).count()).toBe(1)
    await chart(page, 'How good the data are').getByRole('link', { name: 'Open in playground' }).click()
    const answer = page.locator('.graphiql-response .view-lines')
    await answer.getByText('tieCoverage').first().waitFor()
    await page.locator('.graphiql-tab-active', { hasText: 'DataQuality' }).waitFor()
    expect(await answer.textContent()).not.toContain('errors')
    await leave(visited)
  })

  test('goes by the filters, leads to profiles, and says what there is none of', async () => {
    const visited = await visit('?page=dashboard&country=IT&layers=twinnings')
    const { page } = visited
    await settled(page, 5)
    await chart(page, 'Ties made by year')
      .getByText(/No source says in which year/)
      .waitFor()
    const most = await figuresOf(page, 'The most connected cities')
    expect([...new Set(most.map((row) => row[1]))]).toEqual(['Italy'])
    await chart(page, 'The most connected cities').locator('.bars').getByRole('link', { name: 'Pavia' }).click()
    await heading(page, 'Pavia').waitFor()
    await inspect(page, 'dashboard-profile')

    await page.goto(`${served.url}/?page=dashboard&country=AQ&layers=none`)
    await page.getByText('No twinning fits these filters.').first().waitFor()
    await page.getByText('There are no ties of the chosen kinds').waitFor()
    await page.getByText('Here the charts of twinnings have them all the same').waitFor()
    await settled(page, 5)
    await inspect(page, 'dashboard-empty')

    await page.route('**/graphql?*', (route) => route.abort())
    await page.getByRole('button', { name: 'Remove all filters' }).first().click()
    await chart(page, 'Twinnings between countries').getByText('The server cannot be reached.').waitFor()
    await inspect(page, 'dashboard-unreachable')
    await page.unroute('**/graphql?*')
    await chart(page, 'Twinnings between countries').getByRole('button', { name: 'Try again' }).click()
    await chart(page, 'Twinnings between countries').locator('rect.heat').first().waitFor()
    await page.context().close()
  })

  test('is read from the start by the keyboard alone', async () => {
    const visited = await visit('?country=IT')
    const { page } = visited
    await tabTo(page, page.getByRole('button', { name: 'Dashboard', exact: true }))
    await page.keyboard.press('Enter')
    await settled(page, 5)
    const most = chart(page, 'The most connected cities')
    const table = most.locator('.chart-more', { hasText: 'as a table' })
    await tabTo(page, table.locator('summary'))
    await page.keyboard.press('Enter')
    const city = table.getByRole('link', { name: 'Pavia' })
    await tabTo(page, city)
    await page.keyboard.press('Enter')
    await heading(page, 'Pavia').waitFor()
    await page.locator('h2:focus', { hasText: 'Pavia' }).waitFor()
    await inspect(page, 'dashboard-keyboard')
    await tabTo(page, page.getByRole('button', { name: 'Close the profile' }), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.searchParams.has('select'))
    expect(await hasFocus(city)).toBe(true)

    await chart(page, 'How many twin cities a city has')
      .getByText('With filters, cities outside of them are counted too')
      .waitFor()
    await tabTo(page, most.getByRole('link', { name: 'Open in playground' }))
    await page.keyboard.press('Enter')
    await page.locator('.graphiql-tab-active', { hasText: 'MostTwinned' }).waitFor()
    await leave(visited)
  })

  test('fits a phone, in Italian and the dark', async () => {
    const visited = await visit('?page=dashboard&layers=twinnings.agreements', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'it-IT',
      hasTouch: true,
    })
    const { page } = visited
    await settled(page, 5)
    await page.getByRole('heading', { name: 'Le città più legate' }).waitFor()
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(390)
    await inspect(page, 'dashboard-phone-dark-italian')
    await leave(visited)
  })
})
