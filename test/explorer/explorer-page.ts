import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { type Visit, visit } from '../support/chromium.js'

const pictures = join(import.meta.dirname, '..', '..', '.cache', 'screenshots', 'explorer')
const axe: { readonly source: string } = createRequire(import.meta.url)('axe-core')

/** Without flights, so that what is seen is where it will stay. */
export const visitExplorer = (
  browser: Browser,
  address: string,
  options: Parameters<typeof visit>[2] = {},
): Promise<Visit> =>
  visit(browser, address, { locale: 'en-GB', reducedMotion: 'reduce', initScript: axe.source, ...options })

/** What is drawn is read back: by these tests, and for a picture that somebody saves. Chromium says what it costs. */
const remarks = ['willReadFrequently', 'GPU stall due to ReadPixels']

/** Nothing went wrong, and nobody but the server was asked. */
export async function leave({ page, faults, hosts }: Visit): Promise<void> {
  await page.context().close()
  const others = faults.filter((fault) => !remarks.some((remark) => fault.includes(remark)))
  expect({ faults: others, hosts: [...hosts] }).toEqual({ faults: [], hosts: ['127.0.0.1'] })
}

/** The profile's. */
export const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 2, name, exact: true })

export const section = (page: Page, title: RegExp): Locator =>
  page.locator('.profile-section', { has: page.getByRole('heading', { name: title }) })

export const namesIn = (page: Page, title: RegExp): Promise<string[]> =>
  section(page, title).locator('.facts > li > div > a').allTextContents()

/** Until the view is there, and says how much it has. */
export const counted = (page: Page): Promise<void> =>
  page.locator('.status', { hasText: /\d+ cit(y|ies|tà)/ }).waitFor()

/** Until the network's arrangement has come to rest. */
export async function untilArranged(page: Page): Promise<void> {
  await page.locator('.network-canvas[aria-busy="false"]').waitFor()
  await page.locator('.arranging').waitFor({ state: 'detached' })
}

export const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one.ownerDocument.activeElement === one)

/** As somebody without a mouse goes there. */
export async function tabTo(page: Page, element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let pressed_count = 0; pressed_count < 80; pressed_count++) {
    await page.keyboard.press(key)
    if (await hasFocus(element)) return
  }
  throw new Error(`the keyboard does not get to ${element}`)
}

/** Until so many pixels of the map have a colour, as `#rrggbb`. */
export async function untilDrawn(page: Page, colour: string, atLeast_pixels: number): Promise<void> {
  while ((await pixelsOf(page, colour)) < atLeast_pixels) await page.waitForTimeout(50)
}

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

/** Keeps a picture, and finds nothing that keeps somebody out. */
export async function inspect(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  )
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target).join()}`)).toEqual([])
}
