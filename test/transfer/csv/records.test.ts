import { expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { quotedCell } from '../../../src/domain/csv-cell.js'
import { detectSeparator, separators } from '../../../src/transfer/csv/dialect.js'
import { recordsOf, type TableRecord } from '../../../src/transfer/csv/records.js'

const failing = (line: number, what: string): Error => new Error(`${line}: ${what}`)

async function read(text: string, separator = ',', max_chars = 1000): Promise<TableRecord[]> {
  async function* lines() {
    for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) yield { number: i + 1, text: line }
  }
  const records: TableRecord[] = []
  for await (const record of recordsOf(lines(), { separator, quote: '"' }, { max_chars, failing })) records.push(record)
  return records
}
const cellsIn = async (text: string, separator?: string) => (await read(text, separator)).map(({ cells }) => cells)

test.each([
  ['quotes around separators', 'a,"b,c"\n', [['a', 'b,c']]],
  ['doubled quotes', '"a ""b""",c\n""""\n', [['a "b"', 'c'], ['"']]],
  [
    'line breaks in quotes',
    '"a\r\nb",c\nd,"e\n\nf"\n',
    [
      ['a\nb', 'c'],
      ['d', 'e\n\nf'],
    ],
  ],
  ['a cell that ends with a quoted line break', '"a\n"\nb', [['a\n'], ['b']]],
  [
    'empty cells',
    ',,\n"",a\n',
    [
      ['', '', ''],
      ['', 'a'],
    ],
  ],
  ['empty lines between', 'a\n\n  \nb\n', [['a'], ['b']]],
  [
    'mixed line ends',
    'a,b\r\nc,d\ne,f\rg,h',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
  ],
  ['a quote within a cell', 'a,5" pipe\n', [['a', '5" pipe']]],
])('reads %s', async (_what, text, cells) => {
  expect(await cellsIn(text)).toEqual(cells)
})

test('knows the line on which a record begins, and how it stood', async () => {
  expect(await read('a,"b\nc"\n\nd,e\n')).toEqual([
    { line: 1, original: 'a,"b\nc"', cells: ['a', 'b\nc'] },
    { line: 4, original: 'd,e', cells: ['d', 'e'] },
  ])
})

test('a cell that goes on behind its quote costs its own record alone', async () => {
  const [bad, good] = await read('"a"b,c\nd,e\n')
  expect(bad?.fault).toBe('cell 1 goes on behind its closing quote')
  expect(good).toEqual({ line: 2, original: 'd,e', cells: ['d', 'e'] })
})

test('a quote that is never closed ends the reading, with the line on which it is opened', async () => {
  await expect(read('a\n"b\nc\nd')).rejects.toThrow('2: a quote is opened and not closed to the end of the file')
  await expect(read(`a\n"b\n${'c\n'.repeat(600)}`)).rejects.toThrow('2: a quote is opened and not closed for 1000')
})

test('reads what is written, as another parser does', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é') })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = rows.map((cells) => cells.map(quotedCell).join(',')).join('\n')
      const found = await cellsIn(text)
      const lines = rows.filter((cells) => cells.map(quotedCell).join(',').trim() !== '')
      expect(found).toEqual(lines)
      expect(found).toEqual(parse(text, { relax_column_count: true, skip_empty_lines: true, quote: '"' }))
    }),
    { numRuns: 300 },
  )
})

test.each(separators.map((separator) => [separator]))('finds out that %j parts the cells', (separator) => {
  const others = separators.filter((other) => other !== separator)
  const row = (i: number): string => ['x', `"a${others.join('b')}"`, String(i), 'z'].join(separator)
  expect(detectSeparator([row(1), row(2), row(3)].join('\r\n'), '"')).toBe(separator)
})

test.each([
  ['commas in texts of a table with semicolons', 'name;note\nPavia;a, b, c\nTurku;d\n', ';'],
  ['decimal commas', 'name;lat;lon\nPavia;45,18;9,15\nTurku;60,45;22,26\n', ';'],
  ['one column', 'name\nPavia\n', ','],
  ['nothing', '', ','],
  ['rows that are not all whole', 'a;b;c\nd;e\nf;g;h', ';'],
])('is not misled by %s', (_what, text, separator) => {
  expect(detectSeparator(text, '"')).toBe(separator)
})
