import { describe, expect, test } from '@jest/globals'
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from 'graphql'
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
