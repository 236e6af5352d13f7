import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readRecordLine } from '../../src/transfer/jsonl/read-records.js'
import { Twinnings, twinningsPerCity } from '../bench/scale/twinnings.js'
import { World } from '../bench/scale/world.js'
import { sharedData } from '../support/engines.js'

const cities = 10_000
const seed = 20_161_122
const world = new World({ cities, seed })

const textOf = (one: World): string => [...one.lines()].join('')
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('a generated world', () => {
  const lines = [...world.lines()]

  test('is the same for the same numbers, and another for others', () => {
    const small = { cities: 500, seed }
    const once = hashOf(textOf(new World(small)))
    expect(hashOf(textOf(new World(small)))).toBe(once)
    expect(hashOf(textOf(new World({ ...small, seed: seed + 1 })))).not.toBe(once)
  })

  test('is a file of records without a fault', () => {
    const kinds = lines.map((line) => {
      const read = readRecordLine(line.trimEnd())
      return 'line' in read ? read.line.kind : JSON.stringify(read.faults)
    })
    expect([...new Set(kinds)]).toEqual(['header', 'source', 'edition', 'entity', 'relationship', 'end'])
  })

  test('gives a twinning by its number without those before it', () => {
    const [forward, alone] = [new Twinnings(cities, seed), new Twinnings(cities, seed)]
    const all = Array.from({ length: forward.count }, (_, i) => forward.of(i))
    expect(all).toHaveLength(twinningsPerCity * cities)
    expect(alone.of(20_000)).toEqual(all[20_000])
  })

  test('has as many names twice, and of two words, as there are in Wikidata', () => {
    const names = Array.from({ length: cities }, (_, city) => world.nameOf(city))
    expect(1 - new Set(names).size / cities).toBeCloseTo(0.05, 1)
    expect(names.filter((name) => name.includes(' ')).length / cities).toBeCloseTo(0.2, 1)
  })

  test('has a tenth of its cities in the first country, and hundreds of members in each programme', () => {
    const ties = lines.flatMap((line) => /^\{"relationship":"rel:(\w+)~[^~]+~([^~]+)~/.exec(line)?.slice(1, 3) ?? [])
    const counts = new Map<string, number>()
    for (let i = 0; i < ties.length; i += 2) {
      const [type, end] = [ties[i], ties[i + 1]]
      if (type !== 'TWINNED_WITH') counts.set(`${type} ${end}`, (counts.get(`${type} ${end}`) ?? 0) + 1)
    }
    const of = (type: string): number[] =>
      [...counts].flatMap(([tie, count]) => (tie.startsWith(type) ? [count] : [])).sort((a, b) => b - a)
    const [first = 0, ...others] = of('IN_COUNTRY')
    expect(first / cities).toBeCloseTo(0.1, 1)
    expect(others[8]).toBeLessThan(0.04 * cities)
    expect(of('MEMBER_OF')).toHaveLength(5)
    for (const members of of('MEMBER_OF')) expect(members).toBeGreaterThan(100)
  })
})

/** How often the mean the degrees at these quantiles are. */
const quantiles = [0.25, 0.5, 0.75, 0.9, 0.99, 0.999]

function shapeOf(pairs: Iterable<readonly [string | number, string | number]>): number[] {
  const neighbours = new Map<string | number, Set<string | number>>()
  const note = (a: string | number, b: string | number): unknown =>
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b))
  for (const [a, b] of pairs) if (a !== b) [note(a, b), note(b, a)]
  const degrees = [...neighbours.values()].map(({ size }) => size).sort((a, b) => a - b)
  const mean = degrees.reduce((sum, degree) => sum + degree, 0) / degrees.length
  return quantiles.map((share) => (degrees[Math.floor(degrees.length * share)] ?? 0) / mean)
}

const wikidata = join(sharedData, 'wikidata-p190-2016', 'relations.tsv')
const whereGiven = existsSync(wikidata) ? test : test.skip

describe('its degrees', () => {
  const twinnings = new Twinnings(cities, seed)
  const shape = shapeOf(Array.from({ length: twinnings.count }, (_, i) => twinnings.of(i)))

  test('are spread as stated', () => {
    for (const [i, stated] of [0.34, 0.5, 1.17, 2.2, 6.6, 16].entries())
      expect(Math.abs(Math.log((shape[i] as number) / stated))).toBeLessThan(Math.log(1.35))
  })

  whereGiven('are spread as those of the sister cities in Wikidata', () => {
    const real = readFileSync(wikidata, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split('\t') as [string, string])
    for (const [i, own] of shapeOf(real).entries())
      expect(Math.abs(Math.log((shape[i] as number) / own))).toBeLessThan(Math.log(1.5))
  })
})
