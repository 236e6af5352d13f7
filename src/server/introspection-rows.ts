import {
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'

const known = new WeakMap<GraphQLSchema, Readonly<Record<string, number>>>()

/** How many rows a list of introspection has; of lists within others, on average. */
export function introspectionRows(schema: GraphQLSchema, list: string): number {
  let rows = known.get(schema)
  if (!rows) {
    rows = rowsIn(schema)
    known.set(schema, rows)
  }
  return rows[list] ?? 1
}

function rowsIn(schema: GraphQLSchema): Readonly<Record<string, number>> {
  const types = Object.values(schema.getTypeMap())
  const directives = schema.getDirectives()
  const withFields = types.filter((type) => isObjectType(type) || isInterfaceType(type))
  const fields = withFields.flatMap((type) => Object.values(type.getFields()))
  const ofInputs = types.filter(isInputObjectType).map((type) => Object.keys(type.getFields()).length)
  const average = (counts: readonly number[]): number =>
    Math.ceil(counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length))
  return {
    types: types.length,
    directives: directives.length,
    locations: average(directives.map(({ locations }) => locations.length)),
    fields: average(withFields.map((type) => Object.keys(type.getFields()).length)),
    args: average(fields.map(({ args }) => args.length)),
    interfaces: average(withFields.map((type) => type.getInterfaces().length)),
    possibleTypes: average(types.filter(isAbstractType).map((type) => schema.getPossibleTypes(type).length)),
    enumValues: average(types.filter(isEnumType).map((type) => type.getValues().length)),
    inputFields: average(ofInputs),
  }
}
