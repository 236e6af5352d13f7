import fc from 'fast-check'
import type { Parameters } from '../../src/engine/engine.js'

/**
 * Graphs and statements in the dialect that both engines share. What they are known to
 * take differently (DESIGN 3, rules 6 to 8) is left out here, each with its reason, and
 * shown to differ in known-differences.ts.
 */
export interface GeneratedGraph {
  readonly nodes: readonly { readonly label: string; readonly properties: Readonly<Record<string, number | string>> }[]
  readonly ties: readonly {
    readonly from: number
    readonly to: number
    readonly type: string
    readonly weight: number
  }[]
}

export interface GeneratedStatement {
  readonly text: string
  readonly parameters: Parameters
  /** The order of the rows is fixed by the statement. */
  readonly ordered: boolean
}

const labels = ['A', 'B']
const types = ['R', 'S']
const words = ['', 'iasi', 'pavia', 'Pavia', 'reggio emilia', 'é', '東京', "o'neill"]

/** Of each property one kind of value, or none: a text compared with a number differs (rule 7). */
const node = fc.record({
  label: fc.constantFrom(...labels),
  properties: fc.record(
    {
      rank: fc.integer({ min: -3, max: 5 }),
      share: fc.constantFrom(-0.5, 0.25, 1.5, 2.75),
      word: fc.constantFrom(...words),
    },
    { requiredKeys: ['word'] },
  ),
})

export const graphs: fc.Arbitrary<GeneratedGraph> = fc.array(node, { minLength: 3, maxLength: 8 }).chain((nodes) =>
  fc
    .array(
      fc.record({
        from: fc.nat(nodes.length - 1),
        to: fc.nat(nodes.length - 1),
        type: fc.constantFrom(...types),
        weight: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 5, maxLength: 16 },
    )
    .map((ties) => ({ nodes, ties })),
)

const comparison = fc.constantFrom('=', '<>', '<', '<=', '>', '>=')
const text = fc.constantFrom(...words).map((word) => `'${word.replaceAll("'", "\\'")}'`)

const condition = (name: string): fc.Arbitrary<string> =>
  fc.letrec<{ all: string; one: string }>((tie) => ({
    one: fc.oneof(
      fc.tuple(comparison, fc.integer({ min: -2, max: 4 })).map(([op, n]) => `${name}.rank ${op} ${n}`),
      fc.tuple(comparison, fc.constantFrom(0.25, 1, 1.5)).map(([op, n]) => `${name}.share ${op} ${n}`),
      // Integers and floats compare by what they are worth.
      comparison.map((op) => `${name}.rank ${op} ${name}.share`),
      // Only for equality: texts are put in order by code unit on the one, by code point on the other.
      fc.tuple(fc.constantFrom('=', '<>'), text).map(([op, word]) => `${name}.word ${op} ${word}`),
      fc
        .tuple(fc.constantFrom('STARTS WITH', 'ENDS WITH', 'CONTAINS'), text)
        .map(([op, word]) => `${name}.word ${op} ${word}`),
      // Not in an empty list: null is not in it there, and unknown here.
      fc
        .array(fc.integer({ min: -2, max: 4 }), { minLength: 1, maxLength: 3 })
        .map((list) => `${name}.rank IN [${list.join(', ')}]`),
      fc.constantFrom(`${name}.rank IN $ranks`, `${name}.word IN $words`, `${name}.rank >= $least`),
      fc.constantFrom('rank', 'share', 'word').map((key) => `${name}.${key} IS NULL`),
      fc.constantFrom('rank', 'word').map((key) => `${name}.${key} IS NOT NULL`),
      fc.constantFrom(...labels).map((label) => `${name}:${label}`),
      fc.constantFrom(...types).map((type) => `EXISTS { (${name})-[:${type}]->() }`),
    ),
    all: fc.oneof(
      { maxDepth: 3 },
      tie('one'),
      tie('all').map((inner) => `NOT (${inner})`),
      fc.tuple(tie('all'), fc.constantFrom('AND', 'OR', 'XOR'), tie('all')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    ),
  })).all

const where = (name: string): fc.Arbitrary<string> =>
  fc.option(condition(name), { nil: '', freq: 1 }).map((inner) => (inner === '' ? '' : ` WHERE ${inner}`))
const label = fc.constantFrom('', '', ...labels.map((name) => `:${name}`))
const type = fc.constantFrom('', '', ...types.map((name) => `:${name}`))
const arrow = fc
  .constantFrom(['-', '->'], ['<-', '-'], ['-', '-'])
  .map(([left = '', right = '']) => [left, right] as const)

/** From a named node to another, one hop; the tie is named where `tie` is. */
const hop = (from: string, to: string, tie = ''): fc.Arbitrary<string> =>
  fc
    .tuple(type, arrow, label)
    .map(([kind, [left, right], end]) => `(${from})${left}[${tie}${kind}]${right}(${to}${end})`)

/** One to three hops, each a MATCH of its own (rule 6); two at once as `*2..2`. */
const pattern: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(label, where('a')).map(([kind, filter]) => `MATCH (a${kind})${filter}\n`),
  fc
    .tuple(label, where('a'), hop('a', 'b', 'r'), where('b'))
    .map(([kind, f, h, g]) => `MATCH (a${kind})${f}\nMATCH ${h}${g}\n`),
  fc
    .tuple(hop('a', 'b', 'r'), where('b'), hop('b', 'c', 'q'), where('c'))
    .map(([h, f, g, e]) => `MATCH ${h}${f}\nMATCH ${g}${e}\n`),
  fc
    .tuple(hop('a', 'b', 'r'), hop('b', 'c', 'q'), hop('c', 'd', 'p'), where('d'))
    .map(([h, g, e, f]) => `MATCH ${h}\nMATCH ${g}\nMATCH ${e}${f}\n`),
  fc.tuple(type, label, where('b')).map(([kind, end, f]) => `MATCH (a)-[${kind}*2..2]->(b${end})${f}\n`),
  fc.tuple(where('a'), hop('a', 'b', 'r'), where('b')).map(([f, h, g]) => `MATCH (a)${f}\nOPTIONAL MATCH ${h}${g}\n`),
)

const has = (matched: string, name: string): boolean => new RegExp(`[(\\[]${name}[:)\\]]`).test(matched)
const shown = (matched: string): string[] => ['a', 'b', 'c', 'd'].filter((name) => has(matched, name))
const columns = (names: readonly string[]): string => names.map((name) => `${name}.id AS ${name}`).join(', ')

const plain = pattern.map((matched) => `${matched}RETURN ${columns(shown(matched))}, a.word AS word, a.rank AS rank`)
const distinct = pattern.map(
  (matched) => `${matched}RETURN DISTINCT a.rank AS rank, ${shown(matched).at(-1)}.word AS word`,
)
const mapped = pattern.map(
  (matched) => `${matched}RETURN properties(${shown(matched).at(-1)}) AS all, labels(a) AS labels`,
)

/** Aggregates stand in a WITH (rule 8); of nothing `sum` is null there and 0 here (rule 7), hence the coalesce. */
const aggregated = fc
  .tuple(
    pattern,
    fc.constantFrom(
      'count(x.rank)',
      'count(DISTINCT x.word)',
      'coalesce(sum(x.rank), 0)',
      'min(x.rank)',
      'max(x.share)',
      'size(collect(DISTINCT x.rank))',
      'count(CASE WHEN x.rank > 1 THEN 1 END)',
    ),
    fc.boolean(),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([matched, aggregate, grouped, least]) => {
    const value = aggregate.replaceAll('x.', `${shown(matched).at(-1)}.`)
    const key = grouped ? 'a.word AS word, ' : ''
    return `${matched}WITH ${key}${value} AS value, count(*) AS rows\nWHERE rows >= ${least}\nRETURN ${grouped ? 'word, ' : ''}value, rows`
  })

/** Ids come last, so that the order is whole. Null sorts last ascending and first descending on both. */
const paged = fc
  .tuple(
    pattern,
    fc.constantFrom('rank', 'share'),
    fc.constantFrom('', ' DESC'),
    fc.nat(2),
    fc.integer({ min: 0, max: 9 }),
    fc.boolean(),
  )
  .map(([matched, key, order, skip, limit, parameters]) => {
    const names = shown(matched)
    const [from, to] = parameters ? ['$skip', '$limit'] : [skip, limit]
    return `${matched}WITH DISTINCT ${names.map((name) => `${name}.id AS ${name}`).join(', ')}, a.${key} AS sorting
RETURN ${names.join(', ')}, sorting ORDER BY sorting${order}, ${names.join(', ')} SKIP ${from} LIMIT ${to}`
  })

const unwound = fc
  .tuple(fc.constantFrom('$ranks', '[0, 1, 1, 2]', 'range(-1, 3)'), label, fc.option(condition('a'), { nil: 'true' }))
  .map(
    ([list, kind, filter]) => `UNWIND ${list} AS i\nMATCH (a${kind} {rank: i})\nWHERE ${filter}\nRETURN i, a.id AS a`,
  )

const called = fc
  .tuple(
    label,
    where('a'),
    hop('a', 'b', 'r'),
    where('b'),
    fc.constantFrom('', ' DESC'),
    fc.integer({ min: 1, max: 3 }),
    fc.boolean(),
  )
  .map(([kind, f, h, g, order, limit, counted]) =>
    counted
      ? `MATCH (a${kind})${f}\nCALL (a) { MATCH ${h}${g} RETURN count(r) AS count }\nRETURN a.id AS a, count`
      : `MATCH (a${kind})${f}\nCALL (a) { MATCH ${h}${g} WITH DISTINCT b ORDER BY b.id${order} LIMIT ${limit} RETURN b.id AS b }\nRETURN a.id AS a, b`,
  )

export const parameters: Parameters = {
  ranks: [0, 1, 3],
  words: ['iasi', 'Pavia', "o'neill"],
  least: 1,
  skip: 1,
  limit: 4,
}

const shapes = { plain, distinct, mapped, aggregated, paged, unwound, called }

export const reads: fc.Arbitrary<GeneratedStatement> = fc.oneof(
  ...Object.entries(shapes).map(([shape, arbitrary]) =>
    arbitrary.map((statement) => ({ text: statement, parameters, ordered: shape === 'paged' })),
  ),
)

/** Writes whose result does not hang on the order in which rows come. */
export const writes: fc.Arbitrary<GeneratedStatement> = fc
  .oneof(
    fc
      .tuple(label, where('a'), fc.integer({ min: 0, max: 9 }))
      .map(([kind, f, n]) => `MATCH (a${kind})${f}\nSET a.rank = ${n}`),
    fc.tuple(where('a')).map(([f]) => `MATCH (a)${f}\nSET a.share = null, a.mark = a.id`),
    fc.tuple(where('a')).map(([f]) => `MATCH (a)${f}\nREMOVE a.word`),
    fc.tuple(where('a')).map(([f]) => `MATCH (a)${f}\nSET a = {id: a.id, rank: 7}`),
    fc.tuple(hop('a', 'b', 'r'), where('b')).map(([h, f]) => `MATCH ${h}${f}\nDELETE r`),
    fc.tuple(label, where('a')).map(([kind, f]) => `MATCH (a${kind})${f}\nDETACH DELETE a`),
    fc
      .tuple(where('a'), fc.constantFrom(...types))
      .map(([f, kind]) => `MATCH (a)${f}\nMATCH (b {id: 0})\nMERGE (a)-[:${kind}]->(b)`),
    // A key of which no value is null (rule 7).
    fc
      .constantFrom(...labels)
      .map(
        (kind) =>
          `UNWIND $ranks AS i\nMERGE (n:${kind} {id: i + 4})\nON CREATE SET n.rank = i\nON MATCH SET n.mark = i`,
      ),
    fc.tuple(where('a')).map(([f]) => `MATCH (a)${f}\nMATCH (b {id: 1})\nCREATE (a)-[:S {weight: 9}]->(b)`),
  )
  .map((statement) => ({ text: statement, parameters, ordered: false }))
