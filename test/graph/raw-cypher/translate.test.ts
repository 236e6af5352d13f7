import { describe, expect, test } from '@jest/globals'
import { readable } from '../../../src/graph/raw-cypher/readable.js'
import { tokensOf } from '../../../src/graph/raw-cypher/tokens.js'
import { translate } from '../../../src/graph/raw-cypher/translate.js'

const textOf = (statement: string): string => translate(statement, {}).text
const base = '`Entity`|`Source`|`Edition`|`Claim`'

function refusalOf(statement: string): unknown {
  try {
    translate(statement, {})
  } catch (error) {
    return error
  }
  throw new Error(`${statement} was taken`)
}

describe('what is sent to the database', () => {
  test.each([
    ['MATCH (n) RETURN n', `MATCH (v0:${base}) RETURN v0 AS v0`],
    ['MATCH (n:City) RETURN n', 'MATCH (v0:`City`) RETURN v0 AS v0'],
    ['MATCH (n:City|Source) RETURN n', 'MATCH (v0:(`City`|`Source`)) RETURN v0 AS v0'],
    ['MATCH (n:!City) RETURN n', `MATCH (v0:!(\`City\`)&(${base})) RETURN v0 AS v0`],
    ['MATCH (n:%) RETURN n', `MATCH (v0:%&(${base})) RETURN v0 AS v0`],
    ['MATCH (n:City|!Country) RETURN n', `MATCH (v0:(\`City\`|!(\`Country\`))&(${base})) RETURN v0 AS v0`],
    ['MATCH (n:City&!Country) RETURN n', 'MATCH (v0:(`City`&!(`Country`))) RETURN v0 AS v0'],
    [
      'MATCH (:City)-[r:PART_OF*1..3]->(:City) RETURN size(r) AS hops',
      `MATCH (:\`City\`) ((:${base})-[v0:\`PART_OF\`]->(:${base})){1,3} (:\`City\`) RETURN size(v0) AS v1`,
    ],
    [
      'MATCH p = shortestPath((a:City)-[:PART_OF*]-(b:City)) RETURN p',
      `MATCH v0 = SHORTEST 1 (v1:\`City\`) ((:${base})-[:\`PART_OF\`]-(:${base})){1,} (v2:\`City\`) RETURN v0 AS v0`,
    ],
    ["RETURN 'x' AS a, 'y' AS b, \"x\" AS c", 'RETURN $p0 AS v0, $p1 AS v1, $p0 AS v2'],
    ['RETURN 1 + 2 * 3 AS x // and no more', 'RETURN (1 + (2 * 3)) AS v0'],
  ])('of %s', (statement, text) => {
    expect(textOf(statement)).toBe(text)
  })

  test('no letter of a text, a name or a comment goes into it', () => {
    const { text, parameters } = translate(
      "MATCH (größe:City) WHERE größe.name = 'evil\\u0027 OR `' /* evil */ RETURN größe.name AS `e\\v``il` // evil",
      {},
    )
    expect(text).toMatch(/^[\x20-\x7e]+$/)
    expect(text).not.toMatch(/evil|größe|il/)
    expect(parameters).toEqual({ p0: "evil' OR `" })
  })
})

test('columns are called as the caller calls them, or by their words', () => {
  const { text, nameOf } = translate('MATCH (n:City) RETURN n, n.name, count( * ) AS `how many`, n.name  +  1', {})
  const columns = [...text.matchAll(/ AS (v\d+)/g)].map(([, variable = '']) => nameOf(variable))
  expect(columns).toEqual(['n', 'n.name', 'how many', 'n.name  +  1'])
})

test('calls in calls do not grow without end', () => {
  const ranges = `${'range(1, size('.repeat(24)}[1]${'))'.repeat(24)}`
  expect(refusalOf(`RETURN ${ranges}`)).toMatchObject({
    kind: 'INVALID_INPUT',
    message: expect.stringMatching(/too many calls in calls/),
  })
})

describe('an error says where', () => {
  test.each([
    ['MATCH (n:City)\n  CREATE (m)\nRETURN n', 2, 3],
    ['MATCH (n:Nope) RETURN n', 1, 10],
    ['MATCH (n:City)\nWHERE n.name = "x"\n  AND n.hash = 1\nRETURN n', 3, 9],
    ['RETURN 1 AS x,\n\tfoo(1) AS y', 2, 2],
    ['MATCH (n:City) /* two\nlines */ RETURN keys(n)', 2, 17],
    ["RETURN 'abc", 1, 8],
    ['RETURN [1, 2', 1, 8],
    ['MATCH (n:City) RETURN n.name AS', 1, 32],
    ['RETURN "👩‍👩‍👧" AS x, §', 1, 25],
  ])('%j', (statement, line, column) => {
    expect(refusalOf(statement)).toMatchObject({
      kind: 'INVALID_INPUT',
      message: expect.stringMatching(new RegExp(`^Line ${line}, column ${column}: `)),
      details: { line, column },
    })
  })

  test('and what would be allowed', () => {
    expect(refusalOf('MATCH (n:Nope) RETURN n')).toMatchObject({ message: expect.stringContaining('City, Country') })
    expect(refusalOf('MATCH ()-[:NOPE]-() RETURN 1')).toMatchObject({
      message: expect.stringContaining('TWINNED_WITH, MEMBER_OF'),
    })
    expect(refusalOf('RETURN foo(1)')).toMatchObject({
      message: expect.stringMatching(/There are .*coalesce, collect/),
    })
    expect(refusalOf('DELETE n')).toMatchObject({ message: expect.stringContaining('MATCH, OPTIONAL MATCH, WHERE') })
  })
})

describe('maps and lists of plain values may have any key', () => {
  test.each([
    'UNWIND $rows AS row RETURN row.anything, row[$key], keys(row), properties(row), row {.*}',
    'MATCH (n:City) WITH {label: n.name, size: n.population} AS m RETURN m.label, m.size, m {.*}',
    'MATCH (n:City) WITH collect({label: n.name}) AS all UNWIND all AS one RETURN one.label',
    "WITH {a: {b: [1, {c: 'x'}]}} AS m RETURN m.a.b[1].c, m['a']",
    "RETURN date('2020-01-01').year, duration({days: 1}).days, point({x: 1, y: 2}).x",
    'MATCH (n:City) RETURN [x IN collect({p: n.population}) | x.p]',
  ])('%s', (statement) => {
    expect(translate(statement, { rows: [], key: 'x' }).text).toMatch(/RETURN/)
  })
})

test('keys, labels, types and properties that are printed have no letter that ends a name', () => {
  for (const name of [...readable.labels, ...readable.types, ...readable.properties])
    expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/)
  expect(readable.properties.has('hash')).toBe(false)
})

test.each([
  ["'a\\'b\\\\c\\n\\t\\u00e9'", "a'b\\c\n\té"],
  ['"it\'s \\"x\\""', 'it\'s "x"'],
  ["''", ''],
])('the text %s is %j', (written, meant) => {
  expect(tokensOf(written)[0]).toMatchObject({ kind: 'text', value: meant })
})

test.each(["'\\x'", "'\\u12'", "'\\ud800'"])('%s is no text', (written) => {
  expect(() => tokensOf(written)).toThrow(/Line 1, column 1: /)
})
