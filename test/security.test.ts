import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../src/config.js'
import { limits } from '../src/limits.js'

const root = join(import.meta.dirname, '..')
const security = readFileSync(join(root, 'SECURITY.md'), 'utf8')
const prices = readFileSync(join(root, 'docs', 'limits.md'), 'utf8')

const rows = new Map(
  [...security.matchAll(/^\| `(\w+)` +\| +(\d+) \|/gm)].map(([, name = '', value]) => [name, Number(value)]),
)

/** What the server and what answers questions read of the limits. */
function limitsIn(...folders: readonly string[]): Set<string> {
  const texts = folders.flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')),
  )
  return new Set(texts.flatMap((text) => [...text.matchAll(/limits\.(\w+)/g)].map(([, name = '']) => name)))
}

describe('SECURITY.md', () => {
  test('has the numbers that hold', () => {
    const { RATE_LIMIT, ...bounds } = Object.fromEntries(rows)
    expect(RATE_LIMIT).toBe(readConfig({}, {}).http.rateLimit_perMinute)
    expect(bounds).toEqual(
      Object.fromEntries(Object.keys(bounds).map((name) => [name, limits[name as keyof typeof limits]])),
    )
  })

  test('has every bound of requests and operations', () => {
    const bounds = [...limitsIn('server')].filter((name) =>
      /^(?:request|connection|operation|variables|exportsRunning|bookmarksWaiting|measureCost|subscription)/.test(name),
    )
    expect(bounds.length).toBeGreaterThan(15)
    expect(
      bounds.filter((name) => !rows.has(name) && !/(?:Clock|Check|Goodbye)_ms$|Documents_count$/.test(name)),
    ).toEqual([])
  })

  test('has headings for all that a reader looks for', () => {
    for (const heading of [
      'What is promised',
      'Whom it is meant to withstand',
      'Access',
      'Defaults',
      'Subscriptions',
      'How to report a weakness',
    ])
      expect(security).toContain(`\n## ${heading}\n`)
  })
})

test('the price list has the prices that hold', () => {
  const number = (count: number): string => count.toLocaleString('en-GB')
  expect(prices).toContain(`"limit": ${limits.operationCostMax_fields} `)
  for (const part of [
    `| a measure of a whole network`,
    `${number(limits.measureCost_fields)} in addition`,
    `${limits.pageDefault_rows} times where neither is given`,
    `what is selected of it ${limits.listGuess_rows} times`,
    `| ${limits.searchCost_fields}, and what is selected of it as often`,
    `| ${limits.searchCost_fields} and what is selected of it, \`k\` times`,
  ])
    expect(prices).toContain(part)
})
