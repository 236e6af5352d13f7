import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openEngine } from '../../src/compose.js'
import { embedded } from '../support/engines.js'
import { serveGraph, startServer, type TestServer } from '../support/http.js'

/** Operations run compiled and interpreted, which may not show in any answer. */

const folder = join(import.meta.dirname, '..', '..', 'src', 'playground', 'tour')
const tour = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)

interface Asked {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const others: readonly [string, Asked][] = [
  [
    'fragments that select different things of one list',
    {
      query: `
    query { a: city(name: "pavia") { ...F twinnings(first: 2) { edges { node { population } } } } b: city(name: "iasi") { ...F } }
    fragment F on City { twinnings(first: 2) { totalCount edges { node { id } } } }`,
    },
  ],
  [
    'conditions on fields',
    {
      query:
        'query ($yes: Boolean!) { cities(first: 2) { edges { cursor @skip(if: $yes) node { id name @include(if: $yes) } } } }',
      variables: { yes: true },
    },
  ],
  [
    'types behind an interface',
    {
      query:
        '{ nodes(ids: ["wd:Q6259", "ct:source/wikidata", "ct:city/none", "rel:TWINNED_WITH~wd:Q3185~wd:Q6259~TWINNING-0"]) { __typename id ... on City { name } ... on Source { title } ... on Twinning { kind cities { name } } } }',
    },
  ],
  [
    'variables with defaults',
    {
      query:
        'query ($first: Int = 3) { cities(first: $first, orderBy: [{field: POPULATION, direction: DESC}]) { edges { node { name population } } } }',
    },
  ],
  [
    'a variable of the wrong kind',
    { query: 'query ($first: Int) { cities(first: $first) { edges { node { id } } } }', variables: { first: 'x' } },
  ],
  [
    'arguments that break a rule',
    { query: '{ cities(first: 1) { edges { node { twinnings(first: -1) { totalCount } } } } }' },
  ],
  [
    'a failure deep in a list',
    { query: '{ cities(first: 3) { edges { node { id twinnings(after: "none") { totalCount } } } } }' },
  ],
  [
    'a failure beside what can be answered',
    { query: '{ good: city(name: "pavia") { name } bad: city(id: "x") { name } }' },
  ],
  ['an operation by its name', { query: 'query A { graphVersion } query B { cities { totalCount } }' }],
  ['introspection', { query: '{ __schema { queryType { name } } __type(name: "City") { kind interfaces { name } } }' }],
]

/** Of an error that is not shown, the log's id is another each time. */
const withoutIds = (text: string): string => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')

describe('compiled and interpreted execution', () => {
  let compiled: TestServer
  let interpreted: TestServer
  beforeAll(async () => {
    compiled = await startServer(() => openEngine(embedded))
    interpreted = await serveGraph(compiled.graph, { compiled: false })
  })
  afterAll(async () => {
    await interpreted.close()
    await compiled.close()
  })

  test.each([...tour.map(([name, query]) => [name, { query } as Asked] as const), ...others])(
    '%s: both give the same',
    async (_, { query, variables }) => {
      const expected = await interpreted.ask(query, variables)
      // The first time interpreted, then compiled.
      for (let time = 0; time < 3; time++) {
        const answer = await compiled.ask(query, variables)
        expect({ status: answer.status, text: withoutIds(answer.text) }).toEqual({
          status: expected.status,
          text: withoutIds(expected.text),
        })
      }
    },
  )
})
