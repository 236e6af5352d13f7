import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { ValidOperation } from '../exchange.js'

/** What an operation selects of an object: its fields by the names that they have in the answer, in their order. */
export type Shape = Map<string, FieldShape>

export interface FieldShape {
  /** The field's name in the schema; the answer may have it under an alias. */
  readonly field: string
  readonly isList: boolean
  readonly isConnection: boolean
  /** What is selected of it, or of its items; null for scalars. */
  readonly selection: Shape | null
}

interface Walk {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly variables: Readonly<Record<string, unknown>>
}

/** The shape of an operation's data, known before there is any: an empty list has columns too. */
export function shapeOf(valid: ValidOperation, variables: Readonly<Record<string, unknown>>): Shape {
  const { schema, document, operation } = valid
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value] as const] : [],
  )
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const walk: Walk = {
    schema,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    variables: { ...Object.fromEntries(defaults), ...variables },
  }
  const shape: Shape = new Map()
  const root = schema.getRootType(operation.operation)
  if (root) collect(walk, operation.selectionSet, root, shape)
  return shape
}

function isLeftOut(node: { readonly directives?: readonly DirectiveNode[] }, { variables }: Walk): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false
  )
}

/** Adds what a selection has; of fragments on several types, all that any of them has. */
function collect(walk: Walk, { selections }: SelectionSetNode, type: GraphQLNamedType, into: Shape): void {
  for (const selection of selections) {
    if (isLeftOut(selection, walk)) continue
    if (selection.kind === Kind.FIELD) addField(walk, selection, type, into)
    else {
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection
      const condition = inner?.typeCondition?.name.value
      const narrowed = condition === undefined ? type : walk.schema.getType(condition)
      if (inner && narrowed) collect(walk, inner.selectionSet, narrowed, into)
    }
  }
}

function addField(walk: Walk, { name, alias, selectionSet }: FieldNode, type: GraphQLNamedType, into: Shape): void {
  const field = name.value
  const declared = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.type : undefined
  const named = declared && getNamedType(declared)
  const key = (alias ?? name).value
  const shape: FieldShape = into.get(key) ?? {
    field,
    isList: declared !== undefined && isListType(getNullableType(declared)),
    isConnection: named?.name.endsWith('Connection') ?? false,
    selection: selectionSet ? new Map() : null,
  }
  into.set(key, shape)
  if (selectionSet && shape.selection && named) collect(walk, selectionSet, named, shape.selection)
}
