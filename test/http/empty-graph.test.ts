import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import { createSchema } from '../../src/graphql/schema.js'
import { engines } from '../support/engines.js'
import { startServer, type TestServer } from '../support/http.js'

/** Whoever begins with nothing in the graph is told that there is nothing, whatever the question. */

const schema = await createSchema()
const values: Readonly<Record<string, string>> = { ID: '"wd:Q1"', String: '"Pavia"', Int: '1', Float: '1' }

/** The least that an input takes. */
function leastOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return leastOf(type.ofType)
  if (isListType(type)) return `[${leastOf(type.ofType)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField)
    return `{${required.map((field) => `${field.name}: ${leastOf(field.type)}`).join(', ')}}`
  }
  const value = values[type.name]
  if (value === undefined) throw new Error(`say what a ${type.name} may be`)
  return value
}

/** Ids that are of another form. */
const ids: Readonly<Record<string, string>> = {
  source: '"ct:source/a"',
  analysisJob: '"00000000-0000-4000-8000-000000000000"',
}

/** With what has to be given, and an id where a thing may be named by one. */
function call({ name, args }: GraphQLField<unknown, unknown>): string {
  const given = args.filter((arg) => isRequiredArgument(arg) || arg.name === 'id')
  const list = given.map((arg) => `${arg.name}: ${(arg.name === 'id' && ids[name]) || leastOf(arg.type)}`)
  return list.length === 0 ? name : `${name}(${list.join(', ')})`
}

/** Everything that takes no argument of its own, some levels deep. */
function selection(output: GraphQLOutputType, levels: number): string {
  const type = getNamedType(output)
  if (!isCompositeType(type)) return ''
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }'
  const fields = Object.values(type.getFields())
    .filter((field) => !field.args.some(isRequiredArgument))
    .filter((field) => levels > 1 || !isCompositeType(getNamedType(field.type)))
  return `{ __typename ${fields.map((field) => `${field.name} ${selection(field.type, levels - 1)}`).join(' ')} }`
}

const questions = Object.values(schema.getQueryType()?.getFields() ?? {}).map((field): [string, string] => [
  field.name,
  `{ ${call(field)} ${selection(field.type, 2)} }`,
])

describe.each(engines)('an empty graph on %s', (_, open) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(open, { seed: false })
  })
  afterAll(() => server.close())

  test('is asked every question that there is', () => {
    expect(questions.length).toBeGreaterThan(40)
  })

  test.each(questions)('answers %s', async (name, query) => {
    const { body } = await server.ask(query)
    // What is switched off, or needs a thing that is there, says so.
    const refused: Readonly<Record<string, string>> = { cypher: 'FORBIDDEN', changes: 'UNAUTHENTICATED' }
    const codes = (body.errors ?? []).map(({ extensions }) => extensions.code)
    expect({ query, codes, errors: body.errors?.map(({ message }) => message) }).toEqual(
      name in refused
        ? { query, codes: [refused[name]], errors: [expect.any(String)] }
        : { query, codes: [], errors: undefined },
    )
    expect(body.data === null).toBe(name in refused)
  })

  test('says why there is no path', async () => {
    const ends = 'from: "wd:Q1", to: "wd:Q2"'
    const answer = await server.data(`{
      shortestPath(${ends}) { reason } shortestPaths(${ends}) { reason } paths(${ends}) { reason }
      subgraph { truncated nodes { id } } coAffiliations { pairCount }
      commonPartners(of: ["wd:Q1", "wd:Q2"]) { totalCount }
    }`)
    expect(answer).toEqual({
      shortestPath: { reason: 'UNKNOWN_START' },
      shortestPaths: { reason: 'UNKNOWN_START' },
      paths: { reason: 'UNKNOWN_START' },
      subgraph: { truncated: false, nodes: [] },
      coAffiliations: { pairCount: 0 },
      commonPartners: { totalCount: 0 },
    })
  })
})
