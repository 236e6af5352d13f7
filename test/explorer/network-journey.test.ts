import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { SaxesParser } from 'saxes'
import { inChromiumOnEachEngine } from '../playground/in-chromium.js'
import type { Visit } from '../support/chromium.js'
import { counted, heading, inspect, leave, untilArranged, visitExplorer } from './explorer-page.js'

const pavia = 'wd:Q6259'
const turku = 'wd:Q38511'

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

interface Mark {
  readonly name: string
  readonly x: number
  readonly y: number
}

/** The labelled cities, in pixels of the drawing. */
function marksInSvg(content: Buffer): Mark[] {
  const circles: Omit<Mark, 'name'>[] = []
  const labels: Mark[] = []
  const parser = new SaxesParser()
  let open: Record<string, string> = {}
  parser.on('opentag', ({ name, attributes }) => {
    open = attributes as Record<string, string>
    if (name === 'circle') circles.push({ x: Number(open['cx']), y: Number(open['cy']) })
    if (name === 'text') labels.push({ name: '', x: Number(open['x']), y: Number(open['y']) })
  })
  parser.on('text', (text) => {
    const label = labels.pop()
    if (label) labels.push({ ...label, name: label.name + text.trim() })
  })
  parser.write(content.toString()).close()
  // A name stands at the height of its mark, to the right of it.
  return labels.map(({ name, x, y }) => {
    const beside = circles.filter((circle) => Math.abs(circle.y - y) < 0.01 && circle.x < x)
    return { name, x: Math.max(...beside.map((circle) => circle.x)), y }
  })
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

inChromiumOnEachEngine('the network view in Chromium', (served) => {
  const visit = (query = '', options: Parameters<typeof visitExplorer>[2] = {}): Promise<Visit> =>
    visitExplorer(served.browser, `${served.url}/${query}`, options)

  test('opens by its link with a legend, is selected by a colour and by a lasso, and can be taken away', async () => {
    const visited = await visit('?page=network')
    const { page } = visited
    await untilArranged(page)
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
    const [left, right] = [box.x + 5, box.x + box.width - 70]
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
    expect(rows[0]).toBe('id,name,country,population,latitude,longitude,degree,ties')
    await selection.getByRole('button', { name: 'Clear the selection' }).click()

    const png = await saved(page, 'Picture (PNG)')
    expect(png.file).toBe('cityties-network.png')
    const whole = await page.locator('.network-canvas').boundingBox()
    expect(sizeOfPng(png.content)).toEqual([whole?.width, whole?.height].map((side) => Math.round(side ?? 0)))
    const svg = countsInSvg((await saved(page, 'Drawing (SVG)')).content)
    expect(svg.counts.get('circle')).toBeGreaterThan(20)
    expect(svg.counts.get('line')).toBeGreaterThan(20)
    expect(svg.texts).toContain('Pavia')
    await leave(visited)
  })

  test('lets a city be put elsewhere, and leaves the others where they are', async () => {
    const visited = await visit('?page=network')
    const { page } = visited
    await untilArranged(page)
    const canvas = await page.locator('.network-canvas').boundingBox()
    if (canvas === null) throw new Error('nothing is drawn')
    const marks = async (): Promise<Mark[]> => marksInSvg((await saved(page, 'Drawing (SVG)')).content)
    const before = await marks()
    const labelled = before.find(({ name }) => name === 'Pavia')
    if (labelled === undefined) throw new Error('Pavia has no label')
    const [x, y] = [canvas.x + labelled.x, canvas.y + labelled.y]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 30, y + 20, { steps: 3 })
    await page.mouse.move(x - 60, y + 40, { steps: 3 })
    await page.mouse.up()
    const after = await marks()
    // A name may come or go, as another is where it would be.
    const others = before.filter(({ name }) => name !== 'Pavia' && after.some((mark) => mark.name === name))
    expect(others.length).toBeGreaterThan(10)
    const placesOf = (all: readonly Mark[]): string[] =>
      others.map(({ name }) => {
        const mark = all.find((one) => one.name === name)
        return `${name} ${Math.round(mark?.x ?? 0)} ${Math.round(mark?.y ?? 0)}`
      })
    expect(placesOf(after)).toEqual(placesOf(before))
    const moved = after.find(({ name }) => name === 'Pavia')
    // What a press may wander is not moved by.
    expect(Math.hypot((moved?.x ?? 0) - labelled.x + 60, (moved?.y ?? 0) - labelled.y - 40)).toBeLessThan(8)
    expect(new URL(page.url()).searchParams.has('select')).toBe(false)
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
    const found = await page.getByText(/shortest paths? of/).boundingBox()
    expect(found?.y).toBeLessThan(700)
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
    await untilArranged(page)
    await page.waitForTimeout(300)
    await inspect(page, 'path-network')
    const network = countsInSvg((await saved(page, 'Drawing (SVG)')).content)
    expect([...network.texts]).toEqual(expect.arrayContaining(['Pavia', 'Turku']))
    await path.getByRole('link', { name: 'Turku' }).click()
    await heading(page, 'Turku').waitFor()
    await leave(visited)
  })
})
