import { describe, expect, test } from '@jest/globals'
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, isObjectType, parse } from 'graphql'
import { createSchema } from '../../src/graphql/schema.js'
import { dependsOnGraphAlone } from '../../src/server/note-answer.js'

const inner: GraphQLObjectType = new GraphQLObjectType({
  name: 'Inner',
  fields: () => ({
    steady: { type: GraphQLInt },
    now: { type: GraphQLInt, extensions: { volatile: true } },
    inner: { type: inner },
  }),
})
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: { inner: { type: inner }, clock: { type: GraphQLInt, extensions: { volatile: true } } },
  }),
})

describe('an answer that may be used again', () => {
  test.each([
    ['{ inner { steady inner { steady } } __typename }', true],
    ['{ clock }', false],
    ['{ steady: clock }', false],
    ['{ inner { inner { inner { now } } } }', false],
    ['{ inner { ...Part } } fragment Part on Inner { now }', false],
    ['{ inner { ... on Inner { steady now } } }', false],
    ['{ now: inner { steady } }', true],
  ])('%s: %s', (text, alone) => {
    expect(dependsOnGraphAlone(schema, parse(text))).toBe(alone)
  })
})

test('of the schema only what runs a caller’s own statement, and a job on its way, does not', async () => {
  const own = await createSchema()
  const volatile = Object.values(own.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.extensions['volatile'] === true)
    .map(({ type, field }) => `${type.name}.${field.name}`)
  expect(volatile.sort()).toEqual(['Query.analysisJob', 'Query.cypher'])
  const statement = 'query ($s: String!) { graphVersion cypher(statement: $s) { rows } }'
  expect(dependsOnGraphAlone(own, parse(statement))).toBe(false)
})
