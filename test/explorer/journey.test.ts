import { expect, test } from '@jest/globals'
import { inChromiumOnEachEngine } from '../playground/in-chromium.js'
import {
  counted,
  hasFocus,
  heading,
  inspect,
  leave,
  namesIn,
  section,
  untilDrawn,
  visitExplorer,
} from './explorer-page.js'

const signatories = ['Besançon', 'Coimbra', 'Grand Poitiers', 'Hildesheim', 'Iași', 'Pavia', 'Salamanca', 'Turku']

inChromiumOnEachEngine('the explorer in Chromium', (served) => {
  test('finds Pavia as it is typed, shows its twins, and follows the Accordo to its eight signatories', async () => {
    const visited = await visitExplorer(served.browser, `${served.url}/`)
    const { page } = visited
    await counted(page)
    await page.getByRole('link', { name: 'Accordo di Amicizia' }).waitFor()
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
    await twin.locator('summary').first().click()
    await twin.getByText('Licence:').first().waitFor()
    await section(page, /network of twinnings/)
      .getByRole('row', { name: /^Betweenness/ })
      .waitFor()
    await inspect(page, 'pavia')

    await section(page, /^Agreements/)
      .getByText(/with Besançon, Coimbra, .*, Turku/)
      .waitFor()
    await page.getByRole('button', { name: 'Find a path from here' }).click()
    expect(await hasFocus(page.getByRole('combobox', { name: 'To which city?' }))).toBe(true)
    await page.keyboard.type('turku')
    await page.keyboard.press('Enter')
    await page
      .locator('.path-list > li summary', { hasText: /^Pavia – .* – Turku$/ })
      .first()
      .waitFor()
    await inspect(page, 'pavia-to-turku')
    await page.getByRole('button', { name: 'Clear', exact: true }).click()

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
    await inspect(page, 'accordo')

    await page.getByRole('slider', { name: 'Date' }).fill('2021')
    await page.waitForURL(/asOf=2021/)
    const link = page.url()
    expect(new URL(link).searchParams.get('select')).toBe('ct:agreement/accordo-di-amicizia-2022')
    // The eight signed in 2022: what ties cities in 2021 are the charter of 2010 and twinnings of unknown start.
    await page.locator('.status', { hasText: '23 cities, 47 ties' }).waitFor()
    await page.goBack()
    await page.waitForURL((url) => !url.searchParams.has('asOf'))
    await heading(page, 'Accordo di Amicizia').waitFor()
    await page.goBack()
    await heading(page, 'Pavia').waitFor()
    await page.goto(link)
    await heading(page, 'Accordo di Amicizia').waitFor()
    // Before anybody had signed.
    expect(await page.locator('.profile-section', { hasText: 'Signatories' }).count()).toBe(0)
    await page.locator('.profile').getByRole('button', { name: 'All times again' }).click()
    await section(page, /^Signatories \(8\)$/).waitFor()
    await leave(visited)
  })
})
