import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { buildSchema, parse, validate } from 'graphql'
import { databases, type HostileServer, startHostile } from './hostile-server.js'
import { type TextPlace, textPlaces } from './text-places.js'

/** Whatever text goes in wherever the schema takes one, none of it becomes Cypher, and nothing of it is written. */

const schema = buildSchema(readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'schema.graphql'), 'utf8'))

const places = textPlaces(schema, {
  city: '(name: "Pavia")',
  country: '(code: "IT")',
  node: '(id: "wd:Q6259")',
  nodes: '(ids: ["wd:Q6259"])',
  ranking: '(by: DEGREE)',
  search: '(text: "pavia")',
  source: '(id: "ct:source/cultcities-pavia-2022")',
  shortestPath: '(from: "wd:Q6259", to: "wd:Q37776")',
  shortestPaths: '(from: "wd:Q6259", to: "wd:Q37776")',
  paths: '(from: "wd:Q6259", to: "wd:Q37776")',
  commonPartners: '(of: ["wd:Q6259"])',
  cityCounts: '(by: [COUNTRY])',
  tieCounts: '(by: [TYPE])',
  metric: '(by: DEGREE)',
})

/** Each ends some context of a statement and goes on in its place. */
const fragments = [
  "' OR true //",
  '" OR true //',
  '` OR true //',
  "'}) DETACH DELETE n //",
  '"}) MATCH (n) DETACH DELETE n //',
  '`) DETACH DELETE (n) //',
  "\\' RETURN 1 //",
  '\\u0027 OR 1=1 //',
  '\\\\u0027',
  "*/ MATCH (n) SET n.name = 'x' /*",
  '\n; MATCH (n) DETACH DELETE n;',
  "' UNION MATCH (n) RETURN n.name AS name //",
  "'}] | n] RETURN n //",
  '$ids',
  '{{where}}',
  '{{label}}',
  '$'.concat('{process.exit()}'),
  "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
  'CALL dbms.components()',
  'CALL { MATCH (n) DELETE n }',
  "apoc.load.json('http://127.0.0.1')",
  'ʼ OR true //',
  '＇ OR true //',
  '\u0000',
  '\ud800',
  '.*',
  '(?:a+)+$',
  '%',
  '$$',
  '$&',
  "$'",
]

/** All in all would take minutes. */
const shares_count = 3

const text = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: 'binary', maxLength: 12 })),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''))

const codes = ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'UNAUTHENTICATED', 'LIMIT_EXCEEDED']

describe.each(databases)('Cypher in texts, on %s', (_, database) => {
  let server: HostileServer
  let before: string
  beforeAll(async () => {
    server = await startHostile(database)
    before = await records()
  })
  afterAll(() => server.close())

  /** All records of the graph, as one text. */
  const records = async (): Promise<string> =>
    (await server.fetch('/export/jsonl')).text.split('\n').slice(1).join('\n')

  async function expectHarmless({ name, query }: TextPlace, value: string): Promise<void> {
    const { status, text: answer, body } = await server.ask(query, { text: value })
    const given = body.errors?.map(({ extensions }) => extensions.code) ?? []
    expect({ name, value, answer, isKnown: given.every((code) => codes.includes(code)) && status < 500 }).toEqual({
      name,
      value,
      answer,
      isKnown: true,
    })
    // What a database or a driver would say of a statement.
    expect(answer.replaceAll(JSON.stringify(value).slice(1, -1), '')).not.toMatch(
      /SyntaxError|Neo\.|Neo4jError|GQL|SemanticError|root:/,
    )
  }

  test('every place of the schema is reached by an operation that it allows', () => {
    for (const { name, query } of places)
      expect({ name, errors: validate(schema, parse(query)).map(({ message }) => message) }).toEqual({
        name,
        errors: [],
      })
    // Guards against a walk that finds nothing.
    for (const name of [
      'Query.city(name:)',
      'Query.search(text:)',
      'Query.nodes(ids:)',
      'NameFilter.contains',
      'City.name(language:)',
    ])
      expect(places.map((place) => place.name)).toContain(name)
    expect(places.length).toBeGreaterThan(100)
  })

  test(`each place with one in ${shares_count} of the fragments, each fragment in one in ${shares_count} of the places`, async () => {
    const queue = places.flatMap((place, at) =>
      fragments.filter((_, i) => (i + at) % shares_count === 0).map((value) => ({ place, value })),
    )
    const work = async (): Promise<void> => {
      for (let next = queue.pop(); next; next = queue.pop()) await expectHarmless(next.place, next.value)
    }
    await Promise.all(Array.from({ length: 8 }, work))
    await server.expectAlive()
    expect(await records()).toBe(before)
  }, 240_000)

  test('fragments put together with other text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), text, (place, value) => expectHarmless(place, value)),
      { numRuns: 600 },
    )
    await server.expectAlive()
    expect(await records()).toBe(before)
  }, 120_000)
})
