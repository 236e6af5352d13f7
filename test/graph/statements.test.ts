import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { groupBy } from '../../src/domain/group-by.js'
import type { Engine, Parameters, Row, Statement } from '../../src/engine/engine.js'
import { Graph } from '../../src/graph/graph.js'
import { cypherFolder, type StatementFile, Statements } from '../../src/graph/statements.js'
import { engines, openGraph } from '../support/engines.js'
import { createKnownGraph } from './known-graph.js'
import type { StatementCase } from './statement-case.js'
import { readCases } from './statement-cases.js'
import { writeCases } from './write-cases.js'

const cases = [...readCases, ...writeCases]
const files = new Map(new Statements('neo4j').files().map((file) => [file.name, file]))
const fileOf = ({ name }: StatementCase): StatementFile => {
  const file = files.get(name)
  if (!file) throw new Error(`there is no cypher/${name}.cypher`)
  return file
}
const rowsLineOf = (name: string): string =>
  /^\/\/ rows: (.+)$/m.exec(readFileSync(join(cypherFolder, `${name}.cypher`), 'utf8'))?.[1] ?? ''

/** The most rows that a header promises, given the parameters. */
function boundOf(name: string, parameters: Parameters): number {
  const line = rowsLineOf(name)
  const each = /for each of \$(\w+)/.exec(line)?.[1]
  const times = each === undefined ? 1 : (parameters[each] as readonly unknown[]).length
  if (line.startsWith('all ')) return Number.POSITIVE_INFINITY
  if (line.startsWith('at most $limit')) return Number(parameters['limit']) * times
  if (/^(?:1|0 or 1|one|at most one)(?: |$)/.test(line)) return times
  throw new Error(`${name}: the bound '${line}' is not understood`)
}

const inAnyOrder = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(sorted(row))).sort()
/** A gathered list has no order where its statement gives it none. */
const gatheredInAnyOrder = (rows: readonly Row[]): Row[] =>
  rows.map((row) => (Array.isArray(row['rows']) ? { ...row, rows: inAnyOrder(row['rows'] as Row[]) } : row))
/** With keys in order, which engines give in different ones. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!value || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]))
}

function expectRows(one: StatementCase, { text }: Statement, actual: readonly Row[], expected: readonly Row[]): void {
  const { columns } = fileOf(one)
  for (const row of actual) expect(Object.keys(row)).toEqual(columns)
  expect(actual.length).toBeLessThanOrEqual(boundOf(one.name, one.parameters ?? {}))
  const given = expected.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])))
  if (one.picks !== undefined) {
    expect(actual).toHaveLength(one.picks)
    expect(inAnyOrder(given)).toEqual(expect.arrayContaining(inAnyOrder(actual)))
  } else if (/ORDER BY[^}]*$/.test(text)) expect(actual).toEqual(given)
  else if (!text.includes('ORDER BY'))
    expect(inAnyOrder(gatheredInAnyOrder(actual))).toEqual(inAnyOrder(gatheredInAnyOrder(given)))
  else expect(inAnyOrder(actual)).toEqual(inAnyOrder(given))
}

/** What the limit leaves of the rows: so many of each list of cells, of all, or of each value of the first column where rows are bounded for each. */
function limited({ name, rows }: StatementCase, limit: number): Row[] {
  if (fileOf({ name, rows }).columns.includes('rows'))
    return rows.map((row) => ({ ...row, rows: (row['rows'] as unknown[]).slice(0, limit) }))
  if (!rowsLineOf(name).includes('for each')) return rows.slice(0, limit)
  const [each = ''] = fileOf({ name, rows }).columns
  const seen = new Map<unknown, number>()
  return rows.filter(({ [each]: one }) => {
    const count = (seen.get(one) ?? 0) + 1
    seen.set(one, count)
    return count <= limit
  })
}

/** With the parts that the builder made for the case, no other and none left out. */
function statementOf(statements: Statements, one: StatementCase): Statement {
  const { name, variant = {}, parts } = one
  const { built } = fileOf(one)
  if (!parts) {
    if (built.length > 0) throw new Error(`${name}: the case has no built parts`)
    return statements.get(name, variant)
  }
  const missing = built.filter((part) => parts[part] === undefined)
  if (built.length === 0 || missing.length > 0)
    throw new Error(`${name}: not built: ${missing.join(', ') || 'anything'}`)
  const statement = statements.build(name, variant, parts)
  expect(statement.text).not.toContain('{{')
  return statement
}

/** Of these the known graph has two rows at most, which a bound of two cannot show. */
const short = [
  'conflict/counts',
  'conflict/one-sided',
  'entity/by-name',
  'entity/by-name-in-country',
  'entity/by-wikidata-id',
  'entity/by-wikidata-ids',
  'entity/country-by-code',
  'entity/named',
]

const title = ({ name, variant = {} }: StatementCase): string => `${name} ${Object.values(variant).join(' ')}`.trimEnd()
/** Each title once, with all its cases. */
const byTitle = (list: readonly StatementCase[]): [string, StatementCase[]][] => [...groupBy(list, title)]

describe.each(engines)('statements on %s', (_, open) => {
  let engine: Engine
  let statements: Statements
  let before: string[]
  const dump = async (): Promise<string[]> => {
    const [nodes, ties] = await Promise.all(
      ['MATCH (n) RETURN properties(n) AS it', 'MATCH ()-[r]->() RETURN properties(r) AS it'].map((text) =>
        engine.read({ name: 'test/dump', text }),
      ),
    )
    return inAnyOrder([...(nodes ?? []), ...(ties ?? [])])
  }
  beforeAll(async () => {
    const graph: Graph = await openGraph(open)
    engine = graph.engine
    statements = graph.statements
    await createKnownGraph(engine, statements)
    before = await dump()
  })
  afterAll(() => engine.close())

  test.each(byTitle(readCases))('%s answers', async (_title, group) => {
    for (const one of group) {
      const statement = statementOf(statements, one)
      const parameters = one.parameters ?? {}
      expectRows(one, statement, await engine.read(statement, parameters), one.rows)
      if (parameters['limit'] === undefined) continue
      const few = { ...one, parameters: { ...parameters, limit: 2 } }
      expectRows(few, statement, await engine.read(statement, few.parameters), limited(one, 2))
    }
  })

  const length = (rows: readonly Row[]): number => rows.flatMap((row) => (row['rows'] ?? [row]) as unknown[]).length
  test('pages of a list are cut by its bound in these cases', () => {
    const cut = readCases.filter(
      (one) => 'limit' in (one.parameters ?? {}) && length(limited(one, 2)) < length(one.rows),
    )
    const names = new Set(readCases.filter(({ parameters }) => 'limit' in (parameters ?? {})).map(({ name }) => name))
    expect([...names].filter((name) => !cut.some((one) => one.name === name)).sort()).toEqual(short)
  })

  test.each(short)('%s keeps a bound of one', async (name) => {
    for (const one of readCases.filter((candidate) => candidate.name === name)) {
      const few = { ...one, parameters: { ...one.parameters, limit: 1 } }
      const statement = statementOf(statements, one)
      expectRows(few, statement, await engine.read(statement, few.parameters), limited(one, 1))
    }
  })

  test.each(byTitle(writeCases))('%s writes', async (_title, group) => {
    for (const one of group) {
      await engine.write(async (transaction) => {
        if (one.before) await transaction.run({ name: 'test/before', text: one.before })
        const statement = statementOf(statements, one)
        expectRows(one, statement, await transaction.run(statement, one.parameters), one.rows)
        if (!one.leaves) throw new Error(`${one.name}: what does it leave?`)
        const left = await transaction.run({ name: 'test/leaves', text: one.leaves.text })
        const ordered = one.leaves.text.includes('ORDER BY')
        if (ordered) expect(left).toEqual(one.leaves.rows)
        else expect(inAnyOrder(left)).toEqual(inAnyOrder(one.leaves.rows))
        transaction.abandon()
      })
    }
  })

  test('statements that only read change nothing, and abandoned writes leave nothing', async () => {
    expect(await dump()).toEqual(before)
    // A statement that writes is refused where only reading is meant, or it is in a write case.
    const writing = (text: string): boolean => /\b(?:CREATE|MERGE|SET|DELETE)\b/.test(text)
    const written = new Set(writeCases.map(({ name }) => name))
    expect(
      statements
        .files()
        .filter(({ text }) => writing(text))
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...written].sort())
  })
})

/** Every text in src/ that may name a statement: literals, and templates with what fills them still open. */
function namesIn(source: string): (name: string) => boolean {
  const literals = [...source.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template ?? '')
  const fits = (name: string, depth: number): boolean =>
    literals.some((literal) => {
      if (literal === name) return true
      const [head = '', tail] = literal.split(/\$\{[^}]*\}/)
      if (tail === undefined || depth > 2 || literal.startsWith('${') === (head !== '')) return false
      if (!name.startsWith(head) || !name.endsWith(tail) || name.length <= head.length + tail.length) return false
      return (head + tail).length > 0 && fits(name.slice(head.length, name.length - tail.length), depth + 1)
    })
  return (name) => fits(name, 0)
}

describe('the folder of statements', () => {
  const paths = readdirSync(cypherFolder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.cypher'),
  )
  const sources = readdirSync(join(cypherFolder, '..', 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(cypherFolder, '..', 'src', path), 'utf8'))

  test('every file has a case, and every case a file', () => {
    expect([...new Set(cases.map(({ name }) => name))].sort()).toEqual([...files.keys()].sort())
  })

  test.each([...files.keys()])('%s is asked for by a file of src/', (name) => {
    expect(sources.some((source) => namesIn(source)(name))).toBe(true)
  })

  test('a name that no file of src/ has is told', () => {
    for (const absent of ['entity/nothing', 'conflict/nothing', 'conflict/count-nothing', 'nothing/of-edition'])
      expect(sources.filter((source) => namesIn(source)(absent))).toEqual([])
  })

  test.each(paths)('%s begins with what it is for', (path) => {
    const text = readFileSync(join(cypherFolder, path), 'utf8')
    expect(text).toMatch(/^\/\/ [A-Z].*[.,]?\n/)
    expect(text.endsWith('\n')).toBe(true)
    if (path.startsWith('migrations')) return
    expect(text).toMatch(/^\/\/ columns: \w+/m)
    expect(text).toMatch(/^\/\/ rows: \w+/m)
  })

  test.each([...files.values()])(
    '$name takes the parameters that its header names',
    ({ text, parameters, built, variants }) => {
      expect([...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name))].sort()).toEqual(
        [...parameters].sort(),
      )
      const placeholders = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
      expect([...new Set([...placeholders, ...(text.includes('{{<}}') ? ['direction'] : [])])].sort()).toEqual(
        [...Object.keys(variants), ...built].sort(),
      )
    },
  )

  test('every value of a placeholder is run', () => {
    for (const { name, variants } of files.values())
      for (const [placeholder, values] of Object.entries(variants)) {
        const run = new Set(cases.filter((one) => one.name === name).map(({ variant }) => variant?.[placeholder]))
        // The label of the other end takes part in nothing but its own pattern; one type and direction tries them all.
        if (`${name} ${placeholder}` === 'relationship/counts label') continue
        expect([...run].sort()).toEqual([...values].sort())
      }
  })

  test('a variant outside its closed set is refused', () => {
    const statements = new Statements('grafeo')
    const hostile = 'City) DETACH DELETE (n'
    expect(() => statements.get('entity/page', { label: hostile })).toThrow(/is not a label/)
    expect(() => statements.build('entity/page', { label: hostile }, { where: 'true' })).toThrow(/is not a label/)
    expect(() => statements.get('relationship/page', { type: 'SIGNED', direction: 'OUT' })).toThrow(/is not a label/)
    expect(() => statements.get('relationship/page', { type: 'SIGNED', label: 'City' })).toThrow(/is not a direction/)
    expect(() => statements.get('entity/nothing')).toThrow(/there is no cypher/)
  })
})
