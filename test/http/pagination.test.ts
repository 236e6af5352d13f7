import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { engines } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'
import { earlyCities, loadFacts, ringOfCities } from './generated-graph.js'

/** Lists are walked by cursors: whole, each row once, in one order, whatever the size of the pages. */

interface Page {
  readonly edges: readonly { readonly cursor: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  readonly totalCount: number
}
type Way = 'forward' | 'backward'

/** A list as it stands in a query; `#` is where its arguments go. */
interface List {
  readonly query: string
  readonly read: (data: never) => Page
  readonly ways: readonly Way[]
}
const bothWays = ['forward', 'backward'] as const
const page = '{ edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }'
const rootList = (name: string, ways: readonly Way[] = bothWays): List => ({
  query: `{ ${name}# ${page} }`,
  read: (data: Record<string, Page>) => data[name] as Page,
  ways,
})
const inside = (root: string, name: string, ways: readonly Way[] = bothWays): List => ({
  query: `{ of: ${root} { ${name}# ${page} } }`,
  read: ({ of }: { of: Record<string, Page> }) => of[name] as Page,
  ways,
})

const hub = 'city(id: "ct:city/generated-000")'
const lists: [string, List][] = [
  ['cities', rootList('cities')],
  ['twinnings', rootList('twinnings')],
  ['events', rootList('events')],
  ['sources', rootList('sources')],
  ['conflicts', rootList('conflicts', ['forward'])],
  ['the twinnings of a city', inside(hub, 'twinnings')],
  ['everything tied to a city', inside(hub, 'relationships')],
  ['the cities of a country', inside('country(id: "ct:country/east")', 'cities')],
  ['the facts of a source', inside('source(id: "ct:source/intercultural-cities-italy")', 'facts', ['forward'])],
]

/** Mulberry32: page sizes that are arbitrary and yet the same in every run. */
function randomFrom(seed: number): (max: number) => number {
  let state = seed
  return (max) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return 1 + (((mixed ^ (mixed >>> 14)) >>> 0) % max)
  }
}

describe.each(engines)('on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open)
    await loadFacts(server.graph, 'ring', ringOfCities(60))
  })
  afterAll(() => server.close())

  const ask = async (list: List, args: Readonly<Record<string, string | number | null>>): Promise<Page> => {
    const given = Object.entries(args).filter(([, value]) => value !== null)
    const text = given.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')
    return list.read((await server.data(list.query.replace('#', `(${text})`))) as never)
  }
  const cursors = ({ edges }: Page): string[] => edges.map(({ cursor }) => cursor)

  async function* walk(list: List, way: Way, seed: number): AsyncIterable<Page> {
    const random = randomFrom(seed)
    const [size, place] = way === 'forward' ? ['first', 'after'] : ['last', 'before']
    for (let cursor: string | null = null; ; ) {
      const next = await ask(list, { [size]: random(31), [place]: cursor })
      yield next
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = next.pageInfo
      if (!(way === 'forward' ? hasNextPage : hasPreviousPage)) return
      cursor = way === 'forward' ? endCursor : startCursor
    }
  }

  describe.each(lists)('%s', (_name, list) => {
    test.each(list.ways)('are the same whole, and %s in pages of any size', async (way) => {
      const whole = await ask(list, { first: 500 })
      expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false })
      expect(new Set(cursors(whole)).size).toBe(whole.totalCount)
      for (const seed of [1, 2]) {
        const walked: string[] = []
        for await (const part of walk(list, way, seed)) {
          expect(part.pageInfo.startCursor).toBe(part.edges[0]?.cursor)
          expect(part.pageInfo.endCursor).toBe(part.edges.at(-1)?.cursor)
          expect(part.totalCount).toBe(whole.totalCount)
          if (way === 'forward') walked.push(...cursors(part))
          else walked.unshift(...cursors(part))
        }
        expect({ seed, walked }).toEqual({ seed, walked: cursors(whole) })
      }
    })
  })

  test('a page can lie between two cursors', async () => {
    const list = rootList('cities')
    const all = cursors(await ask(list, { first: 500 }))
    const between = { after: all[10] ?? '', before: all[20] ?? '' }
    expect(cursors(await ask(list, { first: 500, ...between }))).toEqual(all.slice(11, 20))
    expect(cursors(await ask(list, { first: 3, ...between }))).toEqual(all.slice(11, 14))
    expect(cursors(await ask(list, { last: 3, ...between }))).toEqual(all.slice(17, 20))
  })

  test('an empty page has no cursors, and one of none says whether there is more', async () => {
    const none = { startCursor: null, endCursor: null, hasPreviousPage: false }
    expect((await ask(rootList('cities'), { first: 0 })).pageInfo).toEqual({ ...none, hasNextPage: true })
    const empty = await ask(inside('city(name: "Bari")', 'twinnings'), { first: 5 })
    expect(empty).toEqual({ edges: [], totalCount: 0, pageInfo: { ...none, hasNextPage: false } })
  })

  test.each(bothWays)('rows that come before the cursor meanwhile move nothing, %s', async (way) => {
    const list = rootList('cities')
    const before = cursors(await ask(list, { first: 500 }))
    const walked: string[] = []
    let round = 0
    for await (const part of walk(list, way, 4)) {
      if (way === 'forward') walked.push(...cursors(part))
      else walked.unshift(...cursors(part))
      // They sort before all others: behind the cursor going forward, ahead of it going backward.
      if (round < 2) await loadFacts(server.graph, `early-${way}-${round}`, earlyCities(`${way}-${round}`, 4))
      round++
    }
    expect(round).toBeGreaterThan(2)
    expect(new Set(walked).size).toBe(walked.length)
    expect(walked.filter((cursor) => before.includes(cursor))).toEqual(before)
    expect(walked).toHaveLength(before.length + (way === 'forward' ? 0 : 8))
  })
})
