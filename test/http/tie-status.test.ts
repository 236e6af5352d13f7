import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { author, city, content, twins } from '../graph/facts.js'
import { engines } from '../support/engines.js'
import { type Nodes, startServer, type TestServer } from '../support/http.js'

/** A twinning has one status, whoever asks for it and how. */

const statuses = ['ACTIVE', 'SUSPENDED', 'ENDED'] as const
/** By the city at its other end. */
const stated: Readonly<Record<string, { readonly status?: string; readonly until?: string }>> = {
  b: {},
  c: { until: '1950' },
  d: { until: '2999' },
  e: { status: 'ACTIVE', until: '1950' },
  f: { status: 'ENDED' },
  g: { status: 'SUSPENDED' },
}
const shown: Readonly<Record<string, string>> = {
  b: 'ACTIVE',
  c: 'ENDED',
  d: 'ENDED',
  e: 'ACTIVE',
  f: 'ENDED',
  g: 'SUSPENDED',
}
const of = (...wanted: string[]): string[] =>
  Object.keys(shown).filter((slug) => wanted.includes(shown[slug] as string))

interface Twins {
  readonly totalCount: number
  readonly edges: Nodes<{ id: string }, { twinning: { status: string } }>['edges']
}

describe.each(engines)('the status of twinnings on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open, { seed: false })
    const ties = Object.entries(stated).map(([slug, attributes]) => twins('a', slug, attributes))
    await server.graph.loader.load(
      [
        content(
          'own',
          1,
          ['a', ...Object.keys(stated)].map((one) => city(one)),
          ties,
        ),
      ],
      author,
    )
  })
  afterAll(() => server.close())

  const listed = async (args: string, fields = 'status'): Promise<string[]> => {
    const { city: found } = await server.data<{ city: { twinnings: Twins } }>(
      `{ city(id: "ct:city/a") { twinnings${args} { totalCount edges { node { id } twinning { ${fields} } } } } }`,
    )
    expect(found.twinnings.totalCount).toBe(found.twinnings.edges.length)
    return found.twinnings.edges.map(({ node, twinning }) => `${node.id.slice(-1)} ${twinning.status}`)
  }
  const rows = (slugs: string[]): string[] => slugs.map((slug) => `${slug} ${shown[slug]}`)

  test('is the stated one, else ENDED where an end is stated, else ACTIVE', async () => {
    const all = rows(Object.keys(shown))
    // From memory, from a statement, and with all that is stored.
    expect(await listed('')).toEqual(all)
    expect(await listed('', 'status until')).toEqual(all)
    expect(await listed('(orderBy: [{field: NAME}])')).toEqual(all)
    expect(await listed('(orderBy: [{field: NAME}])', 'status citations { locator }')).toEqual(all)
  })

  test.each([
    ['{eq: ACTIVE}', of('ACTIVE')],
    ['{ne: ACTIVE}', of('SUSPENDED', 'ENDED')],
    ['{in: [ENDED, SUSPENDED]}', of('SUSPENDED', 'ENDED')],
    ['{isNull: true}', []],
    ['{isNull: false}', of(...statuses)],
  ])('filters go by it: %s', async (comparison, slugs) => {
    const where = `where: {status: ${comparison}}`
    expect(await listed(`(${where})`)).toEqual(rows(slugs))
    const { twinnings, subgraph } = await server.data<{
      twinnings: { totalCount: number }
      subgraph: { tieCount: number }[]
    }>(
      `{ twinnings(${where}) { totalCount } subgraph: tieCounts(by: [TYPE], where: {twinnings: {status: ${comparison}}}) { tieCount: count } }`,
    )
    expect(twinnings.totalCount).toBe(slugs.length)
    expect(subgraph.map(({ tieCount }) => tieCount)).toEqual(slugs.length === 0 ? [] : [slugs.length])
  })

  test('orders and counts go by it; what is not stated is told apart', async () => {
    expect(await listed('(orderBy: [{field: STATUS}])')).toEqual(
      rows([...of('ACTIVE'), ...of('ENDED'), ...of('SUSPENDED')]),
    )
    const { tieCounts, tieCoverage } = await server.data<{ tieCounts: unknown; tieCoverage: unknown }>(
      '{ tieCounts(by: [STATUS]) { status count } tieCoverage { withoutStatus } }',
    )
    expect(tieCounts).toEqual([...statuses].sort().map((status) => ({ status, count: of(status).length })))
    expect(tieCoverage).toEqual({ withoutStatus: 3 })
  })

  test('tables that are taken away show it', async () => {
    const { text } = await server.fetch('/export/csv?part=edges&dialect=spreadsheet')
    const [head = '', ...lines] = text.trim().split(/\r?\n/)
    const at = head.split(',').indexOf('status')
    expect(lines.map((line) => line.split(',')[at]).sort()).toEqual(Object.values(shown).sort())
  })
})
