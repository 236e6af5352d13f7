import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import type { MeasureCount } from '../graphql/measures/measure-cost.js'
import type { Price } from '../graphql/shared/price.js'
import { limits } from '../limits.js'
import { introspectionRows } from './introspection-rows.js'

type Values = Readonly<Record<string, unknown>>

/** What an operation may ask for, known before anything is read for it. */
export interface OperationPrice {
  /** Fields that it may give, a measure of a whole network counted as many. */
  readonly cost_fields: number
  /** The same without measures, which are computed on other threads. */
  readonly given_fields: number
  /** It nests deeper than it may with its fragments written out; then the cost is not all of it. */
  readonly tooDeep: boolean
}

interface Sum {
  /** Fields that may be given. */
  cost: number
  /** Measures of whole networks: each is computed once, however many parents it has. */
  measures: number
  levels: number
}

/** The parts of a selection that hold for some types alone. */
type Part = readonly [condition: GraphQLCompositeType, sum: Sum]

/**
 * What an operation costs. Unless a field has a price of its own, it costs 1 and what is
 * selected of it, as often as its rows: as many as a page or the start of a list may have,
 * the ids that are given, or a guess for other lists. Of fragments on several types, the
 * dearest that can hold together count. Each fragment is looked at once, however often it is
 * spread.
 *
 * @returns null where the variables are not what the operation declares: the executor says so, and reads nothing
 */
export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Values,
): OperationPrice | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  const type = schema.getRootType(operation.operation)
  if (!coerced || !type) return null
  const bill = new Bill(schema, document, coerced)
  const { cost, measures, levels } = bill.ofSelection(operation.selectionSet, type)
  return {
    cost_fields: finite(cost + measures * limits.measureCost_fields),
    given_fields: cost,
    tooDeep: bill.tooDeep || levels > limits.operationNestingMax_levels,
  }
}

/** What grows past all bounds must not become infinite, of which no rows would be no number. */
const finite = (count: number): number => Math.min(count, Number.MAX_SAFE_INTEGER)

class Bill {
  /** Nothing is looked for below, which would take a stack as deep. */
  tooDeep = false
  #depth = 0
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #known = new Map<string, Sum>()

  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
    readonly variables: Values,
  ) {
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
  }

  ofSelection({ selections }: SelectionSetNode, type: GraphQLCompositeType): Sum {
    const sum: Sum = { cost: 0, measures: 0, levels: 0 }
    if (this.#depth > limits.operationNestingMax_levels) {
      this.tooDeep = true
      return sum
    }
    const parts: Part[] = []
    for (const selection of selections) {
      if (!this.#isIncluded(selection)) continue
      if (selection.kind === Kind.FIELD) add(sum, this.#ofField(selection, type))
      else if (selection.kind === Kind.FRAGMENT_SPREAD) parts.push(this.#ofFragment(selection.name.value))
      else {
        const condition = selection.typeCondition ? this.#composite(selection.typeCondition.name.value) : type
        parts.push([condition, this.ofSelection(selection.selectionSet, condition)])
      }
    }
    sum.levels++
    // Their braces stand in place of these.
    if (parts.length > 0) add(sum, this.#dearest(parts, type))
    return sum
  }

  #ofField(node: FieldNode, type: GraphQLCompositeType): Sum {
    const field = fieldOf(type, node.name.value)
    const args = this.#argumentsOf(field, node)
    const named = getNamedType(field.type)
    const below: Sum = { cost: 0, measures: 0, levels: 0 }
    if (node.selectionSet && isCompositeType(named)) {
      this.#depth++
      add(below, this.ofSelection(node.selectionSet, named))
      this.#depth--
    }
    const price = field.extensions['price'] as Price | undefined
    const rows = price ? 1 : rowsOf(this.schema, type, field, args)
    const own = price ? price({ args, childCost: below.cost }) : 1 + below.cost * rows
    const measures = (field.extensions['measures'] as MeasureCount | undefined)?.(args) ?? 0
    return { cost: finite(Math.max(1, own)), measures: below.measures + measures, levels: below.levels }
  }

  #ofFragment(name: string): Part {
    // Validation has made sure that there is one, and that none is within itself.
    const fragment = this.#fragments.get(name) as FragmentDefinitionNode
    const condition = this.#composite(fragment.typeCondition.name.value)
    let sum = this.#known.get(name)
    if (!sum) {
      sum = this.ofSelection(fragment.selectionSet, condition)
      this.#known.set(name, sum)
    }
    return [condition, sum]
  }

  /** Of all types that a thing here may have, what the parts cost that hold for it. */
  #dearest(parts: readonly Part[], type: GraphQLCompositeType): Sum {
    const dearest: Sum = { cost: 0, measures: 0, levels: 0 }
    for (const possible of isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type]) {
      const sum: Sum = { cost: 0, measures: 0, levels: 0 }
      for (const [condition, part] of parts)
        if (condition === possible || (isAbstractType(condition) && this.schema.isSubType(condition, possible)))
          add(sum, part)
      dearest.cost = Math.max(dearest.cost, sum.cost)
      dearest.measures = Math.max(dearest.measures, sum.measures)
      dearest.levels = Math.max(dearest.levels, sum.levels)
    }
    return dearest
  }

  /** A field whose arguments are none of its own fails by itself; it counts as if they were. */
  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Values {
    try {
      return getArgumentValues(field, node, this.variables as Record<string, unknown>)
    } catch {
      return Object.fromEntries(field.args.map(({ name, defaultValue }) => [name, defaultValue]))
    }
  }

  #isIncluded(node: SelectionNode): boolean {
    if (!node.directives?.length) return true
    try {
      const variables = this.variables as Record<string, unknown>
      return (
        getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
        getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
      )
    } catch {
      return true
    }
  }

  #composite(name: string): GraphQLCompositeType {
    return this.schema.getType(name) as GraphQLCompositeType
  }
}

function add(sum: Sum, { cost, measures, levels }: Sum): void {
  sum.cost = finite(sum.cost + cost)
  sum.measures = finite(sum.measures + measures)
  sum.levels = Math.max(sum.levels, levels)
}

const metaFields: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  [SchemaMetaFieldDef.name]: SchemaMetaFieldDef,
  [TypeMetaFieldDef.name]: TypeMetaFieldDef,
  [TypeNameMetaFieldDef.name]: TypeNameMetaFieldDef,
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  const own = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
  return own ?? (metaFields[name] as GraphQLField<unknown, unknown>)
}

/** How often what is selected of a field may be given. */
function rowsOf(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  { name, type: declared }: GraphQLField<unknown, unknown>,
  args: Values,
): number {
  const type = isNonNullType(declared) ? declared.ofType : declared
  // A negative length is refused by the field itself, and must not make the others cheaper.
  const asked = (value: unknown, otherwise: number): number => Math.max(0, Number(value ?? otherwise))
  if (getNamedType(type).name.endsWith('Connection'))
    return asked(args['first'] ?? args['last'], limits.pageDefault_rows)
  if (Array.isArray(args['ids'])) return args['ids'].length
  if (!isListType(type)) return 1
  if (parent.name.startsWith('__')) return introspectionRows(schema, name)
  // The rows of a page are counted at its connection.
  return name === 'edges' ? 1 : asked(args['first'], limits.listGuess_rows)
}
