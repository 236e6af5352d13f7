import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { printedSchema } from '../../src/graphql/print-schema.js'
import { queryOrder } from '../../src/graphql/query-order.js'
import { createSchema } from '../../src/graphql/schema.js'

const schema = await createSchema()
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)
const objects = types.filter((type) => isObjectType(type) || isInterfaceType(type))
const connections = objects.filter(({ name }) => name.endsWith('Connection'))

interface Described {
  readonly place: string
  readonly description: string | null | undefined
}

function* partsOf(type: GraphQLNamedType): Iterable<Described> {
  // The names of the root types say it all.
  if (![schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type as never))
    yield { place: type.name, description: type.description }
  if (isEnumType(type))
    for (const { name, description } of type.getValues()) yield { place: `${type.name}.${name}`, description }
  if (isInputObjectType(type))
    for (const { name, description } of Object.values(type.getFields()))
      yield { place: `${type.name}.${name}`, description }
  if (!isObjectType(type) && !isInterfaceType(type)) return
  for (const field of Object.values(type.getFields())) {
    const place = `${type.name}.${field.name}`
    yield { place, description: field.description }
    for (const { name, description } of field.args) yield { place: `${place}(${name}:)`, description }
  }
}
const parts = types.flatMap((type) => [...partsOf(type)])

const fieldTypes = (type: (typeof objects)[number] | undefined): Record<string, string> =>
  Object.fromEntries(Object.values(type?.getFields() ?? {}).map((field) => [field.name, String(field.type)]))
const objectOf = (name: string) => objects.find((type) => type.name === name)

describe('the schema', () => {
  test('describes every type, field, argument and enum value', () => {
    // Guards against a walk that sees nothing.
    expect(parts.length).toBeGreaterThan(500)
    expect(parts.filter(({ description }) => !description?.trim()).map(({ place }) => place)).toEqual([])
  })

  test('describes them in sentences', () => {
    const odd = parts.filter(({ description }) => !/^[A-Z`0-9][\s\S]*[.…)]$/.test(description?.trim() ?? ''))
    // Of scalars that a library brings along the words are its own.
    const own = odd.filter(({ place }) => !['CountryCode', 'JSON', 'DateTimeISO'].includes(place))
    expect(own).toEqual([])
  })

  test('has a connection for every kind of thing and of tie', () => {
    expect(connections.length).toBeGreaterThan(25)
  })

  test.each(connections.map(({ name }) => name))('%s is drawn as Relay draws it', (name) => {
    const edgeName = name.replace(/Connection$/, 'Edge')
    expect(fieldTypes(objectOf(name))).toEqual({
      edges: `[${edgeName}!]!`,
      pageInfo: 'PageInfo!',
      totalCount: 'Int!',
    })
    const { cursor, node, ...ties } = fieldTypes(objectOf(edgeName))
    expect(cursor).toBe('String!')
    expect(node).toMatch(/^\w+!$/)
    expect(Object.keys(ties).length).toBeLessThanOrEqual(1)
    for (const tie of Object.values(ties)) expect(tie).toMatch(/!$/)
  })

  test('PageInfo is drawn as Relay draws it', () => {
    expect(fieldTypes(objectOf('PageInfo'))).toEqual({
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'String',
      endCursor: 'String',
    })
  })

  // Lists that are made anew from their start, with nothing to go back to.
  const forwardOnly = ['Query.conflicts', 'Query.search', 'Query.likelyDuplicates', 'Query.changes', 'Source.facts']
  const isForwardOnly = (place: string): boolean => forwardOnly.includes(place) || place.endsWith('.history')
  test('every field that gives a connection takes the arguments of one', () => {
    const fields = objects.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .map((field) => ({
          place: `${type.name}.${field.name}`,
          type: String(field.type),
          args: Object.fromEntries(field.args.map((arg) => [arg.name, String(arg.type)])),
        })),
    )
    expect(fields.length).toBeGreaterThan(40)
    for (const { place, type, args } of fields) {
      expect({ place, type }).toEqual({ place, type: expect.stringMatching(/^\w+Connection!$/) })
      const forward = { first: 'Int', after: 'String' }
      const expected = isForwardOnly(place) ? forward : { ...forward, last: 'Int', before: 'String' }
      expect({ place, args }).toEqual({ place, args: expect.objectContaining(expected) })
      expect({ place, backward: 'last' in args }).toEqual({ place, backward: !isForwardOnly(place) })
    }
  })

  test('Node is what Relay asks for', () => {
    expect(fieldTypes(objectOf('Node'))).toEqual({ id: 'ID!' })
    const { node, nodes } = schema.getQueryType()?.getFields() ?? {}
    expect([String(node?.type), String(nodes?.type)]).toEqual(['Node', '[Node]!'])
  })

  test('gives the fields of Query in the order that is written down, none left out', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(queryOrder)
    expect(queryOrder.slice(0, 3)).toEqual(['city', 'cities', 'search'])
  })

  test('is the one in schema/schema.graphql; `npm run schema:emit` brings it up to date', async () => {
    const file = join(import.meta.dirname, '..', '..', 'schema', 'schema.graphql')
    expect(await printedSchema()).toBe(readFileSync(file, 'utf8'))
  })
})
