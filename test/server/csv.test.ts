import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { toCsv } from '../../src/server/tables/csv.js'
import type { FieldShape, Shape } from '../../src/server/tables/shape.js'

type Value = string | number | boolean | null | readonly string[]

const scalar: FieldShape = { field: 'f', isList: false, isConnection: false, selection: null }
const list: FieldShape = { ...scalar, isList: true }
const shapeOf = (names: readonly string[], field = scalar): Shape => new Map(names.map((name) => [name, field]))
const oneCell = (value: unknown): string =>
  toCsv({ shape: shapeOf(['a', 'b']), rows: [{ a: value, b: 1 }] })
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n')
    .replace(/,1$/, '')

/** What the documentation says: one apostrophe goes where apostrophes stand before a sign of formulas. */
const unguarded = (text: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text)

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'\'"=+-@\t\r\n,;a1 ＝'), maxLength: 8 }),
)
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
)

/** A field as RFC 4180 has it, with whether it was quoted, which tells an empty text from nothing. */
function read(csv: string): { value: string; quoted: boolean }[][] {
  return parse(csv, {
    cast: (given, { quoting }) => ({ value: given, quoted: quoting }) as never,
    record_delimiter: '\r\n',
    relax_column_count: false,
  }) as never
}

describe('CSV', () => {
  test('can be read back exactly, whatever the values are', () => {
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    fc.assert(
      fc.property(table, (rows) => {
        const names = Array.from({ length: rows[0]?.length ?? 0 }, (_, i) => `c${i}`)
        const csv = toCsv({
          shape: shapeOf(names),
          rows: rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], cell]))),
        })
        const [head, ...lines] = read(csv)
        expect(head?.map((cell) => cell.value)).toEqual(names)
        expect(lines).toHaveLength(rows.length)
        for (const [i, row] of rows.entries())
          for (const [j, given] of row.entries()) {
            const cell = lines[i]?.[j]
            if (typeof given === 'string') {
              expect(unguarded(cell?.value ?? '')).toBe(given)
              if (given === '') expect(cell?.quoted).toBe(true)
            } else if (given === null) expect(cell).toEqual({ value: '', quoted: false })
            else if (typeof given === 'object') expect(JSON.parse(cell?.value ?? '')).toEqual(given)
            // 0 and -0 are written alike.
            else expect(cell?.value).toBe(String(given))
          }
      }),
      { numRuns: 500 },
    )
  })

  test('has no cell that a spreadsheet could run', () => {
    fc.assert(
      fc.property(text, (given) => {
        const [, [cell] = []] = read(toCsv({ shape: shapeOf(['a', 'b']), rows: [{ a: given, b: 1 }] }))
        expect(cell?.value).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ['-', "'-"],
    ['+39 0382 399311', "'+39 0382 399311"],
    ['@x', "'@x"],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ["L'Aquila", "L'Aquila"],
    ['a=b', 'a=b'],
    [-12.5, '-12.5'],
    [0, '0'],
    [true, 'true'],
    [null, ''],
    ['', '""'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [['=a', 'b'], '"[""=a"",""b""]"'],
    [{ a: 1 }, '"{""a"":1}"'],
  ])('%j is %s', (given, cell) => {
    expect(oneCell(given)).toBe(cell)
  })

  test('has a line for a row of nothing, and columns in order with their paths', () => {
    expect(toCsv({ shape: shapeOf(['only']), rows: [{ only: null }] })).toBe('only\r\n""\r\n')
    const nested: Shape = new Map([
      ['b', { ...scalar, selection: shapeOf(['y', 'x']) }],
      ['a', { ...list, selection: shapeOf(['z']) }],
    ])
    expect(
      toCsv({
        shape: nested,
        rows: [
          { a: [{ z: 1 }], b: { x: 2, y: 3 } },
          { a: [], b: null },
        ],
      }),
    ).toBe('b.y,b.x,a\r\n3,2,"[{""z"":1}]"\r\n,,[]\r\n')
  })
})
