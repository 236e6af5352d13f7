import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Placed } from '../../src/graph/filters/cells.js'
import type { Filter } from '../../src/graph/filters/filter.js'
import { entityList, type ListQuery, tieList } from '../../src/graph/filters/list-query.js'
import type { OrderTerm, Position } from '../../src/graph/filters/order.js'
import type { Graph } from '../../src/graph/graph.js'
import { Statements } from '../../src/graph/statements.js'
import { limits } from '../../src/limits.js'
import { engines, openGraph } from '../support/engines.js'
import { asOf, entityFilters, graphs, orders, tieFilters } from './filter-arbitraries.js'
import {
  BruteForce,
  cities,
  entityFields,
  type Label,
  type Model,
  type ModelEntity,
  members,
  memberships,
  type Ordered,
  signatories,
  tieFields,
  twinnings,
  type Way,
} from './filter-model.js'
import { loadPlan } from './load-plan.js'

/** Filters and orders on the engines against a filter in memory that knows nothing of them. */

const seed = Number(process.env['CITYTIES_TEST_SEED'] ?? 20_261_122)
/** Neo4j plans every statement that it has not met, which takes far longer than to run it: it is asked less. */
const amount = (engine: string): { graphs: number; runs: number; walkEvery: number } =>
  engine === 'Neo4j' ? { graphs: 1, runs: 3, walkEvery: 4 } : { graphs: 4, runs: 10, walkEvery: 1 }

type List =
  | { readonly of: 'entities'; readonly label: Label }
  | { readonly of: 'neighbours'; readonly label: Label; readonly way: Way }
  | { readonly of: 'ties'; readonly way: Way }

const lists: readonly List[] = [
  ...(['City', 'City', 'City', 'Country', 'Programme', 'Agreement', 'Event'] as const).map(
    (label) => ({ of: 'entities', label }) as const,
  ),
  { of: 'neighbours', label: 'City', way: twinnings },
  { of: 'neighbours', label: 'City', way: memberships },
  { of: 'neighbours', label: 'Programme', way: members },
  { of: 'neighbours', label: 'Agreement', way: signatories },
  { of: 'neighbours', label: 'Country', way: cities },
  { of: 'ties', way: twinnings },
]

interface Question {
  readonly list: List
  readonly where: Filter | undefined
  readonly orderBy: readonly OrderTerm[]
  readonly asOf: string | undefined
  readonly size: number
}

const questions: fc.Arbitrary<Question> = fc.constantFrom(...lists).chain((list) => {
  const filters = list.of === 'entities' ? entityFilters(list.label, 3) : tieFilters(list.way, 2)
  const fields = list.of === 'entities' ? entityFields[list.label] : tieFields(list.way)
  return fc.record({
    list: fc.constant(list),
    where: fc.option(filters, { nil: undefined, freq: 8 }),
    orderBy: orders(fields),
    asOf,
    size: fc.integer({ min: 1, max: 7 }),
  })
})

/** The rows of one list by id, with their places. */
type Rows = readonly Placed<string>[]
const endless = { backward: false, limit: 1000 } as const

/** Every question has one list, or one for each parent; here they all look the same: lists by the parent's id. */
class Asked {
  constructor(
    readonly graph: Graph,
    readonly model: Model,
    readonly question: Question,
  ) {}

  get parents(): string[] {
    const { list } = this.question
    if (list.of !== 'neighbours') return ['']
    return this.model.entities.filter(({ label }) => label === list.label).map(({ id }) => id)
  }

  async rows(window: ListQuery['window'], parents = this.parents): Promise<Map<string, Rows>> {
    const { list, size: _, ...selection } = this.question
    const query = { ...selection, window }
    if (list.of === 'entities') return new Map([['', ids(await this.graph.entities.page(list.label, query))]])
    if (list.of === 'ties') return new Map([['', ids(await this.graph.relationships.page(list.way.type, query))]])
    const found = await this.graph.relationships.neighbours(list.way, parents, query)
    return new Map(
      [...found].map(([id, { rows }]) => [
        id,
        rows.map(({ row, position }) => ({ row: row.relationship?.id ?? '', position })),
      ]),
    )
  }

  async counts(): Promise<ReadonlyMap<string, number>> {
    const { list, where, asOf: day } = this.question
    const selection = { where, asOf: day }
    if (list.of === 'entities') return new Map([['', await this.graph.entities.count(list.label, selection)]])
    if (list.of === 'ties') return new Map([['', await this.graph.relationships.count(list.way.type, selection)]])
    return this.graph.relationships.degrees(list.way, this.parents, selection)
  }

  /** One parent's list by pages, from its start or from its end; as pages are read, with a row more that says whether there is another. */
  async walk(parent: string, backward: boolean, most: number): Promise<string[]> {
    const walked: string[] = []
    let edge: Position | undefined
    for (let page = 0; page <= most; page++) {
      const bound = edge ? { [backward ? 'before' : 'after']: edge } : {}
      const { size } = this.question
      const read = (await this.rows({ ...bound, backward, limit: size + 1 }, [parent])).get(parent) ?? []
      const rows = read.slice(0, size)
      for (const { row } of rows) backward ? walked.unshift(row) : walked.push(row)
      if (read.length <= size) break
      edge = rows.at(-1)?.position ?? undefined
    }
    return walked
  }

  expected(): Map<string, string[]> {
    const { list, where, orderBy, asOf: day } = this.question
    const brute = new BruteForce(this.model, day)
    const fields = list.of === 'entities' ? entityFields[list.label] : tieFields(list.way)
    const sorted = (rows: Ordered[]): string[] =>
      rows.sort(brute.compare(orderBy, fields)).map(({ entity, tie: link }) => (link ?? entity).id)
    if (list.of === 'entities') {
      const fitting = this.model.entities.filter((one) => one.label === list.label && brute.entityFits(one, where))
      return new Map([['', sorted(fitting.map((entity) => ({ entity })))]])
    }
    if (list.of === 'ties') {
      const fitting = this.model.ties.filter(
        (one) => one.type === list.way.type && brute.tieFits(one, where, list.way, brute.ends(one)),
      )
      return new Map([['', sorted(fitting.map((link) => ({ entity: brute.ends(link)[0] as ModelEntity, tie: link })))]])
    }
    return new Map(
      this.parents.map((parent) => {
        const ties = brute
          .tiesOf(parent, list.way)
          .filter((one) => brute.tieFits(one.tie, where, list.way, [one.other]))
        return [parent, sorted(ties.map((one) => ({ entity: one.other, tie: one.tie })))]
      }),
    )
  }

  /** How many rows there were. */
  async check(walked: boolean): Promise<number> {
    const expected = this.expected()
    const [found, counts] = await Promise.all([this.rows(endless), this.counts()])
    for (const [parent, rows] of expected) {
      const listed = (found.get(parent) ?? []).map(({ row }) => row)
      this.#same(parent, { rows: listed, count: counts.get(parent) }, { rows, count: rows.length })
    }
    if (!walked) return [...expected.values()].flat().length
    // The longest list says most about pages.
    const [parent, rows] = [...expected].reduce((one, other) => (other[1].length > one[1].length ? other : one))
    const [forward, backward] = await Promise.all([false, true].map((way) => this.walk(parent, way, rows.length)))
    this.#same(parent, { forward, backward }, { forward: rows, backward: rows })
    return [...expected.values()].flat().length
  }

  #same(parent: string, found: unknown, expected: unknown): void {
    const asked = JSON.stringify(this.question)
    expect({ asked, parent, ...(found as object) }).toEqual({ asked, parent, ...(expected as object) })
  }
}

const ids = (rows: readonly Placed<{ readonly id: string }>[]): Rows =>
  rows.map(({ row, position }) => ({ row: row.id, position }))

describe.each(engines)('filters on %s', (name, open) => {
  const { graphs: graphs_count, runs: runs_count, walkEvery } = amount(name)
  let graph: Graph
  beforeAll(async () => {
    graph = await openGraph(open)
    process.stdout.write(`filters run with CITYTIES_TEST_SEED=${seed}\n`)
  })
  afterAll(() => graph.engine.close())

  test.each(fc.sample(graphs, { seed, numRuns: graphs_count }).map((plan, number) => ({ number, plan })))(
    'find, order, page and count what a filter in memory does: graph $number',
    async ({ number, plan }) => {
      await graph.engine.write((transaction) =>
        transaction.run({ name: 'test/empty', text: 'MATCH (n) WHERE NOT n:Graph DETACH DELETE n' }),
      )
      const model = await loadPlan(graph, plan, number + 1)
      let rows_count = 0
      let empty_count = 0
      await fc.assert(
        fc.asyncProperty(fc.array(questions, { minLength: 8, maxLength: 8 }), async (batch) => {
          const counts = await Promise.all(
            batch.map((question, i) => new Asked(graph, model, question).check(i % walkEvery === 0)),
          )
          for (const count of counts) {
            rows_count += count
            empty_count += count === 0 ? 1 : 0
          }
        }),
        { seed: seed + number, numRuns: runs_count, endOnFailure: true },
      )
      // A run in which little is found compares little.
      expect(rows_count).toBeGreaterThan(runs_count * 20)
      expect(empty_count).toBeLessThan(runs_count * 6)
    },
  )
})

/** What breaks out of texts, names and comments where it is let into a statement; with a letter, as texts without are refused. */
const hostile = fc
  .oneof(
    fc.constantFrom(
      "' OR true //",
      '"}) DETACH DELETE n //',
      '`',
      '\\',
      '$p0',
      '{{where}}',
      '*/',
      '\u0000',
      '\u2028',
      '$&',
      "$'",
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  .map((text) => `${text}a`)

/** The value with every text in it that is no date replaced; dates are checked before they get anywhere. */
function withTexts(value: unknown, next: () => string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => withTexts(part, next, key))
  if (typeof value === 'string') return key === 'dates' ? value : next()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      withTexts(
        part,
        next,
        ['since', 'until', 'on', 'start', 'end'].includes(name) || key === 'dates' ? 'dates' : name,
      ),
    ]),
  )
}

describe.each(['neo4j', 'grafeo'] as const)('the statement of a filter in the dialect of %s', (dialect) => {
  const statements = new Statements(dialect)
  const build = ({ list, ...selection }: Question, where: Filter | undefined, after: Position | undefined): string => {
    const query = { ...selection, where, window: { backward: false, limit: 10, ...(after ? { after } : {}) } }
    if (list.of === 'entities')
      return statements.build('entity/page', { label: list.label }, entityList(query, list.label).parts).text
    return statements.build('relationship/page', { ...list.way }, tieList(query, list.way).parts).text
  }

  test('is the same whatever the texts in it are', () => {
    let replaced_count = 0
    fc.assert(
      fc.property(questions, fc.infiniteStream(hostile), (question, texts) => {
        const next = (): string => {
          replaced_count++
          return texts.next().value as string
        }
        const harmless = withTexts(question.where, () => 'x') as Filter | undefined
        const text = build(question, harmless, undefined)
        expect(build(question, withTexts(question.where, next) as Filter | undefined, undefined)).toBe(text)
        expect(text).not.toMatch(/\{\{|undefined|\[object/)
      }),
      { seed, numRuns: 400 },
    )
    expect(replaced_count).toBeGreaterThan(200)
  })

  test('takes nothing of a cursor but parameters', () => {
    const question: Question = {
      list: { of: 'entities', label: 'City' },
      where: undefined,
      orderBy: [{ field: 'region', direction: 'DESC' }],
      asOf: undefined,
      size: 1,
    }
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        expect(build(question, undefined, [0, one, other])).toBe(build(question, undefined, [1, 'x', 'y']))
      }),
      { seed, numRuns: 100 },
    )
  })

  test('has no place for names that the tables do not have', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.constantFrom('__proto__', 'constructor', 'toString', 'sortKey', 'revision')),
        (name) => {
          fc.pre(name !== '')
          const where = Object.fromEntries([[name, { eq: 'x' }]])
          const of = (query: Omit<ListQuery, 'window'>) => () => entityList({ ...query, window: endless }, 'City')
          expect(of({ where })).toThrow(/^There is no filter on /)
          expect(of({ orderBy: [{ field: name }] })).toThrow(/^There is no order by /)
          const wild = entityList(
            { orderBy: [{ field: 'name', direction: name as 'ASC', nulls: name as 'LAST' }], window: endless },
            'City',
          )
          expect(wild.parts['order']).toBe('k0 ASC, k1 ASC')
        },
      ),
      { seed, numRuns: 200 },
    )
  })
})

describe('bounds of filters', () => {
  const list = (query: Omit<ListQuery, 'window'>) => () => entityList({ ...query, window: endless }, 'City')
  const nested = (levels: number): Filter => (levels === 0 ? {} : { NOT: nested(levels - 1) })
  const tooMuch = (says: RegExp) =>
    expect.objectContaining({ kind: 'LIMIT_EXCEEDED', message: expect.stringMatching(says) })
  const wrong = (says: RegExp) =>
    expect.objectContaining({ kind: 'INVALID_INPUT', message: expect.stringMatching(says) })
  const thrown = (work: () => unknown): unknown => {
    try {
      return work()
    } catch (error) {
      return error
    }
  }

  test('depth', () => {
    const most = limits.filterDepthMax_levels
    expect(list({ where: nested(most) })).not.toThrow()
    expect(thrown(list({ where: nested(most + 1) }))).toEqual(tooMuch(new RegExp(`\\b${most} levels`)))
    let where: Filter = {}
    for (let level = 0; level <= most; level++) where = { twinnedWith: where }
    expect(thrown(list({ where }))).toEqual(tooMuch(new RegExp(`\\b${most} levels`)))
  })

  test('conditions, however they are spread', () => {
    const most = limits.filterConditionsMax_count
    const parts = (count: number): Filter[] => Array.from({ length: count }, () => ({ population: { gt: 1 } }))
    expect(list({ where: { OR: parts(most - 1) } })).not.toThrow()
    expect(thrown(list({ where: { OR: parts(most) } }))).toEqual(tooMuch(new RegExp(`\\b${most} conditions`)))
    const spread = { twinnings: { OR: [{ node: { AND: parts(most / 2) } }] }, AND: parts(most / 2) }
    expect(thrown(list({ where: spread }))).toEqual(tooMuch(new RegExp(`\\b${most} conditions`)))
  })

  test.each([
    ['a word', (values: string[]): Filter => ({ id: { in: values } })],
    ['a name', (values: string[]): Filter => ({ name: { in: values } })],
    ['a text', (values: string[]): Filter => ({ region: { in: values } })],
    ['a source', (values: string[]): Filter => ({ source: { in: values } })],
  ])('the length of a list: %s', (_kind, where) => {
    const most = limits.filterValuesMax_count
    const values = (count: number) => Array.from({ length: count }, (_unused, i) => `ct:source/s${i}`)
    expect(list({ where: where(values(most)) })).not.toThrow()
    expect(thrown(list({ where: where(values(most + 1)) }))).toEqual(tooMuch(new RegExp(`\\b${most} values`)))
  })

  test.each(['name', 'population', 'region', 'twinningCount'])('keys of an order: %s', (field) => {
    const most = limits.orderTermsMax_count
    const terms = (count: number): OrderTerm[] => Array.from({ length: count }, () => ({ field }))
    expect(list({ orderBy: terms(most) })).not.toThrow()
    expect(thrown(list({ orderBy: terms(most + 1) }))).toEqual(tooMuch(new RegExp(`\\b${most} fields`)))
  })

  test.each([
    ['a field', { population: null }],
    ['an operator', { population: { eq: null } }],
    ['a list', { name: { in: null } }],
    ['a source', { source: { eq: null } }],
    ['a count', { twinningCount: { lt: null } }],
    ['NOT', { NOT: null }],
    ['AND', { AND: null }],
    ['below', { twinnings: { node: { country: { code: { ne: null } } } } }],
  ] as [string, Filter][])('null is no condition: %s', (_place, where) => {
    expect(thrown(list({ where }))).toEqual(wrong(/null.*isNull/))
  })

  test('a place in another order', () => {
    const window = { ...endless, after: ['x'] }
    expect(thrown(() => entityList({ orderBy: [{ field: 'population' }], window }, 'City'))).toEqual(
      wrong(/another order/),
    )
  })
})
