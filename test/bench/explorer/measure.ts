import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'

/** The start page is the map. */
export const pageNames = ['map', 'network', 'dashboard'] as const
export type PageName = (typeof pageNames)[number]

/** What a visitor with an empty cache waits for, and what moving costs then. */
export interface PageFigures {
  readonly page: PageName
  /** From the request on: something is there, and all is drawn and answers. */
  readonly firstPaint_ms: number
  readonly interactive_ms: number
  /** Until then: how often the page did not answer for over 50 ms, how long beyond these together, and at most. */
  readonly longTasks_count: number
  readonly blocked_ms: number
  readonly longestTask_ms: number
  readonly requests_count: number
  readonly received_kib: number
  /** Of the page's own scripts in each frame while the picture is dragged about; null where there is none to drag. */
  readonly frames: FrameFigures | null
}

export interface FrameFigures {
  readonly frames_count: number
  readonly frameMedian_ms: number
  readonly frameP95_ms: number
  readonly frameMax_ms: number
}

interface Meter {
  readonly tasks: number[]
  frames: number[]
}

/** In the page, before its own scripts: counts what scripts take within frames, and the tasks that keep it busy. */
function meter(): void {
  const page = globalThis as unknown as {
    meter: Meter
    EventTarget: { prototype: { addEventListener: (this: object, ...args: unknown[]) => void } }
    PerformanceObserver: new (
      seen: (list: { getEntries(): { duration: number }[] }) => void,
    ) => { observe(what: object): void }
    requestAnimationFrame: (callback: (time: number) => void) => number
  }
  page.meter = { tasks: [], frames: [] }
  new page.PerformanceObserver((list) =>
    page.meter.tasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: 'longtask',
    buffered: true,
  })
  let spent_ms = 0
  const timed =
    <Args extends unknown[]>(what: (...args: Args) => unknown) =>
    (...args: Args): unknown => {
      const start = performance.now()
      try {
        return what(...args)
      } finally {
        spent_ms += performance.now() - start
      }
    }
  const nextFrame = page.requestAnimationFrame.bind(globalThis)
  page.requestAnimationFrame = (callback) => nextFrame((time) => timed(callback)(time))
  const moves = new Set(['pointermove', 'mousemove', 'wheel'])
  const listen = page.EventTarget.prototype.addEventListener
  page.EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
    const isMove = moves.has(type as string) && typeof listener === 'function'
    listen.call(this, type, isMove ? timed(listener.bind(this) as () => unknown) : listener, ...rest)
  }
  const tick = (): void => {
    page.meter.frames.push(spent_ms)
    spent_ms = 0
    nextFrame(tick)
  }
  nextFrame(tick)
}

const readyWithin_ms = 60_000
/** What may pass before a task is a long one. */
const longFrom_ms = 50
const charts_count = 5
const moves_count = 60

export async function measurePage(browser: Browser, url: string, page: PageName): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  try {
    await context.addInitScript(meter)
    const tab = await context.newPage()
    const sizes: Promise<number>[] = []
    tab.on('requestfinished', (request) => {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await tab.goto(`${url}?page=${page}`)
    await allThere(tab, page)
    const interactive_ms = await whenDrawn(tab)
    const { tasks } = await meterOf(tab)
    const firstPaint_ms = await tab.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    )
    const received = await Promise.all(sizes)
    if (page === 'network')
      await tab.locator('.arranging progress').waitFor({ state: 'detached', timeout: readyWithin_ms })
    const frames = page === 'dashboard' ? null : figuresOf(await framesWhilePanning(tab))
    return {
      page,
      firstPaint_ms,
      interactive_ms,
      longTasks_count: tasks.length,
      blocked_ms: tasks.reduce((sum, task) => sum + task - longFrom_ms, 0),
      longestTask_ms: Math.max(0, ...tasks),
      requests_count: received.length,
      received_kib: received.reduce((sum, size) => sum + size, 0) / 1024,
      frames,
    }
  } finally {
    await context.close()
  }
}

const figuresOf = (frames: readonly number[]): FrameFigures => ({
  frames_count: frames.length,
  frameMedian_ms: shareOf(frames, 0.5),
  frameP95_ms: shareOf(frames, 0.95),
  frameMax_ms: shareOf(frames, 1),
})

/** Until the page says how much there is, and has it. */
async function allThere(tab: Page, page: PageName): Promise<void> {
  const wait = { timeout: readyWithin_ms }
  await tab.locator('.status', { hasText: /^\d[\d,]* cities, / }).waitFor(wait)
  if (page === 'network') await tab.locator('.network-canvas[aria-busy="false"]').waitFor(wait)
  if (page === 'dashboard')
    await tab
      .locator('.chart[aria-busy="false"]')
      .nth(charts_count - 1)
      .waitFor(wait)
}

const meterOf = (tab: Page): Promise<Meter> => tab.evaluate(() => (globalThis as unknown as { meter: Meter }).meter)

/**
 * When what the page knows is on the screen and the page answers: it begins to draw after the frame in which it says
 * how much there is, and the browser goes on with a picture after the script.
 *
 * @returns milliseconds since the page was asked for
 */
const whenDrawn = (tab: Page): Promise<number> =>
  tab.evaluate(async () => {
    const page = globalThis as unknown as { requestAnimationFrame(callback: (time: number) => void): void }
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => page.requestAnimationFrame(resolve))
    await new Promise((resolve) => setTimeout(resolve))
    return performance.now()
  })

async function framesWhilePanning(tab: Page): Promise<number[]> {
  const box = await tab.locator('[role="application"]').boundingBox()
  if (box === null) throw new Error('Nothing is drawn.')
  const [x, y] = [box.x + box.width / 2, box.y + 20]
  await tab.mouse.move(x, y)
  await tab.mouse.down()
  // The first move is more than a press.
  await tab.mouse.move(x + 10, y)
  await sleep(500)
  await tab.evaluate(() => {
    ;(globalThis as unknown as { meter: Meter }).meter.frames = []
  })
  for (let move = 1; move <= moves_count; move++) {
    await tab.mouse.move(x + 10 + 100 * Math.sin(move / 8), y + 60 * Math.sin(move / 5))
    await tab.evaluate(() => {
      const page = globalThis as unknown as { requestAnimationFrame(callback: (time: number) => void): void }
      return new Promise((resolve) => page.requestAnimationFrame(resolve))
    })
  }
  const { frames } = await meterOf(tab)
  await tab.mouse.up()
  return frames.filter((spent_ms) => spent_ms > 0)
}

function shareOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
