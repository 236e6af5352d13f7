import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse, print } from 'graphql'
import { openEngine } from '../../src/compose.js'
import { createSchema } from '../../src/graphql/schema.js'
import { withPlainVariables } from '../../src/server/plain-variables.js'
import { embedded } from '../support/engines.js'
import { serveGraph, startServer, type TestServer } from '../support/http.js'
import { post } from './bad-requests.js'

/** Operations run compiled and interpreted, which may not show in any answer. */

const folder = join(import.meta.dirname, '..', '..', 'src', 'playground', 'tour')
const tour = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)

interface Asked {
  readonly query: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const others: readonly [string, Asked][] = [
  ['no name of an operation', { query: 'query A { graphVersion }' }],
  ['an empty name of an operation that is known without one', { query: 'query A { graphVersion }', operationName: '' }],
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
    'filters and orders in variables, with words of enums that are stored under other names',
    {
      query: `query ($where: CityFilter, $orderBy: [CityOrder!] = [{field: NAME, direction: DESC}], $part: SubgraphFilter!, $by: [Affiliation!]!) {
        cities(where: $where, orderBy: $orderBy, first: 3) { edges { node { name } } }
        subgraph(where: $part, limit: 5) { nodes { id } moreNodes }
        nested: subgraph(where: {cities: $where}, limit: 5) { nodes { id } }
        coAffiliations(by: $by, where: $where, first: 2) { pairCount pairs { shared { id } } }
      }`,
      variables: {
        where: { OR: [{ kind: { in: ['CITY', 'MUNICIPALITY'] } }, { signed: { kind: { eq: 'FRIENDSHIP' } } }] },
        part: { types: ['SIGNED', 'TWINNED_WITH'], twinnings: { kind: { ne: 'PARTNERSHIP' } } },
        by: ['AGREEMENTS'],
      },
    },
  ],
  [
    'a filter that is no such filter',
    {
      query: 'query ($where: CityFilter!) { cities(where: $where) { totalCount } }',
      variables: { where: { population: { gt: 'many' }, unknown: 1 } },
    },
  ],
  ['a filter that is missing', { query: 'query ($where: CityFilter!) { cities(where: $where) { totalCount } }' }],
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

test('the compiler is given no input object to write code for', async () => {
  const schema = await createSchema()
  const document = parse(
    'query ($a: SubgraphFilter!, $b: [CityOrder!] = [{field: NAME}], $c: Int = 3, $d: [Affiliation!]!) { graphVersion }',
  )
  expect(print(withPlainVariables(schema, document))).toBe(
    print(parse('query ($a: JSON, $b: JSON, $c: Int = 3, $d: [Affiliation!]!) { graphVersion }')),
  )
})

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
    async (_, asked) => {
      const ask = (server: TestServer) => server.fetch('/graphql', post(JSON.stringify(asked)))
      const expected = await ask(interpreted)
      // The first time interpreted, then compiled.
      for (let time = 0; time < 3; time++) {
        const answer = await ask(compiled)
        expect({ status: answer.status, text: withoutIds(answer.text) }).toEqual({
          status: expected.status,
          text: withoutIds(expected.text),
        })
      }
    },
  )
})
