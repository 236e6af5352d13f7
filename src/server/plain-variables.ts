import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'
import { GraphQLJSON } from 'graphql-scalars'

type Values = Readonly<Record<string, unknown>>

const anything = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: GraphQLJSON.name } } as const

/**
 * A document of which no variable is an input object, for the compiler: it writes out code
 * for every field of an input object that can be reached, and filters reach each other
 * without end. (An operation with one filter in a variable took 6 s to compile, during which
 * nobody was answered.) What such a variable holds is passed as it is: see `plainValues`.
 */
export const withPlainVariables = (schema: GraphQLSchema, document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.variableDefinitions
      ? { ...definition, variableDefinitions: definition.variableDefinitions.map((one) => plain(schema, one)) }
      : definition,
  ),
})

function plain(schema: GraphQLSchema, definition: VariableDefinitionNode): VariableDefinitionNode {
  if (!holdsInputObjects(schema, definition)) return definition
  const { defaultValue: _, ...rest } = definition
  return { ...rest, type: anything }
}

const holdsInputObjects = (schema: GraphQLSchema, { type }: VariableDefinitionNode): boolean =>
  // Null for a type that there is not, which validation has refused before.
  isInputObjectType(getNamedType(typeFromAST(schema, type as never)))

/** The variables of an operation with plain variables; null where they are not what the operation declares. */
export function plainValues(schema: GraphQLSchema, operation: OperationDefinitionNode, given: Values): Values | null {
  const definitions = (operation.variableDefinitions ?? []).filter((one) => holdsInputObjects(schema, one))
  if (definitions.length === 0) return given
  const { coerced } = getVariableValues(schema, definitions, given)
  return coerced ? { ...given, ...coerced } : null
}
