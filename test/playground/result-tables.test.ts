import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { openEngine } from '../../src/compose.js'
import { toCsv } from '../../src/playground/answer/csv.js'
import { entityIdsIn, isEntityId, mapLink } from '../../src/playground/answer/entity-ids.js'
import { cellText, tablesIn } from '../../src/playground/answer/result-tables.js'
import { embedded } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

const table = (path: string, columns: readonly string[], ...rows: unknown[][]) => ({ path, columns, rows })

describe('the tables of an answer', () => {
  test('are its lists that no other list encloses, with the node in the place of its edge', () => {
    const data = {
      graphVersion: 7,
      city: {
        name: 'Pavia',
        twinnings: {
          totalCount: 2,
          edges: [
            {
              node: { id: 'wd:Q37776', country: { name: 'France' }, aliases: ['Besontio'] },
              twinning: { since: null },
            },
            { node: { id: 'wd:Q3185', country: null, aliases: [] }, twinning: { since: '2000' } },
          ],
        },
      },
      ranking: [{ rank: 1, city: { name: 'Pavia' } }, null],
      none: { edges: [] },
    }
    expect(tablesIn(data)).toEqual([
      table(
        'city.twinnings',
        ['twinning.since', 'id', 'country.name', 'aliases'],
        [null, 'wd:Q37776', 'France', ['Besontio']],
        ['2000', 'wd:Q3185', undefined, []],
      ),
      table('ranking', ['rank', 'city.name'], [1, 'Pavia']),
      table('none', []),
    ])
  })

  test('are one row where there is no list, and none where there is no answer', () => {
    expect(tablesIn({ city: { name: 'Pavia', aliases: ['Ticinum'] }, graphVersion: 7 })).toEqual([
      table('', ['city.name', 'city.aliases', 'graphVersion'], ['Pavia', ['Ticinum'], 7]),
    ])
    expect([null, undefined, [], 'text'].map(tablesIn)).toEqual([[], [], [], []])
  })

  test('show the names of things in a cell', () => {
    expect(cellText({ edges: [{ node: { id: 'a', name: 'EC2U' } }, { node: { title: 'Guide' } }] })).toBe('EC2U, Guide')
    expect(cellText([{ locator: 'p. 3', source: { title: 'Guide' } }])).toBe('p. 3 · Guide')
    expect([null, undefined, false, 0, ''].map(cellText)).toEqual(['', '', 'false', '0', ''])
  })

  test('hold whatever an answer holds, and write it so that it is read again', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: fc.string(), b: fc.option(fc.integer()) }), { minLength: 1 }), (rows) => {
        const [found] = tablesIn({ rows })
        if (!found) throw new Error('no table')
        const read: string[][] = parse(toCsv(found), { record_delimiter: '\r\n' })
        expect(read).toHaveLength(rows.length + 1)
        for (const [index, { a, b }] of rows.entries()) {
          const [text = '', number] = read[index + 1] ?? []
          expect(text === a || text === `'${a}`).toBe(true)
          expect(text).not.toMatch(/^[=+\-@\t\r\n]/)
          expect(number).toBe(b === null ? '' : `${b}`)
        }
      }),
    )
  })
})

describe('ids', () => {
  test('of entities lead to the map; of ties, sources and other texts they do not', () => {
    const known = ['wd:Q6259', 'ct:agreement/accordo-di-amicizia-2022', 'ct:country/it']
    expect(known.map(isEntityId)).toEqual([true, true, true])
    const others = ['ct:source/wikidata', 'wd:Q', 'wd:P17', 'Q6259', ' wd:Q1', 'see wd:Q1', 6259, null]
    expect(others.filter(isEntityId)).toEqual([])
    expect(mapLink('ct:agreement/a&b')).toBe('../?select=ct:agreement/a%26b')
  })

  test('are found in an answer with their places, at most so many', () => {
    const json = JSON.stringify({ id: 'wd:Q6259', name: 'wd:Q1 it is not', of: ['ct:city/x'] }, null, 2)
    const found = entityIdsIn(json, 10)
    expect(found.map(({ id }) => id)).toEqual(['wd:Q6259', 'ct:city/x'])
    for (const { id, start, end } of found) expect(json.slice(start, end)).toBe(id)
    expect(entityIdsIn(json, 1)).toHaveLength(1)
  })
})

describe('beside the CSV of a server', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(() => openEngine(embedded))
  })
  afterAll(() => server.close())
  const folder = join(import.meta.dirname, '..', '..', 'src', 'playground')

  test.each([
    ['tour/01-twins', 'city.twinnings'],
    ['tour/07-matrix', 'countryMatrix'],
    ['tour/08-timeline', 'timeline'],
    ['tour/09-ranking', 'ranking'],
    ['tour/11-suggested', 'city.suggestedTwins'],
    ['examples/near', 'cities'],
  ])('%s is the same as a table', async (file, path) => {
    const query = readFileSync(join(folder, `${file}.graphql`), 'utf8')
    const found = tablesIn(await server.data(query)).find((one) => one.path === path)
    const response = await server.fetch(`/graphql?${new URLSearchParams({ query, format: 'csv', table: path })}`)
    const read = (csv: string) => {
      const [titles = [], ...rows]: string[][] = parse(csv)
      return {
        titles: [...titles].sort(),
        rows: rows.map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at]]))),
      }
    }
    expect(read(toCsv(found ?? table('', [])))).toEqual(read(response.text))
  })
})
