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
  getNullableType,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { dearPages, measures, measuresByMetric, nearMetrics, prices, searches, searchesByPath } from './price-list.js'

type Values = Readonly<Record<string, unknown>>

/** Why a field may be given as often as it is. */
export type Reason = 'one' | 'page' | 'pageDefault' | 'ids' | 'first' | 'guess' | 'search' | 'paths' | 'measure'

/** What one field adds to the cost of an operation, without the fields below it that have parts of their own. */
export interface CostPart {
  /** Names as in the answer, with dots; empty for the operation itself. */
  readonly path: string
  readonly reason: Reason
  /** How often it may be given: as often as the rows above it. */
  readonly times: number
  /** How many rows it may have each time. */
  readonly rows: number
  /** Fields without fields of their own in a row of it. */
  readonly leaves: number
  readonly cost_fields: number
}

/**
 * Where the cost of an operation comes from, by the price list. Meta-fields of introspection are none of it: what is
 * asked of the schema has no explanation.
 *
 * @returns null where variables are not what the operation declares, or it asks for the schema
 */
export function explainCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Values,
): CostPart[] | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  const root = schema.getRootType(operation.operation)
  if (!coerced || !root) return null
  try {
    const explained = new Explanation(schema, document, coerced)
    const parts = explained.ofSelection(operation.selectionSet, root, {
      path: '',
      reason: 'one',
      times: 1,
      rows: 1,
      own: 0,
    })
    return [...parts, ...explained.measures].filter(({ cost_fields }) => cost_fields > 0)
  } catch (error) {
    if (error instanceof Unexplained) return null
    throw error
  }
}

export const sumOfCosts = (parts: readonly CostPart[]): number =>
  parts.reduce((sum, { cost_fields }) => sum + cost_fields, 0)

class Unexplained extends Error {}

/** A field that others are selected of. */
interface Parent {
  readonly path: string
  readonly reason: Reason
  readonly times: number
  readonly rows: number
  /** What it costs each time by itself. */
  readonly own: number
}

class Explanation {
  /** Each counts once, wherever it stands. */
  readonly measures: CostPart[] = []
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>

  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
    readonly variables: Values,
  ) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
  }

  /** The part of a parent first, then those of what is selected of it. */
  ofSelection(selection: SelectionSetNode, type: GraphQLCompositeType, parent: Parent): CostPart[] {
    const { leaves, parts } = this.#within(selection, type, parent)
    const { path, reason, times, rows, own } = parent
    return [{ path, reason, times, rows, leaves, cost_fields: times * (own + rows * leaves) }, ...parts]
  }

  #within({ selections }: SelectionSetNode, type: GraphQLCompositeType, parent: Parent): Below {
    const below: Below = { leaves: 0, parts: [] }
    const fragments: [GraphQLCompositeType, Below][] = []
    for (const selection of selections) {
      if (!this.#isIncluded(selection)) continue
      if (selection.kind === Kind.FIELD) add(below, this.#ofField(selection, type, parent))
      else {
        const inner = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection
        if (!inner) throw new Unexplained()
        const condition = inner.typeCondition ? this.#typeOf(inner.typeCondition.name.value) : type
        fragments.push([condition, this.#within(inner.selectionSet, condition, parent)])
      }
    }
    if (fragments.length > 0) add(below, this.#dearest(fragments, type, parent))
    return below
  }

  /** Of all types that a thing here may have, what the fragments have that hold for the dearest. */
  #dearest(fragments: readonly [GraphQLCompositeType, Below][], type: GraphQLCompositeType, parent: Parent): Below {
    let dearest: Below = { leaves: 0, parts: [] }
    for (const possible of isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type]) {
      const sum: Below = { leaves: 0, parts: [] }
      for (const [condition, part] of fragments)
        if (condition === possible || (isAbstractType(condition) && this.schema.isSubType(condition, possible)))
          add(sum, part)
      if (costOf(sum, parent) > costOf(dearest, parent)) dearest = sum
    }
    return dearest
  }

  #ofField(node: FieldNode, type: GraphQLCompositeType, { path, times, rows }: Parent): Below {
    const name = node.name.value
    if (name === '__typename') return { leaves: 1, parts: [] }
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (!field) throw new Unexplained()
    const here = { path: [path, (node.alias ?? node.name).value].filter(Boolean).join('.'), times: times * rows }
    const args = this.#argumentsOf(field, node)
    this.#addMeasures(`${type.name}.${name}`, args, here.path)
    const named = getNamedType(field.type)
    if (!node.selectionSet || !isCompositeType(named)) return { leaves: 1, parts: [] }
    const parent: Parent = { ...here, ...lengthOf(type, field, args) }
    return { leaves: 0, parts: this.ofSelection(node.selectionSet, named, parent) }
  }

  #addMeasures(name: string, args: Values, path: string): void {
    const isFar = measuresByMetric.has(name) && !nearMetrics.has(String(args['by']))
    const count = measures[name] ?? (isFar ? 1 : 0)
    if (count === 0) return
    const cost_fields = count * prices.measure_fields
    this.measures.push({ path, reason: 'measure', times: 1, rows: count, leaves: 0, cost_fields })
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Values {
    try {
      return getArgumentValues(field, node, { ...this.variables })
    } catch {
      return Object.fromEntries(field.args.map(({ name, defaultValue }) => [name, defaultValue]))
    }
  }

  #isIncluded(node: SelectionNode): boolean {
    const variables = { ...this.variables }
    return (
      getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
    )
  }

  #typeOf(name: string): GraphQLCompositeType {
    const type = this.schema.getType(name)
    if (!isCompositeType(type)) throw new Unexplained()
    return type
  }
}

/** What is selected of one row. */
interface Below {
  leaves: number
  readonly parts: CostPart[]
}

function add(sum: Below, { leaves, parts }: Below): void {
  sum.leaves += leaves
  sum.parts.push(...parts)
}

const costOf = ({ leaves, parts }: Below, { times, rows }: Parent): number => times * rows * leaves + sumOfCosts(parts)

/** How many rows a field may have, and what it costs by itself. */
function lengthOf(
  { name: parent }: GraphQLCompositeType,
  { name, type: declared }: GraphQLField<unknown, unknown>,
  args: Values,
): Pick<Parent, 'reason' | 'rows' | 'own'> {
  const asked = (value: unknown, otherwise: number): number => Math.max(0, Number(value ?? otherwise))
  const key = `${parent}.${name}`
  const search = name === 'history' ? { rowsBy: 'first' as const } : searches[key]
  if (search) {
    const rows = search.rowsBy === null ? 1 : asked(args[search.rowsBy], prices.pageDefault_rows)
    return { reason: 'search', rows, own: prices.search_fields }
  }
  if (searchesByPath.has(key)) {
    const rows = asked(args['k'], 1)
    return { reason: 'paths', rows, own: Math.max(1, rows * prices.search_fields) }
  }
  const own = dearPages.has(key) ? prices.measure_fields : 1
  if (getNamedType(declared).name.endsWith('Connection')) {
    const length = args['first'] ?? args['last']
    return { reason: length == null ? 'pageDefault' : 'page', rows: asked(length, prices.pageDefault_rows), own }
  }
  if (Array.isArray(args['ids'])) return { reason: 'ids', rows: args['ids'].length, own }
  // The rows of a page are counted at its connection.
  if (!isListType(getNullableType(declared)) || name === 'edges') return { reason: 'one', rows: 1, own }
  const first = args['first']
  return { reason: first == null ? 'guess' : 'first', rows: asked(first, prices.listGuess_rows), own }
}
