import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'

/** A place of the schema where a text of the caller's goes in, and an operation with the text as `$text`. */
export interface TextPlace {
  /** `City.twinnings(after:)`, or where it is in an input object `CityFilter.id`. */
  readonly name: string
  readonly query: string
}

type AnyField = GraphQLField<unknown, unknown>

/** Scalars that are texts on the wire. */
const texts = ['String', 'ID', 'CountryCode', 'PartialDate', 'DateTimeISO']

/**
 * Every argument of the schema that takes a text, and every such field of an input object,
 * each with a shortest operation that reaches it.
 *
 * @param samples of fields that have to be told what they are about, their arguments
 */
export function textPlaces(schema: GraphQLSchema, samples: Readonly<Record<string, string>>): TextPlace[] {
  const places = new Map<string, TextPlace>()
  for (const { type, around } of typesIn(schema, samples))
    for (const field of Object.values(type.getFields()))
      for (const arg of field.args)
        for (const { name, value, variable } of textsIn(arg, `${type.name}.${field.name}`)) {
          if (places.has(name)) continue
          const args = [...requiredBeside(field, arg), `${arg.name}: ${value}`].join(', ')
          const query = around(`${field.name}(${args})${selectionOf(field)}`).replace(
            /^(query|mutation)/,
            `$1 ($text: ${variable}!)`,
          )
          places.set(name, { name, query })
        }
  return [...places.values()]
}

interface Reached {
  readonly type: GraphQLObjectType
  /** The operation in which a field of the type stands. */
  around(selection: string): string
}

/** Every type that can be reached, each once, the nearest way. */
function typesIn(schema: GraphQLSchema, samples: Readonly<Record<string, string>>): Reached[] {
  const found: Reached[] = []
  for (const [operation, root] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const)
    if (root) found.push({ type: root, around: (selection) => `${operation} { ${selection} }` })
  const known = new Set(found.map(({ type }) => type.name))
  for (const { type, around } of found)
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type)
      const args = samples[field.name] ?? (requiredOf(field).length === 0 ? '' : null)
      if (args === null || isLeafType(target)) continue
      const inner = (selection: string): string => around(`${field.name}${args} { ${selection} }`)
      for (const [one, within] of concrete(schema, target)) {
        if (known.has(one.name)) continue
        known.add(one.name)
        found.push({ type: one, around: (selection) => inner(within(selection)) })
      }
    }
  return found
}

function concrete(schema: GraphQLSchema, type: GraphQLNamedType): [GraphQLObjectType, (selection: string) => string][] {
  if (isObjectType(type)) return [[type, (selection) => selection]]
  if (!isInterfaceType(type)) return []
  return schema.getPossibleTypes(type).map((one) => [one, (selection) => `... on ${one.name} { ${selection} }`])
}

const requiredOf = ({ args }: AnyField): GraphQLArgument[] =>
  args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)

const requiredBeside = (field: AnyField, but: GraphQLArgument): string[] =>
  requiredOf(field)
    .filter((arg) => arg !== but)
    .map((arg) => `${arg.name}: ${sampleOf(arg.type)}`)

/** Something that the type takes; an id that there is, so that more than the check of it runs. */
function sampleOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sampleOf(type.ofType)
  if (isListType(type)) return `[${sampleOf(type.ofType)}]`
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    )
    return `{${required.map((field) => `${field.name}: ${sampleOf(field.type)}`).join(', ')}}`
  }
  if (!isScalarType(type)) return type.getValues()[0]?.name ?? ''
  return (
    { ID: '"wd:Q6259"', String: '"Pavia"', PartialDate: '"1990"', CountryCode: '"IT"', Boolean: 'true' }[type.name] ??
    '1'
  )
}

const selectionOf = (field: AnyField): string => (isLeafType(getNamedType(field.type)) ? '' : ' { __typename }')

interface Text {
  readonly name: string
  readonly value: string
  readonly variable: string
}

/** The texts of an argument: itself, or every one in its input objects, of which each type is looked into once. */
function textsIn(arg: GraphQLArgument, field: string): Text[] {
  const known = new Set<string>()
  const found: Text[] = []
  const queue: { name: string; type: GraphQLInputType; wrap: (value: string) => string }[] = [
    { name: `${field}(${arg.name}:)`, type: arg.type, wrap: (value) => value },
  ]
  for (const { name, type, wrap } of queue) {
    const named = getNamedType(type)
    const inList = (value: string): string => wrap(isList(type) ? `[${value}]` : value)
    if (isScalarType(named) && texts.includes(named.name))
      found.push({ name, value: inList('$text'), variable: named.name })
    if (!isInputObjectType(named) || known.has(named.name)) continue
    known.add(named.name)
    const inputs = Object.values(named.getFields())
    for (const input of inputs) {
      const beside = inputs
        .filter((one) => one !== input && isNonNullType(one.type) && one.defaultValue === undefined)
        .map((one) => `${one.name}: ${sampleOf(one.type)}`)
      queue.push({
        name: `${named.name}.${input.name}`,
        type: input.type,
        wrap: (value) => inList(`{${[...beside, `${input.name}: ${value}`].join(', ')}}`),
      })
    }
  }
  return found
}

const isList = (type: GraphQLInputType): boolean => (isNonNullType(type) ? isList(type.ofType) : isListType(type))
